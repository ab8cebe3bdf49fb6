/** Owns one walk over the operator list of a page: glyphs with boxes, ruling lines and pictures. Refuses to group any of them. */
import type { Box, Glyph, Segment } from '#src/extract/grid/geometry.ts';
import { initialState, moveText, setTextMatrix } from './graphics-state.ts';
import {
  addCovering,
  addPicture,
  beginAnnotation,
  clipTo,
  list,
  number,
  openMarked,
  type PageSource,
  paintPath,
  restore,
  save,
  setFont,
  setGState,
  showText,
  transform,
  type Walk,
} from './mark-walk.ts';
import { toMatrix } from './matrix.ts';
import { createVisibility } from './visibility.ts';

/** Operator numbers by name, as the parser exports them. */
type OperatorNumbers = Readonly<Record<string, number>>;

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

type Step = (walk: Walk, args: readonly unknown[]) => void;

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
