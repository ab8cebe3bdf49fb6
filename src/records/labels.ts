/** Owns the comparison of printed words with the labels a profile lists. Refuses approximate matches: a label is printed or it is not. */
import { normalise } from '#src/text/normalise.ts';
import { readListNumber, stripListNumber } from '#src/text/numbering.ts';

/** The words of a label cell or heading, ready to compare: no white space, no list number kept apart, no colon at the end. */
export function labelKey(text: string): string {
  return normalise(text).replace(/:+$/u, '');
}

export function isOneOf(text: string, labels: readonly string[]): boolean {
  const key = labelKey(text);
  return labels.some((label) => labelKey(label) === key);
}

/** A heading line: the title with or without its list number, with or without a colon. */
export function isHeadingOf(line: string, titles: readonly string[]): boolean {
  return isOneOf(line, titles) || isOneOf(stripListNumber(line), titles);
}

// 主要职责是：… carries both.
const opener = /^\s*(?:(?:是指|是|为)\s*[:：]?|[:：])\s*/u;

/** How a line opens with a label followed by 是, 为 or a colon. */
export type LabelOpening = {
  readonly label: string;
  /** Where the label's words stand, its list number left out. */
  readonly labelEnd: number;
  readonly labelStart: number;
  /** Where its text begins. */
  readonly textStart: number;
};

/** The label that opens a line, or null. A line that is the label alone counts, with no text behind it. */
export function openingLabel(line: string, labels: readonly string[]): LabelOpening | null {
  const number = readListNumber(line);
  const labelStart =
    number && number.style !== 'ordinal-clause' ? number.length : line.length - line.trimStart().length;
  for (const label of [...labels].sort((a, b) => b.length - a.length)) {
    const labelEnd = endOfWord(line, labelStart, label);
    if (labelEnd === null) continue;
    const rest = line.slice(labelEnd);
    const match = opener.exec(rest);
    if (match) return { label, labelStart, labelEnd, textStart: labelEnd + match[0].length };
    if (rest.trim() === '') return { label, labelStart, labelEnd, textStart: line.length };
  }
  return null;
}

// White space inside a printed label is layout: 绩 效 目 标.
function endOfWord(line: string, from: number, word: string): number | null {
  let at = from;
  for (const char of word) {
    while (at < line.length && /\s/u.test(line[at] ?? '')) at += 1;
    if (line[at] !== char) return null;
    at += 1;
  }
  return at;
}
