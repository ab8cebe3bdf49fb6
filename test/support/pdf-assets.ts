/** Owns where the tests find the parser's own files. Refuses anything but paths. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PdfAssets } from '#src/extract/pdf/read-pdf.ts';

const home = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));

export const pdfAssets: PdfAssets = {
  cMapUrl: `${join(home, 'cmaps')}/`,
  standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
};
