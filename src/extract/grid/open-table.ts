/** Owns a table that is still growing from page to page: split rows, merges over the break, and its closing into one grid. Refuses to judge what belongs to it. */
import type { Box } from './geometry.ts';
import { jointBetween } from './script.ts';
import { cellsOfRow, edgeSlack, isNear, repeatedRows, rowsOf } from './table-parts.ts';
import type { PageCell, PageTable } from './tables.ts';
import { findVoids, mendTop } from './torn-edges.ts';
import { isOpenPair, judgeRow, mergedPairs, type Pair, wrapsInto } from './torn-rows.ts';

export type Place = { readonly page: number; readonly box: Box };

/** A cell of a whole table; one that crosses a page has one place on each. */
export type GridCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly hidden: boolean;
  readonly places: readonly Place[];
};

export type GridTable = { readonly rows: number; readonly columns: number; readonly cells: readonly GridCell[] };

type OpenCell = {
  row: number;
  rowSpan: number;
  x0: number;
  x1: number;
  text: string;
  hidden: boolean;
  places: Place[];
  last: PageCell;
};

export type OpenTable = {
  readonly cells: OpenCell[];
  readonly first: PageTable;
  /** Column edges of all parts so far, as they stand in the first part, left to right. */
  edges: number[];
  /** The cells that end the table so far. */
  bottom: OpenCell[];
  last: PageTable;
  rows: number;
};

/** A table with its first part on a page. */
export function openTable(part: PageTable, page: number): OpenTable {
  const table: OpenTable = { cells: [], first: part, edges: [], bottom: [], last: part, rows: 0 };
  addCells(table, part, { page, shift: 0, skipped: 0, base: 0, taken: new Set() });
  return table;
}

/** Cells of the column are merged over rows somewhere in the table. */
function isMerged(table: OpenTable, { x0, x1 }: OpenCell): boolean {
  return table.cells.some((cell) => cell.rowSpan > 1 && isNear(cell.x0, x0) && isNear(cell.x1, x1));
}

/** Cells of the column repeat the text of the row above them somewhere in the table. */
function isRepeating(table: OpenTable, { x0, x1 }: OpenCell): boolean {
  const column = table.cells.filter((cell) => isNear(cell.x0, x0) && isNear(cell.x1, x1) && cell.text !== '');
  return column.some(({ row, rowSpan, text }) =>
    column.some((below) => below.row === row + rowSpan && below.text === text),
  );
}

/** The cells of the part's first row with the cells that end the table above them. */
function pairRows(table: OpenTable, firstRow: readonly PageCell[], shift: number): Pair<OpenCell>[] {
  return firstRow.map((below) => {
    const above = table.bottom.find(
      (cell) => isNear(cell.x0 + shift, below.box[0]) && isNear(cell.x1 + shift, below.box[2]),
    );
    const merges = above !== undefined && isMerged(table, above);
    return {
      above: above ?? null,
      below,
      merges,
      repeats: !merges && above !== undefined && isRepeating(table, above),
    };
  });
}

function extendCell(cell: OpenCell, below: PageCell, page: number): void {
  if (below.text !== '') {
    const joint = wrapsInto(cell.last, below) ? jointBetween(cell.text, below.text) : '\n';
    cell.hidden = cell.hidden && below.hidden;
    cell.text += (cell.text === '' ? '' : joint) + below.text;
  }
  cell.places.push({ page, box: below.box });
  cell.last = below;
}

type Placement = {
  readonly page: number;
  /** How far the part stands to the right of the table. */
  readonly shift: number;
  /** Leading rows of the part that only repeat the head. */
  readonly skipped: number;
  /** Row of the table that row 0 of the part becomes. */
  readonly base: number;
  /** Cells that went into cells above them. */
  readonly taken: ReadonlySet<PageCell>;
};

function addCells(table: OpenTable, part: PageTable, { page, shift, skipped, base, taken }: Placement): void {
  const ending = [...table.bottom];
  for (const cell of part.cells) {
    if (cell.row < skipped || taken.has(cell)) continue;
    const { text, hidden, rowSpan, box } = cell;
    const [x0, x1] = [box[0] - shift, box[2] - shift];
    const places = [{ page, box }];
    const added = { row: base + cell.row, rowSpan, x0, x1, text, hidden, places, last: cell };
    table.cells.push(added);
    ending.push(added);
  }
  const fresh = part.columnEdges.map((edge) => edge - shift).filter((x) => !table.edges.some((y) => isNear(x, y)));
  table.edges = [...table.edges, ...fresh].sort((a, b) => a - b);
  table.rows = base + rowsOf(part);
  table.bottom = ending.filter((cell) => cell.row + cell.rowSpan === table.rows);
  table.last = part;
}

/** How a part meets the table above it. */
export type Meeting = {
  readonly part: PageTable;
  readonly shift: number;
  readonly skipped: number;
  /** Cells that go on below, each with its piece there. */
  readonly joined: readonly { readonly above: OpenCell; readonly below: PageCell }[];
  /** Cells that reach past squares which the part does not draw, and past how many of its rows. */
  readonly passing: readonly { readonly above: OpenCell; readonly rows: number }[];
  readonly voids: ReadonlySet<PageCell>;
  /** The part opens in the middle of a row. */
  readonly split: boolean;
  /** Something is seen to cross the break. */
  readonly certain: boolean;
  /** The first row is read as one of its own and may be the rest of the one above. */
  readonly unsure: boolean;
};

/** How many rows of the part a cell of the table reaches past, because nothing is drawn for it there. */
function rowsPassed(cell: OpenCell, part: PageTable, shift: number, voids: readonly PageCell[]): number {
  const [x0, x1] = [cell.x0 + shift, cell.x1 + shift];
  if (x1 <= part.box[0] + edgeSlack || x0 >= part.box[2] - edgeSlack) return rowsOf(part);
  return voids
    .filter(({ box }) => x0 >= box[0] - edgeSlack && x1 <= box[2] + edgeSlack)
    .reduce((rows, { rowSpan }) => rows + rowSpan, 0);
}

/** A row of its own draws all its cells but the first ones, which may be merged with rows above; the rest of a torn cell may stand alone. */
function isUndrawnBeside(passing: Meeting['passing'], pairs: readonly Pair<OpenCell>[], shift: number): boolean {
  const [first] = pairs;
  if (!first) return false;
  const after = passing.some(({ above }) => above.x0 + shift >= first.below.box[2] - edgeSlack);
  return after || (pairs.length === 1 && passing.length > 1);
}

/** Compares the first row of a part, below a repeated head, with the cells that end the table; `full` says that the page above had no room left. */
export function meet(table: OpenTable, whole: PageTable, shift: number, full: boolean): Meeting {
  const skipped = repeatedRows(table, whole, shift);
  const part = mendTop(whole, skipped);
  const squares = findVoids(part, skipped);
  const passing = table.bottom
    .map((above) => ({ above, rows: rowsPassed(above, part, shift, squares) }))
    .filter(({ rows }) => rows > 0);
  const voids = new Set(passing.length > 0 ? squares : []);
  const pairs = pairRows(table, cellsOfRow(part, skipped), shift).filter(({ below }) => !voids.has(below));
  const open = pairs.filter((pair) => isOpenPair(pair, skipped > 0));
  const undrawn = isUndrawnBeside(passing, pairs, shift);
  const judged = open.length === 0 && !undrawn ? judgeRow(pairs, full) : 'whole';
  const split = open.length > 0 ? open.length === pairs.length : undrawn || judged === 'cut';
  const outer = isNear((pairs[0]?.below.box[0] ?? Infinity) - shift, table.edges[0] ?? 0);
  const going = split ? pairs : open.length > 0 ? open : mergedPairs(pairs, outer);
  const joined = going.flatMap(({ above, below }) => (above ? [{ above, below }] : []));
  const certain = open.length > 0 || passing.length > 0;
  return { part, shift, skipped, joined, passing, voids, split, certain, unsure: judged === 'unsure' };
}

/** Adds a part; answers whether a row was split by the break. */
export function appendPart(table: OpenTable, meeting: Meeting, page: number): boolean {
  const { part, shift, skipped, joined, passing, voids, split } = meeting;
  const taken = new Set<PageCell>(voids);
  const overlap = split ? 1 : 0;
  for (const { above, below } of joined) {
    extendCell(above, below, page);
    above.rowSpan += below.rowSpan - overlap;
    taken.add(below);
  }
  for (const { above, rows } of passing) above.rowSpan += rows - overlap;
  addCells(table, part, { page, shift, skipped, base: table.rows - skipped - overlap, taken });
  return split;
}

/** The grid of the whole table: the column edges of all parts together. */
export function closeTable(table: OpenTable): GridTable {
  const { edges } = table;
  const indexOf = (x: number): number => {
    let best = 0;
    edges.forEach((edge, i) => {
      if (Math.abs(edge - x) < Math.abs((edges[best] ?? Infinity) - x)) best = i;
    });
    return best;
  };
  const cells = table.cells.map(({ row, rowSpan, x0, x1, text, hidden, places }) => {
    const column = indexOf(x0);
    return { row, column, rowSpan, columnSpan: Math.max(1, indexOf(x1) - column), text, hidden, places };
  });
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { rows: table.rows, columns: edges.length - 1, cells };
}
