/** Owns how a painted path becomes ruling lines and filled areas. Refuses tables: it does not know what the lines enclose. */
import type { Box, Segment } from '#src/extract/grid/geometry.ts';
import { intersect } from './graphics-state.ts';
import { applyX, applyY, type Matrix } from './matrix.ts';

/** A filled strip up to this thickness is a line (Word and WPS draw borders so). */
const thinFill = 2.5;
/** A stroke thicker than this is an area, not a border. */
const thickStroke = 6;
/** How far a line may lean from end to end and still count as straight. */
const lean = 0.6;

export type Line = { x0: number; y0: number; x1: number; y1: number };

type PathParts = {
  /** Straight horizontal or vertical strokes and thin fills, as found. */
  readonly lines: Line[];
  /** Upright filled rectangles that are no line. */
  readonly areas: Box[];
  readonly curves: number;
};

type Point = readonly [number, number];
type Subpath = { points: Point[]; closed: boolean; curved: boolean };

/** The draw buffer of the parser: 0 move x y, 1 line x y, 2 curve of six, 3 curve of four, 4 close. */
function readSubpaths(buffer: ArrayLike<number>, m: Matrix): Subpath[] {
  const subpaths: Subpath[] = [];
  let current: Subpath = { points: [], closed: false, curved: false };
  const point = (at: number): Point => {
    const x = buffer[at] ?? 0;
    const y = buffer[at + 1] ?? 0;
    return [applyX(m, x, y), applyY(m, x, y)];
  };
  for (let i = 0; i < buffer.length; ) {
    const op = buffer[i];
    if (op === 4) {
      current.closed = true;
      i += 1;
      continue;
    }
    const operands = op === 2 ? 6 : op === 3 ? 4 : 2;
    const end = point(i + operands - 1);
    if (op === 0 || current.closed) {
      const start = op === 0 ? [] : current.points.slice(0, 1);
      current = { points: start, closed: false, curved: false };
      subpaths.push(current);
    }
    if (op === 2 || op === 3) current.curved = true;
    current.points.push(end);
    i += operands + 1;
  }
  return subpaths;
}

function addStroke(lines: Line[], a: Point, b: Point): void {
  const dx = Math.abs(a[0] - b[0]);
  const dy = Math.abs(a[1] - b[1]);
  if (Math.min(dx, dy) > lean) return;
  lines.push({
    x0: Math.min(a[0], b[0]),
    y0: Math.min(a[1], b[1]),
    x1: Math.max(a[0], b[0]),
    y1: Math.max(a[1], b[1]),
  });
}

function boundsOf(points: readonly Point[]): Box {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Four corners, each on the bounding box: an upright rectangle. */
function isUprightRectangle(points: readonly Point[], [x0, y0, x1, y1]: Box): boolean {
  if (points.length < 4 || points.length > 5) return false;
  return points.every(
    ([x, y]) =>
      (Math.abs(x - x0) < lean || Math.abs(x - x1) < lean) && (Math.abs(y - y0) < lean || Math.abs(y - y1) < lean),
  );
}

function addFill(parts: { lines: Line[]; areas: Box[] }, subpath: Subpath): void {
  if (subpath.curved || subpath.points.length < 2 || subpath.points.length > 12) return;
  const box = boundsOf(subpath.points);
  const thin = Math.min(box[2] - box[0], box[3] - box[1]) <= thinFill;
  if (!thin && !isUprightRectangle(subpath.points, box)) return;
  if (!thin) parts.areas.push(box);
  else parts.lines.push({ x0: box[0], y0: box[1], x1: box[2], y1: box[3] });
}

type Paint = { readonly stroke: boolean; readonly fill: boolean; readonly strokeWidth: number };

/** Lines and areas of one painted path, in the space that `m` leads to. */
export function readPath(buffer: ArrayLike<number>, m: Matrix, paint: Paint): PathParts {
  const parts: { lines: Line[]; areas: Box[] } = { lines: [], areas: [] };
  let curves = 0;
  for (const subpath of readSubpaths(buffer, m)) {
    if (subpath.curved) curves += 1;
    if (paint.fill) addFill(parts, subpath);
    if (!paint.stroke || paint.strokeWidth > thickStroke || subpath.curved) continue;
    const { points } = subpath;
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      if (a && b) addStroke(parts.lines, a, b);
    }
    const [first, last] = [points[0], points.at(-1)];
    if (subpath.closed && first && last && points.length > 2) addStroke(parts.lines, last, first);
  }
  return { ...parts, curves };
}

/** Adds what the clip leaves of a line to the rulings of its direction; a dot is both. */
export function addSegment(line: Line, clip: Box, into: { horizontal: Segment[]; vertical: Segment[] }): void {
  const [x0, y0, x1, y1] = intersect([line.x0, line.y0, line.x1, line.y1], clip);
  // A strip that the clip removes wholly is not drawn; half a point of slack for lines on the clip's edge.
  if (x1 - x0 < -0.5 || y1 - y0 < -0.5) return;
  const [width, height] = [line.x1 - line.x0, line.y1 - line.y0];
  const dot = Math.max(width, height) <= 2.5;
  if (width >= height || dot) into.horizontal.push({ at: (line.y0 + line.y1) / 2, from: x0, to: x1 });
  if (height > width || dot) into.vertical.push({ at: (line.x0 + line.x1) / 2, from: y0, to: y1 });
}
