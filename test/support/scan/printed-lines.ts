/** Owns the finding of ruling lines in a clean picture, to make them faint and to place a seal. Refuses pictures that were scanned: it knows no skew and no noise. */
import type { Picture } from './picture.ts';

const dark = 140;
/** Longer than the strokes of any letter, in inches. */
const shortestInches = 0.4;

export type PrintedLines = {
  /** 1 across, 2 down, 3 both, for every pixel of a line and the grey pixels beside it. */
  readonly mask: Uint8Array;
  /** Lower right end of the lowest line, null on pages without lines. */
  readonly corner: readonly [x: number, y: number] | null;
};

/** Marks dark runs along one axis; `step` is the distance of neighbours in the run, `across` to the next run. */
function markRuns(grey: Uint8Array, mask: Uint8Array, at: Axis, shortest: number): void {
  for (let run = 0; run < at.runs; run++) {
    let start = 0;
    for (let along = 0; along <= at.length; along++) {
      const here = run * at.across + along * at.step;
      if (along < at.length && (grey[here] ?? 255) < dark) continue;
      if (along - start >= shortest) {
        for (let part = start; part < along; part++) markWide(grey, mask, run * at.across + part * at.step, at);
      }
      start = along + 1;
    }
  }
}

type Axis = {
  readonly runs: number;
  readonly length: number;
  readonly step: number;
  readonly across: number;
  readonly bit: 1 | 2;
};

function markWide(grey: Uint8Array, mask: Uint8Array, here: number, { across, bit }: Axis): void {
  for (const spot of [here - across, here, here + across]) {
    if (spot >= 0 && spot < grey.length && (grey[spot] ?? 255) < 250) mask[spot] = (mask[spot] ?? 0) | bit;
  }
}

function lowestEnd(mask: Uint8Array, width: number): readonly [number, number] | null {
  for (let at = mask.length - 1; at >= 0; at--) {
    if (((mask[at] ?? 0) & 1) === 1) return [at % width, Math.floor(at / width)];
  }
  return null;
}

export function findPrintedLines({ width, height, pixels }: Picture, dpi: number): PrintedLines {
  const mask = new Uint8Array(width * height);
  const shortest = Math.round(shortestInches * dpi);
  markRuns(pixels, mask, { runs: height, length: width, step: 1, across: width, bit: 1 }, shortest);
  markRuns(pixels, mask, { runs: width, length: height, step: width, across: 1, bit: 2 }, shortest);
  return { mask, corner: lowestEnd(mask, width) };
}
