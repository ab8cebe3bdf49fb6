/** Owns the check for page references without target and for the error text of fields. Refuses the same words quoted in prose. */
import { z } from 'zod';
import type { CheckContext, Hit } from '#src/model/rule.ts';
import type { Passage } from '#src/model/statement.ts';
import { findFieldError } from '#src/text/contents-line.ts';
import { findBlock } from '#src/text/find-block.ts';
import { readListNumber } from '#src/text/numbering.ts';
import { defineKind } from './kind.ts';

export const brokenReference = defineKind({
  name: 'broken-reference',
  values: ['entry', 'found'],
  variants: () => ['field-error-text', 'no-target'],
  options: z.strictObject({ kind: z.literal('broken-reference'), on: z.literal('document') }),
  check: (context) => [...brokenEntries(context), ...errorTexts(context)],
});

function brokenEntries(context: CheckContext): Hit[] {
  return context.reading.statement.contents.flatMap(({ broken, title, page }, entry): Hit[] => {
    context.tick();
    if (!broken.value) return [];
    const number = readListNumber(title.value ?? '')?.value;
    const values = { entry: number === undefined ? `“${title.value ?? ''}”` : `第${number}项`, found: '' };
    const line = findBlock(context.document, page.anchor.block)?.text ?? '';
    // A page number may still be printed where the field behind it has lost its target.
    return [{ ...context.at.entry(entry, 'page'), ...(findFieldError(line) ? {} : { variant: 'no-target' }), values }];
  });
}

const spreadsheetError =
  /#(?:REF!|VALUE!|DIV\/0!|N\/A|NAME\?|NUM!|NULL!)|\{\s*(?:PAGEREF|REF|TOC|HYPERLINK)\b[^}]{0,80}\}/u;

function errorTexts({ reading, at, tick }: CheckContext): Hit[] {
  return reading.layout.passages.flatMap((passage): Hit[] => {
    tick();
    const stretch = findFieldError(passage.text) ?? spreadsheetStretch(passage.text);
    if (!stretch || isQuoted(passage, stretch)) return [];
    const found = passage.text.slice(stretch[0], stretch[1]);
    return [
      { ...at.stretch(passage, stretch[0], stretch[1]), variant: 'field-error-text', values: { found, entry: '' } },
    ];
  });
}

function spreadsheetStretch(text: string): readonly [number, number] | null {
  // Most texts hold neither sign, and are told so faster than by the expression.
  if (!text.includes('#') && !text.includes('{')) return null;
  const match = spreadsheetError.exec(text);
  return match ? [match.index, match.index + match[0].length] : null;
}

// “错误！未定义书签” spoken about is no broken field.
function isQuoted({ text }: Passage, [start, end]: readonly [number, number]): boolean {
  return /[“"「『‘']\s*$/u.test(text.slice(0, start)) && /^[。.]?\s*[”"」』’']/u.test(text.slice(end));
}
