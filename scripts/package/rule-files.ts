/** Owns the list of files under rules/. Refuses to read them. */
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { programPath } from '#src/app/program-files.ts';

/** Paths from the root with slashes, sorted. */
export async function listRules(): Promise<string[]> {
  const found = await readdir(programPath('rules'), { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(programPath('.'), join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => /\.(?:yaml|ts)$/u.test(path))
    .sort();
}
