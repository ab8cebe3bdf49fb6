/** Owns the setting of paragraphs and tables on sheets: lines of text and ruling lines in millimetres. Refuses file formats. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { GeneratedStatement } from '../generate/statement.ts';
import { brokenReferenceText, layOut } from './layout.ts';
import { cellText } from './table-layout.ts';

type PrintedCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
};

export type PrintedBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'entry'; readonly title: string; readonly page: string }
  | { readonly kind: 'table'; readonly rows: number; readonly columns: number; readonly cells: readonly PrintedCell[] };

/** One line of text: left edge, top edge, type size, and how far each character is from the one before. */
export type SetLine = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly advances: readonly number[];
};

export type Rule = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

export type Sheet = { readonly lines: SetLine[]; readonly rules: Rule[] };

export const sheetSize = { width: 210, height: 297 } as const;
const margin = { left: 26, right: 26, top: 32, bottom: 32 } as const;
const width = sheetSize.width - margin.left - margin.right;
const body = { size: 4.2333, pitch: 6.35, apart: 12 } as const;
const cell = { size: 3.175, pitch: 4.5, padding: 1.2 } as const;

function advance(character: string, size: number): number {
  return (character.codePointAt(0) ?? 0) < 0x2000 && character !== '·' ? size / 2 : size;
}

function widthOf(text: string, size: number): number {
  return Array.from(text).reduce((sum, character) => sum + advance(character, size), 0);
}

/** Words of Latin letters and digits stay whole, everything else may be cut anywhere. */
function units(text: string): string[] {
  return text.match(/[!-~]+| |[^!-~ ]/gu) ?? [];
}

function wrap(text: string, room: number, indent: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of units(text)) {
    const left = room - (lines.length === 0 ? indent : 0);
    if (line !== '' && widthOf(line + unit, size) > left) {
      lines.push(line);
      line = unit === ' ' ? '' : unit;
    } else line += unit;
  }
  return [...lines, line];
}

function setLine(text: string, x: number, y: number, size: number): SetLine {
  return { text, x, y, size, advances: Array.from(text, (character) => advance(character, size)).slice(0, -1) };
}

type Printing = { readonly sheets: Sheet[]; y: number };

function turnOver(printing: Printing): void {
  printing.sheets.push({ lines: [], rules: [] });
  printing.y = margin.top;
}

function sheetWithRoom(printing: Printing, height: number): Sheet {
  if (printing.y + height > sheetSize.height - margin.bottom) turnOver(printing);
  const sheet = printing.sheets.at(-1);
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

function printParagraph(printing: Printing, text: string): void {
  const indent = 2 * body.size;
  for (const [index, line] of wrap(text, width, indent, body.size).entries()) {
    const sheet = sheetWithRoom(printing, body.pitch);
    sheet.lines.push(setLine(line, margin.left + (index === 0 ? indent : 0), printing.y, body.size));
    printing.y += body.pitch;
  }
  printing.y += body.apart - body.pitch;
}

function printEntry(printing: Printing, title: string, page: string): void {
  const sheet = sheetWithRoom(printing, body.pitch);
  const room = width - widthOf(title + page, body.size);
  const dots = '.'.repeat(Math.max(4, Math.floor(room / (body.size / 2))));
  sheet.lines.push(setLine(title + dots + page, margin.left, printing.y, body.size));
  printing.y += body.apart;
}

type Table = Extract<PrintedBlock, { kind: 'table' }>;

function linesOf({ text, columnSpan }: PrintedCell, column: number): string[] {
  if (text === '') return [];
  const room = columnSpan * column - 2 * cell.padding;
  return text.split('\n').flatMap((line) => wrap(line, room, 0, cell.size));
}

/** Rows as high as their cells need; what a cell over several rows needs more goes to its last row. */
function rowHeights({ rows, cells }: Table, column: number): number[] {
  const heights = Array.from({ length: rows }, () => cell.pitch + 2 * cell.padding);
  for (const one of [...cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
    const needed = linesOf(one, column).length * cell.pitch + 2 * cell.padding;
    const taken = heights.slice(one.row, one.row + one.rowSpan).reduce((sum, height) => sum + height, 0);
    const last = one.row + one.rowSpan - 1;
    if (needed > taken) heights[last] = (heights[last] ?? 0) + needed - taken;
  }
  return heights;
}

/** The rows from `first` on that fit under `y`, at least one; answers the row behind them. */
function rowsThatFit(heights: readonly number[], first: number, y: number): number {
  let [end, bottom] = [first, y];
  while (end < heights.length && (end === first || bottom + (heights[end] ?? 0) <= sheetSize.height - margin.bottom)) {
    bottom += heights[end] ?? 0;
    end += 1;
  }
  return end;
}

function linesIn(heights: readonly number[]): number {
  const height = heights.reduce((sum, one) => sum + one, 0);
  return Math.floor((height - 2 * cell.padding) / cell.pitch + 0.01);
}

/** The part of a table between two rows; a cell over more rows than these is cut, and its text goes on where it was cut. */
function printRows(printing: Printing, table: Table, heights: readonly number[], first: number, end: number): void {
  const column = width / table.columns;
  const sheet = printing.sheets.at(-1);
  const topOf = (row: number) => printing.y + heights.slice(first, row).reduce((sum, height) => sum + height, 0);
  for (const one of table.cells) {
    const [from, to] = [Math.max(first, one.row), Math.min(end, one.row + one.rowSpan)];
    if (!sheet || from >= to) continue;
    const x0 = margin.left + one.column * column;
    const [x1, y0, y1] = [x0 + one.columnSpan * column, topOf(from), topOf(to)];
    sheet.rules.push({ x0, y0, x1, y1: y0 }, { x0, y0: y1, x1, y1 });
    sheet.rules.push({ x0, y0, x1: x0, y1 }, { x0: x1, y0, x1, y1 });
    const printed = from === one.row ? 0 : linesIn(heights.slice(one.row, from));
    const room = to === one.row + one.rowSpan ? Infinity : linesIn(heights.slice(from, to));
    for (const [index, line] of linesOf(one, column)
      .slice(printed, printed + room)
      .entries())
      sheet.lines.push(setLine(line, x0 + cell.padding, y0 + cell.padding + index * cell.pitch, cell.size));
  }
  printing.y = topOf(end);
}

/** A table begins where two of its rows fit, and is cut between rows where a sheet ends. */
function printTable(printing: Printing, table: Table): void {
  const heights = rowHeights(table, width / table.columns);
  sheetWithRoom(printing, (heights[0] ?? 0) + (heights[1] ?? 0));
  for (let first = 0; first < table.rows; ) {
    const end = rowsThatFit(heights, first, printing.y);
    printRows(printing, table, heights, first, end);
    if (end < table.rows) turnOver(printing);
    first = end;
  }
  printing.y += body.apart;
}

/** Blocks on sheets, each sheet with its number at the foot. */
export function printBlocks(blocks: readonly PrintedBlock[]): Sheet[] {
  const printing: Printing = { sheets: [], y: 0 };
  turnOver(printing);
  for (const block of blocks) {
    if (block.kind === 'table') printTable(printing, block);
    else if (block.kind === 'entry') printEntry(printing, block.title, block.page);
    else printParagraph(printing, block.text);
  }
  return printing.sheets.map(({ lines, rules }, index) => {
    const foot = setLine(String(index + 1), sheetSize.width / 2, sheetSize.height - 18, cell.size);
    return { lines: [...lines, foot], rules };
  });
}

/** What a form prints. */
export function blocksOfForm(form: GeneratedStatement): PrintedBlock[] {
  return layOut(form).map((block) => {
    if (block.kind === 'table')
      return { ...block, cells: block.cells.map((one) => ({ ...one, text: cellText(one, '\n') })) };
    const { reference, marker, text } = block;
    if (!reference) return { kind: 'paragraph', text: marker + text };
    return { kind: 'entry', title: text, page: reference.broken ? brokenReferenceText : String(reference.page ?? '') };
  });
}

/** What a document that was read from another format prints. */
export function blocksOfDocument({ blocks, tables }: ExtractedDocument): PrintedBlock[] {
  const texts = new Map(blocks.map(({ id, text }) => [id, text]));
  const opening = new Map(tables.map((table) => [table.cells[0]?.block, table]));
  return blocks.flatMap(({ id, kind, text }): PrintedBlock[] => {
    const table = opening.get(id);
    if (table) {
      const cells = table.cells.map((one) => ({ ...one, text: texts.get(one.block) ?? '' }));
      return [{ kind: 'table', rows: table.rows, columns: table.columns, cells }];
    }
    if (kind === 'cell' || kind === 'furniture') return [];
    const [title = '', page] = text.split('\t');
    return kind === 'contents-entry' && page !== undefined
      ? [{ kind: 'entry', title, page }]
      : [{ kind: 'paragraph', text }];
  });
}
