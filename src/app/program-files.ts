/** Owns where the program's own files are: rules folder, parser assets. Refuses paths of the user. */
import { fileURLToPath } from 'node:url';

const root = new URL('.', import.meta.resolve('#root/package.json'));

/** A file or folder of the program, by its path from the root; as the address a parser wants it, or as a path. */
export function programAddress(path: string): string {
  return new URL(path, root).href;
}

export function programPath(path: string): string {
  return fileURLToPath(new URL(path, root));
}

/** Address of a file inside an installed package. */
function packageAddress(specifier: string): string {
  return import.meta.resolve(specifier);
}

/** What pdf.js needs beside its code: character maps and the standard fonts; addresses end in a slash. */
export function pdfAssets(): { readonly cMapUrl: string; readonly standardFontDataUrl: string } {
  const folder = new URL('.', packageAddress('pdfjs-dist/package.json'));
  return {
    cMapUrl: fileURLToPath(new URL('cmaps/', folder)),
    standardFontDataUrl: fileURLToPath(new URL('standard_fonts/', folder)),
  };
}
