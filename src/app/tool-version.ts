/** Owns the version that the program says it has. Refuses any other reading of the package file. */
import { readFile } from 'node:fs/promises';
import { programPath } from './program-files.ts';

/** The version of the package file. */
export async function toolVersion(): Promise<string> {
  const file: unknown = JSON.parse(await readFile(programPath('package.json'), 'utf8'));
  if (typeof file === 'object' && file !== null && 'version' in file && typeof file.version === 'string')
    return file.version;
  throw new Error('the package file names no version');
}
