/** Owns where the glyphs of one show-text operator land. Refuses spaces, words and lines, which belong to the page. */
import type { Turn } from '#src/extract/grid/geometry.ts';
import type { GraphicsState } from './graphics-state.ts';
import { applyX, applyY, type Matrix, multiply } from './matrix.ts';

/** The em box about the baseline, the same for every font, so that one line of several fonts has one height. */
const ascent = 0.88;
const descent = 0.12;

/** Text that leans more than this (tangent) from a quarter turn is a stamp or watermark. */
const obliqueTangent = 0.2;

type ShownGlyph = {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric: readonly number[] | null;
};

function isShownGlyph(value: unknown): value is ShownGlyph {
  return typeof value === 'object' && value !== null && 'unicode' in value && 'width' in value;
}

/** Takes one placed glyph; one call per glyph of the document, so no object is made for it here. */
export type Emit = (text: string, x0: number, y0: number, x1: number, y1: number) => void;

/** What is the same for all glyphs of one operator. */
export type RunFacts = { readonly size: number; readonly turn: Turn; readonly oblique: boolean };

/** CJK radicals and compatibility ideographs: glyph shapes that producers write for the ordinary character. */
const lookalike = /[⺀-⿟豈-﫿]|\ud87e[\udc00-\ude1f]/g;

/** The text of a glyph; a control character stands for a glyph that the file does not map. */
export function readable(text: string): string {
  const code = text.charCodeAt(0);
  if (code < 0x20 && code !== 9) return '\ufffd';
  return code < 0x2e80 ? text : text.replace(lookalike, (c) => c.normalize('NFKC'));
}

/** How text runs on the page as shown; `sign` −1 where it is written backwards. */
export function turnOf(m: Matrix, sign: number): { turn: Turn; oblique: boolean } {
  const [x, y] = [m[0] * sign, m[1] * sign];
  const oblique = Math.min(Math.abs(x), Math.abs(y)) > obliqueTangent * Math.max(Math.abs(x), Math.abs(y));
  if (Math.abs(x) >= Math.abs(y)) return { turn: x >= 0 ? 0 : 2, oblique };
  return { turn: y >= 0 ? 1 : 3, oblique };
}

/** Hands over one glyph by its start on the baseline and the length it takes along it. */
export function emitAt(
  emit: Emit,
  text: string,
  px: number,
  py: number,
  advance: number,
  { size, turn }: RunFacts,
): void {
  const [up, down] = [ascent * size, descent * size];
  if (turn === 0) emit(text, px, py - up, px + advance, py + down);
  else if (turn === 1) emit(text, px - down, py, px + up, py + advance);
  else if (turn === 2) emit(text, px - advance, py - down, px, py + up);
  else emit(text, px - up, py - advance, px + down, py);
}

type Step = (glyph: ShownGlyph, along: number, spacing: number) => number;

/** Places a glyph of a horizontal font; answers how far the text position moves, in text space. */
function horizontalStep(state: GraphicsState, m: Matrix, facts: RunFacts, emit: Emit): Step {
  const hScale = state.hScale * state.direction;
  const alongScale = Math.hypot(m[0], m[1]) * Math.abs(hScale);
  const advanceScale = state.size * (state.font?.scale ?? 0.001);
  const y = state.y + state.rise;
  return (glyph, along, spacing) => {
    const width = glyph.width * advanceScale;
    const x = state.x + along * hScale;
    emitAt(emit, readable(glyph.unicode), applyX(m, x, y), applyY(m, x, y), width * alongScale, facts);
    return width + spacing;
  };
}

/** The same for a vertical font, whose text runs down the page. */
function verticalStep(state: GraphicsState, m: Matrix, facts: RunFacts, emit: Emit): Step {
  const advanceScale = state.size * (state.font?.scale ?? 0.001);
  const downScale = Math.hypot(m[2], m[3]);
  return (glyph, along, spacing) => {
    const step = -(glyph.vmetric?.[0] ?? -1000) * advanceScale;
    const y = state.y + state.rise - along;
    const [px, py] = [applyX(m, state.x, y), applyY(m, state.x, y)];
    emit(readable(glyph.unicode), px - facts.size / 2, py, px + facts.size / 2, py + step * downScale);
    return step - spacing;
  };
}

/** Places the glyphs and moves the text position past them, as the PDF text model says (ISO 32000-1, 9.4.4). */
export function placeGlyphs(items: readonly unknown[], state: GraphicsState, open: (facts: RunFacts) => Emit): void {
  const { font, size, direction } = state;
  if (!font || size === 0) return;
  const m = multiply(state.ctm, state.textMatrix);
  const hScale = state.hScale * direction;
  const turned = turnOf(m, Math.sign(hScale) || 1);
  const facts: RunFacts = {
    size: size * Math.hypot(m[2], m[3]),
    turn: font.vertical ? 0 : turned.turn,
    oblique: turned.oblique,
  };
  const emit = open(facts);
  const place = font.vertical ? verticalStep(state, m, facts, emit) : horizontalStep(state, m, facts, emit);
  const kern = ((font.vertical ? 1 : -1) * size) / 1000;
  let along = 0;
  for (const item of items) {
    if (typeof item === 'number') along += kern * item;
    else if (isShownGlyph(item))
      along += place(item, along, ((item.isSpace ? state.wordSpacing : 0) + state.charSpacing) * direction);
  }
  if (font.vertical) state.y -= along;
  else state.x += along * hScale;
}
