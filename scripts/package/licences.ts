/** Owns the licences of what is copied into dist/. Refuses to go on without the text of one. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const packageSchema = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** The folder of the package that a module belongs to. */
function packageFolder(module: string): string {
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(module) ?? [];
  if (folder === undefined) throw new Error(`${module} belongs to no package`);
  return folder;
}

/** Name, version, licence and its whole text. */
export async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = packageSchema.parse(
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
  );
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined) throw new Error(`${name} ships no text of its licence`);
  return `${name} ${version} (${license})\n\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
}

/** One text for all packages whose modules were copied. */
export async function inlinedLicences(modules: readonly string[]): Promise<string> {
  const folders = [...new Set(modules.map(packageFolder))].sort();
  const texts = await Promise.all(folders.map(licenceOf));
  return ['Parts of these packages are copied into the program.\n', ...texts].join('\n----\n\n');
}
