/** Owns the fitting of one printed line to the height that a recogniser wants. Refuses to choose the line. */
import type { Picture } from './picture.ts';

/** Shrunk or grown to the height by area, its width by the same factor times `squeeze`. */
export function scaleLine({ width, height, grey }: Picture, wanted: number, squeeze: number): Picture {
  const scaledWidth = Math.max(8, Math.round((width * wanted * squeeze) / height));
  const scaled = new Uint8Array(scaledWidth * wanted);
  const [stepX, stepY] = [width / scaledWidth, height / wanted];
  // Columns first into a narrow picture, then rows: each output pixel is the mean of what it covers.
  const narrow = new Float32Array(scaledWidth * height);
  for (let x = 0; x < scaledWidth; x++) {
    const [from, to, shares] = cover(x, stepX, width);
    for (let y = 0; y < height; y++) {
      let sum = 0;
      for (let at = from; at <= to; at++) sum += (grey[y * width + at] ?? 255) * (shares[at - from] ?? 0);
      narrow[y * scaledWidth + x] = sum;
    }
  }
  for (let y = 0; y < wanted; y++) {
    const [from, to, shares] = cover(y, stepY, height);
    for (let x = 0; x < scaledWidth; x++) {
      let sum = 0;
      for (let at = from; at <= to; at++) sum += (narrow[at * scaledWidth + x] ?? 255) * (shares[at - from] ?? 0);
      scaled[y * scaledWidth + x] = Math.round(sum);
    }
  }
  return { width: scaledWidth, height: wanted, grey: scaled };
}

/** Source pixels under one output pixel and the share of each; two neighbours blended where the picture grows. */
function cover(index: number, step: number, limit: number): readonly [number, number, readonly number[]] {
  if (step <= 1) {
    const middle = Math.min(limit - 1, Math.max(0, (index + 0.5) * step - 0.5));
    const from = Math.floor(middle);
    const to = Math.min(limit - 1, from + 1);
    return to === from ? [from, from, [1]] : [from, to, [1 - (middle - from), middle - from]];
  }
  const [start, end] = [index * step, (index + 1) * step];
  const [from, to] = [Math.floor(start), Math.min(limit - 1, Math.ceil(end) - 1)];
  const shares = [];
  for (let at = from; at <= to; at++) shares.push((Math.min(at + 1, end) - Math.max(at, start)) / (end - start));
  return [from, to, shares];
}
