/** Owns what must hold for every console text: its width, its breaks, its harmlessness. Refuses wording. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { languages } from '#src/model/run.ts';
import { flow } from '#src/report/console/flow.ts';
import { paint, plain } from '#src/report/console/style.ts';
import { type ExplainedRule, explainRule, listRules } from '#src/report/explain.ts';
import { progressEnd, progressLine } from '#src/report/progress.ts';
import { checked, finding, folderRun, place, row, runOf, seedRun, textOf, unread } from './sample-run.ts';

const wide = (line: string) => stringWidth(line, { ambiguousIsNarrow: false });
const widest = (text: string) => Math.max(...text.split('\n').map(wide));

const nasty = fc.constantFrom(
  '👩‍👩‍👧',
  '🇨🇳',
  '\u202e',
  '\u001b[31m',
  '\n',
  '\t',
  '“',
  '≤',
  '…',
  '\u0301',
  '#\ufe0f',
  '\ud83d',
  'ｶﾞ',
);
const text = fc
  .array(
    fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('预算', '绩效文本', '，：', '（')),
    {
      maxLength: 20,
    },
  )
  .map((parts) => parts.join(''));
const width = fc.integer({ min: 60, max: 100 });
const language = fc.constantFrom(...languages);

/** What a terminal obeys; the joiner of emoji and our own line feeds stay. */
const foreign = /(?!\n|\u200d)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

test('no line is wider than the page and no control character gets through, whatever the texts', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, text, width, language, async (name, words, quote, size, tongue) => {
      const places = [
        row(1, 1, words, quote),
        place({ section: 'contents', item: words, quote, label: name }),
        place({ section: 'duty', duty: { number: 1, name: words }, label: name }),
      ];
      const texts = { title: words, expected: quote, advice: words, basis: [{ text: quote, verified: false }] };
      const findings = [
        finding({ ruleId: 'a/b', places, ...texts }),
        finding({ ruleId: 'a/c', places, certainty: 'check', ...texts }),
      ];
      const document = checked(name, { department: words, findings });
      const several = runOf([document, checked(quote), unread(words, 'malformed')], { arguments: [quote, name] });
      for (const run of [runOf([document]), several]) {
        const report = await textOf('console', run, { width: size, language: tongue });
        expect(widest(report)).toBeLessThanOrEqual(size);
        expect(report).not.toMatch(foreign);
      }
    }),
    { numRuns: 150 },
  );
});

test('the samples fit every width from 60 to 100 in both languages', async () => {
  for (let size = 60; size <= 100; size += 1) {
    for (const tongue of languages) {
      for (const run of [seedRun, folderRun]) {
        expect(widest(await textOf('console', run, { width: size, language: tongue }))).toBeLessThanOrEqual(size);
      }
    }
  }
});

test.for([
  [20, 60],
  [500, 100],
] as const)('a terminal of %i cells gets a page of %i', async ([terminal, page]) => {
  const report = await textOf('console', seedRun, { width: terminal });
  expect(report).toBe(await textOf('console', seedRun, { width: page }));
});

test('no line opens with a closing mark or ends with an opening one, and no number is broken', () => {
  const parts = fc.constantFrom(
    '预算',
    '，',
    '。',
    '（',
    '）',
    '“',
    '”',
    '〔',
    '〕',
    '508,000.00元',
    '第12行',
    'a/b-c',
    '≥95%',
    '：',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 60 }), fc.integer({ min: 60, max: 100 }), (words, size) => {
      // Marks alone in a row as long as the line leave no place to break.
      fc.pre(!/[，。（）“”〔〕：]{8}/.test(words.join('')));
      const rows = flow([plain(words.join(''))], size).map((line) => line.map((piece) => piece.text).join(''));
      expect(rows.join('')).toBe(words.join(''));
      expect(rows.slice(1).filter((line) => /^[，。；：）”〕]/.test(line))).toEqual([]);
      expect(rows.slice(0, -1).filter((line) => /[（“〔]$/.test(line))).toEqual([]);
      for (const [index, line] of rows.entries()) {
        expect(/[\d.,]$/.test(line) && /^[\d.,%元]/.test(rows[index + 1] ?? '')).toBe(false);
      }
    }),
  );
});

test('control characters of a submission are shown', () => {
  const shown = paint(flow([plain('甲\u001b[31m\n乙\t\u007f\u0085\u202e\u200b丙')], 80), true);
  expect(shown).toBe('甲␛[31m␊乙␉␡[U+0085][U+202E][U+200B]丙\n');
});

test('explained rules, lists and progress lines keep the width', () => {
  fc.assert(
    fc.property(text, text, width, language, (words, id, size, tongue) => {
      const both = { 'zh-CN': words, en: words };
      const rule: ExplainedRule = {
        id: `a/${id.slice(0, 20)}`,
        title: both,
        severity: 'warning',
        severityNote: both,
        status: 'preview',
        what: both,
        why: both,
        how: both,
        basis: [{ text: both, verified: false }],
        examples: { bad: [words, id], good: [words], check: [id] },
      };
      expect(widest(explainRule(rule, tongue, size))).toBeLessThanOrEqual(size);
      expect(widest(listRules([{ ...rule, id: 'a/bcd' }], tongue, size))).toBeLessThanOrEqual(size);
      const progress = { done: 1, total: 100000, file: words, seconds: 3, limit: 60, failed: 2 };
      expect(wide(progressLine(progress, tongue, size))).toBeLessThan(size);
      expect(wide(progressEnd({ complete: 3, failed: 99999 }, tongue, size))).toBeLessThan(size);
    }),
    { numRuns: 300 },
  );
});
