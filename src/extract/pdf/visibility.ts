/** Owns which glyphs of a page a reader sees: invisible, covered, clipped, off the sheet, white on white. Refuses to drop any: it marks. */
import type { Box, Glyph } from '#src/extract/grid/geometry.ts';
import type { Emit, RunFacts } from './glyphs.ts';
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
  readonly facts: RunFacts;
};

export type Visibility = {
  /** Opens one run of glyphs drawn under the same circumstances. */
  readonly openRun: (circumstances: Circumstances) => Emit;
  readonly addArea: (area: Box, state: GraphicsState) => void;
  /** Something that is not white and may stand behind white text. */
  readonly addBackdrop: (area: Box) => void;
  readonly settle: (pictures: readonly Box[]) => {
    readonly glyphs: readonly Glyph[];
    readonly oblique: readonly Glyph[];
  };
};

function holds(box: Box, x: number, y: number): boolean {
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

  function openRun({ state, shown, mark, facts }: Circumstances): Emit {
    const { size, turn, oblique: leans } = facts;
    const invisible = isInvisibleMode(state.mode);
    const transparent = state.fillAlpha === 0 && state.mode !== 1;
    const pale = state.mode === 0 && isPale(state.fill);
    const lost = !shown || transparent || size < smallestType;
    const home = leans ? oblique : glyphs;
    const { clip } = state;
    return (text, x0, y0, x1, y1) => {
      const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
      const unseen =
        lost || !holds(clip, x, y) || !holds(sheet, x, y) || (pale && !backdrops.some((b) => holds(b, x, y)));
      const draft: Draft = { text, x0, y0, x1, y1, size, turn, hidden: unseen || invisible, mark };
      if (invisible && !unseen) unpainted.push(draft);
      home.push(draft);
    };
  }

  function addArea(area: Box, state: GraphicsState): void {
    if (!isPale(state.fill)) backdrops.push(area);
    const large = area[2] - area[0] > smallestCover && area[3] - area[1] > smallestCover;
    if (!large || state.fillAlpha < 1 || !state.opaqueBlend || glyphs.length > budget) return;
    budget -= glyphs.length;
    for (const glyph of glyphs)
      if (!glyph.hidden && holds(area, (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2)) glyph.hidden = true;
  }

  function settle(pictures: readonly Box[]): { glyphs: Draft[]; oblique: Draft[] } {
    const scan = pictures.some((box) => areaOf(box) >= scanShare * areaOf(sheet));
    const seen = glyphs.some((glyph) => !glyph.hidden && glyph.text.trim() !== '');
    if (scan && !seen) for (const draft of unpainted) draft.hidden = false;
    return { glyphs, oblique };
  }

  return { openRun, addArea, addBackdrop: (box) => backdrops.push(box), settle };
}
