/** Owns the licences of what is copied into dist/ and of what stands in the office folder. Refuses to copy code whose licence has no text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packagesIn } from './prune-libraries.ts';

const packageSchema = z.object({ name: z.string(), version: z.string(), license: z.string() });
const frame = '\n----\n\n';

/** The folder of the package that a module belongs to. */
function packageFolder(module: string): string {
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(module) ?? [];
  if (folder === undefined) throw new Error(`${module} belongs to no package`);
  return folder;
}

/** Name, version, licence, and its text where the package ships one. */
function licenceOf(folder: string): { readonly head: string; readonly text: string | null } {
  const { name, version, license } = packageSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/iu.test(entry));
  const text = file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim();
  return { head: `${name} ${version} (${license})`, text };
}

/** One text for all packages whose modules were copied. */
export function inlinedLicences(modules: readonly string[]): string {
  const folders = [...new Set(modules.map(packageFolder))].sort();
  const texts = folders.map((folder) => {
    const { head, text } = licenceOf(folder);
    if (text === null) throw new Error(`${head} ships no text of its licence`);
    return `${head}\n\n${text}\n`;
  });
  return ['Parts of these packages are copied into the program.\n', ...texts].join(frame);
}

/** All packages of the office folder, and Node itself from the folder it was installed into. */
export function allLicences(libraries: string, nodeHome: string): string {
  const folders = packagesIn(libraries)
    .filter((name) => name !== 'yushen')
    .map((name) => join(libraries, name));
  const nodeFolders = packagesIn(join(nodeHome, 'node_modules')).map((name) => join(nodeHome, 'node_modules', name));
  const parts = [...nodeFolders, ...folders].map((folder) => {
    const { head, text } = licenceOf(folder);
    return text === null ? `${head}\n` : `${head}\n\n${text}\n`;
  });
  return ['This folder holds, beside yushen, these packages.\n', ...parts].join(frame);
}
