/** Owns the pictures that a PDF page shows, put together as one grey picture of the page. Refuses text, drawings and colours. */
import { blankPicture, type Picture } from '#src/extract/scan/picture.ts';
import type { PagePicture } from '#src/extract/scan/read-page-picture.ts';
import { type Matrix, multiply, toMatrix } from './matrix.ts';
import type { OpenPdf } from './open-pdf.ts';

/** Pictures finer than twice this are made coarser: characters gain nothing, time and memory lose. */
const usefulDpi = 200;
/** Coarser than this is a logo blown up. */
const leastDpi = 60;

/** Layouts of decoded pixels, as the parser numbers them. */
const kinds = { oneBit: 1, rgb: 2, rgba: 3 } as const;

type Decoded = { readonly width: number; readonly height: number; readonly kind: number; readonly data: Uint8Array };
type Placed = { readonly picture: Picture; readonly matrix: Matrix };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function toDecoded(value: unknown): Decoded | null {
  if (!isObject(value)) return null;
  const { width, height, kind, data } = value;
  if (typeof width !== 'number' || typeof height !== 'number') return null;
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null;
  return {
    width,
    height,
    kind: typeof kind === 'number' ? kind : kinds.oneBit,
    data: new Uint8Array(data.buffer, data.byteOffset, data.length),
  };
}

/** Red counts as paper, so that a seal does not cover what it was stamped on. */
function greyOf(red: number, green: number, blue: number): number {
  return Math.max(red, 0.3 * red + 0.59 * green + 0.11 * blue);
}

function toGrey({ width, height, kind, data }: Decoded): Picture {
  const picture = blankPicture(width, height);
  const { grey } = picture;
  if (kind === kinds.oneBit) {
    const rowBytes = (width + 7) >> 3;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        grey[y * width + x] = ((data[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0;
    return picture;
  }
  const step = kind === kinds.rgba ? 4 : 3;
  for (let i = 0, at = 0; i < grey.length; i++, at += step)
    grey[i] = greyOf(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255);
  return picture;
}

/** Squares of `times` × `times` pixels become one. */
function coarsen(picture: Picture, times: number): Picture {
  if (times < 2) return picture;
  const coarse = blankPicture(Math.floor(picture.width / times), Math.floor(picture.height / times));
  for (let y = 0; y < coarse.height; y++)
    for (let x = 0; x < coarse.width; x++) {
      let sum = 0;
      for (let dy = 0; dy < times; dy++)
        for (let dx = 0; dx < times; dx++)
          sum += picture.grey[(y * times + dy) * picture.width + x * times + dx] ?? 255;
      coarse.grey[y * coarse.width + x] = sum / (times * times);
    }
  return coarse;
}

/** Pixels an inch of a picture laid over the unit square that the matrix draws. */
function dpiOf({ width, height }: Picture, [a, b, c, d]: Matrix): number {
  return 72 * Math.max(width / Math.hypot(a, b), height / Math.hypot(c, d));
}

/** Draws one picture over the page; where it is not, the page stays as it was. */
function draw(page: Picture, { picture, matrix: [a, b, c, d, e, f] }: Placed, scale: number): void {
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-9) return;
  const { width, height, grey } = picture;
  for (let y = 0; y < page.height; y++)
    for (let x = 0; x < page.width; x++) {
      const [px, py] = [(x + 0.5) / scale - e, (y + 0.5) / scale - f];
      const u = (d * px - c * py) / determinant;
      const v = (a * py - b * px) / determinant;
      if (u < 0 || u >= 1 || v < 0 || v >= 1) continue;
      // The unit square of a picture has its first row on top, at v = 1.
      const value = grey[Math.floor((1 - v) * height) * width + Math.floor(u * width)] ?? 255;
      const at = y * page.width + x;
      page.grey[at] = Math.min(page.grey[at] ?? 255, value);
    }
}

/** The picture of page `number` (from 1); null where it shows none worth reading. Throws what the parser throws on a broken page. */
export async function readPagePictures({ parser, pdf }: OpenPdf, number: number): Promise<PagePicture | null> {
  const page = await pdf.getPage(number);
  const view = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  const { OPS } = parser;
  const object = (id: string) =>
    new Promise<unknown>((resolve) => {
      (id.startsWith('g_') ? page.commonObjs : page.objs).get(id, resolve);
    });
  const placed: Placed[] = [];
  let ctm = toMatrix(view.transform);
  const stack: Matrix[] = [];
  async function place(shown: unknown): Promise<void> {
    const named = isObject(shown) && typeof shown.data === 'string' ? shown.data : shown;
    const found = toDecoded(typeof named === 'string' ? await object(named) : named);
    if (!found) return;
    const picture = toGrey(found);
    placed.push({ picture: coarsen(picture, Math.floor(dpiOf(picture, ctm) / usefulDpi)), matrix: ctm });
  }
  for (let i = 0; i < fnArray.length; i++) {
    const args: unknown = argsArray[i];
    const [first, second] = Array.isArray(args) ? args : [];
    switch (fnArray[i]) {
      case OPS.save:
      case OPS.beginGroup:
        stack.push(ctm);
        break;
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        ctm = stack.pop() ?? ctm;
        break;
      case OPS.transform:
        ctm = multiply(ctm, toMatrix(args));
        break;
      case OPS.paintFormXObjectBegin:
        stack.push(ctm);
        if (first) ctm = multiply(ctm, toMatrix(first));
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        await place(first ?? second);
        break;
    }
  }
  page.cleanup();
  const largest = placed.reduce<Placed | null>((best, one) => {
    const area = ({ matrix: [a, b, c, d] }: Placed) => Math.abs(a * d - b * c);
    return !best || area(one) > area(best) ? one : best;
  }, null);
  if (!largest) return null;
  const dpi = dpiOf(largest.picture, largest.matrix);
  if (dpi < leastDpi) return null;
  const scale = dpi / 72;
  const picture = blankPicture(Math.round(view.width * scale), Math.round(view.height * scale));
  for (const one of placed) draw(picture, one, scale);
  return { picture, width: view.width, height: view.height };
}
