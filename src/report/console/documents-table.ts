/** Owns the table of a run over several documents: one row each, what needs a person first. Refuses cutting a name and aligning after characters of unsure width. */
import { type CheckedDocument, type Language, statuses } from '#src/model/run.ts';
import { countFindings, isUnchecked, weights } from '../tally.ts';
import { hasFixedWidth, padEnd, widthOf } from '../wording/width.ts';
import { sayCount, statusWords, weightWords } from '../wording/words.ts';
import { flow } from './flow.ts';
import { type Line, type Piece, plain, styled } from './style.ts';

type Row = {
  readonly name: string;
  readonly status: string;
  readonly cells: readonly string[];
  readonly unread: boolean;
};

const gap = 4;

/** A document and the name under which the run shows it. */
export type NamedDocument = { readonly name: string; readonly document: CheckedDocument };

export function layOutTable(documents: readonly NamedDocument[], language: Language, width: number): Line[] {
  const zh = language === 'zh-CN';
  const heads = weights.map((weight) => weightWords[language][weight]);
  const head: Row = { name: zh ? '文件' : 'File', status: zh ? '读取' : 'Reading', cells: heads, unread: false };
  const rows = [head, ...[...documents].sort(byUrgency).map((named) => toRow(named, language))];
  const cellWidth = Math.max(...rows.filter((row) => row.cells.length > 1).flatMap((row) => row.cells.map(widthOf)));
  const statusWidth = Math.max(...rows.map((row) => widthOf(row.status)));
  const columns = fitColumns(rows, statusWidth, cellWidth, width);
  return rows.flatMap((row) => rowLines(row, columns, width));
}

type Columns = { readonly name: number; readonly status: number; readonly cell: number };

/** Column widths with their gaps; the gaps shrink from 4 to 1 before a name is moved to a line of its own. */
function fitColumns(rows: readonly Row[], status: number, cell: number, width: number): Columns {
  const names = rows
    .map((row) => row.name)
    .filter(hasFixedWidth)
    .map(widthOf);
  const longest = Math.max(...names);
  const gaps = [gap, 3, 2, 1];
  const rest = (space: number) => status + space + cell * 4 + space * 3;
  const space = gaps.find((size) => longest + size + rest(size) <= width) ?? 1;
  const room = width - rest(space) - space;
  const name = Math.max(0, ...names.filter((size) => size <= room));
  return { name: name + space, status: status + space, cell: cell + space };
}

function toRow({ name, document }: NamedDocument, language: Language): Row {
  const status = statusWords[language][document.status];
  const unread = document.status === 'failed';
  if (unread || isUnchecked(document)) {
    return { name, status, cells: [language === 'zh-CN' ? '没有检查' : 'not checked'], unread };
  }
  const counts = countFindings(document.findings);
  const cells = weights.map((weight) => (counts[weight].findings === 0 ? '-' : sayCell(counts[weight], language)));
  return { name, status, cells, unread };
}

function sayCell(count: { readonly findings: number; readonly places: number }, language: Language): string {
  return language === 'zh-CN' ? sayCount(count, language) : `${count.findings} (${count.places})`;
}

function rowLines(row: Row, columns: Columns, width: number): Line[] {
  const status = padEnd(row.status, columns.status);
  const cells = row.cells
    .map((cell) => padEnd(cell, columns.cell))
    .join('')
    .trimEnd();
  const rest: Piece[] = [row.unread ? styled(status, 'bold') : plain(status), plain(cells)];
  if (hasFixedWidth(row.name) && widthOf(row.name) < columns.name) {
    return [[plain(padEnd(row.name, columns.name)), ...rest]];
  }
  return [...flow([plain(row.name)], width), [plain(' '.repeat(columns.name)), ...rest]];
}

/** Unread before partly read before the rest, then by places to fix; equal ones stay in the order of the run. */
function byUrgency(one: NamedDocument, other: NamedDocument): number {
  const rank = ({ document }: NamedDocument) => -statuses.indexOf(document.status);
  return rank(one) - rank(other) || byPlaces(one.document, other.document);
}

/** The text with the most places to fix first, then to decide, note and check. */
export function byPlaces(one: CheckedDocument, other: CheckedDocument): number {
  const [counts, others] = [countFindings(one.findings), countFindings(other.findings)];
  const differing = weights.find((weight) => counts[weight].places !== others[weight].places);
  return differing ? others[differing].places - counts[differing].places : 0;
}
