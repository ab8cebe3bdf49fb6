/** Owns what stands at the edge of the pages, not in the text: running heads and feet, page numbers. Refuses to delete any of it. */
import type { Box, TextLine } from './geometry.ts';
import type { PageLayout } from './page-layout.ts';

/** Share of the page height, from its top and from its bottom, where furniture may stand. */
const edgeShare = 0.1;
/** How many lines from the edge are looked at. */
const edgeLines = 3;
/** Share of the pages a running line must stand on. */
const runningShare = 0.5;
const fewestPages = 3;
/** Points a running line may move between pages. */
const drift = 4;
/** White between furniture and the text, in type sizes: what stands closer belongs to the text. */
const apart = 0.5;

/** 12, -12-, — 12 —, 第12页, 第 12 页 共 30 页, 12/30, Page 12 of 30, xii. */
const pageNumber =
  /^[-–—·~\s]*(?:第\s*)?(?:page\s*)?(?:1?\d{1,3}|[ivxl]{1,6})(?:\s*页)?(?:\s*(?:[/／,，]|of|共|\s)\s*(?:共|总)?\s*1?\d{1,3}\s*页?)?[-–—·~\s]*$/i;

type Place = 'top' | 'bottom';
type Edge = { readonly page: number; readonly line: TextLine; readonly depth: number; readonly place: Place };

/** Lines in the zone along one edge, the outermost first, none of them behind a table. */
function edgesOf(page: PageLayout, index: number, place: Place): Edge[] {
  const zone = edgeShare * page.height;
  const depthOf = (box: Box) => (place === 'top' ? box[1] : page.height - box[3]);
  const farOf = (box: Box) => (place === 'top' ? box[3] : page.height - box[1]);
  const table = Math.min(Infinity, ...page.tables.map(({ box }) => depthOf(box)));
  return page.lines
    .filter((line) => !line.hidden && farOf(line.box) <= zone + line.size / 2 && depthOf(line.box) < table)
    .map((line) => ({ page: index, line, depth: depthOf(line.box), place }))
    .sort((a, b) => a.depth - b.depth)
    .slice(0, edgeLines);
}

/** The usual type size of the text, by characters. */
function bodySize(pages: readonly PageLayout[]): number {
  const counts = new Map<number, number>();
  const count = (line: TextLine) => {
    const size = Math.round(line.size * 2) / 2;
    counts.set(size, (counts.get(size) ?? 0) + line.text.length);
  };
  for (const page of pages) {
    page.lines.forEach(count);
    for (const table of page.tables) for (const cell of table.cells) cell.lines.forEach(count);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 12;
}

/** Text of a line with a number that counts with the pages taken out, so that it is one text on all of them. */
function pattern({ line, page }: Edge): string {
  return line.text.replace(/\s+/g, '').replace(/\d{1,4}/g, (digits) => {
    const shift = Number(digits) - page;
    return Math.abs(shift) <= fewestPages ? `#${shift}` : digits;
  });
}

/** Small lines that are the same, at the same height, on most pages. */
function findRunning(edges: readonly Edge[], pages: number, usual: number): Set<TextLine> {
  const runs = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (edge.line.size > usual + 0.5) continue;
    const key = `${edge.place} ${pattern(edge)}`;
    const run = runs.get(key);
    if (run) run.push(edge);
    else runs.set(key, [edge]);
  }
  const running = new Set<TextLine>();
  for (const run of runs.values()) {
    const level = run.filter((edge) => Math.abs(edge.depth - (run[0]?.depth ?? 0)) <= drift);
    if (level.length >= Math.max(fewestPages, runningShare * pages)) for (const edge of level) running.add(edge.line);
  }
  return running;
}

/** The text of the page keeps its distance from the line. */
function standsApart(page: PageLayout, { line, place }: Edge, furniture: ReadonlySet<TextLine>): boolean {
  const others = page.lines.filter((other) => other !== line && !furniture.has(other) && !other.hidden);
  return [...others, ...page.tables].every(({ box }) => {
    const white = place === 'top' ? box[1] - line.box[3] : line.box[1] - box[3];
    return white >= apart * line.size;
  });
}

/** From the edge inward, as long as the lines are furniture and are not all that the page has. */
function takeFurniture(page: PageLayout, edges: readonly Edge[], running: ReadonlySet<TextLine>): TextLine[] {
  const taken = new Set<TextLine>();
  const outer: Edge[] = [];
  for (const edge of edges) {
    if (!running.has(edge.line) && !pageNumber.test(edge.line.text.trim())) break;
    outer.push(edge);
    taken.add(edge.line);
  }
  for (const edge of outer.reverse()) if (!standsApart(page, edge, taken)) taken.delete(edge.line);
  return [...taken];
}

/** Lines that are no text of the document: page numbers at the edge, and running heads and feet. */
export function findFurniture(pages: readonly PageLayout[]): Set<TextLine> {
  const places = ['top', 'bottom'] as const;
  const edges = pages.map((page, index) => places.map((place) => edgesOf(page, index, place)));
  const running = findRunning(edges.flat(2), pages.length, bodySize(pages));
  const furniture = new Set<TextLine>();
  for (const [index, page] of pages.entries()) {
    const taken = (edges[index] ?? []).flatMap((side) => takeFurniture(page, side, running));
    const all = new Set(taken).size === page.lines.length && page.tables.length === 0;
    // A page that would be left with nothing keeps its running lines as text; a bare page number is still none.
    for (const line of taken) if (!all || pageNumber.test(line.text.trim())) furniture.add(line);
  }
  return furniture;
}
