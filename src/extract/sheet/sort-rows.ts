/** Owns which rows of a sheet are running text, which are contents and which are grids. Refuses any word of a form but the heading of the contents. */
import { readContentsLine } from '#src/text/contents-line.ts';
import { squeeze } from '#src/text/normalise.ts';
import type { Region, ShownGrid } from './shown-grid.ts';

/** A grid is the rows from `start` up to, not including, `end`. */
export type RowGroup =
  | { readonly kind: 'text'; readonly region: Region }
  | { readonly kind: 'contents'; readonly regions: readonly Region[] }
  | { readonly kind: 'grid'; readonly start: number; readonly end: number };

type Row = { readonly index: number; readonly shown: readonly Region[]; readonly contents: boolean };

/** The rows of a sheet in order; blank rows part grids. */
export function sortRows(grid: ShownGrid): RowGroup[] {
  const groups: RowGroup[] = [];
  for (const block of blocksOf(grid)) sortBlock(block, groups);
  return groups;
}

/** Rows that hold something, cut where a row holds nothing. */
function blocksOf({ rows }: ShownGrid): Row[][] {
  const blocks: Row[][] = [];
  let inContents = false;
  let expected = -1;
  for (const index of [...rows.keys()].sort((one, other) => one - other)) {
    const shown = (rows.get(index) ?? []).filter(({ text, unreadable }) => text !== '' || unreadable);
    if (shown.length === 0) continue;
    const contents = inContents && shown.length <= 2 && readContentsLine(contentsText(shown)) !== null;
    if (!contents && shown.length > 1) inContents = false;
    if (shown.length === 1 && /^目[录次]$/u.test(squeeze(shown[0]?.text ?? ''))) inContents = true;
    const row = { index, shown, contents };
    if (index === expected) blocks.at(-1)?.push(row);
    else blocks.push([row]);
    expected = index + 1;
  }
  return blocks;
}

/** An entry with its page number beside it reads as one line. */
export function contentsText(regions: readonly Region[]): string {
  return regions.map(({ text }) => text.trim()).join('\t');
}

type Extent = { readonly column: number; readonly columnEnd: number };

function sortBlock(block: readonly Row[], groups: RowGroup[]): void {
  const extent = extentOf(block);
  let grid: { start: number; end: number } | null = null;
  for (let at = 0; at < block.length; ) {
    const row = block[at];
    if (!row) break;
    const lines = row.contents ? 1 : textRows(block, at, extent, grid !== null);
    if (lines === 0) {
      if (grid) grid.end = row.index + 1;
      else {
        grid = { start: row.index, end: row.index + 1 };
        groups.push({ kind: 'grid', ...grid });
      }
      // The group was pushed when it began; its end moves on.
      groups[groups.length - 1] = { kind: 'grid', ...grid };
      at += 1;
      continue;
    }
    grid = null;
    for (const { index, shown, contents } of block.slice(at, at + lines)) {
      const [region] = shown;
      if (contents) groups.push({ kind: 'contents', regions: shown });
      // A text over several rows is one text.
      else if (region && region.row === index) groups.push({ kind: 'text', region });
    }
    at += lines;
  }
}

/** The columns that the grids of a block take up. */
function extentOf(block: readonly Row[]): Extent {
  const regions = block.filter(({ shown, contents }) => shown.length > 1 && !contents).flatMap(({ shown }) => shown);
  return {
    column: Math.min(...regions.map(({ column }) => column)),
    columnEnd: Math.max(...regions.map(({ columnEnd }) => columnEnd)),
  };
}

/**
 * How many rows from here on are running text. In front of a grid every row of one cell is; behind its first row a text
 * runs across the whole grid, or stands with others of its kind in front of the next grid: title, unit, currency. A
 * single row of one cell is a row of the grid whose other cells were left blank.
 */
function textRows(block: readonly Row[], at: number, extent: Extent, inGrid: boolean): number {
  let lines = 0;
  for (const row of block.slice(at)) {
    if (row.contents || !isLone(row, block[at]?.index ?? 0)) break;
    lines += 1;
  }
  const [region] = block[at]?.shown ?? [];
  if (lines === 0 || !region || !inGrid) return lines;
  if (region.column <= extent.column && region.columnEnd >= extent.columnEnd) return 1;
  const next = block[at + lines];
  return lines > 1 && next && region.column === extent.column ? lines : 0;
}

/** One cell that does not come down from the grid above. */
function isLone({ shown }: Row, from: number): boolean {
  const [region, ...others] = shown;
  return region !== undefined && others.length === 0 && region.row >= from;
}
