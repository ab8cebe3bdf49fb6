/** Owns the way from the picture of one page to marks: straightened, its lines found, its text recognised. Refuses tables and paragraphs, which the grid builds from marks. */
import type { Glyph, Rulings, Turn } from '#src/extract/grid/geometry.ts';
import { findLattices } from '#src/extract/grid/lattice.ts';
import { joinRuns } from './joints.ts';
import { evenLight, measureNoise } from './light.ts';
import { cutPicture, type Picture, turnPicture } from './picture.ts';
import type { ReadCharacter, Recogniser } from './recogniser.ts';
import { findRuns, type Run, type Runs } from './ruling-runs.ts';
import { scaleLine } from './scale-line.ts';
import { measureSkew, straighten } from './straighten.ts';
import { findPieces, type Leader, type Piece, type PixelBox } from './text-pieces.ts';

/** A picture and the size of the page that it shows, in points. */
export type PagePicture = { readonly picture: Picture; readonly width: number; readonly height: number };

export type PictureMarks = {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rulings: Rulings;
};

/** Paper around a line when it is cut out, in type heights: above and below, left and right. */
const [marginAbove, marginBeside] = [0.12, 0.18];
/** Lines are read a little narrower than printed: a quarter less work, no characters lost. */
const squeeze = 0.85;
/** A cell's text does not start on its border (points). */
const inset = 1.2;
/** Lines looked at to find out which way up a page lies, and the mean confidence that proves it. */
const [sampleLines, uprightConfidence] = [6, 0.8];

type Prepared = {
  readonly picture: Picture;
  readonly scale: number;
  readonly rulings: Rulings;
  readonly pieces: readonly Piece[];
  readonly leaders: readonly Leader[];
};

function near(run: Run, lines: Rulings['horizontal'], scale: number): boolean {
  const at = (run.at + 0.5) * scale;
  return lines.some(
    (line) => Math.abs(line.at - at) <= 3 && run.to * scale >= line.from - 3 && run.from * scale <= line.to + 3,
  );
}

/** The picture without the ruling lines: the pixels of their runs and one beside become paper. */
function eraseLines({ width, height, grey }: Picture, runs: Runs, rulings: Rulings, scale: number): Picture {
  const erased = new Uint8Array(grey);
  for (const run of runs.horizontal) {
    if (!near(run, rulings.horizontal, scale)) continue;
    for (let y = Math.max(0, run.at - 1); y <= Math.min(height - 1, run.at + 1); y++)
      erased.fill(255, y * width + Math.max(0, run.from - 1), y * width + Math.min(width, run.to + 2));
  }
  for (const run of runs.vertical) {
    if (!near(run, rulings.vertical, scale)) continue;
    for (let y = Math.max(0, run.from - 1); y <= Math.min(height - 1, run.to + 1); y++)
      erased.fill(255, y * width + Math.max(0, run.at - 1), y * width + Math.min(width, run.at + 2));
  }
  return { width, height, grey: erased };
}

/** Boxes of cells, and the bands of the page above, between and below the grids. */
function textBoxes(rulings: Rulings, { width, height }: Picture, scale: number): PixelBox[] {
  const lattices = findLattices(rulings, 1);
  const toPixels = (box: readonly number[], by: number): PixelBox => [
    Math.max(0, Math.round(((box[0] ?? 0) + by) / scale)),
    Math.max(0, Math.round(((box[1] ?? 0) + by) / scale)),
    Math.min(width, Math.round(((box[2] ?? 0) - by) / scale)),
    Math.min(height, Math.round(((box[3] ?? 0) - by) / scale)),
  ];
  const cells = lattices.flatMap(({ regions }) => regions.map(({ box }) => toPixels(box, inset)));
  const bands: PixelBox[] = [];
  let top = 0;
  for (const { box } of lattices) {
    const [left, upper, right, lower] = toPixels(box, -inset);
    if (upper > top) bands.push([0, top, width, upper]);
    if (lower <= top) continue;
    const from = Math.max(top, upper);
    bands.push([0, from, left, lower], [right, from, width, lower]);
    top = lower;
  }
  if (top < height) bands.push([0, top, width, height]);
  return [...cells, ...bands].filter(([x0, y0, x1, y1]) => x1 - x0 > 2 && y1 - y0 > 2);
}

function prepare(whole: Picture, scale: number): Prepared {
  const dpi = 72 / scale;
  const even = evenLight(whole, dpi);
  const noise = measureNoise(even);
  const picture = straighten(even, measureSkew(even));
  const runs = findRuns(picture, dpi, noise);
  const rulings = joinRuns(runs, scale);
  const plain = eraseLines(picture, runs, rulings, scale);
  const found = textBoxes(rulings, picture, scale).map((box) => findPieces(plain, box, dpi, noise));
  return {
    picture: plain,
    scale,
    rulings,
    pieces: found.flatMap(({ pieces }) => pieces),
    leaders: found.flatMap(({ leaders }) => leaders),
  };
}

function cutLine(picture: Picture, { x0, y0, x1, y1, em }: Piece, height: number): Picture {
  const [beside, above] = [Math.round(em * marginBeside), Math.round(em * marginAbove)];
  // A dash alone is cut as high as its type, or it would be blown up to a bar.
  const missing = Math.max(0, Math.round((0.9 * em - (y1 - y0)) / 2));
  const cut = cutPicture(picture, x0 - beside, y0 - above - missing, x1 + beside, y1 + above + missing);
  return scaleLine(cut, height, squeeze);
}

async function readPieces(
  { picture, pieces }: Prepared,
  chosen: readonly Piece[],
  recogniser: Recogniser,
): Promise<readonly (readonly ReadCharacter[])[]> {
  if (pieces.length === 0) return [];
  return recogniser.read(chosen.map((piece) => cutLine(picture, piece, recogniser.height)));
}

/** How sure the recogniser is of the widest lines of the page, 0 without any. */
async function sureness(page: Prepared, recogniser: Recogniser): Promise<number> {
  const widest = [...page.pieces].sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0)).slice(0, sampleLines);
  const read = (await readPieces(page, widest, recogniser)).flat();
  return read.length === 0 ? 0 : read.reduce((sum, { confidence }) => sum + confidence, 0) / read.length;
}

/** The page as people read it: turned by quarters where its text is not sure as it lies. */
async function turnUpright(
  { picture }: PagePicture,
  scale: number,
  recogniser: Recogniser,
): Promise<{ readonly page: Prepared; readonly turn: Turn }> {
  const first = prepare(picture, scale);
  let best: { page: Prepared; turn: Turn; sure: number } = {
    page: first,
    turn: 0,
    sure: await sureness(first, recogniser),
  };
  if (best.sure >= uprightConfidence || (first.pieces.length === 0 && first.rulings.horizontal.length === 0))
    return best;
  for (const turn of [1, 3, 2] as const) {
    const page = prepare(turnPicture(picture, turn), scale);
    const sure = await sureness(page, recogniser);
    if (sure > best.sure) best = { page, turn, sure };
    if (best.sure >= uprightConfidence) break;
  }
  return best;
}

/** The characters of a piece as glyphs that touch each other: only what was recognised as a space is one. */
function toGlyphs(piece: Piece, read: readonly ReadCharacter[], scale: number): Glyph[] {
  const beside = piece.em * marginBeside;
  const [left, width] = [piece.x0 - beside, piece.x1 - piece.x0 + 2 * beside];
  const size = piece.em * scale;
  const middle = ((piece.y0 + piece.y1) / 2) * scale;
  const edge = (i: number) => {
    const [before, after] = [read[i - 1], read[i]];
    if (!before) return piece.x0;
    if (!after) return piece.x1;
    return Math.min(piece.x1, Math.max(piece.x0, left + (width * (before.to + after.from)) / 2));
  };
  return read.map(({ text, confidence }, i) => ({
    text,
    x0: edge(i) * scale,
    x1: edge(i + 1) * scale,
    y0: middle - size / 2,
    y1: middle + size / 2,
    size,
    turn: 0,
    hidden: false,
    mark: -1,
    confidence,
  }));
}

/** As many dots as have room. */
function leaderGlyphs({ x0, x1, y0, y1, em }: Leader, scale: number): Glyph[] {
  const count = Math.max(4, Math.round((x1 - x0) / (em / 2)));
  const width = ((x1 - x0) / count) * scale;
  const middle = ((y0 + y1) / 2) * scale;
  const size = em * scale;
  return Array.from({ length: count }, (_, i) => ({
    text: '.',
    x0: x0 * scale + i * width,
    x1: x0 * scale + (i + 1) * width,
    y0: middle - size / 2,
    y1: middle + size / 2,
    size,
    turn: 0,
    hidden: false,
    mark: -1,
  }));
}

/** One page → its marks, in points of the page as it is read. `turn` tells how it was turned for that. */
export async function readPagePicture(
  page: PagePicture,
  recogniser: Recogniser,
): Promise<PictureMarks & { readonly turn: Turn }> {
  const scale = page.width / page.picture.width;
  const { page: upright, turn } = await turnUpright(page, scale, recogniser);
  const read = await readPieces(upright, upright.pieces, recogniser);
  const glyphs = upright.pieces.flatMap((piece, i) => toGlyphs(piece, read[i] ?? [], scale));
  const { width, height } = upright.picture;
  return {
    width: width * scale,
    height: height * scale,
    glyphs: [...glyphs, ...upright.leaders.flatMap((leader) => leaderGlyphs(leader, scale))],
    rulings: upright.rulings,
    turn,
  };
}
