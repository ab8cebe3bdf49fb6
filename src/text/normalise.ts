/** Owns how two printed texts are compared: width, white space and dashes folded away. Refuses to change what is quoted. */
import { remember } from './remember.ts';

const invisible = /[\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]+/gu;

/** Text without white space and invisible characters; letters, width and marks stay as printed. */
export function squeeze(text: string): string {
  return text.replace(invisible, '');
}

/** NFKC and no white space: two cells with equal results say the same. */
export const normalise = remember((text) => squeeze(text.normalize('NFKC')));

const dashes = /[\u2010-\u2015\u2212\u2500\ufe58\ufe63\uff0d]/gu;

/** A code with every kind of dash as "-": Word turns typed hyphens into en dashes. */
export function normaliseCode(text: string): string {
  return normalise(text.replace(dashes, '-')).replace(dashes, '-');
}

const content = /[^\p{P}\p{S}\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]/u;
const contentRun = /[^\p{P}\p{S}\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]{4}/u;

/** True where a cell holds nothing but marks such as "/", "—" or "……". Marks are not content. */
export function isMarksOnly(text: string): boolean {
  return !content.test(text);
}

/** Longer than any word for nothing, or row of dashes across a cell. */
const longestFiller = 120;

const nothingWords = new Set(['无', '略', '暂无', '同上', '没有', '空', '无内容']);

/** True for a cell that holds no content: blank, marks, or a word for "nothing". */
export function isBlankOrFiller(text: string | null, fillers: ReadonlySet<string> = nothingWords): boolean {
  if (text === null) return true;
  if (text.length > longestFiller) return false;
  // No word for nothing is as long as this: most cells are told by their first characters.
  if (fillers === nothingWords && contentRun.test(text)) return false;
  const bare = squeeze(text).replace(/[\p{P}\p{S}]+/gu, '');
  return bare === '' || fillers.has(bare);
}
