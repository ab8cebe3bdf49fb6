/** Owns where the program's own files are: rules folder, parser assets. Refuses paths of the user. */
import { fileURLToPath } from 'node:url';

const root = new URL('.', import.meta.resolve('#root/package.json'));

/** A file or folder of the program, by its path from the root. */
export function programPath(path: string): string {
  return fileURLToPath(new URL(path, root));
}

/** What pdf.js needs beside its code: character maps and the standard fonts; addresses end in a slash. */
export function pdfAssets(): { readonly cMapUrl: string; readonly standardFontDataUrl: string } {
  const folder = new URL('.', import.meta.resolve('pdfjs-dist/package.json'));
  return {
    cMapUrl: fileURLToPath(new URL('cmaps/', folder)),
    standardFontDataUrl: fileURLToPath(new URL('standard_fonts/', folder)),
  };
}
