/** Owns where the glyphs of one show-text operator land. Refuses spaces, words and lines, which belong to the page. */
import type { Glyph, Turn } from '#src/extract/grid/geometry.ts';
import type { GraphicsState } from './graphics-state.ts';
import { applyX, applyY, type Matrix, multiply } from './matrix.ts';

/** The em box about the baseline, the same for every font, so that one line of several fonts has one height. */
const ascent = 0.88;
const descent = 0.12;

/** Text that leans more than this (tangent) from a quarter turn is a stamp or watermark. */
const obliqueTangent = 0.2;

export type ShownGlyph = {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric: readonly number[] | null;
};

export function isShownGlyph(value: unknown): value is ShownGlyph {
  return typeof value === 'object' && value !== null && 'unicode' in value && 'width' in value;
}

export type Placed = Omit<Glyph, 'hidden' | 'mark'>;

/** CJK radicals and compatibility ideographs: glyph shapes that producers write for the ordinary character. */
const lookalike = /[⺀-⿟豈-﫿]|\ud87e[\udc00-\ude1f]/g;

/** The text of a glyph; a control character stands for a glyph that the file does not map. */
function readable(text: string): string {
  const code = text.charCodeAt(0);
  if (code < 0x20 && code !== 9) return '\ufffd';
  return code < 0x2e80 ? text : text.replace(lookalike, (c) => c.normalize('NFKC'));
}

function turnOf(m: Matrix, sign: number): { turn: Turn; oblique: boolean } {
  const [x, y] = [m[0] * sign, m[1] * sign];
  const oblique = Math.min(Math.abs(x), Math.abs(y)) > obliqueTangent * Math.max(Math.abs(x), Math.abs(y));
  if (Math.abs(x) >= Math.abs(y)) return { turn: x >= 0 ? 0 : 2, oblique };
  return { turn: y >= 0 ? 1 : 3, oblique };
}

function boxAt(px: number, py: number, advance: number, size: number, turn: Turn): readonly number[] {
  switch (turn) {
    case 0:
      return [px, py - ascent * size, px + advance, py + descent * size];
    case 1:
      return [px - descent * size, py, px + ascent * size, py + advance];
    case 2:
      return [px - advance, py - descent * size, px, py + ascent * size];
    case 3:
      return [px - ascent * size, py - advance, px + descent * size, py];
  }
}

/** Places the glyphs and moves the text position past them, as the PDF text model says (ISO 32000-1, 9.4.4). */
export function placeGlyphs(
  items: readonly unknown[],
  state: GraphicsState,
  emit: (glyph: Placed, oblique: boolean) => void,
): void {
  const { font, size, direction } = state;
  if (!font || size === 0) return;
  const m = multiply(state.ctm, state.textMatrix);
  const hScale = state.hScale * direction;
  const { turn, oblique } = turnOf(m, Math.sign(hScale) || 1);
  const alongScale = Math.hypot(m[0], m[1]) * Math.abs(hScale);
  const pageSize = size * Math.hypot(m[2], m[3]);
  const advanceScale = size * font.scale;
  let along = 0;
  for (const item of items) {
    if (typeof item === 'number') {
      along += ((font.vertical ? 1 : -1) * item * size) / 1000;
      continue;
    }
    if (!isShownGlyph(item)) continue;
    const spacing = ((item.isSpace ? state.wordSpacing : 0) + state.charSpacing) * direction;
    if (font.vertical) {
      const metric = item.vmetric ?? [-1000, 500, 880];
      const step = -(metric[0] ?? -1000) * advanceScale;
      const px = applyX(m, state.x, state.y + state.rise - along);
      const py = applyY(m, state.x, state.y + state.rise - along);
      const box = [px - pageSize / 2, py, px + pageSize / 2, py + step * Math.hypot(m[2], m[3])];
      emit(toPlaced(item.unicode, box, pageSize, 0), oblique);
      along += step - spacing;
      continue;
    }
    const width = item.width * advanceScale;
    const x = state.x + along * hScale;
    const y = state.y + state.rise;
    const box = boxAt(applyX(m, x, y), applyY(m, x, y), width * alongScale, pageSize, turn);
    emit(toPlaced(item.unicode, box, pageSize, turn), oblique);
    along += width + spacing;
  }
  if (font.vertical) state.y -= along;
  else state.x += along * hScale;
}

function toPlaced(unicode: string, box: readonly number[], size: number, turn: Turn): Placed {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
  return { text: readable(unicode), x0, y0, x1, y1, size, turn };
}
