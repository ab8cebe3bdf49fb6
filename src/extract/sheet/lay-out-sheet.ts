/** Owns turning the rows of a sheet into blocks and tables, each cell with its name on the sheet. Refuses to know what a form is. */
import type { Block, Cell, ExtractedDocument, Origin, Table } from '#src/model/document.ts';
import { type Sheet, sheetLimits } from './sheet.ts';
import { type Region, type ShownGrid, showSheet } from './shown-grid.ts';
import { contentsText, type RowGroup, sortRows } from './sort-rows.ts';

/** What is being put together; `unseen` holds the first hidden cell of each sheet that has some. */
export type Assembly = {
  readonly document: ExtractedDocument;
  readonly unseen: Origin[];
  positions: number;
};

export function startAssembly(): Assembly {
  const document: ExtractedDocument = { blocks: [], tables: [], carries: ['spans', 'hidden-text'] };
  return { document, unseen: [], positions: 0 };
}

/** Adds one sheet; of a hidden one all text is hidden. False where it is larger than any form. */
export function addSheet(assembly: Assembly, sheet: Sheet): boolean {
  const originOf = (cell: string): Origin => ({ kind: 'sheet', sheet: sheet.name, cell });
  const grid = showSheet(sheet);
  if (grid === null) return false;
  const { blocks } = assembly.document;
  const hide = (text: string, cell: string): void => {
    addBlock(blocks, { kind: 'paragraph', text, hidden: true, origins: [originOf(cell)] });
  };
  const before = blocks.length;
  if (sheet.hidden) {
    for (const [row, regions] of [...grid.rows].sort(([one], [other]) => one - other))
      for (const region of regions) if (region.row === row && region.text !== '') hide(region.text, region.cell);
  } else if (!addShown(assembly, grid, originOf)) return false;
  for (const { text, cell } of grid.unseen) hide(text, cell);
  const first = blocks.slice(before).find(({ hidden }) => hidden);
  if (first?.origins[0]) assembly.unseen.push(first.origins[0]);
  return true;
}

function addShown(assembly: Assembly, grid: ShownGrid, originOf: (cell: string) => Origin): boolean {
  const { blocks } = assembly.document;
  const groups = sortRows(grid);
  const column = firstColumn(grid, groups);
  for (const group of groups) {
    if (group.kind === 'grid') {
      if (!addGrid(assembly, grid, { ...group, column }, originOf)) return false;
    } else if (group.kind === 'text') {
      const { text, cell } = group.region;
      if (text !== '') addBlock(blocks, { kind: 'paragraph', text, origins: [originOf(cell)] });
    } else {
      const [first, ...rest] = group.regions.map(({ cell }) => originOf(cell));
      if (first)
        addBlock(blocks, { kind: 'contents-entry', text: contentsText(group.regions), origins: [first, ...rest] });
    }
  }
  return true;
}

function addBlock(blocks: Block[], draft: Omit<Block, 'id'>): string {
  const id = `b${blocks.length + 1}`;
  blocks.push({ id, ...draft });
  return id;
}

/** Grids of one sheet stand on the same columns, so that one which goes on with another fits below it. */
function firstColumn({ rows }: ShownGrid, groups: readonly RowGroup[]): number {
  let first: number = sheetLimits.columns;
  for (const group of groups) {
    if (group.kind !== 'grid') continue;
    for (let row = group.start; row < group.end; row += 1)
      for (const { column } of rows.get(row) ?? []) first = Math.min(first, column);
  }
  return first;
}

type Place = { readonly start: number; readonly end: number; readonly column: number };

function addGrid(
  assembly: Assembly,
  grid: ShownGrid,
  { start, end, column: left }: Place,
  originOf: (cell: string) => Origin,
): boolean {
  const { document } = assembly;
  const regions = regionsOf(grid, start, end);
  const columns = Math.max(...regions.map(({ columnEnd }) => columnEnd)) - left;
  const rows = end - start;
  assembly.positions += rows * columns;
  if (assembly.positions > sheetLimits.positions) return false;
  const openings = settle(regions, { start, end, column: left }, columns);
  const cells: Cell[] = [];
  for (let at = 0; at < rows * columns; at += 1) {
    const opening = openings[at];
    if (opening === null) continue;
    const row = Math.floor(at / columns);
    const column = at % columns;
    const region = opening?.region;
    const text = region?.text ?? '';
    const name = region?.cell ?? grid.nameOf(start + row, left + column);
    const block = addBlock(document.blocks, { kind: 'cell', text, origins: [originOf(name)] });
    const state = region?.unreadable ? 'unreadable' : text === '' ? 'empty' : 'text';
    const { rowSpan, columnSpan } = opening ?? { rowSpan: 1, columnSpan: 1 };
    cells.push({ block, row, column, rowSpan, columnSpan, state });
  }
  const table: Table = { id: `t${document.tables.length + 1}`, rows, columns, cells };
  document.tables.push(table);
  return true;
}

function regionsOf({ rows }: ShownGrid, start: number, end: number): Region[] {
  const found = new Set<Region>();
  for (let row = start; row < end; row += 1) for (const region of rows.get(row) ?? []) found.add(region);
  return [...found];
}

type Opening = { readonly region: Region; readonly rowSpan: number; readonly columnSpan: number };

/**
 * For each position of the grid the region that begins there, null where one from elsewhere lies over it, undefined where
 * the sheet is blank. A region that comes from above the grid has its text there, and is blank here.
 */
function settle(regions: readonly Region[], place: Place, columns: number): (Opening | null | undefined)[] {
  const slots: (Opening | null | undefined)[] = new Array((place.end - place.start) * columns).fill(undefined);
  for (const region of regions) {
    const top = Math.max(region.row, place.start);
    const bottom = Math.min(region.rowEnd, place.end);
    const first = Math.max(region.column, place.column);
    const at = (row: number, column: number): number => (row - place.start) * columns + column - place.column;
    if (slots[at(top, first)] !== undefined) continue;
    for (let row = top; row < bottom; row += 1)
      for (let column = first; column < region.columnEnd; column += 1) slots[at(row, column)] ??= null;
    const own = top === region.row ? region : { ...region, text: '', unreadable: false };
    slots[at(top, first)] = { region: own, rowSpan: bottom - top, columnSpan: region.columnEnd - first };
  }
  return slots;
}
