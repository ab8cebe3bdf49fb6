/** Owns what stands at the edge of the pages, not in the text: running heads and feet, page numbers. Refuses to delete any of it. */

import type { TextLine } from './geometry.ts';
import type { PageLayout } from './page-layout.ts';

/** Share of the page height, from its top and from its bottom, where furniture may stand. */
export const edgeShare = 0.1;
/** How many lines from the edge are looked at. */
const edgeLines = 2;
/** Share of the pages a running line must stand on. */
const runningShare = 0.5;
const fewestPages = 3;
/** Points a running line may move between pages. */
const drift = 4;

/** 12, -12-, — 12 —, 第12页, 第 12 页 共 30 页, 12/30, Page 12 of 30, xii. */
const pageNumber =
  /^[-–—·~\s]*(?:第\s*)?(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*页)?(?:\s*(?:[/／,，]|of|共|\s)\s*(?:共|总)?\s*\d{1,4}\s*页?)?[-–—·~\s]*$/i;

/** Text of a running line with what may change from page to page taken out. */
function pattern(line: TextLine): string {
  return line.text.replace(/\s+/g, '').replace(/\d+/g, '#');
}

type Edge = { readonly page: number; readonly line: TextLine; readonly depth: number; readonly place: string };

function edgesOf(page: PageLayout, index: number): Edge[] {
  const zone = edgeShare * page.height;
  const shown = page.lines.filter((line) => !line.hidden);
  const above = shown.filter((line) => line.box[3] <= zone).slice(0, edgeLines);
  const below = shown.filter((line) => line.box[1] >= page.height - zone).slice(-edgeLines);
  return [
    ...above.map((line) => ({ page: index, line, depth: line.box[1], place: 'top' })),
    ...below.map((line) => ({ page: index, line, depth: page.height - line.box[3], place: 'bottom' })),
  ];
}

/** Nothing of the page lies beyond the line. */
function isOutermost({ line, place }: Edge, page: PageLayout): boolean {
  const others = [...page.lines.filter((other) => other !== line), ...page.tables].map(({ box }) => box);
  return others.every((box) => (place === 'top' ? box[1] >= line.box[3] - drift : box[3] <= line.box[1] + drift));
}

/** The usual type size of the running text, by characters. */
export function bodySize(pages: readonly PageLayout[]): number {
  const counts = new Map<number, number>();
  for (const page of pages) {
    for (const line of [...page.lines, ...page.tables.flatMap((t) => t.cells).flatMap((c) => c.lines)]) {
      const size = Math.round(line.size * 2) / 2;
      counts.set(size, (counts.get(size) ?? 0) + line.text.length);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 12;
}

/** Lines that are no text of the document: outermost page numbers, and small lines that run along most pages at one height. */
export function findFurniture(pages: readonly PageLayout[]): Set<TextLine> {
  const furniture = new Set<TextLine>();
  const usual = bodySize(pages);
  const runs = new Map<string, Edge[]>();
  for (const [index, page] of pages.entries()) {
    for (const edge of edgesOf(page, index)) {
      if (pageNumber.test(edge.line.text.trim()) && isOutermost(edge, page)) furniture.add(edge.line);
      const key = `${edge.place} ${pattern(edge.line)}`;
      const run = runs.get(key);
      if (run) run.push(edge);
      else runs.set(key, [edge]);
    }
  }
  const enough = Math.max(fewestPages, runningShare * pages.length);
  for (const run of runs.values()) {
    const level = run.filter((edge) => Math.abs(edge.depth - (run[0]?.depth ?? 0)) <= drift);
    if (level.length < enough || level.some((edge) => edge.line.size > usual + 0.5)) continue;
    for (const edge of level) furniture.add(edge.line);
  }
  return furniture;
}
