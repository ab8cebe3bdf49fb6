/** Owns the finding of printed lines inside one box of a page picture: rows of ink, their height, their gaps. Refuses to read them. */
import type { Picture } from './picture.ts';

/** A straight piece of text: where its ink is, in pixels (ends excluded), and the height of its type. */
export type Piece = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly em: number;
};
/** Dots that lead from a title to its page number. */
export type Leader = Pick<Piece, 'x0' | 'y0' | 'x1' | 'y1' | 'em'>;
export type Pieces = { readonly pieces: readonly Piece[]; readonly leaders: readonly Leader[] };

export type PixelBox = readonly [x0: number, y0: number, x1: number, y1: number];

/** Ink is this much darker than paper; more where the paper is noisy. */
const inkContrast = 72;
const noiseTimes = 4;
/** A type this small (points) is dirt; a taller row than this is no text. */
const [smallestType, largestType] = [4, 60];
/** The type used where a box shows nothing but strokes (points). */
const usualType = 10.5;
/** White between two pieces of one row, in type heights. */
const pieceGap = 1.8;
/** A row of ink lower than this share of the type is a part of a character, or a mark. */
const partOfType = 0.6;
/** Leaders: dots lower than this share of the type, over this many type heights. */
const [dotHeight, leaderLength] = [0.3, 2.5];

type Band = { y0: number; y1: number };

/** Ink pixels of a box: dark, and not alone. */
function markInk({ width, grey }: Picture, [x0, y0, x1, y1]: PixelBox, threshold: number): Uint8Array {
  const [w, h] = [x1 - x0, y1 - y0];
  const dark = new Uint8Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) dark[y * w + x] = 255 - (grey[(y0 + y) * width + x0 + x] ?? 255) > threshold ? 1 : 0;
  const ink = new Uint8Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      if (dark[y * w + x] === 0) continue;
      let near = 0;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) if (x + dx >= 0 && x + dx < w) near += dark[(y + dy) * w + x + dx] ?? 0;
      if (near >= 4) ink[y * w + x] = 1;
    }
  return ink;
}

function rowCounts(ink: Uint8Array, w: number): Uint32Array {
  const counts = new Uint32Array(ink.length / w);
  for (let i = 0; i < ink.length; i++) {
    const y = Math.floor(i / w);
    counts[y] = (counts[y] ?? 0) + (ink[i] ?? 0);
  }
  return counts;
}

/** Rows of ink with white above and below. */
function findBands(counts: Uint32Array): Band[] {
  const bands: Band[] = [];
  let from = -1;
  for (let y = 0; y <= counts.length; y++) {
    const inked = (counts[y] ?? 0) > 0;
    if (inked && from < 0) from = y;
    if (!inked && from >= 0) {
      bands.push({ y0: from, y1: y });
      from = -1;
    }
  }
  return bands;
}

/** The height of the type in a box: that of its full rows. */
function typeHeight(bands: readonly Band[], usual: number): number {
  const heights = bands.map(({ y0, y1 }) => y1 - y0).filter((height) => height >= partOfType * usual);
  const sorted = heights.sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? usual;
}

/** 二 and 三 are rows of strokes: bands that fit into one type height together are one. */
function joinParts(bands: readonly Band[], em: number): Band[] {
  const joined: Band[] = [];
  for (const band of bands) {
    const last = joined.at(-1);
    const thin = last && (band.y1 - band.y0 < partOfType * em || last.y1 - last.y0 < partOfType * em);
    if (last && thin && band.y1 - last.y0 <= 1.15 * em && band.y0 - last.y1 <= 0.5 * em) last.y1 = band.y1;
    else joined.push({ ...band });
  }
  return joined;
}

/** Rows that touch each other are cut where the least ink is. */
function cutTall(bands: readonly Band[], counts: Uint32Array, em: number): Band[] {
  return bands.flatMap((band) => {
    const rows = Math.round((band.y1 - band.y0) / (1.25 * em));
    if (rows < 2 || band.y1 - band.y0 < 1.7 * em) return [band];
    const cuts: Band[] = [];
    let from = band.y0;
    for (let row = 1; row < rows; row++) {
      const guess = band.y0 + ((band.y1 - band.y0) * row) / rows;
      let best = Math.round(guess);
      for (let y = Math.round(guess - 0.3 * em); y <= guess + 0.3 * em; y++)
        if ((counts[y] ?? 0) < (counts[best] ?? 0)) best = y;
      cuts.push({ y0: from, y1: best });
      from = best;
    }
    return [...cuts, { y0: from, y1: band.y1 }];
  });
}

type Column = { readonly top: number; readonly bottom: number };

/** For each column of a band, where its ink starts and ends; null without ink. */
function columnsOf(ink: Uint8Array, w: number, { y0, y1 }: Band): (Column | null)[] {
  return Array.from({ length: w }, (_, x) => {
    let [top, bottom] = [-1, -1];
    for (let y = y0; y < y1; y++)
      if (ink[y * w + x] === 1) {
        if (top < 0) top = y;
        bottom = y;
      }
    return top < 0 ? null : { top, bottom };
  });
}

type Stretch = { from: number; to: number };

/** Stretches of columns with ink, white narrower than `gap` between them counted in. */
function stretches(inked: (x: number) => boolean, w: number, gap: number): Stretch[] {
  const found: Stretch[] = [];
  for (let x = 0; x < w; x++) {
    if (!inked(x)) continue;
    const last = found.at(-1);
    if (last && x - last.to <= gap) last.to = x + 1;
    else found.push({ from: x, to: x + 1 });
  }
  return found;
}

/** Long stretches of low dots in the lower half of a band. */
function findLeaders(columns: readonly (Column | null)[], { y0, y1 }: Band, em: number): Stretch[] {
  const isDot = (x: number) => {
    const column = columns[x];
    return column != null && column.bottom - column.top + 1 <= dotHeight * em && column.top >= y0 + (y1 - y0) * 0.3;
  };
  const isOther = (x: number) => columns[x] != null && !isDot(x);
  const runs: Stretch[] = [];
  for (const run of stretches(isDot, columns.length, 0.7 * em)) {
    let from = run.from;
    for (let x = run.from; x <= run.to; x++) {
      if (x < run.to && !isOther(x)) continue;
      if (x - from >= leaderLength * em) runs.push({ from, to: x });
      from = x + 1;
    }
  }
  return runs.filter(({ from, to }) => stretches(isDot, to, 0).filter((dot) => dot.from >= from).length >= 4);
}

/** The printed lines in a box of an evened, straightened picture whose ruling lines are erased. `dpi` is that of the picture. */
export function findPieces(picture: Picture, box: PixelBox, dpi: number, noise: number): Pieces {
  const [x0, y0, x1, y1] = box;
  const w = x1 - x0;
  if (w < 3 || y1 - y0 < 3) return { pieces: [], leaders: [] };
  const usual = (usualType * dpi) / 72;
  const ink = markInk(picture, box, Math.max(inkContrast, noiseTimes * noise));
  const counts = rowCounts(ink, w);
  const raw = findBands(counts);
  const em = typeHeight(raw, usual);
  const pieces: Piece[] = [];
  const leaders: Leader[] = [];
  for (const band of cutTall(joinParts(raw, em), counts, em)) {
    const height = band.y1 - band.y0;
    if (height > (largestType * dpi) / 72) continue;
    const type = height >= partOfType * em ? height : em;
    const columns = columnsOf(ink, w, band);
    const dots = findLeaders(columns, band, type);
    for (const { from, to } of dots)
      leaders.push({ x0: x0 + from, x1: x0 + to, y0: y0 + band.y0, y1: y0 + band.y1, em: type });
    const isText = (x: number) => columns[x] != null && !dots.some(({ from, to }) => x >= from && x < to);
    for (const { from, to } of stretches(isText, w, pieceGap * type)) {
      const rows = columns.slice(from, to).filter((column) => column !== null);
      const top = Math.min(...rows.map((row) => row.top));
      const bottom = Math.max(...rows.map((row) => row.bottom)) + 1;
      const size = (72 * Math.max(to - from, bottom - top)) / dpi;
      if (size < smallestType / 4 || (size < smallestType && rows.length < 3)) continue;
      pieces.push({ x0: x0 + from, x1: x0 + to, y0: y0 + top, y1: y0 + bottom, em: type });
    }
  }
  return { pieces, leaders };
}
