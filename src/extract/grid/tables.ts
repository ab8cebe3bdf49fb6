/** Owns a table of one page: the cells of a grid with the text that stands in them. Refuses what goes on over the page. */
import { type Box, containsPoint, type Glyph, type TextLine } from './geometry.ts';
import type { Lattice, Region } from './lattice.ts';
import { buildLines } from './lines.ts';
import { groupLines, roomInWidth } from './paragraphs.ts';

/** Inner margin of a cell is taken from the text itself, never more than this (points). */
const widestPadding = 8;

type CellText = {
  readonly text: string;
  readonly hidden: boolean;
  readonly lines: readonly TextLine[];
  /** Width that the text of the cell may take, in points. */
  readonly textWidth: number;
};

export type PageCell = Region & CellText;

export type PageTable = Omit<Lattice, 'regions'> & { readonly cells: readonly PageCell[] };

/** Index of the stretch between edges that holds the position. */
function slotOf(edges: readonly number[], position: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low;
}

/** The region that holds a point inside the grid. */
function regionFinder(lattice: Lattice): (x: number, y: number) => Region | null {
  const columns = lattice.columnEdges.length - 1;
  const bySquare: Region[] = [];
  for (const region of lattice.regions)
    for (let row = region.row; row < region.row + region.rowSpan; row++)
      for (let column = region.column; column < region.column + region.columnSpan; column++)
        bySquare[row * columns + column] = region;
  return (x, y) => {
    if (!containsPoint(lattice.box, x, y)) return null;
    return bySquare[slotOf(lattice.rowEdges, y) * columns + slotOf(lattice.columnEdges, x)] ?? null;
  };
}

/** Text of one cell: wrapped lines joined, real paragraphs kept apart by a line break. */
export function readCell(glyphs: readonly Glyph[], box: Box): CellText {
  const lines = buildLines(glyphs);
  if (lines.length === 0) return { text: '', hidden: false, lines, textWidth: box[2] - box[0] };
  const margins = lines.flatMap((line) => [line.box[0] - box[0], box[2] - line.box[2]]);
  const padding = Math.min(widestPadding, Math.max(0, Math.min(...margins)));
  const width = box[2] - box[0] - 2 * padding;
  return {
    text: groupLines(lines, roomInWidth(width))
      .map((paragraph) => paragraph.text)
      .join('\n'),
    hidden: lines.every((line) => line.hidden),
    lines,
    textWidth: width,
  };
}

/** Puts the glyphs of a page into its grids, the innermost first; what stands in none is left over. */
export function fillLattices(
  lattices: readonly Lattice[],
  glyphs: readonly Glyph[],
): { readonly tables: PageTable[]; readonly rest: Glyph[] } {
  const area = ({ box }: Lattice) => (box[2] - box[0]) * (box[3] - box[1]);
  const finders = [...lattices]
    .sort((a, b) => area(a) - area(b))
    .map((lattice) => ({ lattice, find: regionFinder(lattice), glyphs: new Map<Region, Glyph[]>() }));
  const rest: Glyph[] = [];
  for (const glyph of glyphs) {
    const [x, y] = [(glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2];
    let home = rest;
    for (const finder of finders) {
      const region = finder.find(x, y);
      if (!region) continue;
      home = finder.glyphs.get(region) ?? [];
      finder.glyphs.set(region, home);
      break;
    }
    home.push(glyph);
  }
  const tables = lattices.map((lattice) => {
    const held = finders.find((finder) => finder.lattice === lattice)?.glyphs;
    const { regions, ...rest } = lattice;
    const cells = regions.map((region) => ({ ...region, ...readCell(held?.get(region) ?? [], region.box) }));
    return { ...rest, cells };
  });
  return { tables, rest };
}
