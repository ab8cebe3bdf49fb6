/** Owns which lines of a text file are table rows. Refuses to drop a blank field: its column counts. */
import { readContentsLine } from '#src/text/contents-line.ts';
import { squeeze } from '#src/text/normalise.ts';

export type Field = { readonly text: string; readonly line: number; readonly column: number };
export type Row = { readonly fields: readonly Field[] };
export type LineGroup =
  | { readonly kind: 'line'; readonly text: string; readonly line: number; readonly contents: boolean }
  | { readonly kind: 'table'; readonly rows: readonly Row[]; readonly rejoined: number };

/** Lines → single lines and tables; lines and columns count from 1. */
export function groupLines(lines: readonly string[]): LineGroup[] {
  const groups: LineGroup[] = [];
  let inContents = false;
  for (let at = 0; at < lines.length; ) {
    const text = lines[at] ?? '';
    const contents = inContents && readContentsLine(text) !== null;
    if (isRow(text) && !contents) {
      const { rows, rejoined, end } = readRows(lines, at);
      groups.push({ kind: 'table', rows, rejoined });
      inContents = false;
      at = end;
      continue;
    }
    if (squeeze(text) !== '') groups.push({ kind: 'line', text, line: at + 1, contents });
    if (/^目[录次]$/u.test(squeeze(text))) inContents = true;
    at += 1;
  }
  return groups;
}

// One tab at the end of a sentence is a slip of the keyboard, not a table.
function isRow(text: string): boolean {
  const tabs = text.split('\t').length - 1;
  return tabs >= 2 || (tabs === 1 && text.split('\t').every((part) => part.trim() !== ''));
}

function readRows(lines: readonly string[], start: number): { rows: Row[]; rejoined: number; end: number } {
  const blank = lines.findIndex((line, at) => at > start && line === line.replaceAll('\t', '') && squeeze(line) === '');
  const limit = blank < 0 ? lines.length : blank;
  const width = gridWidth(lines.slice(start, limit));
  const rows: Row[] = [];
  let rejoined = 0;
  let at = start;
  while (at < limit && (lines[at] ?? '').includes('\t')) {
    const taken = width === null ? 1 : linesOfRow(lines, at, limit, width);
    if (taken > 1) rejoined += 1;
    rows.push({ fields: joinFields(lines.slice(at, at + taken), at + 1) });
    at += taken;
  }
  return { rows, rejoined, end: at };
}

// Only an export that prints the full grid lets a short row be told from a row with merged cells.
function gridWidth(lines: readonly string[]): number | null {
  const counts = lines.map((line) => line.split('\t').length).filter((count) => count > 1);
  const width = Math.max(...counts);
  return counts.filter((count) => count === width).length >= counts.length * 0.6 ? width : null;
}

// A line break inside a cell cuts its row: short pieces that add up to exactly one full row are one row.
function linesOfRow(lines: readonly string[], at: number, end: number, width: number): number {
  let fields = (lines[at] ?? '').split('\t').length;
  for (let next = at + 1; fields < width && next < end; next += 1) {
    fields += (lines[next] ?? '').split('\t').length - 1;
    if (fields === width) return next - at + 1;
  }
  return 1;
}

function joinFields(lines: readonly string[], firstLine: number): Field[] {
  const fields: Field[] = [];
  lines.forEach((line, index) => {
    let column = 1;
    line.split('\t').forEach((text, part) => {
      const last = fields.at(-1);
      if (index > 0 && part === 0 && last) fields[fields.length - 1] = { ...last, text: `${last.text}\n${text}` };
      else fields.push({ text, line: firstLine + index, column: column + text.length - text.trimStart().length });
      column += text.length + 1;
    });
  });
  return fields;
}
