/** Owns the way from ruling lines to grids of merged cells: crossings, components, squares, regions. Refuses text. */
import type { Box, Rulings, Segment } from './geometry.ts';
import { doubledLine, mergeRulings } from './rulings.ts';

/** Lines that miss each other by this much (points) still cross. */
const crossingReach = 3;
/** Share of a square's side that a line must cover to be its border. */
const borderShare = 0.6;

/** One cell of a grid: where it is in rows and columns (from 0) and on the page. */
export type Region = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
  /** On the outer edge of the grid, and no line is drawn there: the cell runs on over the page, or the grid is open by design. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
  /** The same for its left or right side. */
  readonly openSide: boolean;
};

export type Lattice = {
  readonly box: Box;
  /** Positions of the column edges, left to right: one more than columns. */
  readonly columnEdges: readonly number[];
  /** Positions of the row edges, top to bottom: one more than rows. */
  readonly rowEdges: readonly number[];
  /** In reading order, covering every square once. */
  readonly regions: readonly Region[];
};

function crosses(h: Segment, v: Segment): boolean {
  return (
    v.at >= h.from - crossingReach &&
    v.at <= h.to + crossingReach &&
    h.at >= v.from - crossingReach &&
    h.at <= v.to + crossingReach
  );
}

/** Sets of lines that hang together by crossings. */
function findComponents({ horizontal, vertical }: Rulings): Rulings[] {
  const parent = [...horizontal, ...vertical].map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while ((parent[at] ?? at) !== at) at = parent[at] ?? at;
    parent[i] = at;
    return at;
  };
  horizontal.forEach((h, i) => {
    vertical.forEach((v, j) => {
      if (crosses(h, v)) parent[root(i)] = root(horizontal.length + j);
    });
  });
  const components = new Map<number, { horizontal: Segment[]; vertical: Segment[] }>();
  const componentOf = (i: number) => {
    const found = components.get(root(i)) ?? { horizontal: [], vertical: [] };
    components.set(root(i), found);
    return found;
  };
  horizontal.forEach((h, i) => {
    componentOf(i).horizontal.push(h);
  });
  vertical.forEach((v, j) => {
    componentOf(horizontal.length + j).vertical.push(v);
  });
  return [...components.values()].filter((c) => c.horizontal.length > 0 && c.vertical.length > 0);
}

/** Distinct positions, those closer than a doubled line taken together at their mean. */
function distinctPositions(positions: readonly number[]): number[] {
  const groups: number[][] = [];
  for (const position of [...positions].sort((a, b) => a - b)) {
    const last = groups.at(-1);
    if (last && position - (last[0] ?? position) <= doubledLine) last.push(position);
    else groups.push([position]);
  }
  return groups.map((group) => group.reduce((sum, p) => sum + p, 0) / group.length);
}

/** Where two or more lines end together beyond the outermost crossing line, the table is open on that side and has an edge there. */
function impliedEdges(edges: readonly number[], ends: readonly number[]): number[] {
  const [first = 0, last = 0] = [edges[0], edges.at(-1)];
  const outside = ends.filter((end) => end < first - doubledLine || end > last + doubledLine);
  const before = distinctPositions(outside.filter((end) => end < first));
  const after = distinctPositions(outside.filter((end) => end > last));
  const [lowest, highest] = [before[0], after.at(-1)];
  const shared = (edge: number) => ends.filter((end) => Math.abs(end - edge) <= doubledLine).length > 1;
  return [lowest, highest].filter((edge) => edge !== undefined).filter(shared);
}

/** For each edge, whether lines lying on it cover the stretch between two neighbouring edges of the other direction. */
function coverage(segments: readonly Segment[], edges: readonly number[], across: readonly number[]): boolean[][] {
  return edges.map((edge) => {
    const onEdge = segments.filter((segment) => Math.abs(segment.at - edge) <= doubledLine);
    return across.slice(1).map((to, i) => {
      const from = across[i] ?? to;
      let covered = 0;
      for (const segment of onEdge) covered += Math.max(0, Math.min(segment.to, to) - Math.max(segment.from, from));
      return covered >= borderShare * (to - from);
    });
  });
}

type Borders = {
  /** Line above square (row, column); row may be one past the last. */
  readonly above: (row: number, column: number) => boolean;
  readonly left: (row: number, column: number) => boolean;
};

function readBorders(lines: Rulings, xs: readonly number[], ys: readonly number[]): Borders {
  const above = coverage(lines.horizontal, ys, xs);
  const left = coverage(lines.vertical, xs, ys);
  return {
    above: (row, column) => above[row]?.[column] ?? false,
    left: (row, column) => left[column]?.[row] ?? false,
  };
}

/** Where a cell is in rows and columns. */
export type Spread = Pick<Region, 'row' | 'column' | 'rowSpan' | 'columnSpan'>;

/** Which outer sides of a cell no line closes. */
function openSides({ row, column, rowSpan, columnSpan }: Spread, borders: Borders, rows: number, columns: number) {
  const open = (edge: number) => {
    for (let c = column; c < column + columnSpan; c++) if (borders.above(edge, c)) return false;
    return true;
  };
  const openAside = (edge: number) => {
    for (let r = row; r < row + rowSpan; r++) if (borders.left(r, edge)) return false;
    return true;
  };
  return {
    openTop: row === 0 && open(0),
    openBottom: row + rowSpan === rows && open(rows),
    openSide: (column === 0 && openAside(0)) || (column + columnSpan === columns && openAside(columns)),
  };
}

/** Squares with no line between them, grown right and then down: always rectangles, whatever lines are missing. */
function findRegions(borders: Borders, xs: readonly number[], ys: readonly number[]): Region[] {
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  const taken = new Set<number>();
  const regions: Region[] = [];
  const isFree = (row: number, column: number) => !taken.has(row * columns + column);
  const opensDown = (row: number, column: number, span: number): boolean => {
    if (row >= rows) return false;
    for (let c = column; c < column + span; c++) {
      if (!isFree(row, c) || borders.above(row, c)) return false;
      if (c > column && borders.left(row, c)) return false;
    }
    return borders.left(row, column + span) || column + span === columns;
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!isFree(row, column)) continue;
      let columnSpan = 1;
      while (
        column + columnSpan < columns &&
        isFree(row, column + columnSpan) &&
        !borders.left(row, column + columnSpan)
      )
        columnSpan += 1;
      let rowSpan = 1;
      while (opensDown(row + rowSpan, column, columnSpan)) rowSpan += 1;
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) taken.add(r * columns + c);
      const box: Box = [xs[column] ?? 0, ys[row] ?? 0, xs[column + columnSpan] ?? 0, ys[row + rowSpan] ?? 0];
      const spread = { row, column, rowSpan, columnSpan };
      regions.push({ ...spread, box, ...openSides(spread, borders, rows, columns) });
    }
  }
  return regions;
}

function toLattice(lines: Rulings, fewestCells: number): Lattice | null {
  const innerXs = distinctPositions(lines.vertical.map((v) => v.at));
  const innerYs = distinctPositions(lines.horizontal.map((h) => h.at));
  const xs = distinctPositions([
    ...innerXs,
    ...impliedEdges(
      innerXs,
      lines.horizontal.flatMap((h) => [h.from, h.to]),
    ),
  ]);
  const ys = distinctPositions([
    ...innerYs,
    ...impliedEdges(
      innerYs,
      lines.vertical.flatMap((v) => [v.from, v.to]),
    ),
  ]);
  if (xs.length < 2 || ys.length < 2) return null;
  const regions = findRegions(readBorders(lines, xs, ys), xs, ys);
  if (regions.length < fewestCells) return null;
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  const box: Box = [xs[0] ?? 0, top, xs.at(-1) ?? 0, bottom];
  return { box, columnEdges: xs, rowEdges: ys, regions };
}

/** The grids that the ruling lines of one page draw, top to bottom. A box of one cell is none unless asked for. */
export function findLattices(rulings: Rulings, fewestCells = 2): Lattice[] {
  return latticesOf(mergeRulings(rulings), fewestCells);
}

/** The same from lines that are merged already. */
export function latticesOf(merged: Rulings, fewestCells: number): Lattice[] {
  return findComponents(merged)
    .map((lines) => toLattice(lines, fewestCells))
    .filter((lattice) => lattice !== null)
    .sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

/**
 * One row of a table that fills the page from edge to edge, so that no line closes it above or below: nothing but
 * upright lines (merged already), all as long, on column edges of the table that ended the page before. Null where there is no such row.
 */
export function findStretch({ horizontal, vertical }: Rulings, edges: readonly number[]): Lattice | null {
  const [left = 0, right = 0] = [edges[0], edges.at(-1)];
  const near = (a: number, b: number) => Math.abs(a - b) <= doubledLine;
  const isFree = (v: Segment) => !horizontal.some((h) => crosses(h, v));
  const first = vertical.find((v) => near(v.at, left) && isFree(v));
  if (!first) return null;
  const alike = vertical.filter((v) => near(v.from, first.from) && near(v.to, first.to) && isFree(v));
  const xs = alike.map((v) => v.at).sort((a, b) => a - b);
  if (xs.length < 3 || !near(xs.at(-1) ?? 0, right)) return null;
  if (!xs.every((x) => edges.some((edge) => near(x, edge)))) return null;
  const box: Box = [left, first.from, right, first.to];
  const regions = xs.slice(1).map((x1, column): Region => {
    const cell: Box = [xs[column] ?? x1, first.from, x1, first.to];
    const open = { openTop: true, openBottom: true, openSide: false };
    return { row: 0, column, rowSpan: 1, columnSpan: 1, box: cell, ...open };
  });
  return { box, columnEdges: xs, rowEdges: [first.from, first.to], regions };
}
