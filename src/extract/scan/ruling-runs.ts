/** Owns the finding of straight dark runs in a page picture that may be ruling lines. Refuses to know which of them close cells. */
import { type Picture, transpose } from './picture.ts';

/** A run of dark pixels in one row (or column): ends included, in pixels. */
export type Run = { readonly at: number; readonly from: number; readonly to: number };
export type Runs = { readonly horizontal: readonly Run[]; readonly vertical: readonly Run[] };

/** All lengths in inches. */
const shortestRun = 0.12;
const widestGap = 0.008;
/** A line is thinner than this: at that distance the paper shows again. */
const besideLine = 0.028;
/** A pixel this much darker than paper may belong to a faint line; more where the paper is noisy. */
const faintest = 26;
const noiseTimes = 3.5;
/** Share of a run that is dark. */
const filled = 0.8;
/** Beside a line there is paper on one side at least; the other may hold a second line or the top of a text. */
const [paperBeside, somethingBeside] = [0.35, 0.85];

type Scale = { readonly shortest: number; readonly gap: number; readonly beside: number; readonly threshold: number };

function meanDarkness({ width, height, grey }: Picture, y: number, from: number, to: number): number {
  if (y < 0 || y >= height) return 0;
  let sum = 0;
  for (let x = from; x <= to; x++) sum += 255 - (grey[y * width + x] ?? 255);
  return sum / (to - from + 1);
}

function isRidge(picture: Picture, run: Run, beside: number): boolean {
  const own = meanDarkness(picture, run.at, run.from, run.to);
  const sides = [run.at - beside, run.at + beside].map((y) => meanDarkness(picture, y, run.from, run.to) / own);
  return Math.min(...sides) < paperBeside && Math.max(...sides) < somethingBeside;
}

function runsInRows(picture: Picture, { shortest, gap, beside, threshold }: Scale): Run[] {
  const { width, height, grey } = picture;
  const runs: Run[] = [];
  const darkest = 255 - threshold;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let [from, to, dark] = [-1, -1, 0];
    const close = () => {
      const length = to - from + 1;
      if (from >= 0 && length >= shortest && dark >= filled * length) {
        const run = { at: y, from, to };
        if (isRidge(picture, run, beside)) runs.push(run);
      }
      from = -1;
    };
    for (let x = 0; x < width; x++) {
      if ((grey[row + x] ?? 255) > darkest) continue;
      if (from >= 0 && x - to > gap + 1) close();
      if (from < 0) [from, dark] = [x, 0];
      to = x;
      dark += 1;
    }
    close();
  }
  return runs;
}

/** Dark runs of a straightened picture with white paper, along rows and along columns. */
export function findRuns(picture: Picture, dpi: number, noise: number): Runs {
  const scale: Scale = {
    shortest: Math.round(shortestRun * dpi),
    gap: Math.max(1, Math.round(widestGap * dpi)),
    beside: Math.max(3, Math.round(besideLine * dpi)),
    threshold: Math.max(faintest, noiseTimes * noise),
  };
  return { horizontal: runsInRows(picture, scale), vertical: runsInRows(transpose(picture), scale) };
}
