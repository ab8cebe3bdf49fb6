/** Owns turning stories into blocks and tables with ids, kinds and origins. Refuses XML and the package. */
import type { Block, Cell, Origin, Table } from '#src/model/document.ts';
import { type GridCell, layOut } from './grid.ts';
import type { CellDraft, Item, Paragraph, TableDraft } from './story.ts';

/** Grid positions of all tables of a file; beyond that a table is an attack on whoever walks through it. */
const assemblyLimits = { positions: 2_000_000 } as const;

export type Assembly = {
  readonly blocks: Block[];
  readonly tables: Table[];
  hiddenBlocks: number;
  unmappedCharacters: number;
  positions: number;
};

type Draft = { kind: Block['kind']; text: string; origin: Origin; broken?: boolean; hidden?: boolean };
type Work = Assembly & { readonly bookmarks: ReadonlySet<string> };

/**
 * Numbers blocks and tables from 1 in reading order: the body, then furniture. A nested table follows the table around
 * it; hidden text of cells follows the cells of its table. `tooLarge` is true where the tables pass the limit.
 */
export function assemble(
  body: readonly Item[],
  furniture: readonly Item[],
  bookmarks: ReadonlySet<string>,
): { readonly assembly: Assembly; readonly tooLarge: boolean } {
  const work: Work = { blocks: [], tables: [], hiddenBlocks: 0, unmappedCharacters: 0, positions: 0, bookmarks };
  for (const item of body) {
    if (item.kind === 'table') addTable(work, item);
    else addParagraph(work, item, classify(item));
    if (work.positions > assemblyLimits.positions) return { assembly: work, tooLarge: true };
  }
  for (const paragraph of flatten(furniture)) addParagraph(work, paragraph, 'furniture');
  return { assembly: work, tooLarge: false };
}

function addBlock(work: Work, draft: Draft): string {
  const id = `b${work.blocks.length + 1}`;
  const { kind, text, origin } = draft;
  const block: Block = { id, kind, text, origins: [origin] };
  if (draft.broken) block.brokenReference = true;
  if (draft.hidden) {
    block.hidden = true;
    work.hiddenBlocks++;
  }
  if (unmappedText.test(text)) work.unmappedCharacters += text.match(unmappedCharacters)?.length ?? 0;
  work.blocks.push(block);
  return id;
}

/** Characters of the private area and the mark for an unknown one. */
const unmappedText = /[\ue000-\uf8ff\ufffd]/;
const unmappedCharacters = /[\ue000-\uf8ff\ufffd]/g;

function addParagraph(work: Work, paragraph: Paragraph, kind: Block['kind']): void {
  const text = paragraph.label + paragraph.text;
  const origin: Origin = { kind: 'paragraph', index: paragraph.index };
  if (!isBlank(text)) addBlock(work, { kind, text, origin, broken: isBroken(work, paragraph) });
  if (isBlank(paragraph.hidden)) return;
  const hiddenKind = kind === 'furniture' ? kind : 'paragraph';
  addBlock(work, { kind: hiddenKind, text: paragraph.hidden, origin, hidden: true });
}

function addTable(work: Work, draft: TableDraft): void {
  const grid = layOut(draft);
  work.positions += grid.rows * grid.columns;
  if (grid.cells.length === 0 || work.positions > assemblyLimits.positions) return;
  const cells: Cell[] = [];
  const index = work.tables.length;
  work.tables.push({ id: `t${index + 1}`, rows: grid.rows, columns: grid.columns, cells });
  const hidden: { text: string; origin: Origin }[] = [];
  const nested: TableDraft[] = [];
  for (const cell of grid.cells) {
    const { row, column, rowSpan, columnSpan } = cell;
    const origin: Origin = { kind: 'cell', table: index, row, column };
    const content = readCell(work, cell);
    const block = addBlock(work, {
      kind: 'cell',
      text: content.text,
      origin,
      broken: content.broken,
      hidden: cell.hidden,
    });
    cells.push({ block, row, column, rowSpan, columnSpan, state: content.text === '' ? 'empty' : 'text' });
    for (const text of content.hidden) hidden.push({ text, origin });
    for (const table of content.nested) nested.push(table);
  }
  for (const { text, origin } of hidden) addBlock(work, { kind: 'paragraph', text, origin, hidden: true });
  for (const table of nested) addTable(work, table);
}

type CellContent = { text: string; broken: boolean; readonly hidden: string[]; readonly nested: TableDraft[] };

function readCell(work: Work, cell: GridCell): CellContent {
  const content: CellContent = { text: '', broken: false, hidden: [], nested: [] };
  let blankLines = '';
  let started = false;
  for (const item of cell.draft.content.items) {
    if (item.kind === 'table') {
      content.nested.push(item);
      continue;
    }
    const line = item.label + item.text;
    const before = started ? `${blankLines}\n` : '';
    started = true;
    // Blank paragraphs count only where text follows.
    if (isBlank(line)) blankLines = before + line;
    else {
      content.text += before + line;
      blankLines = '';
    }
    if (isBroken(work, item)) content.broken = true;
    if (!isBlank(item.hidden)) content.hidden.push(item.hidden);
  }
  for (const covered of cell.covered) readCovered(covered, content);
  return content;
}

/** Word shows nothing of a covered cell. */
function readCovered(covered: CellDraft, content: CellContent): void {
  for (const item of covered.content.items) {
    if (item.kind === 'table') content.nested.push(item);
    else {
      const text = item.label + item.text + item.hidden;
      if (!isBlank(text)) content.hidden.push(text);
    }
  }
}

/** Paragraphs of furniture in reading order; a table in a page header is layout. */
function* flatten(items: readonly Item[]): Generator<Paragraph> {
  for (const item of items) {
    if (item.kind === 'paragraph') yield item;
    else for (const row of item.rows) for (const cell of row.cells) yield* flatten(cell.content.items);
  }
}

function isBlank(text: string): boolean {
  return text === '' || !/\S/.test(text);
}

function isBroken(work: Work, paragraph: Paragraph): boolean {
  if (paragraph.pageReferences.length === 0) return false;
  return paragraph.pageReferences.some((target) => !work.bookmarks.has(target.toLowerCase()));
}

/** A page number as contents print it, or what Word prints where the bookmark is gone. */
const pageNumber = /^(?:[-–—]\s*)?(?:[0-9０-９]{1,4}|[ivxlc]{1,8})(?:\s*[-–—])?$/i;
const errorText = /^(?:错误\s*[!！]|Error\s*[!！])\s*\S/i;

function classify(paragraph: Paragraph): Block['kind'] {
  const { text, pageReferenceEnd: end } = paragraph;
  if (paragraph.contents) return 'contents-entry';
  // A page number in the middle of a sentence is a cross-reference, not an entry.
  if (end > 0 && isBlank(text.slice(end)) && !isBlank(text.slice(0, end))) return 'contents-entry';
  if (paragraph.outline !== null && paragraph.outline >= 0 && paragraph.outline < 9) return 'heading';
  const tab = text.lastIndexOf('\t');
  const tail = text.slice(tab + 1).trim();
  if (tab > 0 && !isBlank(text.slice(0, tab)) && (pageNumber.test(tail) || errorText.test(tail)))
    return 'contents-entry';
  return 'paragraph';
}
