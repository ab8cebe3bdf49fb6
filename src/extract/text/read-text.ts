/** Owns the reading of plain text: lines become blocks, tab-separated lines become tables. Refuses to guess merges, which the export has lost. */
import type { Block, Cell, ExtractedDocument } from '#src/model/document.ts';
import { failed, type Notice, notice, type Result, success } from '#src/model/result.ts';
import { readContentsLine } from '#src/text/contents-line.ts';
import { squeeze } from '#src/text/normalise.ts';
import { decodeText } from './decode-text.ts';
import { groupLines, type Row } from './group-lines.ts';

/** Bytes of a text file → blocks with line and column; every tab-separated field is a cell of one grid column. */
export function readText(bytes: Uint8Array): Result<ExtractedDocument> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  if (squeeze(text) === '') return failed('empty');
  const lines = text.split(/\r\n|[\n\r\f\u2028\u2029]/u);
  const document: ExtractedDocument = { blocks: [], tables: [], carries: [] };
  const notices: Notice[] = [...decoded.notices];
  for (const group of groupLines(lines)) {
    if (group.kind === 'table') {
      addTable(document, group.rows);
      if (group.rejoined > 0) notices.push(notice('rows-rejoined', { rows: String(group.rejoined) }));
    } else addLine(document.blocks, group.text, group.line, group.contents);
  }
  if (document.tables.length > 0) notices.push(notice('spans-inferred'));
  return success(document, notices);
}

function addLine(blocks: Block[], text: string, line: number, contents: boolean): void {
  blocks.push({
    id: `b${blocks.length + 1}`,
    kind: contents && readContentsLine(text) ? 'contents-entry' : 'paragraph',
    text: text.trim(),
    origins: [{ kind: 'line', line, column: text.length - text.trimStart().length + 1 }],
  });
}

// Editors cut tabs off the end of a line; the cells they stood for are blank all the same.
function addTable(document: ExtractedDocument, rows: readonly Row[]): void {
  const columns = Math.max(...rows.map((row) => row.fields.length));
  const cells = rows.flatMap(({ fields }, row) => {
    const last = fields.at(-1);
    const end = { text: '', line: last?.line ?? 1, column: (last?.column ?? 1) + (last?.text.trim().length ?? 0) };
    return Array.from({ length: columns }, (_, column) => addCell(document.blocks, fields[column] ?? end, row, column));
  });
  document.tables.push({ id: `t${document.tables.length + 1}`, rows: rows.length, columns, cells });
}

function addCell(blocks: Block[], field: Row['fields'][number], row: number, column: number): Cell {
  const id = `b${blocks.length + 1}`;
  const text = field.text.trim();
  blocks.push({ id, kind: 'cell', text, origins: [{ kind: 'line', line: field.line, column: field.column }] });
  return { block: id, row, column, rowSpan: 1, columnSpan: 1, state: squeeze(text) === '' ? 'empty' : 'text' };
}
