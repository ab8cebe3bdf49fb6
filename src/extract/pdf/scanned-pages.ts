/** Owns the pages of a PDF that are pictures: opened a second time with pictures, recognised one by one. Refuses pages with text. */
import type { PageLayout } from '#src/extract/grid/page-layout.ts';
import type { PageTable } from '#src/extract/grid/tables.ts';
import { layOutPicture } from '#src/extract/scan/lay-out-picture.ts';
import type { Recogniser } from '#src/extract/scan/recogniser.ts';
import { limits } from '#src/model/limits.ts';
import { type OpenPdf, openPdf, type PdfAssets } from './open-pdf.ts';
import { readPagePictures } from './page-pictures.ts';

/** One file shows more pixels than the limit allows. */
export class PicturesTooLarge extends Error {}

export type ScannedPages = {
  /** The page laid out from its pictures; null where none is read or worth reading. Throws `PicturesTooLarge`. */
  readonly read: (page: number, above: PageTable | null) => Promise<PageLayout | null>;
  readonly close: () => Promise<void>;
};

/** Nothing is loaded before the first page is read. */
export function openScannedPages(bytes: Uint8Array, assets: PdfAssets): ScannedPages {
  const { scans, ...plain } = assets;
  if (!scans) return { read: async () => null, close: async () => undefined };
  const { wasmUrl, recogniser: load } = scans;
  let opened: Promise<OpenPdf | null> | null = null;
  let recogniser: Promise<Recogniser> | null = null;
  let pixels = 0;

  async function open(): Promise<OpenPdf | null> {
    const { onPages: _, ...silent } = plain;
    const answer = await openPdf(bytes, silent, { wasmUrl });
    return answer.ok ? answer.value : null;
  }

  async function read(number: number, above: PageTable | null): Promise<PageLayout | null> {
    opened ??= open();
    const pdf = await opened;
    const page = pdf ? await readPagePictures(pdf, number) : null;
    if (!page) return null;
    pixels += page.picture.grey.length;
    if (pixels > limits.pictures.filePixels) throw new PicturesTooLarge(`page ${number}`);
    recogniser ??= load();
    return layOutPicture(page, await recogniser, above);
  }

  return { read, close: async () => (await opened)?.close() };
}
