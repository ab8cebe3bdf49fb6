/** Owns the state of a walk over the operators of a page and what each kind of operator does to it. Refuses operator numbers and the result. */
import type { Box, Segment } from '#src/extract/grid/geometry.ts';
import { placeGlyphs } from './glyphs.ts';
import { type GraphicsState, initialState, intersect, type PdfFont } from './graphics-state.ts';
import { type Matrix, multiply, toMatrix, transformBox } from './matrix.ts';
import { addSegment, readPath } from './paths.ts';
import type { Visibility } from './visibility.ts';

export type Operators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

type PageFrame = { readonly matrix: Matrix; readonly width: number; readonly height: number };

export type PageSource = {
  readonly operators: Operators;
  readonly frame: PageFrame;
  readonly font: (id: string) => PdfFont | null;
  /** Whether an optional-content group is shown. */
  readonly shows: (group: unknown) => boolean;
};

export type Walk = {
  readonly source: PageSource;
  readonly visibility: Visibility;
  readonly stack: GraphicsState[];
  readonly horizontal: Segment[];
  readonly vertical: Segment[];
  readonly pictures: Box[];
  /** One entry per open marked content: its number or −1, and whether it is shown. */
  readonly marked: { mark: number; shown: boolean }[];
  state: GraphicsState;
  pendingClip: boolean;
  curves: number;
  /** A transform was set since the last save and nothing painted since: where it closes again, a picture was left out. */
  emptyTransform: boolean;
};

export function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function save(walk: Walk): void {
  walk.stack.push({ ...walk.state });
  walk.emptyTransform = false;
}

export function restore(walk: Walk): void {
  const { ctm } = walk.state;
  if (walk.emptyTransform) addPicture(walk, ctm);
  walk.emptyTransform = false;
  const earlier = walk.stack.pop();
  if (earlier) walk.state = earlier;
}

export function addPicture(walk: Walk, ctm: Matrix): void {
  const box = intersect(transformBox(ctm, 0, 0, 1, 1), walk.state.clip);
  if (box[2] - box[0] > 1 && box[3] - box[1] > 1) {
    walk.pictures.push(box);
    walk.visibility.addBackdrop(box);
  }
}

export function transform(walk: Walk, matrix: Matrix): void {
  walk.state.ctm = multiply(walk.state.ctm, matrix);
}

export function setFont(walk: Walk, [id, size]: readonly unknown[]): void {
  walk.state.font = typeof id === 'string' ? walk.source.font(id) : null;
  walk.state.size = Math.abs(number(size));
  walk.state.direction = number(size) < 0 ? -1 : 1;
}

export function setGState(walk: Walk, [entries]: readonly unknown[]): void {
  for (const entry of list(entries)) {
    const [key, value] = list(entry);
    if (key === 'LW') walk.state.lineWidth = number(value);
    else if (key === 'ca') walk.state.fillAlpha = number(value);
    else if (key === 'CA') walk.state.strokeAlpha = number(value);
    else if (key === 'Font') setFont(walk, list(value));
    else if (key === 'BM') walk.state.opaqueBlend = value === 'source-over' || value === 'Normal';
  }
}

export function clipTo(walk: Walk, box: unknown): void {
  if (!Array.isArray(box) && !(box instanceof Float32Array)) return;
  const [x0, y0, x1, y1]: ArrayLike<unknown> & Iterable<unknown> = box;
  const clip = transformBox(walk.state.ctm, number(x0), number(y0), number(x1), number(y1));
  walk.state.clip = intersect(walk.state.clip, clip);
}

export function showText(walk: Walk, [items]: readonly unknown[]): void {
  walk.emptyTransform = false;
  const open = walk.marked.at(-1);
  const { state, visibility } = walk;
  placeGlyphs(list(items), state, (facts) =>
    visibility.openRun({ state, shown: open?.shown ?? true, mark: open?.mark ?? -1, facts }),
  );
}

export function paintPath(
  walk: Walk,
  paint: { stroke: boolean; fill: boolean },
  [, buffers, bounds]: readonly unknown[],
): void {
  const { state } = walk;
  const painted = paint.stroke || paint.fill;
  if (painted) walk.emptyTransform = false;
  const [buffer] = list(buffers);
  if (walk.pendingClip) clipTo(walk, bounds);
  walk.pendingClip = false;
  if (!painted || !(buffer instanceof Float32Array)) return;
  if (walk.marked.at(-1)?.shown === false) return;
  const stroke = paint.stroke && state.strokeAlpha > 0;
  const fill = paint.fill && state.fillAlpha > 0;
  const strokeWidth = state.lineWidth * Math.sqrt(Math.abs(state.ctm[0] * state.ctm[3] - state.ctm[1] * state.ctm[2]));
  const parts = readPath(buffer, state.ctm, { stroke, fill, strokeWidth });
  walk.curves += parts.curves;
  for (const line of parts.lines) addSegment(line, state.clip, walk);
  for (const area of parts.areas) walk.visibility.addArea(intersect(area, state.clip), state);
}

export function openMarked(walk: Walk, [tag, properties]: readonly unknown[]): void {
  const outer = walk.marked.at(-1);
  const shown = (outer?.shown ?? true) && (tag !== 'OC' || walk.source.shows(properties));
  walk.marked.push({ mark: typeof properties === 'number' ? properties : (outer?.mark ?? -1), shown });
}

/** Annotations start from the bare page: their text (filled form fields) is placed by its own two matrices. */
export function beginAnnotation(walk: Walk, [, rect, outer, inner]: readonly unknown[]): void {
  const { frame } = walk.source;
  walk.stack.push({ ...walk.state });
  walk.state = initialState(frame.matrix, [0, 0, frame.width, frame.height]);
  clipTo(walk, rect);
  transform(walk, toMatrix(outer));
  transform(walk, toMatrix(inner));
}

export function addCovering(walk: Walk): void {
  walk.emptyTransform = false;
  walk.visibility.addBackdrop(walk.state.clip);
}
