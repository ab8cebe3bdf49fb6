/** Owns laying a document out on sheets as an office would: text one cell a row, contents with the page beside the title, tables with their merges. Refuses the library of the reader for .xlsx: another one writes that. */
import { utils, write } from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import type { Block, ExtractedDocument, Table } from '#src/model/document.ts';

type Merge = { readonly startRow: number; readonly startCol: number; readonly endRow: number; readonly endCol: number };
export type PlainSheet = { readonly name: string; readonly rows: (string | null)[][]; readonly merges: Merge[] };

/**
 * `stacked`: one sheet for all. `apart`: a new sheet where a table is followed by text, so that each project has its own.
 */
export type Arrangement = 'stacked' | 'apart';

export function layOutSheets({ blocks, tables }: ExtractedDocument, arrangement: Arrangement): PlainSheet[] {
  const tableOf = new Map(tables.flatMap((table) => table.cells.map((cell) => [cell.block, table] as const)));
  const drawn = new Set<Table>();
  const sheets: PlainSheet[] = [{ name: '表1', rows: [], merges: [] }];
  for (const block of blocks) {
    const table = tableOf.get(block.id);
    const sheet = sheets.at(-1);
    if (!sheet || block.hidden || block.kind === 'furniture') continue;
    if (!table) sheet.rows.push(lineOf(block));
    else if (!drawn.has(table)) {
      drawn.add(table);
      addTable(sheet, table, blocks);
      if (arrangement === 'apart') sheets.push({ name: `表${sheets.length + 1}`, rows: [], merges: [] });
    }
  }
  return sheets.filter(({ rows }) => rows.length > 0);
}

// The page number of an entry stands in a cell of its own.
function lineOf({ kind, text }: Block): string[] {
  return kind === 'contents-entry' ? text.split('\t') : [text];
}

function addTable({ rows, merges }: PlainSheet, table: Table, blocks: readonly Block[]): void {
  const top = rows.length;
  for (let row = 0; row < table.rows; row += 1) rows.push(new Array(table.columns).fill(null));
  for (const { block, row, column, rowSpan, columnSpan } of table.cells) {
    const line = rows[top + row];
    const text = blocks.find(({ id }) => id === block)?.text ?? '';
    if (line && text !== '') line[column] = text;
    if (rowSpan * columnSpan === 1) continue;
    const startRow = top + row;
    merges.push({ startRow, startCol: column, endRow: startRow + rowSpan - 1, endCol: column + columnSpan - 1 });
  }
}

export function writeNewWorkbook(sheets: readonly PlainSheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(({ name, rows, merges }) => ({ name, rows, merges })) });
}

/** Excel 97. */
export function writeOldWorkbook(sheets: readonly PlainSheet[]): Uint8Array {
  const book = utils.book_new();
  for (const { name, rows, merges } of sheets) {
    const sheet = utils.aoa_to_sheet(rows);
    sheet['!merges'] = merges.map(({ startRow, startCol, endRow, endCol }) => ({
      s: { r: startRow, c: startCol },
      e: { r: endRow, c: endCol },
    }));
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'biff8', bookSST: true }));
}
