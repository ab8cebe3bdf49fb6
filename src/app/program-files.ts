/** Owns where the program's own files are, in a checkout and in an installed package: rules, code, parser assets. Refuses paths of the user. */
import { findPackageJSON } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('.', import.meta.resolve('#root/package.json'));

/** Whether the program runs from its checkout; a package holds the same tree below dist/, translated. */
export const isCheckout = import.meta.url.endsWith('.ts');

/** A file or folder of the program, by its path from the root. */
export function programPath(path: string): string {
  return fileURLToPath(new URL(path, root));
}

/** The folder of the rules. */
export function rulesPath(): string {
  return programPath(isCheckout ? 'rules' : 'dist/rules');
}

/** The folder of the samples for the self-test. */
export function samplesPath(): string {
  return programPath(isCheckout ? 'src/app/self-test/samples' : 'dist/src/app/self-test/samples');
}

/** A module that is started by its path, named as in the checkout. */
export function modulePath(source: string): string {
  return programPath(isCheckout ? source : `dist/${source.replace(/\.ts$/u, '.js')}`);
}

/** A file or folder inside a library, wherever that was installed; a folder ends in a slash. */
export function libraryPath(library: string, path: string): string {
  const file = findPackageJSON(library, import.meta.url);
  if (file === undefined) throw new Error(`${library} is not installed`);
  return fileURLToPath(new URL(path, pathToFileURL(file)));
}

/** What pdf.js needs beside its code: character maps and the standard fonts; addresses end in a slash. */
export function pdfAssets(): { readonly cMapUrl: string; readonly standardFontDataUrl: string } {
  return {
    cMapUrl: libraryPath('pdfjs-dist', 'cmaps/'),
    standardFontDataUrl: libraryPath('pdfjs-dist', 'standard_fonts/'),
  };
}
