/** Owns grids that no line draws: columns and rows known by the boxes of their cells. Refuses to find out which boxes are cells. */
import { type Box, unite } from './geometry.ts';
import type { Lattice, Region, Spread } from './lattice.ts';

/** Room given around the outermost text (points). */
const outerMargin = 2;

/** A cell known to stand in a row, in reading order; spans as far as they are known. */
export type LooseCell = { readonly box: Box; readonly rowSpan: number; readonly columnSpan: number };
/** Rows top to bottom; a row may lack its blank cells. */
type LooseRows = readonly (readonly LooseCell[])[];

type Extent = { from: number; to: number };

/** Edges half way between neighbours; null where neighbours overlap, because then nothing is known. */
function edgesBetween(extents: readonly Extent[]): number[] | null {
  const edges: number[] = [];
  for (const [i, extent] of extents.entries()) {
    const before = extents[i - 1];
    if (!before) edges.push(extent.from - outerMargin);
    else if (before.to > extent.from + 1) return null;
    else edges.push((before.to + extent.from) / 2);
  }
  const last = extents.at(-1);
  return last ? [...edges, last.to + outerMargin] : null;
}

function widen(extents: Extent[], index: number, from: number, to: number): void {
  const known = extents[index];
  extents[index] = known ? { from: Math.min(known.from, from), to: Math.max(known.to, to) } : { from, to };
}

/** How many columns a row takes. */
function widthOf(row: readonly LooseCell[]): number {
  return row.reduce((sum, cell) => sum + cell.columnSpan, 0);
}

/** Columns as the rows show them that have all their cells. */
function columnExtents(rows: LooseRows): Extent[] {
  const columns = Math.max(0, ...rows.map(widthOf));
  const extents: Extent[] = [];
  for (const row of rows) {
    if (widthOf(row) !== columns) continue;
    let column = 0;
    for (const { box, columnSpan } of row) {
      if (columnSpan === 1) widen(extents, column, box[0], box[2]);
      column += columnSpan;
    }
  }
  return Array.from({ length: columns }, (_, i) => extents[i]).every((extent) => extent) ? extents : [];
}

/** Index of the edge nearest to a position. */
function slotAt(edges: readonly number[], position: number): number {
  const after = edges.findIndex((edge) => edge > position);
  return Math.min(edges.length - 2, Math.max(0, (after < 0 ? edges.length : after) - 1));
}

function fillSquares(cells: readonly Spread[], xs: readonly number[], ys: readonly number[]): Region[] {
  const columns = xs.length - 1;
  const taken = new Set<number>();
  const regions: Region[] = [];
  const add = (cell: Spread) => {
    const { row, column, rowSpan, columnSpan } = cell;
    const box: Box = [xs[column] ?? 0, ys[row] ?? 0, xs[column + columnSpan] ?? 0, ys[row + rowSpan] ?? 0];
    regions.push({ ...cell, box, openTop: false, openBottom: false, openSide: false });
    for (let r = row; r < row + rowSpan; r++)
      for (let c = column; c < column + columnSpan; c++) taken.add(r * columns + c);
  };
  const isFree = ({ row, column, rowSpan, columnSpan }: Spread) => {
    for (let r = row; r < row + rowSpan; r++)
      for (let c = column; c < column + columnSpan; c++) if (taken.has(r * columns + c)) return false;
    return true;
  };
  for (const cell of cells) if (isFree(cell)) add(cell);
  for (let row = 0; row < ys.length - 1; row++)
    for (let column = 0; column < columns; column++)
      if (!taken.has(row * columns + column)) add({ row, column, rowSpan: 1, columnSpan: 1 });
  return regions.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** A row with all its cells is counted off; in a row that lacks blank ones, or stands beside a merge, each cell stands where its text is. */
function placeRow(row: readonly LooseCell[], index: number, rows: number, xs: readonly number[]): Spread[] {
  const complete = widthOf(row) === xs.length - 1;
  let counted = 0;
  return row.map(({ box, rowSpan, columnSpan }) => {
    const column = complete ? counted : slotAt(xs, box[0] + 0.5);
    counted += columnSpan;
    const seen = complete ? 1 : slotAt(xs, box[2] - 0.5) - column + 1;
    return {
      row: index,
      column,
      rowSpan: Math.min(rowSpan, rows - index),
      columnSpan: Math.min(Math.max(columnSpan, seen), xs.length - 1 - column),
    };
  });
}

/** A grid from cells whose rows are known; null where their boxes do not stand in clear columns and rows, or make no table. */
export function latticeFromRows(rows: LooseRows): Lattice | null {
  const xs = edgesBetween(columnExtents(rows));
  const extents = rows.map((row) => {
    const single = row.filter((cell) => cell.rowSpan === 1);
    const [, from, , to] = unite((single.length > 0 ? single : row).map((cell) => cell.box));
    return { from, to };
  });
  const ys = edgesBetween(extents);
  if (!xs || !ys || xs.length < 3 || ys.length < 3) return null;
  const cells = rows.flatMap((row, index) => placeRow(row, index, rows.length, xs));
  const box: Box = [xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0];
  const regions = fillSquares(cells, xs, ys);
  return { box, columnEdges: xs, rowEdges: ys, regions };
}
