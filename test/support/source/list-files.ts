/** Owns the listing of the project's own files. Refuses installed and generated folders, and git, which an unpacked archive lacks. */
import { readdirSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

const foreign = new Set(['node_modules', 'dist', 'coverage', '.git']);

/** Paths of all files below a folder, from the root, with forward slashes, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !foreign.has(name))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)]))
    .map((path) => path.split(sep).join(posix.sep))
    .sort();
}
