/** Owns placing the cells of a Word table on its true grid. Refuses their text. */
import type { CellDraft, TableDraft } from './story.ts';

export type GridCell = {
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  columnSpan: number;
  readonly draft: CellDraft;
  readonly hidden: boolean;
  /** Cells that a merge covers; Word does not show what stands in them. */
  readonly covered: CellDraft[];
};

export type Grid = { readonly rows: number; readonly columns: number; readonly cells: readonly GridCell[] };

/**
 * Lays out rows on grid columns. Positions left out before and after a row have no cell. A cell that continues the one
 * above joins it only where one with the same first column and width stands there and is part of a merge; else it is a
 * cell of its own, for its text is shown.
 */
export function layOut(table: TableDraft): Grid {
  const cells: GridCell[] = [];
  let columns = table.gridColumns;
  let above = new Map<number, GridCell>();
  table.rows.forEach((draft, row) => {
    const placed = new Map<number, GridCell>();
    let column = draft.before;
    for (const cell of placeAcross(draft.cells, row, column, draft.hidden)) {
      const over = above.get(cell.column);
      if (cell.draft.down === 'continue' && over !== undefined && over.columnSpan === cell.columnSpan) {
        over.rowSpan++;
        for (const draft of [cell.draft, ...cell.covered]) over.covered.push(draft);
        placed.set(cell.column, over);
      } else {
        cells.push(cell);
        if (cell.draft.down !== null) placed.set(cell.column, cell);
      }
      column = cell.column + cell.columnSpan;
    }
    columns = Math.max(columns, column + draft.after);
    above = placed;
  });
  return { rows: table.rows.length, columns, cells };
}

function placeAcross(drafts: readonly CellDraft[], row: number, first: number, hidden: boolean): GridCell[] {
  const cells: GridCell[] = [];
  let column = first;
  for (const draft of drafts) {
    const left = cells.at(-1);
    if (draft.across === 'continue' && left !== undefined && left.draft.across !== null) {
      left.columnSpan += draft.span;
      left.covered.push(draft);
    } else {
      cells.push({ row, column, rowSpan: 1, columnSpan: draft.span, draft, hidden, covered: [] });
    }
    column += draft.span;
  }
  return cells;
}
