/** Owns the judgement whether a table on the next page goes on with one on this page. Refuses to join them. */
import type { FlowItem } from './flow.ts';
import type { PageCell, PageTable } from './tables.ts';

/** Outer edges of two parts of one table differ by no more than this (points). */
export const edgeSlack = 3;
/** A row that would have fitted with this much room to spare (points) was not pushed to the next page. */
const roomToSpare = 6;
/** The foot margin is at most this many times the head margin, where no page is full. */
const footMargin = 1.25;

export function rowsOf(table: PageTable): number {
  return table.rowEdges.length - 1;
}

export function cellsOfRow(table: PageTable, row: number): PageCell[] {
  return table.cells.filter((cell) => cell.row === row);
}

export function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= edgeSlack;
}

function plain(text: string): string {
  return text.replace(/\s+/g, '');
}

/** A cell of the table so far, as it stands in the first part. */
type GrownCell = {
  readonly row: number;
  readonly rowSpan: number;
  readonly x0: number;
  readonly x1: number;
  readonly text: string;
};

/** What must be known of the table so far. */
type Grown = {
  readonly first: PageTable;
  readonly last: PageTable;
  readonly edges: readonly number[];
  readonly cells: readonly GrownCell[];
};

/** Same columns, and one text for one text. */
function isSameRow(a: readonly GrownCell[], b: readonly PageCell[], shift: number): boolean {
  if (a.length !== b.length) return false;
  return a.every((cell, i) => {
    const other = b[i];
    if (!other || !isNear(cell.x0 + shift, other.box[0]) || !isNear(cell.x1 + shift, other.box[2])) return false;
    return plain(cell.text) === plain(other.text) && cell.rowSpan === other.rowSpan;
  });
}

/** How many leading rows of the part repeat the table from a row on: equal in every cell, with no cell reaching below them. */
function countRepeated(table: Grown, part: PageTable, from: number, shift: number): number {
  let count = 0;
  for (let equal = 0; equal < rowsOf(part) - 1; equal++) {
    const above = table.cells.filter((cell) => cell.row === from + equal);
    if (above.length === 0 || !isSameRow(above, cellsOfRow(part, equal), shift)) break;
    const closed = part.cells.every((cell) => cell.row > equal || cell.row + cell.rowSpan <= equal + 1);
    if (closed) count = equal + 1;
    // Below the first head in the midst of a table its entries begin.
    if (closed && from > 0) break;
  }
  const written = part.cells.filter((cell) => cell.row < count).map((cell) => cell.text !== '');
  return from === 0 ? (written.includes(true) ? count : 0) : written.includes(false) ? 0 : count;
}

/** A row in the midst of the table from which it has other columns than above. */
function changesColumns(table: Grown, row: number): boolean {
  const edges = (at: number) =>
    table.cells.filter((cell) => cell.row <= at && cell.row + cell.rowSpan > at).flatMap(({ x0, x1 }) => [x0, x1]);
  const [above, here] = [edges(row - 1), edges(row)];
  return !here.every((edge) => above.some((other) => isNear(edge, other)));
}

/** How many head rows the part repeats: the first rows of the table, or the row of column heads further down. */
export function repeatedRows(table: Grown, part: PageTable, shift: number): number {
  const top = countRepeated(table, part, 0, shift);
  if (top > 0) return top;
  const [first] = cellsOfRow(part, 0);
  if (!first || first.text === '') return 0;
  const heads = table.cells.filter(
    (cell) => cell.row > 0 && isNear(cell.x0 + shift, first.box[0]) && plain(cell.text) === plain(first.text),
  );
  for (const { row } of heads) {
    const count = changesColumns(table, row) ? countRepeated(table, part, row, shift) : 0;
    if (count > 0) return count;
  }
  return 0;
}

/** The part opens like the table itself, same label in the same first cell, but with other entries: a form that begins again. */
function beginsAgain(first: PageTable, part: PageTable): boolean {
  const shift = part.box[0] - first.box[0];
  const [a, b] = [cellsOfRow(first, 0), cellsOfRow(part, 0)];
  const [label, other] = [a[0], b[0]];
  return (
    label !== undefined &&
    other !== undefined &&
    label.text !== '' &&
    plain(label.text) === plain(other.text) &&
    a.length === b.length &&
    a.every((cell, i) => isNear(cell.box[0] + shift, b[i]?.box[0] ?? Number.NaN))
  );
}

/** How far the part stands to the right of the table: as wide as it, or on its place but without its outer columns; null where it is neither. */
function shiftOf(table: Grown, part: PageTable): number | null {
  const [left, right] = [part.box[0] - table.first.box[0], part.box[2] - table.first.box[2]];
  if (Math.abs(left - right) <= edgeSlack) return left;
  const within = (x: number) => table.edges.some((edge) => isNear(edge, x));
  return within(part.box[0]) && within(part.box[2]) ? 0 : null;
}

/** At least half of the inner edges of the poorer part are found in the other. */
function sharesColumns(table: Grown, part: PageTable, shift: number): boolean {
  const inner = (edges: readonly number[]) => edges.slice(1, -1);
  const [a, b] = [inner(table.edges), inner(part.columnEdges.map((edge) => edge - shift))];
  const shared = b.filter((edge) => a.some((other) => isNear(edge, other))).length;
  return shared >= Math.min(a.length, b.length) / 2;
}

export type Limits = { readonly bottom: number };

/** Per page: the lowest point that text reaches on pages of its height; where none is full, the foot margin is taken from the head margin. */
export function findLimits(
  pages: readonly (readonly FlowItem[])[],
  heights: readonly number[],
): (index: number) => Limits {
  const spans = new Map<number, { top: number; lowest: number }>();
  const key = (index: number) => Math.round(heights[index] ?? 0);
  for (const [index, items] of pages.entries()) {
    const span = spans.get(key(index)) ?? { top: Infinity, lowest: 0 };
    spans.set(key(index), span);
    for (const { kind, box } of items) {
      if (kind === 'furniture') continue;
      span.top = Math.min(span.top, box[1]);
      span.lowest = Math.max(span.lowest, box[3]);
    }
  }
  return (index) => {
    const { top, lowest } = spans.get(key(index)) ?? { top: 0, lowest: 0 };
    return { bottom: Math.max(lowest, (heights[index] ?? 0) - footMargin * top) };
  };
}

/** Where a part with the columns of the table would stand in it, as a shift to the right in points; null where its columns are others. */
export function placeOf(table: Grown, part: PageTable): number | null {
  const shift = shiftOf(table, part);
  return shift !== null && sharesColumns(table, part, shift) ? shift : null;
}

/** The table reaches down to the last point of its page that text can take. */
export function isFilled({ last }: Grown, { bottom }: Limits): boolean {
  return bottom - last.box[3] <= edgeSlack;
}

/** Height that the row must have to begin on a page: its own, or that of a text merged with rows below it, which no page cuts between two lines. */
function heightToBegin(part: PageTable, row: number): number {
  const height = (part.rowEdges[row + 1] ?? 0) - (part.rowEdges[row] ?? 0);
  const textHeight = ({ lines }: PageCell) => (lines.at(-1)?.box[3] ?? 0) - (lines[0]?.box[1] ?? 0);
  const cells = cellsOfRow(part, row);
  const own = Math.max(0, ...cells.filter(({ rowSpan }) => rowSpan === 1).map(textHeight));
  return Math.max(0, ...cells.map(textHeight)) - own + height;
}

type Met = { readonly part: PageTable; readonly skipped: number; readonly certain: boolean };

/** Something crosses the break, or the table ended where its next row had no room. */
export function isContinuation(table: Grown, { part, skipped, certain }: Met, limits: Limits): boolean {
  if (skipped === 0 && beginsAgain(table.first, part)) return false;
  if (certain) return true;
  if (!isNear(part.box[2] - part.box[0], table.first.box[2] - table.first.box[0])) return false;
  return limits.bottom - table.last.box[3] <= heightToBegin(part, skipped) + roomToSpare;
}
