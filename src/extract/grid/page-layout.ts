/** Owns the split of one page into tables and lines of running text. Refuses furniture, paragraphs and other pages. */
import { type Box, type Glyph, overlaps, type Rulings, type TextLine, type Turn, turnBox } from './geometry.ts';
import { findLattices, findStretch, type Lattice, latticesOf } from './lattice.ts';
import { buildLines, splitAtGaps, turnGlyph } from './lines.ts';
import { cutOpenRows } from './open-rows.ts';
import { mergeRulings } from './rulings.ts';
import { edgeSlack } from './table-parts.ts';
import { fillLattices, type PageTable } from './tables.ts';

/** Boxes inside are seen from the reading direction; `turn` says how the page as shown is turned against it. */
export type PageLayout = {
  readonly width: number;
  readonly height: number;
  readonly turn: Turn;
  readonly tables: readonly PageTable[];
  /** Lines outside all tables, top to bottom. */
  readonly lines: readonly TextLine[];
  /** On a recognised page: how sure the least sure character in a box is, 0 to 1; undefined where there is none. */
  readonly sureness?: (box: Box) => number | undefined;
};

/** White between two pieces of a line, in type sizes, that may part two cells. */
const cellGap = 1;
/** A table has at least this many rows. */
const fewestLooseRows = 2;

type PageMaterial = {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rulings: Rulings;
};

/** A grid in which fewer than two cells have text is a frame or a drawing: its text goes back to the page. */
function isWritten(table: PageTable): boolean {
  return table.cells.filter((cell) => cell.text !== '').length > 1;
}

/** The direction that most of the text runs in. */
function readingTurn(glyphs: readonly Glyph[]): Turn {
  const counts = [0, 0, 0, 0];
  for (const { turn, text } of glyphs) if (text.trim() !== '') counts[turn] = (counts[turn] ?? 0) + 1;
  const most = Math.max(...counts);
  return ([0, 1, 2, 3] as const).find((turn) => counts[turn] === most) ?? 0;
}

const undo = [0, 3, 2, 1] as const;

/** The same page turned so that its text runs from left to right. */
function turnMaterial(page: PageMaterial, turn: Turn): PageMaterial {
  const { width, height } = page;
  const back = undo[turn];
  const box = (seen: Box) => turnBox(seen, back, width, height);
  const flat = [
    ...page.rulings.horizontal.map(({ at, from, to }) => box([from, at, to, at])),
    ...page.rulings.vertical.map(({ at, from, to }) => box([at, from, at, to])),
  ];
  const sideways = turn === 1 || turn === 3;
  return {
    width: sideways ? height : width,
    height: sideways ? width : height,
    glyphs: page.glyphs.map((glyph) => turnGlyph(glyph, back, width, height)),
    rulings: {
      horizontal: flat.filter((b) => b[1] === b[3]).map((b) => ({ at: b[1], from: b[0], to: b[2] })),
      vertical: flat.filter((b) => b[1] !== b[3]).map((b) => ({ at: b[0], from: b[1], to: b[3] })),
    },
  };
}

/** A box of the layout as it lies on the page as shown. */
export function boxOnPage(page: PageLayout, box: Box): Box {
  return turnBox(box, page.turn, page.width, page.height);
}

/** Some lines of running text stand in two or more pieces with white between them, as cells do that no line divides. */
export function hasLooseColumns(page: PageLayout): boolean {
  return (
    page.lines.filter((line) => !line.hidden && splitAtGaps(line.glyphs, cellGap).length > 1).length >= fewestLooseRows
  );
}

type Known = {
  /** Grids that the lines of the page do not draw. */
  readonly unruled?: readonly Lattice[];
  /** What ended the page before. */
  readonly above?: PageTable | null;
};

/** On the column edges of the table that ended the page before, and not all of its width: even a single rest of a row belongs to it. */
function isPlacedUnder(above: PageTable | null, { columnEdges }: Lattice): boolean {
  const near = (x: number) => above?.columnEdges.findIndex((edge) => Math.abs(edge - x) <= edgeSlack) ?? -1;
  const found = columnEdges.map(near);
  const whole = found.length === 2 && found[0] === 0 && found[1] === (above?.columnEdges.length ?? 0) - 1;
  return !found.includes(-1) && !whole;
}

/** A blank box at the side of a grid that is drawn around it: a piece of a merged cell, closed before its rows end. */
function isCorner({ cells, box }: PageTable, next: Lattice | undefined): boolean {
  return next !== undefined && overlaps(next.box, box) && cells.every(({ text }) => text === '');
}

/** The grids of the page, and at its top the rest of a row that ended the page before. */
function findRuled(rulings: Rulings, above: PageTable | null): Lattice[] {
  if (!above) return findLattices(rulings);
  const merged = mergeRulings(rulings);
  const stretch = above.cells.some((cell) => cell.openBottom) ? findStretch(merged, above.columnEdges) : null;
  const boxes = latticesOf(merged, 1).filter(
    (lattice, i) => lattice.regions.length > 1 || (i === 0 && isPlacedUnder(above, lattice)),
  );
  return stretch ? [stretch, ...boxes] : boxes;
}

/** Puts the text of a page into the grids that its lines draw, and into the ones that the caller knows of besides. */
export function layOutPage(shown: PageMaterial, { unruled = [], above = null }: Known = {}): PageLayout {
  const turn = readingTurn(shown.glyphs);
  const page = turn === 0 ? shown : turnMaterial(shown, turn);
  const ruled = findRuled(page.rulings, above);
  const free = turn === 0 ? unruled.filter(({ box }) => !ruled.some((lattice) => overlaps(lattice.box, box))) : [];
  const lattices = [...ruled, ...free].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
  const first = fillLattices(lattices, page.glyphs);
  const settled = lattices.flatMap((lattice, i) => {
    const table = first.tables[i];
    const goesOn = i === 0 && table !== undefined && isPlacedUnder(above, lattice) && !isCorner(table, lattices[1]);
    return table && (goesOn || isWritten(table)) ? [cutOpenRows(lattice, table) ?? lattice] : [];
  });
  const unchanged = settled.length === lattices.length && settled.every((lattice, i) => lattice === lattices[i]);
  const { tables, rest } = unchanged ? first : fillLattices(settled, page.glyphs);
  return { width: page.width, height: page.height, turn, tables, lines: buildLines(rest) };
}
