/** Owns the way from glyphs to lines of text: same height, left to right, spaces from gaps alone. Refuses paragraphs. */
import { type Box, type Glyph, glyphBox, type TextLine, type Turn, turnBox, unite } from './geometry.ts';
import { isSpace, isWide } from './script.ts';

/** A gap wider than this share of the type size is a space, next to wide characters; between Latin ones spaces are narrower. */
const wideGap = 0.35;
const latinGap = 0.2;
/** Between a wide and a Latin character typesetters leave air: only a gap like a tabulator is a space there. */
const mixedGap = 1;
/** Two glyphs share a line if they overlap by this share of the smaller one's height. */
const lineOverlap = 0.5;
/** The same glyph drawn again within this share of its size is a bold effect. */
const doubledGlyph = 0.2;

function gapLimit(before: Glyph, after: Glyph): number {
  const [a, b] = [isWide(before.text), isWide(after.text)];
  return a && b ? wideGap : a || b ? mixedGap : latinGap;
}

function isRepeated(before: Glyph | undefined, after: Glyph): boolean {
  return (
    before !== undefined &&
    before.text === after.text &&
    Math.abs(after.x0 - before.x0) < doubledGlyph * before.size &&
    Math.abs(after.y0 - before.y0) < doubledGlyph * before.size
  );
}

/** Glyphs of one line, left to right → text with spaces. */
function setLine(unordered: readonly Glyph[]): TextLine | null {
  const ordered = [...unordered].sort((a, b) => a.x0 - b.x0);
  const glyphs: Glyph[] = [];
  let text = '';
  for (const glyph of ordered) {
    const before = glyphs.at(-1);
    if (before && !isSpace(glyph.text) && (isRepeated(before, glyph) || isRepeated(glyphs.at(-2), glyph))) continue;
    const gap = before ? glyph.x0 - before.x1 : 0;
    const spaced = before && (isSpace(before.text) || isSpace(glyph.text));
    if (before && !spaced && gap > gapLimit(before, glyph) * Math.max(before.size, glyph.size)) text += ' ';
    text += glyph.text;
    glyphs.push(glyph);
  }
  const inked = glyphs.filter((glyph) => !isSpace(glyph.text));
  if (inked.length === 0) return null;
  const size = inked.reduce((most, glyph) => Math.max(most, glyph.size), 0);
  const box = unite(inked.map(glyphBox));
  return { text, box, size, hidden: inked.every((glyph) => glyph.hidden), glyphs };
}

/** Upright glyphs → lines from top to bottom. */
function setUpright(glyphs: readonly Glyph[]): TextLine[] {
  const rows: { y0: number; y1: number; glyphs: Glyph[] }[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.y1 - b.y1)) {
    let home: (typeof rows)[number] | undefined;
    for (let i = rows.length - 1; i >= Math.max(0, rows.length - 4); i--) {
      const row = rows[i];
      if (!row) continue;
      const shared = Math.min(row.y1, glyph.y1) - Math.max(row.y0, glyph.y0);
      if (shared >= lineOverlap * Math.min(row.y1 - row.y0, glyph.y1 - glyph.y0)) {
        home = row;
        break;
      }
    }
    if (home) home.glyphs.push(glyph);
    else rows.push({ y0: glyph.y0, y1: glyph.y1, glyphs: [glyph] });
  }
  return rows.map((row) => setLine(row.glyphs)).filter((line) => line !== null);
}

/** A glyph seen after its sheet is turned by quarter turns clockwise. */
export function turnGlyph(glyph: Glyph, by: Turn, width: number, height: number): Glyph {
  const [x0, y0, x1, y1] = turnBox(glyphBox(glyph), by, width, height);
  const turn = ([0, 1, 2, 3] as const)[(glyph.turn + by) % 4] ?? 0;
  return { ...glyph, x0, y0, x1, y1, turn };
}

/** Lines of a region in reading order. Hidden and shown glyphs never share a line. Text that runs up or down is read in its own direction. */
export function buildLines(glyphs: readonly Glyph[]): TextLine[] {
  const alike: Glyph[][] = [];
  for (const glyph of glyphs) {
    const kind = glyph.turn + (glyph.hidden ? 4 : 0);
    const group = alike[kind];
    if (group) group.push(glyph);
    else alike[kind] = [glyph];
  }
  const lines = alike.flatMap((group) => {
    const turn = group[0]?.turn ?? 0;
    return turn === 0 ? setUpright(group) : setTurned(group, turn);
  });
  return lines.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

const undo: readonly Turn[] = [0, 3, 2, 1];

/** One block of turned text: read upright, shown as one line at its place. */
function setTurned(glyphs: readonly Glyph[], turn: Turn): TextLine[] {
  const back = undo[turn] ?? 0;
  const upright = setUpright(glyphs.map((glyph) => turnGlyph(glyph, back, 0, 0)));
  return upright.map((line) => {
    const box: Box = turnBox(line.box, turn, 0, 0);
    return { ...line, box };
  });
}

/** The inked glyphs of a line, cut where the white between two of them is wider than `gap` type sizes. */
export function splitAtGaps(glyphs: readonly Glyph[], gap: number): Glyph[][] {
  const pieces: Glyph[][] = [];
  for (const glyph of glyphs) {
    if (isSpace(glyph.text)) continue;
    const piece = pieces.at(-1);
    const before = piece?.at(-1);
    if (piece && before && glyph.x0 - before.x1 <= gap * Math.max(before.size, glyph.size)) piece.push(glyph);
    else pieces.push([glyph]);
  }
  return pieces;
}
