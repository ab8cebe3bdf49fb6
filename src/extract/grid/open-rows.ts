/** Owns rows whose cells no line divides, in a grid whose other rows show the columns. Refuses to invent columns. */
import type { Box } from './geometry.ts';
import type { Lattice, Region } from './lattice.ts';
import { splitAtGaps } from './lines.ts';
import type { PageTable } from './tables.ts';

/** So many rows on end must be written in columns: merged cells of a form never are. */
const fewestRows = 3;
/** So many separate pieces must stand in each of them, on one line. */
const fewestPieces = 3;
/** White between two pieces, in type sizes. */
const pieceGap = 0.5;
/** A piece may reach over a column edge by this much (points). */
const overhang = 1;

type Cell = PageTable['cells'][number];

/** One line of text in pieces that stand each between two column edges, no two in one column. */
function isWrittenInColumns(cell: Cell, edges: readonly number[]): boolean {
  const [line] = cell.lines;
  if (!line || cell.lines.length > 1 || cell.rowSpan > 1 || cell.columnSpan < fewestPieces) return false;
  const slots = splitAtGaps(line.glyphs, pieceGap).map((piece) => {
    const [from, to] = [piece[0]?.x0 ?? 0, piece.at(-1)?.x1 ?? 0];
    return edges.findIndex((edge, i) => from >= edge - overhang && to <= (edges[i + 1] ?? -Infinity) + overhang);
  });
  return slots.length >= fewestPieces && !slots.includes(-1) && new Set(slots).size === slots.length;
}

function splitRegion(
  { row, column, columnSpan, box, openTop, openBottom }: Region,
  edges: readonly number[],
): Region[] {
  return Array.from({ length: columnSpan }, (_, i) => {
    const part: Box = [edges[column + i] ?? box[0], box[1], edges[column + i + 1] ?? box[2], box[3]];
    const open = { openTop, openBottom, openSide: false };
    return { row, column: column + i, rowSpan: 1, columnSpan: 1, box: part, ...open };
  });
}

/** The grid with such rows cut at the column edges; null where it has none. */
export function cutOpenRows(lattice: Lattice, table: PageTable): Lattice | null {
  const edges = lattice.columnEdges;
  const cut = new Set<number>();
  let run: number[] = [];
  for (const [index, cell] of table.cells.entries()) {
    const before = table.cells[run.at(-1) ?? -1];
    const follows =
      before?.row === cell.row - 1 && before.column === cell.column && before.columnSpan === cell.columnSpan;
    if (!isWrittenInColumns(cell, edges)) continue;
    run = follows ? [...run, index] : [index];
    if (run.length >= fewestRows) for (const row of run) cut.add(row);
  }
  if (cut.size === 0) return null;
  const regions = lattice.regions.flatMap((region, i) => (cut.has(i) ? splitRegion(region, edges) : [region]));
  return { ...lattice, regions };
}
