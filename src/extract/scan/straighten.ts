/** Owns the small turn by which a sheet lay askew in the scanner: measured and undone. Refuses quarter turns. */
import type { Picture } from './picture.ts';

/** Sheets lie askew by less than this (degrees); more is on purpose. */
const widestAngle = 3;
const coarseStep = 0.2;
const fineStep = 0.02;
/** Less than this (degrees) is a pixel over the width of a page. */
const leastAngle = 0.03;
/** Ink pixels that are looked at. */
const sampleSize = 250_000;
const inkBelow = 128;

type Sample = { readonly xs: Uint16Array; readonly ys: Uint16Array; readonly count: number };

function sampleInk({ width, height, grey }: Picture): Sample {
  let ink = 0;
  for (let i = 0; i < grey.length; i++) if ((grey[i] ?? 255) < inkBelow) ink += 1;
  const step = Math.max(1, Math.floor(ink / sampleSize));
  const size = Math.ceil(ink / step);
  const [xs, ys] = [new Uint16Array(size), new Uint16Array(size)];
  let [seen, count] = [0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if ((grey[y * width + x] ?? 255) >= inkBelow || seen++ % step !== 0) continue;
      xs[count] = x;
      ys[count++] = y;
    }
  return { xs, ys, count };
}

/** How sharply the ink falls into rows when it is turned back by the angle. */
function sharpness({ xs, ys, count }: Sample, degrees: number, rows: Uint32Array, offset: number): number {
  rows.fill(0);
  const slope = Math.tan((degrees * Math.PI) / 180);
  for (let i = 0; i < count; i++) {
    const row = Math.round((ys[i] ?? 0) - (xs[i] ?? 0) * slope) + offset;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let i = 1; i < rows.length; i++) {
    const jump = (rows[i] ?? 0) - (rows[i - 1] ?? 0);
    sum += jump * jump;
  }
  return sum;
}

/** By how many degrees the lines of the page fall to the right (clockwise). */
export function measureSkew(picture: Picture): number {
  const sample = sampleInk(picture);
  const reach = Math.ceil(picture.width * Math.tan((widestAngle * Math.PI) / 180)) + 1;
  const rows = new Uint32Array(picture.height + 2 * reach);
  const best = (from: number, to: number, step: number) => {
    let [angle, most] = [0, -1];
    for (let at = from; at <= to + step / 2; at += step) {
      const found = sharpness(sample, at, rows, reach);
      if (found > most) [angle, most] = [at, found];
    }
    return angle;
  };
  const coarse = best(-widestAngle, widestAngle, coarseStep);
  return best(coarse - coarseStep, coarse + coarseStep, fineStep);
}

/** The page turned back by the angle around its middle; corners that come in from outside are white. */
export function straighten(picture: Picture, degrees: number): Picture {
  if (Math.abs(degrees) < leastAngle) return picture;
  const { width, height, grey } = picture;
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [width / 2, height / 2];
  const straight = new Uint8Array(grey.length).fill(255);
  for (let y = 0; y < height; y++) {
    let fromX = middleX - middleX * cos - (y - middleY) * sin;
    let fromY = middleY - middleX * sin + (y - middleY) * cos;
    for (let x = 0; x < width; x++, fromX += cos, fromY += sin) {
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const at = top * width + left;
      const [right, down] = [fromX - left, fromY - top];
      const upper = (grey[at] ?? 0) + ((grey[at + 1] ?? 0) - (grey[at] ?? 0)) * right;
      const lower = (grey[at + width] ?? 0) + ((grey[at + width + 1] ?? 0) - (grey[at + width] ?? 0)) * right;
      straight[y * width + x] = upper + (lower - upper) * down;
    }
  }
  return { width, height, grey: straight };
}
