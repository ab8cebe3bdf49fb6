/** Owns the split of one page into tables and lines of running text. Refuses furniture, paragraphs and other pages. */
import { type Box, type Glyph, type Rulings, type TextLine, type Turn, turnBox } from './geometry.ts';
import { findLattices } from './lattice.ts';
import { buildLines, turnGlyph } from './lines.ts';
import { fillLattices, type PageTable } from './tables.ts';

/** Boxes inside are seen from the reading direction; `turn` says how the page as shown is turned against it. */
export type PageLayout = {
  readonly width: number;
  readonly height: number;
  readonly turn: Turn;
  readonly tables: readonly PageTable[];
  /** Lines outside all tables, top to bottom. */
  readonly lines: readonly TextLine[];
};

export type PageMaterial = {
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

export function layOutPage(shown: PageMaterial): PageLayout {
  const turn = readingTurn(shown.glyphs);
  const page = turn === 0 ? shown : turnMaterial(shown, turn);
  const lattices = findLattices(page.rulings);
  const first = fillLattices(lattices, page.glyphs);
  const written = lattices.filter((_, i) => first.tables[i] && isWritten(first.tables[i]));
  const { tables, rest } = written.length === lattices.length ? first : fillLattices(written, page.glyphs);
  return { width: page.width, height: page.height, turn, tables, lines: buildLines(rest) };
}
