/** Owns the evening out of light on a page picture: paper becomes white wherever it lies. Refuses to decide what is ink. */
import type { Picture } from './picture.ts';

/** Side of the squares in which the paper's grey is measured, in inches. */
const squareInches = 0.2;
/** The share of a square's pixels that are darker than its paper: even dense text leaves more than this white. */
const inkedShare = 0.75;
/** A darker paper than this is no paper: the black around a sheet stays black. */
const darkestPaper = 64;

/** The grey of the paper, square by square. */
function measurePaper({ width, height, grey }: Picture, side: number) {
  const [columns, rows] = [Math.max(1, Math.ceil(width / side)), Math.max(1, Math.ceil(height / side))];
  const paper = new Float32Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      counts.fill(0);
      const [bottom, right] = [Math.min(height, (row + 1) * side), Math.min(width, (column + 1) * side)];
      let total = 0;
      for (let y = row * side; y < bottom; y += 2)
        for (let x = column * side; x < right; x += 2) {
          const value = grey[y * width + x] ?? 0;
          counts[value] = (counts[value] ?? 0) + 1;
          total += 1;
        }
      let [value, below] = [0, 0];
      while (value < 255 && below + (counts[value] ?? 0) < inkedShare * total) below += counts[value++] ?? 0;
      paper[row * columns + column] = Math.max(darkestPaper, value);
    }
  return { columns, rows, paper };
}

/** The same page with white paper. */
export function evenLight(picture: Picture, dpi: number): Picture {
  const { width, height, grey } = picture;
  const side = Math.max(8, Math.round(squareInches * dpi));
  const { columns, rows, paper } = measurePaper(picture, side);
  const even = new Uint8Array(grey.length);
  const line = new Float32Array(columns);
  for (let y = 0; y < height; y++) {
    const down = Math.min(rows - 1, Math.max(0, (y + 0.5) / side - 0.5));
    const [above, part] = [Math.floor(down), down - Math.floor(down)];
    const below = Math.min(rows - 1, above + 1);
    for (let c = 0; c < columns; c++) {
      const here = (paper[above * columns + c] ?? 255) * (1 - part) + (paper[below * columns + c] ?? 255) * part;
      line[c] = 255 / here;
    }
    for (let x = 0; x < width; x++) {
      const along = Math.min(columns - 1, Math.max(0, (x + 0.5) / side - 0.5));
      const left = Math.floor(along);
      const factor =
        (line[left] ?? 1) + ((line[Math.min(columns - 1, left + 1)] ?? 1) - (line[left] ?? 1)) * (along - left);
      const value = (grey[y * width + x] ?? 0) * factor;
      even[y * width + x] = Math.min(value, 255);
    }
  }
  return { width, height, grey: even };
}

/** How much neighbouring pixels of the paper differ by chance: the standard deviation of the noise. */
export function measureNoise({ width, height, grey }: Picture): number {
  const differences = new Uint32Array(256);
  let total = 0;
  const paperOnly = 192;
  for (let at = 0; at + 1 < width * height; at += 97) {
    const [a, b] = [grey[at] ?? 0, grey[at + 1] ?? 0];
    // Pure white on both sides is where the light was cut off: no noise to be seen there.
    if (a < paperOnly || b < paperOnly || (a === 255 && b === 255)) continue;
    const difference = Math.abs(a - b);
    differences[difference] = (differences[difference] ?? 0) + 1;
    total += 1;
  }
  let [middle, below] = [0, 0];
  while (middle < 255 && below + (differences[middle] ?? 0) < total / 2) below += differences[middle++] ?? 0;
  // The median of a difference of two equal noises, brought back to one of them.
  return (1.4826 * middle) / Math.SQRT2;
}
