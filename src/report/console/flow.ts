/** Owns breaking styled text into lines no wider than the page, by Chinese rules. Refuses layout: what stands in a paragraph is the caller's. */
import { showControls } from '../wording/visible.ts';
import { splitGraphemes, widthOf } from '../wording/width.ts';
import { type Line, type Piece, plain, type Style } from './style.ts';

type Glyph = { readonly text: string; readonly width: number; readonly styles: readonly Style[] };

const neverFirst = /^[，。；：）”〕、！？》〉」』】〗’…—～·％,.;:!?)\]}%]/u;
const neverLast = /[（“〔《〈「『【〖‘([{￥$第]$/u;
const chinese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;
const measure = /^[行页项处条份个年月日元号]/u;

/**
 * Lines of at most `width` cells. The first opens with `lead`, the others with `hang` spaces (as wide as `lead` unless told).
 * Control characters become visible here, so that no text reaches the page without it.
 */
export function flow(pieces: Line, width: number, lead: Line = [], hang = widthOfLine(lead)): Line[] {
  const room = Math.max(1, width - hang);
  const rows: Glyph[][] = [[]];
  let used = Math.max(0, widthOfLine(lead) - hang);
  for (const word of splitWords(toGlyphs(pieces))) {
    if (used > 0 && used + sum(trimEnd(word)) > room) {
      rows.push([]);
      used = 0;
    }
    for (const glyph of word) {
      if (used + glyph.width > room && glyph.text !== ' ') {
        rows.push([]);
        used = 0;
      }
      rows.at(-1)?.push(glyph);
      used += glyph.width;
    }
  }
  return rows.map((row, index) => [...(index === 0 ? lead : [plain(' '.repeat(hang))]), ...toPieces(trimEnd(row))]);
}

export function widthOfLine(line: Line): number {
  return line.reduce((width, piece) => width + widthOf(piece.text), 0);
}

function toGlyphs(pieces: Line): Glyph[] {
  return pieces.flatMap((piece) =>
    splitGraphemes(showControls(piece.text)).map((text) => ({ text, width: widthOf(text), styles: piece.styles })),
  );
}

function toPieces(glyphs: readonly Glyph[]): Piece[] {
  const pieces: Piece[] = [];
  for (const glyph of glyphs) {
    const last = pieces.at(-1);
    if (last && last.styles === glyph.styles) pieces.splice(-1, 1, { ...last, text: last.text + glyph.text });
    else pieces.push({ text: glyph.text, styles: glyph.styles });
  }
  return pieces;
}

/** Stretches that stay on one line, each with the spaces after it. */
function splitWords(glyphs: readonly Glyph[]): Glyph[][] {
  const words: Glyph[][] = [];
  for (const [index, glyph] of glyphs.entries()) {
    const before = glyphs[index - 1];
    const word = words.at(-1);
    if (before && word && !mayBreak(before.text, glyph.text)) word.push(glyph);
    else words.push([glyph]);
  }
  return words;
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ') return false;
  if (before === ' ') return true;
  if (neverFirst.test(after) || neverLast.test(before)) return false;
  if (/\d$/.test(before) && measure.test(after)) return false;
  // Two narrow characters belong to one number, word, rule id or path.
  return chinese.test(before) || chinese.test(after);
}

function trimEnd(row: readonly Glyph[]): readonly Glyph[] {
  return row.slice(0, row.findLastIndex((glyph) => glyph.text !== ' ') + 1);
}

function sum(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((width, glyph) => width + glyph.width, 0);
}
