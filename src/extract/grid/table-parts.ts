/** Owns the judgement whether a table on the next page goes on with one on this page. Refuses to join them. */
import type { FlowItem } from './flow.ts';
import type { PageCell, PageTable } from './tables.ts';

/** Outer edges of two parts of one table differ by no more than this (points). */
const edgeSlack = 3;
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

/** Same columns, and one text for one text. */
function isSameRow(a: readonly PageCell[], b: readonly PageCell[], shift: number): boolean {
  if (a.length !== b.length) return false;
  return a.every((cell, i) => {
    const other = b[i];
    if (!other || !isNear(cell.box[0] + shift, other.box[0]) || !isNear(cell.box[2] + shift, other.box[2]))
      return false;
    return plain(cell.text) === plain(other.text) && cell.rowSpan === other.rowSpan;
  });
}

/** How many head rows the part repeats: leading rows equal in every cell, that hold text, with no cell reaching below them. */
export function repeatedRows(first: PageTable, part: PageTable): number {
  const shift = part.box[0] - first.box[0];
  let count = 0;
  let equal = 0;
  while (equal < Math.min(rowsOf(first), rowsOf(part) - 1)) {
    const row = cellsOfRow(part, equal);
    if (!isSameRow(cellsOfRow(first, equal), row, shift)) break;
    equal += 1;
    const closed = part.cells.every((cell) => cell.row >= equal || cell.row + cell.rowSpan <= equal);
    if (closed) count = equal;
  }
  const written = part.cells.some((cell) => cell.row < count && cell.text !== '');
  return written ? count : 0;
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

/** What must be known of the table so far. */
type Grown = { readonly first: PageTable; readonly last: PageTable; readonly edges: readonly number[] };

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

export function isContinuation(table: Grown, part: PageTable, limits: Limits): boolean {
  const shift = part.box[0] - table.first.box[0];
  if (!isNear(part.box[2] - shift, table.first.box[2])) return false;
  if (!sharesColumns(table, part, shift)) return false;
  const repeated = repeatedRows(table.first, part);
  if (repeated === 0 && beginsAgain(table.first, part)) return false;
  const height = (part.rowEdges[repeated + 1] ?? 0) - (part.rowEdges[repeated] ?? 0);
  return limits.bottom - table.last.box[3] <= height + roomToSpare;
}
