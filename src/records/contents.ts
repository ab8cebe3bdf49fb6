/** Owns the entries of the table of contents. Refuses lines without a page number or a page field. */
import type { ContentsEntry } from '#src/model/statement.ts';
import { readContentsLine } from '#src/text/contents-line.ts';
import type { TextLine } from './document-lines.ts';
import { anchorOf, slicePassage, textValue } from './passage.ts';

/** Contents lines → entries; an entry is broken by its error text or by a page field without target. */
export function readContents(lines: readonly TextLine[]): ContentsEntry[] {
  return lines.flatMap((line) => readEntry(line) ?? []);
}

function readEntry({ passage, brokenReference }: TextLine): ContentsEntry | null {
  const shape = readContentsLine(passage.text);
  if (!shape && !brokenReference) return null;
  const titleAt = shape?.title ?? [0, passage.text.split('\t')[0]?.length ?? passage.text.length];
  const broken = brokenReference || shape?.error === true;
  const pageAt = shape?.pageAt ?? [passage.text.length, passage.text.length];
  const anchor = anchorOf(slicePassage(passage, pageAt));
  return {
    title: textValue(slicePassage(passage, titleAt)),
    page: { value: broken ? null : (shape?.page ?? null), anchor },
    broken: { value: broken, anchor },
  };
}
