/** Owns the reading of a target cell: comparator, first number, unit, and which way it bounds. Refuses to guess a missing sign. */
import { squeeze } from './normalise.ts';
import { readUnit } from './units.ts';

const signs = [
  '>=',
  '=>',
  '<=',
  '=<',
  '≥',
  '≧',
  '⩾',
  '≤',
  '≦',
  '⩽',
  '＞＝',
  '＜＝',
  '>',
  '＞',
  '<',
  '＜',
  '=',
  '＝',
  '≈',
];
const atLeastWords = [
  '大于或等于',
  '大于等于',
  '不少于',
  '不低于',
  '不小于',
  '至少',
  '不得少于',
  '不得低于',
  '高于或等于',
  '达到',
];
const moreThanWords = ['大于', '高于', '超过', '多于', '超出'];
const atMostWords = [
  '小于或等于',
  '小于等于',
  '不超过',
  '不高于',
  '不大于',
  '不多于',
  '至多',
  '最多',
  '不得超过',
  '不得高于',
  '低于或等于',
  '控制在',
];
const lessThanWords = ['小于', '低于', '少于', '不足', '不到', '未超过'];
const equalWords = ['等于'];

const comparators = [...signs, ...atLeastWords, ...moreThanWords, ...atMostWords, ...lessThanWords, ...equalWords].sort(
  (a, b) => b.length - a.length,
);

const comparatorStarts = new Set(comparators.map((word) => word.slice(0, 1)));

const bounds = new Map<string, Bound>([
  ...['>=', '=>', '≥', '≧', '⩾', '＞＝', ...atLeastWords].map((sign) => [sign, 'at-least'] as const),
  ...['<=', '=<', '≤', '≦', '⩽', '＜＝', ...atMostWords].map((sign) => [sign, 'at-most'] as const),
  ...['>', '＞', ...moreThanWords].map((sign) => [sign, 'more-than'] as const),
  ...['<', '＜', ...lessThanWords].map((sign) => [sign, 'less-than'] as const),
  ...['=', '＝', '等于'].map((sign) => [sign, 'equal'] as const),
]);

export type Bound = 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'equal';

export type ParsedTarget = {
  readonly raw: string;
  /** As printed; null where the cell opens with none. */
  readonly comparator: string | null;
  readonly value: number | null;
  readonly unit: string | null;
};

/** A comma parts groups of three digits, or of four; any other comma ends the number: 12,5 is no 125. */
const firstNumber = /(?:\d{1,3}(?:[,，]\d{3})+|\d{1,4}(?:[,，]\d{4})+)(?![\d,，]*\d)(?:\.\d+)?|\d+(?:\.\d+)?/u;

/** Full-width signs and digits are read, never changed in `raw`; both have one UTF-16 unit, so offsets hold. */
function foldWidth(text: string): string {
  return text.replace(/[！-～]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/\u3000/gu, ' ');
}

/** A target as design says: a leading comparator, the first number, the unit directly after it; the rest stays in `raw`. */
export function parseTarget(raw: string): ParsedTarget {
  const text = raw.trim();
  // A line break inside a cell is layout: 元/公 and 里 on two lines are one unit.
  const words = squeeze(text);
  const folded = foldWidth(words);
  const comparator = leadingComparator(words, folded);
  const printed = comparator === null ? null : words.slice(0, comparator.length);
  const match = firstNumber.exec(folded);
  if (!match) return { raw: text, comparator: boundWithoutNumber(printed), value: null, unit: null };
  const after = folded.slice(match.index + match[0].length);
  return { raw: text, comparator: printed, value: Number(match[0].replace(/[,，]/gu, '')), unit: readUnit(after) };
}

/** The longest comparator that opens the cell as printed or folded. */
function leadingComparator(words: string, folded: string): string | null {
  const first = [words[0] ?? '', folded[0] ?? ''];
  const may = first.some((char) => comparatorStarts.has(char));
  return may ? (comparators.find((word) => words.startsWith(word) || folded.startsWith(word)) ?? null) : null;
}

// 达到良好, 为优: a word that compares nothing is no comparator.
function boundWithoutNumber(comparator: string | null): string | null {
  return comparator !== null && /^[\p{S}\p{P}]+$/u.test(comparator) ? comparator : null;
}

/** Which side the printed comparator bounds; null where the cell opens with none. */
export function boundOf(comparator: string | null): Bound | null {
  return comparator === null ? null : (bounds.get(comparator) ?? bounds.get(foldWidth(comparator)) ?? null);
}

export type Suffix = 'at-least' | 'at-most' | null;

/** 以上, 及以上, 不少于… written behind the number: 95%以上 is readable as at least 95 %. */
export function boundBehind(raw: string): Suffix {
  if (/\d[^\d]{0,6}(?:及)?以上/u.test(raw)) return 'at-least';
  if (/\d[^\d]{0,6}(?:及)?(?:以下|以内|之内)/u.test(raw)) return 'at-most';
  return null;
}
