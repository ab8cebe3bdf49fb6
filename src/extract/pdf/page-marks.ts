/** Owns one walk over the operator list of a page: glyphs with boxes, ruling lines and pictures. Refuses to group any of them. */
import type { Box, Glyph, Segment } from '#src/extract/grid/geometry.ts';
import { placeGlyphs } from './glyphs.ts';
import {
  type GraphicsState,
  initialState,
  intersect,
  moveText,
  type PdfFont,
  setTextMatrix,
} from './graphics-state.ts';
import { type Matrix, multiply, toMatrix, transformBox } from './matrix.ts';
import { readPath } from './paths.ts';
import { createVisibility, type Visibility } from './visibility.ts';

export type Operators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };
/** Operator numbers by name, as the parser exports them. */
type OperatorNumbers = Readonly<Record<string, number>>;

type PageFrame = { readonly matrix: Matrix; readonly width: number; readonly height: number };

export type PageMarks = {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  /** Stamps and watermarks that lean. */
  readonly oblique: readonly Glyph[];
  readonly horizontal: readonly Segment[];
  readonly vertical: readonly Segment[];
  readonly pictures: readonly Box[];
  /** Curved outlines drawn: many of them and no glyphs is text turned into drawings. */
  readonly curves: number;
};

type PageSource = {
  readonly operators: Operators;
  readonly frame: PageFrame;
  readonly font: (id: string) => PdfFont | null;
  /** Whether an optional-content group is shown. */
  readonly shows: (group: unknown) => boolean;
};

type Walk = {
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

type Step = (walk: Walk, args: readonly unknown[]) => void;

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function save(walk: Walk): void {
  walk.stack.push({ ...walk.state });
  walk.emptyTransform = false;
}

function restore(walk: Walk): void {
  const { ctm } = walk.state;
  if (walk.emptyTransform) addPicture(walk, ctm);
  walk.emptyTransform = false;
  const earlier = walk.stack.pop();
  if (earlier) walk.state = earlier;
}

function addPicture(walk: Walk, ctm: Matrix): void {
  const box = intersect(transformBox(ctm, 0, 0, 1, 1), walk.state.clip);
  if (box[2] - box[0] > 1 && box[3] - box[1] > 1) {
    walk.pictures.push(box);
    walk.visibility.addBackdrop(box);
  }
}

function transform(walk: Walk, matrix: Matrix): void {
  walk.state.ctm = multiply(walk.state.ctm, matrix);
}

function setFont(walk: Walk, [id, size]: readonly unknown[]): void {
  walk.state.font = typeof id === 'string' ? walk.source.font(id) : null;
  walk.state.size = Math.abs(number(size));
  walk.state.direction = number(size) < 0 ? -1 : 1;
}

function setGState(walk: Walk, [entries]: readonly unknown[]): void {
  for (const entry of list(entries)) {
    const [key, value] = list(entry);
    if (key === 'LW') walk.state.lineWidth = number(value);
    else if (key === 'ca') walk.state.fillAlpha = number(value);
    else if (key === 'CA') walk.state.strokeAlpha = number(value);
    else if (key === 'Font') setFont(walk, list(value));
    else if (key === 'BM') walk.state.opaqueBlend = value === 'source-over' || value === 'Normal';
  }
}

function clipTo(walk: Walk, box: unknown): void {
  if (!Array.isArray(box) && !(box instanceof Float32Array)) return;
  const [x0, y0, x1, y1]: ArrayLike<unknown> & Iterable<unknown> = box;
  const clip = transformBox(walk.state.ctm, number(x0), number(y0), number(x1), number(y1));
  walk.state.clip = intersect(walk.state.clip, clip);
}

function showText(walk: Walk, [items]: readonly unknown[]): void {
  walk.emptyTransform = false;
  const open = walk.marked.at(-1);
  const { state, visibility } = walk;
  placeGlyphs(list(items), state, (facts) =>
    visibility.openRun({ state, shown: open?.shown ?? true, mark: open?.mark ?? -1, facts }),
  );
}

function addSegment(walk: Walk, line: { x0: number; y0: number; x1: number; y1: number }): void {
  const [x0, y0, x1, y1] = intersect([line.x0, line.y0, line.x1, line.y1], walk.state.clip);
  // A strip that the clip removes wholly is not drawn; half a point of slack for lines on the clip's edge.
  if (x1 - x0 < -0.5 || y1 - y0 < -0.5) return;
  const [width, height] = [line.x1 - line.x0, line.y1 - line.y0];
  const dot = Math.max(width, height) <= 2.5;
  if (width >= height || dot) walk.horizontal.push({ at: (line.y0 + line.y1) / 2, from: x0, to: x1 });
  if (height > width || dot) walk.vertical.push({ at: (line.x0 + line.x1) / 2, from: y0, to: y1 });
}

function paintPath(
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
  for (const line of parts.lines) addSegment(walk, line);
  for (const area of parts.areas) walk.visibility.addArea(intersect(area, state.clip), state);
}

function openMarked(walk: Walk, [tag, properties]: readonly unknown[]): void {
  const outer = walk.marked.at(-1);
  const shown = (outer?.shown ?? true) && (tag !== 'OC' || walk.source.shows(properties));
  walk.marked.push({ mark: typeof properties === 'number' ? properties : (outer?.mark ?? -1), shown });
}

/** Annotations start from the bare page: their text (filled form fields) is placed by its own two matrices. */
function beginAnnotation(walk: Walk, [, rect, outer, inner]: readonly unknown[]): void {
  const { frame } = walk.source;
  walk.stack.push({ ...walk.state });
  walk.state = initialState(frame.matrix, [0, 0, frame.width, frame.height]);
  clipTo(walk, rect);
  transform(walk, toMatrix(outer));
  transform(walk, toMatrix(inner));
}

function addCovering(walk: Walk): void {
  walk.emptyTransform = false;
  walk.visibility.addBackdrop(walk.state.clip);
}

/** Painting operators of `constructPath`: which of them stroke, which fill. */
const paints: Readonly<Record<string, { stroke: boolean; fill: boolean }>> = {
  stroke: { stroke: true, fill: false },
  closeStroke: { stroke: true, fill: false },
  fill: { stroke: false, fill: true },
  eoFill: { stroke: false, fill: true },
  fillStroke: { stroke: true, fill: true },
  eoFillStroke: { stroke: true, fill: true },
  closeFillStroke: { stroke: true, fill: true },
  closeEOFillStroke: { stroke: true, fill: true },
};

const steps: Readonly<Record<string, Step>> = {
  save,
  restore,
  transform: (walk, args) => {
    transform(walk, toMatrix(args));
    walk.emptyTransform = true;
  },
  setLineWidth: (walk, [width]) => {
    walk.state.lineWidth = number(width);
  },
  setGState,
  setFillRGBColor: (walk, [colour]) => {
    walk.state.fill = typeof colour === 'string' ? colour : '#000000';
  },
  setFillColorN: (walk) => {
    walk.state.fill = '#000000';
  },
  clip: (walk) => {
    walk.pendingClip = true;
  },
  eoClip: (walk) => {
    walk.pendingClip = true;
  },
  paintFormXObjectBegin: (walk, [matrix, box]) => {
    save(walk);
    if (matrix) transform(walk, toMatrix(matrix));
    if (box) clipTo(walk, box);
  },
  paintFormXObjectEnd: (walk) => {
    walk.emptyTransform = false;
    restore(walk);
  },
  beginGroup: save,
  endGroup: (walk) => {
    walk.emptyTransform = false;
    restore(walk);
  },
  beginAnnotation,
  endAnnotation: (walk) => {
    walk.emptyTransform = false;
    restore(walk);
  },
  shadingFill: addCovering,
  paintImageXObject: (walk) => addPicture(walk, walk.state.ctm),
  paintInlineImageXObject: (walk) => addPicture(walk, walk.state.ctm),
  paintImageMaskXObject: (walk) => addPicture(walk, walk.state.ctm),
  paintSolidColorImageMask: (walk) => addPicture(walk, walk.state.ctm),
  beginMarkedContent: openMarked,
  beginMarkedContentProps: openMarked,
  endMarkedContent: (walk) => {
    walk.marked.pop();
  },
  beginText: (walk) => setTextMatrix(walk.state, [1, 0, 0, 1, 0, 0]),
  setCharSpacing: (walk, [value]) => {
    walk.state.charSpacing = number(value);
  },
  setWordSpacing: (walk, [value]) => {
    walk.state.wordSpacing = number(value);
  },
  setHScale: (walk, [value]) => {
    walk.state.hScale = number(value) / 100;
  },
  setLeading: (walk, [value]) => {
    walk.state.leading = -number(value);
  },
  setFont,
  setTextRenderingMode: (walk, [mode]) => {
    walk.state.mode = number(mode);
  },
  setTextRise: (walk, [rise]) => {
    walk.state.rise = number(rise);
  },
  moveText: (walk, [x, y]) => moveText(walk.state, number(x), number(y)),
  setLeadingMoveText: (walk, [x, y]) => {
    walk.state.leading = number(y);
    moveText(walk.state, number(x), number(y));
  },
  setTextMatrix: (walk, [matrix]) => setTextMatrix(walk.state, toMatrix(matrix)),
  nextLine: (walk) => moveText(walk.state, 0, walk.state.leading),
  showText,
};

/** The steps by operator number, built once per parser. */
function stepTable(operators: OperatorNumbers): (Step | undefined)[] {
  const table: (Step | undefined)[] = [];
  const paintByNumber: ({ stroke: boolean; fill: boolean } | undefined)[] = [];
  for (const [name, paint] of Object.entries(paints)) paintByNumber[operators[name] ?? 0] = paint;
  for (const [name, step] of Object.entries(steps)) table[operators[name] ?? 0] = step;
  table[operators.constructPath ?? 0] = (walk, args) => {
    paintPath(walk, paintByNumber[number(args[0])] ?? { stroke: false, fill: false }, args);
  };
  return table;
}

/** A reader of pages for the operator numbers of one parser. */
export function createMarkReader(operators: OperatorNumbers): (source: PageSource) => PageMarks {
  const table = stepTable(operators);
  return (source) => {
    const { frame } = source;
    const sheet: Box = [0, 0, frame.width, frame.height];
    const walk: Walk = {
      source,
      visibility: createVisibility(sheet),
      stack: [],
      horizontal: [],
      vertical: [],
      pictures: [],
      marked: [],
      state: initialState(frame.matrix, sheet),
      pendingClip: false,
      curves: 0,
      emptyTransform: false,
    };
    const { fnArray, argsArray } = source.operators;
    for (let i = 0; i < fnArray.length; i++) table[fnArray[i] ?? 0]?.(walk, list(argsArray[i]));
    const { horizontal, vertical, pictures, curves } = walk;
    const glyphs = walk.visibility.settle(pictures);
    return { width: frame.width, height: frame.height, ...glyphs, horizontal, vertical, pictures, curves };
  };
}
