/** Owns the version that the program says it has. Refuses any other reading of the package file. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { programPath } from './program-files.ts';

/** The version of the package file. */
export async function toolVersion(): Promise<string> {
  const file = z.object({ version: z.string() }).parse(JSON.parse(await readFile(programPath('package.json'), 'utf8')));
  return file.version;
}
