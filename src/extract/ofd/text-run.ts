/** Owns where the characters of one TextCode stand: start, deltas, how wide each is drawn. Refuses transforms and pages. */
import { isWide } from '#src/extract/grid/script.ts';

export type TextCode = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly deltaX: readonly number[];
  readonly deltaY: readonly number[];
};

/** Widths of Latin letters in shares of the type size, since fonts are not opened: the widest of each kind. */
const broadLatin = /[MW@%mw]/u;
const broadWidth = 0.9;
const capitalWidth = 0.72;
const narrowWidth = 0.56;

function naturalWidth(character: string): number {
  if (isWide(character)) return 1;
  if (broadLatin.test(character)) return broadWidth;
  return /\p{Lu}/u.test(character) ? capitalWidth : narrowWidth;
}

/** `g n v` stands for n times v. No more than `most` deltas are written out: the file may ask for billions. */
export function parseDeltas(text: string | undefined, most: number): number[] {
  const deltas: number[] = [];
  const pieces = (text ?? '').trim().split(/[\s,]+/u);
  for (let at = 0; at < pieces.length && deltas.length < most; at++) {
    const repeated = pieces[at] === 'g' || pieces[at] === 'G';
    const value = Number(repeated ? pieces[at + 2] : pieces[at]);
    const count = repeated ? Number(pieces[at + 1]) : 1;
    if (repeated) at += 2;
    if (pieces[at] === '' || !Number.isFinite(value) || !(count > 0)) continue;
    for (let n = 0; n < count && deltas.length < most; n++) deltas.push(value);
  }
  return deltas;
}

type Place = (character: string, x: number, y: number, width: number) => void;

/**
 * Calls `place` for each character with its start on the baseline and its drawn width, in the units of the object.
 * Where deltas end early the last goes on; where there are none at all, characters follow each other by their own width.
 */
export function placeCharacters(code: TextCode, size: number, hScale: number, place: Place): void {
  const { text, deltaX, deltaY } = code;
  const free = deltaX.length === 0 && deltaY.length === 0;
  // Producers count a character beyond the basic plane once or twice.
  const halves = Math.max(deltaX.length, deltaY.length) >= text.length - 1;
  const characters = Array.from(text);
  let { x, y } = code;
  let at = 0;
  for (const [index, character] of characters.entries()) {
    const natural = naturalWidth(character) * size * hScale;
    let forward = free ? natural : 0;
    let down = 0;
    for (const end = at + (halves ? character.length : 1); at < end; at++) {
      forward += deltaX[at] ?? deltaX.at(-1) ?? 0;
      down += deltaY[at] ?? deltaY.at(-1) ?? 0;
    }
    const last = index === characters.length - 1;
    place(character, x, y, !last && forward > 0 ? Math.min(natural, forward) : natural);
    x += forward;
    y += down;
  }
}
