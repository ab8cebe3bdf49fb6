/** Owns the drawn objects of OFD as values and the reading of them out of any part that holds some. Refuses to place or draw them. */
import type { Attributes } from '#src/extract/docx/xml.ts';
import type { Matrix } from '#src/extract/pdf/matrix.ts';
import { parseOutline } from './path-outline.ts';
import { parseDeltas, type TextCode } from './text-run.ts';
import { type Area, parseArea, parseFlag, parseMatrix, parseNumber, parseNumbers } from './values.ts';

/** A colour as far as it decides what is seen; `alpha` from 0 to 1. */
export type Ink = { readonly pale: boolean; readonly alpha: number };

/** What an object leaves open its drawing parameters say, and then those of its layer. */
export type Style = {
  readonly drawParam: string | null;
  readonly fill: Ink | null;
  readonly stroke: Ink | null;
  readonly lineWidth: number | null;
};

type Frame = {
  readonly boundary: Area | null;
  readonly matrix: Matrix;
  readonly shown: boolean;
  readonly alpha: number;
  readonly opaqueBlend: boolean;
  readonly style: Style;
};

export type Graphic = { readonly frame: Frame } & (
  | {
      readonly kind: 'text';
      readonly size: number;
      readonly hScale: number;
      /** Quarter turns clockwise of each character. */
      readonly charTurn: number;
      readonly fills: boolean;
      readonly strokes: boolean;
      readonly codes: readonly TextCode[];
    }
  | { readonly kind: 'path'; readonly fills: boolean; readonly strokes: boolean; readonly outline: readonly number[] }
  | { readonly kind: 'picture' }
  | { readonly kind: 'composite'; readonly unit: string }
);

/** Characters of one element beyond which the rest of it is left: an outline of that length is no ruling line. */
const longestText = 1_000_000;
/** Objects of one part that no printed page has. */
const mostGraphics = 500_000;

export const opaque: Ink = { pale: false, alpha: 1 };

function channel(text: string): number {
  return text.startsWith('#') ? Number.parseInt(text.slice(1), 16) || 0 : Number(text) || 0;
}

/** One channel is grey, three are red, green and blue, four are inks, of which none leaves the paper white. */
export function parseInk(attributes: Attributes): Ink {
  const alpha = Math.min(1, Math.max(0, (parseNumber(attributes.Alpha) ?? 255) / 255));
  const value = attributes.Value?.trim() ?? '';
  if (value === '') return { pale: false, alpha };
  const channels = value.split(/[\s,]+/u).map(channel);
  const pale = channels.length === 4 ? channels.every((ink) => ink <= 8) : channels.every((light) => light >= 247);
  return { pale, alpha };
}

type Draft = {
  readonly depth: number;
  readonly name: string;
  readonly attributes: Attributes;
  readonly codes: TextCode[];
  outline: readonly number[];
  fill: Ink | null;
  stroke: Ink | null;
};

function toFrame({ attributes, fill, stroke }: Draft): Frame {
  const blend = attributes.BlendMode;
  return {
    boundary: parseArea(attributes.Boundary),
    matrix: parseMatrix(attributes.CTM),
    shown: parseFlag(attributes.Visible, true),
    alpha: Math.min(1, Math.max(0, (parseNumber(attributes.Alpha) ?? 255) / 255)),
    opaqueBlend: blend === undefined || blend === 'Normal',
    style: {
      drawParam: attributes.DrawParam ?? null,
      fill,
      stroke,
      lineWidth: parseNumber(attributes.LineWidth),
    },
  };
}

function toGraphic(draft: Draft): Graphic {
  const { attributes, codes, outline } = draft;
  const frame = toFrame(draft);
  switch (draft.name) {
    case 'TextObject':
      return {
        kind: 'text',
        frame,
        size: Math.abs(parseNumber(attributes.Size) ?? 0),
        hScale: Math.abs(parseNumber(attributes.HScale) ?? 1) || 1,
        charTurn: Math.round((parseNumber(attributes.CharDirection) ?? 0) / 90),
        fills: parseFlag(attributes.Fill, true),
        strokes: parseFlag(attributes.Stroke, false),
        codes,
      };
    case 'PathObject': {
      const [fills, strokes] = [parseFlag(attributes.Fill, false), parseFlag(attributes.Stroke, true)];
      return { kind: 'path', frame, fills, strokes, outline };
    }
    case 'CompositeObject':
      return { kind: 'composite', frame, unit: attributes.ResourceID ?? '' };
    default:
      return { kind: 'picture', frame };
  }
}

const objectNames: ReadonlySet<string> = new Set(['TextObject', 'PathObject', 'ImageObject', 'CompositeObject']);
/** Below these stands nothing that is drawn as it is written: glyph numbers, clips, fills that are patterns, frames of pictures. */
const inner: ReadonlySet<string> = new Set(['CGTransform', 'Clips', 'Pattern', 'Border', 'Actions']);

export type GraphicsReader = {
  /** Each takes what the part's own visitor is given; `open` answers false where the tag is no business of an object. */
  readonly open: (name: string, attributes: Attributes, depth: number) => 'skip' | boolean;
  readonly text: (piece: string) => void;
  readonly close: (depth: number) => void;
  /** True where the part holds more than is kept: its text is then not whole. */
  readonly isOverfull: () => boolean;
};

/** Reads objects wherever they stand and hands over each when its element ends. */
export function createGraphicsReader(take: (graphic: Graphic) => void): GraphicsReader {
  let draft: Draft | null = null;
  let reading: { readonly depth: number; readonly name: string; readonly attributes: Attributes } | null = null;
  let text = '';
  let count = 0;
  let overfull = false;

  const open: GraphicsReader['open'] = (name, attributes, depth) => {
    if (draft === null) {
      if (!objectNames.has(name)) return false;
      draft = { depth, name, attributes, codes: [], outline: [], fill: null, stroke: null };
      return true;
    }
    if (inner.has(name)) return 'skip';
    if (name === 'FillColor') draft.fill = parseInk(attributes);
    else if (name === 'StrokeColor') draft.stroke = parseInk(attributes);
    else if (name === 'TextCode' || name === 'AbbreviatedData') {
      reading = { depth, name, attributes };
      text = '';
    }
    return true;
  };

  const close = (depth: number): void => {
    if (draft === null) return;
    if (reading?.depth === depth) {
      if (reading.name === 'TextCode') draft.codes.push(toCode(reading.attributes, text, draft.codes.at(-1)));
      else draft.outline = parseOutline(text);
      reading = null;
      text = '';
    } else if (draft.depth === depth) {
      count += 1;
      if (count > mostGraphics) overfull = true;
      else take(toGraphic(draft));
      draft = null;
    }
  };

  return {
    open,
    close,
    text: (piece) => {
      if (reading === null) return;
      if (text.length + piece.length <= longestText) text += piece;
      else overfull ||= reading.name === 'TextCode';
    },
    isOverfull: () => overfull,
  };
}

/** A start that is left out is that of the text before. Line ends come from the printing of the XML, not from the text. */
function toCode(attributes: Attributes, written: string, before: TextCode | undefined): TextCode {
  const text = /[\r\n]/u.test(written) ? written.trim() : written;
  const [x = before?.x ?? 0] = parseNumbers(attributes.X);
  const [y = before?.y ?? 0] = parseNumbers(attributes.Y);
  const most = text.length;
  return { text, x, y, deltaX: parseDeltas(attributes.DeltaX, most), deltaY: parseDeltas(attributes.DeltaY, most) };
}
