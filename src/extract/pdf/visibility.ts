/** Owns which glyphs of a page a reader sees: invisible, covered, clipped, off the sheet, white on white. Refuses to drop any: it marks. */
import type { Box, Glyph } from '#src/extract/grid/geometry.ts';
import type { Placed } from './glyphs.ts';
import { type GraphicsState, isPale } from './graphics-state.ts';

/** Below this size (points) nothing can be read. */
const smallestType = 1;
/** A filled area covers text only if it is opaque and larger than a mark under a letter. */
const smallestCover = 4;
/** Page share of a picture from which invisible text on it is taken for the text layer of a scan. */
const scanShare = 0.5;
/** Area-against-glyph comparisons spent on one page; a drawing with more is no form with covered cells. */
const comparisonBudget = 20_000_000;

type Draft = { -readonly [K in keyof Glyph]: Glyph[K] };

type Circumstances = {
  readonly state: GraphicsState;
  readonly shown: boolean;
  readonly mark: number;
  readonly oblique: boolean;
};

export type Visibility = {
  readonly addGlyph: (glyph: Placed, circumstances: Circumstances) => void;
  readonly addArea: (area: Box, state: GraphicsState) => void;
  /** Something that is not white and may stand behind white text. */
  readonly addBackdrop: (area: Box) => void;
  readonly settle: (pictures: readonly Box[]) => {
    readonly glyphs: readonly Glyph[];
    readonly oblique: readonly Glyph[];
  };
};

function holds(box: Box, glyph: Placed): boolean {
  const x = (glyph.x0 + glyph.x1) / 2;
  const y = (glyph.y0 + glyph.y1) / 2;
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

/** Modes 3 and 7 paint nothing. */
function isInvisibleMode(mode: number): boolean {
  return mode === 3 || mode === 7;
}

function areaOf(box: Box): number {
  return Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
}

export function createVisibility(sheet: Box): Visibility {
  const glyphs: Draft[] = [];
  const oblique: Draft[] = [];
  const backdrops: Box[] = [];
  const unpainted: Draft[] = [];
  let budget = comparisonBudget;

  function addGlyph(placed: Placed, { state, shown, mark, oblique: leans }: Circumstances): void {
    const invisible = isInvisibleMode(state.mode);
    const transparent = state.fillAlpha === 0 && state.mode !== 1;
    const cut = !holds(state.clip, placed) || !holds(sheet, placed);
    const pale = isPale(state.fill) && state.mode === 0 && !backdrops.some((box) => holds(box, placed));
    const lost = !shown || transparent || cut || pale || placed.size < smallestType;
    const draft: Draft = { ...placed, hidden: lost || invisible, mark };
    if (invisible && !lost) unpainted.push(draft);
    (leans ? oblique : glyphs).push(draft);
  }

  function addArea(area: Box, state: GraphicsState): void {
    if (!isPale(state.fill)) backdrops.push(area);
    const large = area[2] - area[0] > smallestCover && area[3] - area[1] > smallestCover;
    if (!large || state.fillAlpha < 1 || !state.opaqueBlend || glyphs.length > budget) return;
    budget -= glyphs.length;
    for (const glyph of glyphs) if (!glyph.hidden && holds(area, glyph)) glyph.hidden = true;
  }

  function settle(pictures: readonly Box[]): { glyphs: Draft[]; oblique: Draft[] } {
    const scan = pictures.some((box) => areaOf(box) >= scanShare * areaOf(sheet));
    const seen = glyphs.some((glyph) => !glyph.hidden && glyph.text.trim() !== '');
    if (scan && !seen) for (const draft of unpainted) draft.hidden = false;
    return { glyphs, oblique };
  }

  return { addGlyph, addArea, addBackdrop: (box) => backdrops.push(box), settle };
}
