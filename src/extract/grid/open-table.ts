/** Owns a table that is still growing from page to page: split rows, merges over the break, and its closing into one grid. Refuses to judge what belongs to it. */
import type { Box } from './geometry.ts';
import { isFull, roomInWidth } from './paragraphs.ts';
import { jointBetween } from './script.ts';
import { cellsOfRow, isNear, repeatedRows, rowsOf } from './table-parts.ts';
import type { PageCell, PageTable } from './tables.ts';

/** A line this many em wide is running text that a break can cut; shorter ones are entries. */
const runningWidth = 6;
/** How far above the bottom of its cell, in type sizes, the last line of a cut text may end. */
const cutHeight = 2;

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

/** The last line of the cell above could not have taken the first word of the cell below. */
function wrapsInto(above: PageCell, below: PageCell): boolean {
  const [last, next] = [above.lines.at(-1), below.lines[0]];
  return last !== undefined && next !== undefined && isFull(last, next, roomInWidth(above.textWidth));
}

/** The text ran to the end of its room at the foot of the page and goes on above. */
function flowsOn(above: PageCell, below: PageCell): boolean {
  const last = above.lines.at(-1);
  if (!last || /[。；;！？!?]$/.test(above.text)) return false;
  const running = above.lines.length > 1 || last.box[2] - last.box[0] >= runningWidth * last.size;
  const cut = above.box[3] - last.box[3] <= cutHeight * last.size;
  return running && cut && wrapsInto(above, below);
}

type Pair = { readonly above: OpenCell | null; readonly below: PageCell };

/** The cells of the part's first row with the cells that end the table above them. */
function pairRows(table: OpenTable, firstRow: readonly PageCell[], shift: number): Pair[] {
  return firstRow.map((below) => {
    const above = table.bottom.find(
      (cell) => isNear(cell.x0 + shift, below.box[0]) && isNear(cell.x1 + shift, below.box[2]),
    );
    return { above: above ?? null, below };
  });
}

/** The break cut a row in two: no line is drawn there, or running text goes on while the short cells beside it are done. */
function isSplitRow(pairs: readonly Pair[], open: boolean): boolean {
  if (pairs.some((pair) => pair.above === null)) return false;
  if (open) return true;
  const filled = pairs.filter((pair) => pair.below.text !== '');
  const done = pairs.some((pair) => pair.below.text === '' && pair.above?.text !== '');
  return filled.length > 0 && done && filled.every(({ above, below }) => above && flowsOn(above.last, below));
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
    const added = { row: base + cell.row, rowSpan, x0, x1, text, hidden, places: [{ page, box }], last: cell };
    table.cells.push(added);
    ending.push(added);
  }
  const fresh = part.columnEdges.map((edge) => edge - shift).filter((x) => !table.edges.some((y) => isNear(x, y)));
  table.edges = [...table.edges, ...fresh].sort((a, b) => a - b);
  table.rows = base + rowsOf(part);
  table.bottom = ending.filter((cell) => cell.row + cell.rowSpan === table.rows);
  table.last = part;
}

/** Leading blank cells under written ones: first-level cells merged over the break. */
function mergedPairs(pairs: readonly Pair[]): Pair[] {
  const merged: Pair[] = [];
  if (pairs.every(({ below }) => below.text === '')) return merged;
  for (const pair of pairs) {
    if (pair.below.text !== '' || !pair.above || pair.above.text === '') break;
    merged.push(pair);
  }
  return merged;
}

/** Adds a part; answers whether a row was split by the break. */
export function appendPart(table: OpenTable, part: PageTable, page: number): boolean {
  const shift = part.box[0] - table.first.box[0];
  const skipped = repeatedRows(table.first, part);
  const pairs = pairRows(table, cellsOfRow(part, skipped), shift);
  // A row that was not cut has its own line at the break, above or below it; under a repeated head only the foot tells.
  const split = isSplitRow(pairs, table.last.openBottom && (skipped > 0 || part.openTop));
  const taken = new Set<PageCell>();
  for (const { above, below } of split ? pairs : mergedPairs(pairs)) {
    if (!above) continue;
    extendCell(above, below, page);
    above.rowSpan += below.rowSpan - (split ? 1 : 0);
    taken.add(below);
  }
  addCells(table, part, { page, shift, skipped, base: table.rows - skipped - (split ? 1 : 0), taken });
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
