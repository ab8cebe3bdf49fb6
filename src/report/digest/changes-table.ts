/** Owns the table of changes on a terminal: one row a text, numbers under each other. Refuses order and cutting of names. */
import type { ScanRecord } from '#src/model/scan.ts';
import { flow } from '../console/flow.ts';
import { type Line, plain, styled } from '../console/style.ts';
import { showControls } from '../wording/visible.ts';
import { hasFixedWidth, padEnd, widthOf } from '../wording/width.ts';
import { type ChangeRow, placeKinds, rowsOf } from './change-rows.ts';
import type { DigestWords } from './chinese-words.ts';

/** Cells after a name, a draft and a number, from roomy to tight. */
const roomy = [6, 5, 4] as const;
const gaps = [roomy, [4, 3, 4], [4, 3, 3], [3, 2, 2], [2, 2, 1]] as const;

/** Widths with the gap after each. */
type Columns = { readonly name: number; readonly draft: number; readonly cells: readonly number[] };

/** No lines where nothing changed. */
export function layOutChanges(record: ScanRecord, words: DigestWords, width: number): Line[] {
  const rows = rowsOf(record, words);
  if (rows.length === 0) return [];
  const heads = placeKinds.map((kind) => words[kind]);
  const columns = fitColumns(rows, heads, words, width);
  const head = `${padEnd(words.changesHead, columns.name)}${padEnd(words.draft, columns.draft)}${cells(heads, columns)}`;
  return [[styled(head.trimEnd(), 'bold')], ...rows.flatMap((row) => rowLines(row, columns, width))];
}

function cells(texts: readonly string[], columns: Columns): string {
  return texts.map((text, index) => padEnd(text, columns.cells[index] ?? 0)).join('');
}

function numbersOf(row: ChangeRow): string[] {
  return placeKinds.map((kind) => {
    const count = row.places?.[kind] ?? 0;
    return count === 0 ? '-' : String(count);
  });
}

/** The gaps shrink before a name is moved to a line of its own. */
function fitColumns(rows: readonly ChangeRow[], heads: readonly string[], words: DigestWords, width: number): Columns {
  const draft = Math.max(...[words.draft, ...rows.map((row) => row.draft)].map(widthOf));
  const numbers = rows.map(numbersOf);
  const sizes = heads.map((text, index) => Math.max(widthOf(text), ...numbers.map((row) => widthOf(row[index] ?? ''))));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const names = rows
    .map(({ name }) => showControls(name))
    .filter(hasFixedWidth)
    .map(widthOf);
  const head = widthOf(words.changesHead);
  const longest = Math.max(head, ...names);
  const rest = (gap: (typeof gaps)[number]) => draft + gap[1] + all + gap[2] * (sizes.length - 1);
  const gap = gaps.find((one) => longest + one[0] + rest(one) <= width) ?? gaps[gaps.length - 1] ?? roomy;
  const room = width - rest(gap) - gap[0];
  const name = Math.max(head, ...names.filter((size) => size <= room));
  return { name: name + gap[0], draft: draft + gap[1], cells: sizes.map((size) => size + gap[2]) };
}

function rowLines(row: ChangeRow, columns: Columns, width: number): Line[] {
  const name = showControls(row.name);
  const said = row.places === null ? row.note : cells(numbersOf(row), columns).trimEnd();
  const fits = hasFixedWidth(name) && widthOf(name) < columns.name;
  const lead = `${padEnd(fits ? name : '', columns.name)}${padEnd(row.draft, columns.draft)}`;
  return [...(fits ? [] : flow([plain(name)], width)), ...flow([plain(said)], width, [plain(lead)])];
}
