/** Owns text that stands below or beside a table, in a cell that no line closes: a merged cell that is torn reaches further than its rows. Refuses furniture and rows torn as a whole. */
import type { Glyph, TextLine } from './geometry.ts';
import { isSpace } from './script.ts';
import { edgeSlack, rowsOf } from './table-parts.ts';
import { type PageCell, type PageTable, readCell } from './tables.ts';

export type TakenText = { readonly table: PageTable; readonly taken: ReadonlySet<TextLine> };

function middleOf({ box }: TextLine): number {
  return (box[1] + box[3]) / 2;
}

/** The table with such lines in their cells; null unless all the lines from a height downwards are of that kind. */
function takeText(table: PageTable, lines: readonly TextLine[], from: number): TakenText | null {
  const loose = lines.filter((line) => middleOf(line) >= from && !line.hidden);
  const last = table.cells.filter((cell) => cell.row + cell.rowSpan === rowsOf(table));
  const open = last.filter((cell) => cell.openBottom);
  // Where all cells are open nothing tells a cell from the column of text below it.
  const below = loose.some((line) => middleOf(line) >= table.box[3]);
  if (loose.length === 0 || (below && open.length === last.length)) return null;
  const homes = new Map<PageCell, Glyph[]>();
  for (const glyph of loose.flatMap(({ glyphs }) => glyphs)) {
    if (isSpace(glyph.text)) continue;
    const home = open.find(({ box }) => glyph.x0 >= box[0] && glyph.x1 <= box[2]);
    if (!home) return null;
    homes.set(home, [...(homes.get(home) ?? home.lines.flatMap(({ glyphs }) => glyphs)), glyph]);
  }
  const cells = table.cells.map((cell): PageCell => {
    const glyphs = homes.get(cell);
    return glyphs ? { ...cell, ...readCell(glyphs, cell.box) } : cell;
  });
  return { table: { ...table, cells }, taken: new Set(loose) };
}

/** The part of a table with a blank cell where the table above has one beside it that this page draws no line for; null where it is as wide. */
function widenTo(above: PageTable, part: PageTable): PageTable | null {
  const ending = above.cells.filter((cell) => cell.row + cell.rowSpan === rowsOf(above));
  const onEdge = (x: number) => above.columnEdges.some((edge) => Math.abs(edge - x) <= edgeSlack);
  if (!onEdge(part.box[0]) || !onEdge(part.box[2])) return null;
  const left = ending.filter(({ box }) => box[2] <= part.box[0] + edgeSlack);
  const right = ending.filter(({ box }) => box[0] >= part.box[2] - edgeSlack);
  if (left.length + right.length === 0) return null;
  const blank = ({ box }: PageCell, column: number): PageCell => {
    const spread = { row: 0, column, rowSpan: rowsOf(part), columnSpan: 1 };
    const stretch = [box[0], part.box[1], box[2], part.box[3]] as const;
    const open = { openTop: true, openBottom: true, openSide: true };
    return { ...spread, ...open, box: stretch, ...readCell([], stretch) };
  };
  const width = left.length + part.columnEdges.length - 1;
  const cells = [
    ...left.map(blank),
    ...part.cells.map((cell): PageCell => ({ ...cell, column: cell.column + left.length })),
    ...right.map((cell, i) => blank(cell, width + i)),
  ].sort((a, b) => a.row - b.row || a.column - b.column);
  const columnEdges = [...left.map(({ box }) => box[0]), ...part.columnEdges, ...right.map(({ box }) => box[2])];
  const box = [columnEdges[0] ?? part.box[0], part.box[1], columnEdges.at(-1) ?? part.box[2], part.box[3]] as const;
  return { ...part, box, columnEdges, cells };
}

/** The table with the loose text of its page in its open cells, those too which only the table that ended the page before shows; null where there is none. */
export function takeLooseText(table: PageTable, lines: readonly TextLine[], above: PageTable | null): TakenText | null {
  const wide = above && widenTo(above, table);
  return (wide && takeText(wide, lines, wide.box[1])) ?? takeText(table, lines, table.box[3]);
}
