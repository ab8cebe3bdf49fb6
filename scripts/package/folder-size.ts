/** Owns the size of a folder as its files' bytes. Refuses to follow links. */
import { lstatSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Paths of all files below, from the folder, with slashes, sorted. */
export function listFolder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Millions of bytes. */
export function megabytes(folder: string): number {
  return listFolder(folder).reduce((sum, path) => sum + lstatSync(join(folder, path)).size, 0) / 1e6;
}
