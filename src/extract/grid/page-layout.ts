/** Owns the split of one page into tables and lines of running text. Refuses furniture, paragraphs and other pages. */
import type { Glyph, Rulings, TextLine } from './geometry.ts';
import { findLattices } from './lattice.ts';
import { buildLines } from './lines.ts';
import { fillLattices, type PageTable } from './tables.ts';

export type PageLayout = {
  readonly width: number;
  readonly height: number;
  readonly tables: readonly PageTable[];
  /** Lines outside all tables, top to bottom. */
  readonly lines: readonly TextLine[];
};

/** A grid in which fewer than two cells have text is a frame or a drawing: its text goes back to the page. */
function isWritten(table: PageTable): boolean {
  return table.cells.filter((cell) => cell.text !== '').length > 1;
}

export function layOutPage(page: {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rulings: Rulings;
}): PageLayout {
  const lattices = findLattices(page.rulings);
  const first = fillLattices(lattices, page.glyphs);
  const written = lattices.filter((_, i) => first.tables[i] && isWritten(first.tables[i]));
  const { tables, rest } = written.length === lattices.length ? first : fillLattices(written, page.glyphs);
  return { width: page.width, height: page.height, tables, lines: buildLines(rest) };
}
