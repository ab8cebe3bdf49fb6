/** Owns the proof of how ruling lines become grids, drawn by hand line by line. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rulings, Segment } from '#src/extract/grid/geometry.ts';
import { findLattices, type Lattice } from '#src/extract/grid/lattice.ts';
import { mergeSegments } from '#src/extract/grid/rulings.ts';

function line(at: number, from: number, to: number): Segment {
  return { at, from, to };
}

/** A full grid over these edges. */
function grid(xs: readonly number[], ys: readonly number[]): Rulings {
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  return {
    horizontal: ys.map((y) => line(y, left, right)),
    vertical: xs.map((x) => line(x, top, bottom)),
  };
}

function sketch(lattice: Lattice | undefined): string[] {
  return (lattice?.regions ?? []).map((r) => `${r.row} ${r.column} ${r.rowSpan}×${r.columnSpan}`);
}

const two = grid([0, 50, 100], [0, 20, 40]);
const plainCells = ['0 0 1×1', '0 1 1×1', '1 0 1×1', '1 1 1×1'];

test('a full grid gives every square as a cell', () => {
  expect(findLattices(two).map(sketch)).toEqual([plainCells]);
});

test('a missing stretch of line merges cells, sideways and downwards', () => {
  const sideways = { ...two, vertical: [line(0, 0, 40), line(50, 20, 40), line(100, 0, 40)] };
  const downwards = { ...two, horizontal: [line(0, 0, 100), line(20, 50, 100), line(40, 0, 100)] };
  expect(findLattices(sideways).map(sketch)).toEqual([['0 0 1×2', '1 0 1×1', '1 1 1×1']]);
  expect(findLattices(downwards).map(sketch)).toEqual([['0 0 2×1', '0 1 1×1', '1 1 1×1']]);
});

test.for<[string, Rulings]>([
  ['drawn twice', { horizontal: two.horizontal.flatMap((h) => [h, { ...h, at: h.at + 1.5 }]), vertical: two.vertical }],
  [
    'drawn cell by cell',
    {
      horizontal: two.horizontal.flatMap(({ at }) => [line(at, 0, 49.5), line(at, 50.5, 100)]),
      vertical: two.vertical.flatMap(({ at }) => [line(at, 0.5, 19.5), line(at, 20.5, 39.5)]),
    },
  ],
  [
    'dotted',
    {
      horizontal: two.horizontal.flatMap(({ at }) =>
        Array.from({ length: 50 }, (_, i) => line(at, i * 2, i * 2 + 0.5)),
      ),
      vertical: two.vertical,
    },
  ],
  [
    'reaching a little too far',
    {
      horizontal: two.horizontal.map(({ at }) => line(at, -2, 102)),
      vertical: two.vertical.map(({ at }) => line(at, 2, 38)),
    },
  ],
])('lines %s make the same grid', ([, rulings]) => {
  expect(findLattices(rulings).map(sketch)).toEqual([plainCells]);
});

test('a box of one cell, a lone line and lines that do not meet are no grids', () => {
  expect(findLattices(grid([0, 100], [0, 40]))).toEqual([]);
  expect(findLattices({ horizontal: [line(10, 0, 100)], vertical: [] })).toEqual([]);
  expect(findLattices({ horizontal: [line(10, 0, 100)], vertical: [line(200, 0, 40)] })).toEqual([]);
});

test('a table open to the left and right has cells there; one cut off below says so', () => {
  const sides = { horizontal: two.horizontal, vertical: [line(50, 0, 40)] };
  expect(findLattices(sides).map(sketch)).toEqual([plainCells]);
  const cut = { horizontal: two.horizontal.slice(0, 2), vertical: two.vertical };
  const [lattice] = findLattices(cut);
  expect(sketch(lattice)).toEqual(plainCells);
  expect(lattice?.regions.map(({ openTop }) => openTop)).toEqual([false, false, false, false]);
  expect(lattice?.regions.map(({ openBottom }) => openBottom)).toEqual([false, false, true, true]);
});

test('two tables on one page are two grids, from top to bottom', () => {
  const lower = grid([0, 30, 100], [100, 120, 140]);
  const both = {
    horizontal: [...lower.horizontal, ...two.horizontal],
    vertical: [...lower.vertical, ...two.vertical],
  };
  expect(findLattices(both).map((lattice) => lattice.columnEdges)).toEqual([
    [0, 50, 100],
    [0, 30, 100],
  ]);
});

test('a page with thousands of lines is a drawing', () => {
  const lines = Array.from({ length: 1500 }, (_, i) => line(i * 4, 0, 100));
  expect(mergeSegments(lines)).toEqual([]);
});

test('whatever lines are missing, the cells are rectangles that cover every square once', () => {
  const stretch = fc.record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) });
  fc.assert(
    fc.property(stretch, fc.infiniteStream(fc.boolean()), ({ rows, columns }, drawn) => {
      const keep = () => drawn.next().value === true;
      const xs = Array.from({ length: columns + 1 }, (_, i) => i * 40);
      const ys = Array.from({ length: rows + 1 }, (_, i) => i * 20);
      const rulings = {
        horizontal: ys.flatMap((y, i) =>
          xs.slice(1).flatMap((x) => (i === 0 || i === rows || keep() ? [line(y, x - 40, x)] : [])),
        ),
        vertical: xs.flatMap((x, i) =>
          ys.slice(1).flatMap((y) => (i === 0 || i === columns || keep() ? [line(x, y - 20, y)] : [])),
        ),
      };
      for (const lattice of findLattices(rulings)) {
        const [height, width] = [lattice.rowEdges.length - 1, lattice.columnEdges.length - 1];
        const squares = lattice.regions.flatMap((r) =>
          Array.from(
            { length: r.rowSpan * r.columnSpan },
            (_, i) => (r.row + Math.floor(i / r.columnSpan)) * width + r.column + (i % r.columnSpan),
          ),
        );
        expect([...squares].sort((a, b) => a - b)).toEqual(Array.from({ length: height * width }, (_, i) => i));
      }
    }),
  );
});
