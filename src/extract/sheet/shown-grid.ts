/** Owns what of a sheet is shown: hidden rows and columns taken out, merges as one region each. Refuses blocks and kinds of rows. */
import { cellName, type Sheet, type SheetArea, type SheetCell, sheetLimits } from './sheet.ts';

/** A cell or a merge by the rows and columns that are shown, counted from 0; the ends are the first behind it. */
export type Region = {
  readonly row: number;
  readonly column: number;
  readonly rowEnd: number;
  readonly columnEnd: number;
  readonly text: string;
  readonly unreadable: boolean;
  /** Its name on the sheet: B7. */
  readonly cell: string;
};

/** Text that is there and not shown. */
export type Unseen = { readonly text: string; readonly cell: string };

export type ShownGrid = {
  /** Regions by the rows they lie over; blank merges are among them, blank cells are not. */
  readonly rows: ReadonlyMap<number, readonly Region[]>;
  readonly unseen: readonly Unseen[];
  /** The name on the sheet of a position that is shown. */
  readonly nameOf: (row: number, column: number) => string;
};

type Axis = { readonly shown: readonly number[]; readonly before: (index: number) => number };

/** The sheet as shown; null where its merges cover more positions than any form has. */
export function showSheet(sheet: Sheet): ShownGrid | null {
  const { cells, merges, hiddenRows, hiddenColumns } = sheet;
  const [first] = cells;
  if (!first || merges.length > sheetLimits.merges) return first ? null : emptyGrid;
  const box = boxOf(cells);
  const rows = axis(box.row, box.rowEnd, hiddenRows);
  const columns = axis(box.column, box.columnEnd, hiddenColumns);
  const covered = coverPositions(merges, box);
  if (covered === null) return null;
  const held = new Map(cells.map((cell) => [keyOf(cell.row, cell.column), cell]));
  const unseen: Unseen[] = [];
  const regions: Region[] = [];
  for (const cell of cells) {
    const name = cellName(cell.row, cell.column);
    const merge = covered.get(keyOf(cell.row, cell.column));
    const opens = !merge || (merge.row === cell.row && merge.column === cell.column);
    const region = opens ? place(merge ?? areaOf(cell), cell, rows, columns) : null;
    if (region && (cell.text !== '' || cell.unreadable)) regions.push(region);
    const lost = region ? cell.unseen : cell.text || cell.unseen;
    if (lost !== '') unseen.push({ text: lost, cell: name });
  }
  for (const merge of new Set(covered.values())) {
    const opening = held.get(keyOf(merge.row, merge.column));
    const blank = opening === undefined || (opening.text === '' && !opening.unreadable);
    const region = blank ? place(merge, null, rows, columns) : null;
    if (region) regions.push(region);
  }
  const byRow = byRows(regions);
  const nameOf = (row: number, column: number): string => cellName(rows.shown[row] ?? 0, columns.shown[column] ?? 0);
  return byRow && { rows: byRow, unseen, nameOf };
}

const emptyGrid: ShownGrid = { rows: new Map(), unseen: [], nameOf: cellName };

function keyOf(row: number, column: number): number {
  return row * sheetLimits.columns + column;
}

function areaOf({ row, column }: SheetCell): SheetArea {
  return { row, column, rowEnd: row + 1, columnEnd: column + 1 };
}

/** What lies between the first and the last cell that holds something. */
function boxOf(cells: readonly SheetCell[]): SheetArea {
  let box = { row: Infinity, column: Infinity, rowEnd: 0, columnEnd: 0 };
  for (const { row, column } of cells) {
    box = {
      row: Math.min(box.row, row),
      column: Math.min(box.column, column),
      rowEnd: Math.max(box.rowEnd, row + 1),
      columnEnd: Math.max(box.columnEnd, column + 1),
    };
  }
  return box;
}

/** The rows, or columns, from `start` up to, not including, `end` that are shown; `before` counts those in front of one. */
function axis(start: number, end: number, hidden: ReadonlySet<number>): Axis {
  const shown: number[] = [];
  const counts: number[] = [];
  for (let at = start; at < end; at += 1) {
    counts.push(shown.length);
    if (!hidden.has(at)) shown.push(at);
  }
  const before = (index: number): number => (index >= end ? shown.length : (counts[index - start] ?? 0));
  return { shown, before };
}

/** Which merge lies over a position inside the box; of two that overlap the first one does. */
function coverPositions(merges: readonly SheetArea[], box: SheetArea): Map<number, SheetArea> | null {
  const covered = new Map<number, SheetArea>();
  for (const merge of merges) {
    const area = {
      row: Math.max(merge.row, box.row),
      column: Math.max(merge.column, box.column),
      rowEnd: Math.min(merge.rowEnd, box.rowEnd),
      columnEnd: Math.min(merge.columnEnd, box.columnEnd),
    };
    const positions = Math.max(0, area.rowEnd - area.row) * Math.max(0, area.columnEnd - area.column);
    if (covered.size + positions > sheetLimits.positions) return null;
    for (let row = area.row; row < area.rowEnd; row += 1) {
      for (let column = area.column; column < area.columnEnd; column += 1) {
        if (!covered.has(keyOf(row, column))) covered.set(keyOf(row, column), merge);
      }
    }
  }
  return covered;
}

/** The shown part of an area; null where nothing of it is. A merge shows its text wherever a part of it is seen. */
function place(area: SheetArea, cell: SheetCell | null, rows: Axis, columns: Axis): Region | null {
  const region = {
    row: rows.before(area.row),
    column: columns.before(area.column),
    rowEnd: rows.before(area.rowEnd),
    columnEnd: columns.before(area.columnEnd),
  };
  if (region.row >= region.rowEnd || region.column >= region.columnEnd) return null;
  return {
    ...region,
    text: cell?.text ?? '',
    unreadable: cell?.unreadable ?? false,
    cell: cellName(area.row, area.column),
  };
}

function byRows(regions: readonly Region[]): Map<number, Region[]> | null {
  const rows = new Map<number, Region[]>();
  let positions = 0;
  for (const region of regions) {
    positions += region.rowEnd - region.row;
    if (positions > sheetLimits.positions) return null;
    for (let row = region.row; row < region.rowEnd; row += 1) {
      const list = rows.get(row);
      if (list) list.push(region);
      else rows.set(row, [region]);
    }
  }
  for (const list of rows.values()) list.sort((one, other) => one.column - other.column);
  return rows;
}
