/** Owns the translation of the checkout into dist/: the same tree in plain JavaScript, libraries left outside. Refuses to install or pack anything. */
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { programPath } from '#src/app/program-files.ts';
import { writeBuiltRules } from './built-rules.ts';
import { inlinedLicences } from './licences.ts';
import { listRules } from './rule-files.ts';

/** Started by their path, so each is a file of its own. */
const entries = ['src/cli/main.ts', 'src/cli/office.ts', 'src/app/sandbox/child.ts'] as const;

/** Read as files. */
const samples = 'src/app/self-test/samples';

/**
 * Copied into the program: small libraries of which every run loads a part, in dozens of files, and natural, whose tree
 * of packages is many times the one file that is used. All others stay outside.
 */
const inlined = [
  'natural',
  'zod',
  'commander',
  'p-queue',
  'string-width',
  'get-east-asian-width',
  'strip-ansi',
  'ansi-regex',
  '@noble/hashes',
].map((name) => new RegExp(`^${name}(?:/|$)`, 'u'));

const withoutEnding = (path: string) => path.replace(/\.ts$/u, '');

/** Modules of libraries that ended up inside dist/, as paths. */
async function translate(out: string): Promise<string[]> {
  const sources = [...entries, ...(await listRules()).filter((path) => path.endsWith('.ts'))];
  const built = await build({
    configFile: false,
    root: programPath('.'),
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: inlined },
    build: {
      ssr: true,
      outDir: out,
      emptyOutDir: false,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(sources.map((path) => [withoutEnding(path), programPath(path)])),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'src/shared/[name]-[hash].js' },
      },
    },
  });
  const outputs = 'output' in built ? [built] : Array.isArray(built) ? built : [];
  return outputs
    .flatMap(({ output }) => output)
    .filter((part): part is Rolldown.OutputChunk => part.type === 'chunk')
    .flatMap(({ moduleIds }) => moduleIds)
    .filter((id) => id.includes('/node_modules/'));
}

/** dist/, or another folder, made anew from the checkout. */
export async function buildProgram(out = programPath('dist')): Promise<void> {
  await rm(out, { recursive: true, force: true });
  const libraryModules = await translate(out);
  await writeBuiltRules(join(out, 'rules'));
  await cp(programPath(samples), join(out, samples), { recursive: true });
  await writeFile(join(out, 'THIRD-PARTY.txt'), inlinedLicences(libraryModules));
}
