/** Owns where the objects of a page land: glyphs, ruling lines and pictures in points. Refuses to read parts and to group marks. */
import type { Box, Segment } from '#src/extract/grid/geometry.ts';
import { emitAt, type RunFacts, readable, turnOf } from '#src/extract/pdf/glyphs.ts';
import { type GraphicsState, initialState } from '#src/extract/pdf/graphics-state.ts';
import { applyX, applyY, identity, type Matrix, multiply, transformBox } from '#src/extract/pdf/matrix.ts';
import type { PageMarks } from '#src/extract/pdf/page-marks.ts';
import { addSegment, readPath } from '#src/extract/pdf/paths.ts';
import { createVisibility, type Visibility } from '#src/extract/pdf/visibility.ts';
import { type Graphic, opaque, type Style } from './graphics.ts';
import type { Layer } from './page-part.ts';
import { completeStyle, type Resources } from './resources.ts';
import { placeCharacters } from './text-run.ts';
import type { Area } from './values.ts';

const pointsPerMillimetre = 72 / 25.4;
/** Line width where a file names none, in millimetres (GB/T 33190, 8.5). */
const usualLineWidth = 0.353;
/** Composite units may hold others; a ring of them ends here. */
const deepestUnit = 8;
/** What drawing a unit counts as, in marks: units alone can multiply without a word of text. */
const unitCost = 20;

/** Glyphs, objects and steps of outlines that one file may still draw: templates and units can be drawn again and again. */
export type Budget = { left: number };

type Canvas = {
  readonly sheet: Box;
  readonly visibility: Visibility;
  readonly horizontal: Segment[];
  readonly vertical: Segment[];
  readonly pictures: Box[];
  readonly resources: Resources;
  readonly budget: Budget;
  curves: number;
};

type Kind<K extends Graphic['kind']> = Extract<Graphic, { kind: K }>;

function moved(matrix: Matrix, [x, y]: Area): Matrix {
  return multiply(matrix, [1, 0, 0, 1, x, y]);
}

function placeOf({ frame }: Graphic, outer: Matrix): Matrix {
  return multiply(frame.boundary ? moved(outer, frame.boundary) : outer, frame.matrix);
}

function stateOf(canvas: Canvas, { frame }: Graphic, { fill }: Style, mode: number): GraphicsState {
  const ink = fill ?? opaque;
  return {
    ...initialState(identity, canvas.sheet),
    fill: ink.pale ? '#ffffff' : '#000000',
    fillAlpha: ink.alpha * frame.alpha,
    opaqueBlend: frame.opaqueBlend,
    mode,
  };
}

const turns = [0, 1, 2, 3] as const;

function drawText(canvas: Canvas, graphic: Kind<'text'>, style: Style, m: Matrix): void {
  const { size, hScale, charTurn, fills, strokes, codes, frame } = graphic;
  if (size === 0) return;
  const run = turnOf(m, 1);
  const facts: RunFacts = {
    size: size * Math.hypot(m[2], m[3]),
    turn: turns[(((run.turn + charTurn) % 4) + 4) % 4] ?? 0,
    oblique: run.oblique,
  };
  const along = Math.hypot(m[0], m[1]);
  const state = stateOf(canvas, graphic, style, fills ? 0 : strokes ? 1 : 3);
  const emit = canvas.visibility.openRun({ state, shown: frame.shown, mark: -1, facts });
  for (const code of codes) {
    canvas.budget.left -= code.text.length;
    placeCharacters(code, size, hScale, (character, x, y, width) =>
      emitAt(emit, readable(character), applyX(m, x, y), applyY(m, x, y), width * along, facts),
    );
  }
}

function drawPath(canvas: Canvas, graphic: Kind<'path'>, style: Style, m: Matrix): void {
  const { frame, outline } = graphic;
  canvas.budget.left -= outline.length;
  const scale = Math.sqrt(Math.abs(m[0] * m[3] - m[1] * m[2]));
  const stroke = graphic.strokes && frame.alpha * (style.stroke ?? opaque).alpha > 0;
  const fill = graphic.fills && frame.alpha * (style.fill ?? opaque).alpha > 0;
  const strokeWidth = (style.lineWidth ?? usualLineWidth) * scale;
  const parts = readPath(outline, m, { stroke, fill, strokeWidth });
  canvas.curves += parts.curves;
  for (const line of parts.lines) addSegment(line, canvas.sheet, canvas);
  // A fill without a colour paints nothing.
  if (style.fill === null) return;
  const state = stateOf(canvas, graphic, style, 0);
  for (const area of parts.areas) canvas.visibility.addArea(area, state);
}

function drawPicture(canvas: Canvas, graphic: Graphic, outer: Matrix): void {
  const { boundary } = graphic.frame;
  const box = boundary
    ? transformBox(outer, boundary[0], boundary[1], boundary[0] + boundary[2], boundary[1] + boundary[3])
    : transformBox(placeOf(graphic, outer), 0, 0, 1, 1);
  if (box[2] - box[0] <= 1 || box[3] - box[1] <= 1) return;
  canvas.pictures.push(box);
  canvas.visibility.addBackdrop(box);
}

function draw(canvas: Canvas, graphic: Graphic, layerParam: string | null, outer: Matrix, depth: number): void {
  canvas.budget.left -= graphic.kind === 'composite' ? unitCost : 1;
  if (canvas.budget.left < 0) return;
  const { style, shown } = graphic.frame;
  const inside = placeOf(graphic, outer);
  if (graphic.kind === 'text') {
    drawText(canvas, graphic, completeStyle(style, layerParam, canvas.resources), inside);
    return;
  }
  if (!shown) return;
  if (graphic.kind === 'path') {
    drawPath(canvas, graphic, completeStyle(style, layerParam, canvas.resources), inside);
    return;
  }
  const unit = graphic.kind === 'composite' ? canvas.resources.units.get(graphic.unit) : undefined;
  // What cannot be drawn counts as a picture: its text, if it has any, is not read.
  if (unit === undefined || depth >= deepestUnit) drawPicture(canvas, graphic, outer);
  else for (const one of unit) draw(canvas, one, style.drawParam ?? layerParam, inside, depth + 1);
}

type Drawing = {
  /** What lies on the page from bottom to top. */
  readonly layers: readonly Layer[];
  readonly resources: Resources;
};

/** Layers on a sheet of this area (millimetres) → marks in points from its top left. Stops where the budget is spent. */
export function drawPage(area: Area, { layers, resources }: Drawing, budget: Budget): PageMarks {
  const [width, height] = [area[2] * pointsPerMillimetre, area[3] * pointsPerMillimetre];
  const sheet: Box = [0, 0, width, height];
  const [horizontal, vertical, pictures]: [Segment[], Segment[], Box[]] = [[], [], []];
  const canvas: Canvas = {
    sheet,
    visibility: createVisibility(sheet),
    horizontal,
    vertical,
    pictures,
    resources,
    budget,
    curves: 0,
  };
  const k = pointsPerMillimetre;
  const outer: Matrix = [k, 0, 0, k, -area[0] * k, -area[1] * k];
  for (const { graphics, drawParam, origin } of layers)
    for (const graphic of graphics) draw(canvas, graphic, drawParam, origin ? moved(outer, origin) : outer, 0);
  return {
    width,
    height,
    ...canvas.visibility.settle(pictures),
    horizontal,
    vertical,
    pictures,
    curves: canvas.curves,
  };
}
