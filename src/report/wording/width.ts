/** Owns how many terminal cells a text takes. Refuses to guess the terminal: what may take one cell or two counts as two. */
import stringWidth from 'string-width';

const [narrowest, widest] = [60, 100];

/** Any width of a terminal as the width of a page, 60 to 100 cells. */
export function clampWidth(width: number): number {
  return Math.min(widest, Math.max(narrowest, Math.floor(width)));
}

export function widthOf(text: string): number {
  return stringWidth(text, { ambiguousIsNarrow: false });
}

// “ ” … – ≤ ≥ and most accented letters take one cell in one terminal and two in the next; emoji differ even more.
const everywhereAlike = /^[\x20-\x7e\p{Script=Han}\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff60]*$/u;

/** The text takes the same cells in every terminal, so that something may be aligned after it. */
export function hasFixedWidth(text: string): boolean {
  return everywhereAlike.test(text);
}

const graphemes = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' });

/** What a reader takes for single characters. */
export function splitGraphemes(text: string): string[] {
  return [...graphemes.segment(text)].map((part) => part.segment);
}

/** The text, or its head and tail around "..." so that it takes at most `width` cells. Expects visible text. */
export function cutMiddle(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const mark = '...'.slice(0, Math.max(0, width));
  const parts = splitGraphemes(text);
  const room = Math.max(0, width - mark.length);
  const head = takeCells(parts, Math.floor(room / 2));
  const tail = takeCells(parts.toReversed(), room - Math.floor(room / 2)).toReversed();
  return `${head.join('')}${mark}${tail.join('')}`;
}

function takeCells(parts: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const part of parts) {
    used += widthOf(part);
    if (used > width) break;
    taken.push(part);
  }
  return taken;
}

/** The text with spaces after it up to `width` cells. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
