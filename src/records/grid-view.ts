/** Owns how a table's cells are found by position. Refuses meaning: it knows no label. */
import type { Block, Table } from '#src/model/document.ts';
import type { BlockIndex } from './document-lines.ts';

export type GridCell = {
  readonly block: Block;
  readonly text: string;
  readonly row: number;
  readonly column: number;
  /** First column behind the cell. */
  readonly columnEnd: number;
  readonly readable: boolean;
};

/** One row of a table: the cells that begin in it, and those that a span from above puts over it. */
export type GridRow = {
  readonly index: number;
  readonly own: readonly GridCell[];
  readonly covering: readonly GridCell[];
};

/** A table as rows, cells in column order. */
export function gridRows(table: Table, blocks: BlockIndex): GridRow[] {
  const own: GridCell[][] = Array.from({ length: table.rows }, () => []);
  const covering: GridCell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) {
    const block = blocks.get(cell.block);
    if (!block) continue;
    const view: GridCell = {
      block,
      text: block.text.trim(),
      row: cell.row,
      column: cell.column,
      columnEnd: cell.column + cell.columnSpan,
      readable: cell.state !== 'unreadable',
    };
    own[cell.row]?.push(view);
    for (let below = cell.row + 1; below < cell.row + cell.rowSpan; below += 1) covering[below]?.push(view);
  }
  return own.map((cells, index) => ({ index, own: byColumn(cells), covering: byColumn(covering[index] ?? []) }));
}

function byColumn(cells: readonly GridCell[]): GridCell[] {
  return [...cells].sort((a, b) => a.column - b.column);
}

/** The cells of a list that lie over the columns from `start` up to, not including, `end`. */
export function cellsBetween(cells: readonly GridCell[], start: number, end: number): GridCell[] {
  return cells.filter((cell) => cell.column < end && cell.columnEnd > start);
}
