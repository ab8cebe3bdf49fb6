/** Owns text that stands below a table, in a cell that no line closes: a merged cell that is torn reaches further than its rows. Refuses furniture and rows torn as a whole. */
import type { Glyph, TextLine } from './geometry.ts';
import { isSpace } from './script.ts';
import { type PageCell, type PageTable, readCell } from './tables.ts';

/** Whether a line stands below a table rather than in it. */
export function isBelow(table: PageTable, { box }: TextLine): boolean {
  return (box[1] + box[3]) / 2 >= table.box[3];
}

/** The table with such lines in their cells; null unless all the lines below it are of that kind. */
export function takeTextBelow(table: PageTable, lines: readonly TextLine[]): PageTable | null {
  const below = lines.filter((line) => isBelow(table, line) && !line.hidden);
  const last = table.cells.filter((cell) => cell.row + cell.rowSpan === table.rowEdges.length - 1);
  const open = last.filter((cell) => cell.openBottom);
  // Where all cells are open nothing tells a cell from the column of text below it.
  if (below.length === 0 || open.length === last.length) return null;
  const homes = new Map<PageCell, Glyph[]>();
  for (const glyph of below.flatMap(({ glyphs }) => glyphs)) {
    if (isSpace(glyph.text)) continue;
    const home = open.find(({ box }) => glyph.x0 >= box[0] && glyph.x1 <= box[2]);
    if (!home) return null;
    homes.set(home, [...(homes.get(home) ?? home.lines.flatMap(({ glyphs }) => glyphs)), glyph]);
  }
  const cells = table.cells.map((cell): PageCell => {
    const glyphs = homes.get(cell);
    return glyphs ? { ...cell, ...readCell(glyphs, cell.box) } : cell;
  });
  return { ...table, cells };
}
