/** Owns list numbers and part numbers at the start of a line: 一、（一）1、1.（1）第一部分. Refuses to judge their order. */
import { parseChineseNumeral } from './numerals.ts';

export type ListNumber = {
  /** How it is written; numbers of one style count together. */
  readonly style: 'chinese' | 'chinese-bracket' | 'digit' | 'digit-dot' | 'digit-bracket' | 'ordinal-clause';
  readonly value: number;
  /** UTF-16 units taken, with the white space after it. */
  readonly length: number;
};

const han = '[一二三四五六七八九十百]+';
const openings: readonly (readonly [ListNumber['style'], RegExp])[] = [
  ['chinese', new RegExp(`^\\s*(${han})、\\s*`, 'u')],
  ['chinese-bracket', new RegExp(`^\\s*[（(](${han})[）)]、?\\s*`, 'u')],
  ['digit', /^\s*(\d{1,3})、\s*/u],
  ['digit-dot', /^\s*(\d{1,3})[.．](?!\d)\s*/u],
  ['digit-bracket', /^\s*[（(](\d{1,3})[）)]、?\s*/u],
  ['ordinal-clause', new RegExp(`^\\s*(${han})是`, 'u')],
];

/** What every opening begins with: lines without it are most lines. */
const opener = /^\s*[一二三四五六七八九十百（(\d]/u;

/** The list number that opens a line, or null; a digit alone is none, 一是 is an `ordinal-clause`. */
export function readListNumber(text: string): ListNumber | null {
  if (!opener.test(text)) return null;
  const head = text.slice(0, 24);
  for (const [style, pattern] of openings) {
    const match = pattern.exec(head);
    if (!match?.[1]) continue;
    const value = /\d/u.test(match[1]) ? Number(match[1]) : parseChineseNumeral(match[1]);
    if (value !== null) return { style, value, length: match[0].length };
  }
  return null;
}

/** The line without its list number; 一是 stays. */
export function stripListNumber(text: string): string {
  const number = readListNumber(text);
  return number && number.style !== 'ordinal-clause' ? text.slice(number.length) : text;
}

const bullets = /^\s*[●•·○◆◇■□▪▶►➢✓\-–—*]\s*/u;

export function opensWithBullet(text: string): boolean {
  return bullets.test(text.slice(0, 8));
}

/** A heading by its words alone: it opens with a list number and holds no ，。；：. 一是 opens none. */
export function isNumberedHeading(text: string): boolean {
  const number = readListNumber(text);
  if (!number || number.style === 'ordinal-clause') return false;
  const rest = text.slice(number.length).trim();
  return rest !== '' && !/[，。；：;:]/u.test(rest);
}
