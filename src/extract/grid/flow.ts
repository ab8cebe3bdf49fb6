/** Owns the order of a page: paragraphs, contents lines, tables and furniture from top to bottom. Refuses what crosses pages. */
import { type ContentsLine, findContents } from './contents.ts';
import type { Box, TextLine } from './geometry.ts';
import { findFurniture } from './page-edges.ts';
import type { PageLayout } from './page-layout.ts';
import { goesOnInBody, groupLines, type Measure, type Paragraph, roomToMargin } from './paragraphs.ts';
import type { PageTable } from './tables.ts';
import { takeLooseText } from './text-below.ts';

export type FlowItem =
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph; readonly room: Measure; readonly box: Box }
  | { readonly kind: 'furniture'; readonly text: string; readonly box: Box; readonly hidden: boolean }
  | { readonly kind: 'contents'; readonly entry: ContentsLine; readonly box: Box }
  | { readonly kind: 'table'; readonly table: PageTable; readonly box: Box };

/** Right edges closer than this (points) are one margin. */
const marginWidth = 2;
/** A line this share of the page wide says where the margin is. */
const longLine = 0.4;

/**
 * The right edge that most long lines reach: closing marks may hang over it, short lines stay behind. Where no line is
 * long, the margin is as wide as the left one.
 */
function rightMargin(lines: readonly TextLine[], pageWidth: number): number {
  const long = lines.filter((line) => line.box[2] - line.box[0] >= longLine * pageWidth);
  if (long.length === 0) return pageWidth - lines.reduce((least, line) => Math.min(least, line.box[0]), pageWidth / 2);
  const edges = long.map((line) => line.box[2]).sort((a, b) => a - b);
  let best = { edge: edges.at(-1) ?? pageWidth, count: 0 };
  let from = 0;
  for (const [i, edge] of edges.entries()) {
    while (edge - (edges[from] ?? edge) > marginWidth) from += 1;
    if (i - from + 1 >= best.count) best = { edge, count: i - from + 1 };
  }
  return best.edge;
}

function isTableBetween(page: PageLayout, above: TextLine, below: TextLine): boolean {
  return page.tables.some((table) => table.box[1] > above.box[1] && table.box[1] < below.box[3]);
}

/** The page with its loose text in the cells of its last table, where it belongs to them. */
function withLooseText(page: PageLayout, furniture: ReadonlySet<TextLine>, above: PageTable | null): PageLayout {
  const table = page.tables.at(-1);
  if (!table) return page;
  const own = page.lines.filter((line) => !furniture.has(line));
  const opens = page.tables.length === 1 && own.every(({ box }) => box[3] > table.box[1]);
  const mended = takeLooseText(table, own, opens ? above : null);
  if (!mended) return page;
  const lines = page.lines.filter((line) => !mended.taken.has(line));
  return { ...page, tables: [...page.tables.slice(0, -1), mended.table], lines };
}

/** The table that ends the text of a page. */
function endingTable({ tables, lines }: PageLayout, furniture: ReadonlySet<TextLine>): PageTable | null {
  const table = tables.at(-1);
  const ends = table && lines.every((line) => furniture.has(line) || line.box[1] < table.box[3]);
  return ends ? table : null;
}

function flowPage(page: PageLayout, furniture: ReadonlySet<TextLine>, right: number): FlowItem[] {
  const contents = findContents(page.lines);
  const items: FlowItem[] = page.tables.map((table) => ({ kind: 'table', table, box: table.box }));
  const running: TextLine[][] = [[]];
  let before: TextLine | null = null;
  for (const line of page.lines) {
    if (before && isTableBetween(page, before, line)) running.push([]);
    before = line;
    const entry = contents.get(line);
    if (furniture.has(line))
      items.push({ kind: 'furniture', text: line.text.trim(), box: line.box, hidden: line.hidden });
    else if (entry) items.push({ kind: 'contents', entry, box: line.box });
    else running.at(-1)?.push(line);
    if (entry) running.push([]);
  }
  const room = roomToMargin(right);
  for (const lines of running) {
    for (const paragraph of groupLines(lines, room, goesOnInBody))
      items.push({ kind: 'paragraph', paragraph, room, box: paragraph.box });
  }
  return items.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

/** The pages of a document, each as items in reading order. */
export function flowPages(pages: readonly PageLayout[]): FlowItem[][] {
  const furniture = findFurniture(pages);
  const margins = new Map<number, number>();
  let above: PageTable | null = null;
  return pages.map((whole) => {
    const page = withLooseText(whole, furniture, above);
    above = endingTable(page, furniture);
    const width = Math.round(page.width);
    const right =
      margins.get(width) ??
      rightMargin(
        pages.filter((other) => Math.round(other.width) === width).flatMap((other) => other.lines),
        page.width,
      );
    margins.set(width, right);
    return flowPage(page, furniture, right);
  });
}
