/** Owns the call of the library that parses workbooks, and its answer as plain sheets. Refuses to let an error of it through. */
import { type CellObject, type ParsingOptions, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { failed, type Result, success } from '#src/model/result.ts';
import type { Sheet, SheetArea, SheetCell, Workbook } from './sheet.ts';

const options: ParsingOptions = {
  type: 'array',
  dense: true,
  cellHTML: false,
  cellText: true,
  // Hidden rows and columns come with the styles.
  cellStyles: true,
  // The short date as Chinese Excel shows it.
  dateNF: 'yyyy/m/d',
};

/** Files from before Excel 97 hold text in code pages; their tables are large and loaded for them alone. */
export async function loadCodePages(): Promise<void> {
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
}

/** Bytes that passed the guards → sheets in the order of their tabs; `malformed` where the library cannot read them. */
export function openWorkbook(bytes: Uint8Array, unsolved: number): Result<Workbook> {
  let book: WorkBook;
  try {
    // Formulas are wanted only to tell which of them have no result; a result that is missing is never taken for 0.
    book = read(bytes, { ...options, cellFormula: unsolved > 0 });
  } catch (error) {
    // What does not fit into memory is no fault of the file's form.
    if (error instanceof RangeError && /allocation/u.test(error.message)) throw error;
    return failed('malformed', 'workbook not understood');
  }
  const sheets: Sheet[] = [];
  let macroSheets = 0;
  let comments = 0;
  for (const [index, name] of book.SheetNames.entries()) {
    // A sheet by the name of what all objects inherit would be looked up there.
    const sheet = Object.hasOwn(book.Sheets, name) ? book.Sheets[name] : undefined;
    if (!sheet) return failed('malformed', 'a sheet is missing');
    const type: unknown = sheet['!type'];
    if (type === 'macro') macroSheets += 1;
    if (type !== undefined && type !== 'sheet') continue;
    const rows = rowsOf(sheet);
    comments += rows.reduce((sum, row) => sum + row.cells.filter(({ cell }) => cell.c?.length).length, 0);
    sheets.push({
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      cells: rows.flatMap((row) => row.cells.flatMap(({ column, cell }) => plainCell(row.row, column, cell, unsolved))),
      merges: (sheet['!merges'] ?? []).flatMap(plainArea),
      hiddenRows: hiddenOf(sheet['!rows'] ?? []),
      hiddenColumns: hiddenOf(sheet['!cols'] ?? []),
    });
  }
  return success({ sheets, macroSheets, comments });
}

type PlacedCell = { readonly column: number; readonly cell: CellObject };

/** Rows that hold cells; the library leaves holes in its lists. */
function rowsOf(sheet: WorkSheet): { readonly row: number; readonly cells: readonly PlacedCell[] }[] {
  return Object.entries(sheet['!data'] ?? []).map(([row, cells]) => ({
    row: Number(row),
    cells: Object.entries(cells ?? []).flatMap(([column, cell]) => (cell ? [{ column: Number(column), cell }] : [])),
  }));
}

function plainCell(row: number, column: number, cell: CellObject, unsolved: number): SheetCell[] {
  const held = clean(cell.v === undefined || cell.t === 'z' ? '' : String(cell.v));
  const shown = cell.w === undefined || held === '' ? held : clean(cell.w);
  const unreadable = unsolved > 0 && cell.f !== undefined && held === '';
  if (held === '' && !unreadable) return [];
  return [{ row, column, text: shown, unseen: shown === '' ? held : '', unreadable }];
}

/** White space alone is a blank cell; a line ends in one way. */
function clean(text: string): string {
  return /\S/u.test(text) ? text.replace(/\r\n?/gu, '\n') : '';
}

function plainArea({ s: start, e: end }: { s: Point; e: Point }): SheetArea[] {
  const area = { row: start.r, column: start.c, rowEnd: end.r + 1, columnEnd: end.c + 1 };
  const sound = area.row >= 0 && area.column >= 0 && area.rowEnd > area.row && area.columnEnd > area.column;
  return sound ? [area] : [];
}

type Point = { readonly r: number; readonly c: number };

/** Hidden, or drawn without height or width. */
function hiddenOf(list: readonly ({ hidden?: boolean; hpt?: number; width?: number } | undefined)[]): Set<number> {
  const hidden = new Set<number>();
  for (const [index, one] of Object.entries(list)) {
    if (one && (one.hidden === true || one.hpt === 0 || one.width === 0)) hidden.add(Number(index));
  }
  return hidden;
}
