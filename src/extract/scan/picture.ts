/** Owns the grey picture of a page: its shape, turns and cuts. Refuses to see anything in it. */
import type { Turn } from '#src/extract/grid/geometry.ts';

/** One byte a pixel, row by row: 0 is black, 255 white. */
export type Picture = { readonly width: number; readonly height: number; readonly grey: Uint8Array };

/** A blank sheet. */
export function blankPicture(width: number, height: number): Picture {
  return { width, height, grey: new Uint8Array(width * height).fill(255) };
}

/** Rows become columns: what ran down runs to the right. */
export function transpose({ width, height, grey }: Picture): Picture {
  const turned = new Uint8Array(grey.length);
  // Small squares, so that both pictures stay in the cache.
  const side = 32;
  for (let top = 0; top < height; top += side)
    for (let left = 0; left < width; left += side) {
      const [bottom, right] = [Math.min(height, top + side), Math.min(width, left + side)];
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++) turned[x * height + y] = grey[y * width + x] ?? 0;
    }
  return { width: height, height: width, grey: turned };
}

/** Turned clockwise by quarters. */
export function turnPicture(picture: Picture, turn: Turn): Picture {
  const { width, height, grey } = picture;
  if (turn === 0) return picture;
  if (turn === 2) return { width, height, grey: new Uint8Array(grey).reverse() };
  const flipped = transpose(picture);
  const turned = flipped.grey;
  for (let y = 0; y < flipped.height; y++) {
    // A transposed picture turns clockwise when its rows are mirrored, counter-clockwise when its columns are.
    const row = turned.subarray(y * flipped.width, (y + 1) * flipped.width);
    if (turn === 1) row.reverse();
  }
  if (turn === 3) {
    const upside = new Uint8Array(turned.length);
    for (let y = 0; y < flipped.height; y++)
      upside.set(turned.subarray(y * flipped.width, (y + 1) * flipped.width), (flipped.height - 1 - y) * flipped.width);
    return { ...flipped, grey: upside };
  }
  return flipped;
}

/** The part between the given columns and rows (ends excluded); what lies outside the picture is white. */
export function cutPicture({ width, height, grey }: Picture, x0: number, y0: number, x1: number, y1: number): Picture {
  const cut = blankPicture(Math.max(1, x1 - x0), Math.max(1, y1 - y0));
  const [from, to] = [Math.max(0, x0), Math.min(width, x1)];
  if (to <= from) return cut;
  for (let y = Math.max(0, y0); y < Math.min(height, y1); y++)
    cut.grey.set(grey.subarray(y * width + from, y * width + to), (y - y0) * cut.width + (from - x0));
  return cut;
}
