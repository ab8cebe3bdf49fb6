/** Owns the tarball that npm makes of the program. Refuses a tarball with tests, fixtures or source in it. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { programPath } from '#src/app/program-files.ts';
import { mustRun } from './run.ts';

const packedSchema = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }));

const samples = /^dist\/src\/app\/self-test\/samples\/[^/]+$/u;
const allowed =
  /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|src\/cli\/yushen\.js|dist\/.*\.(?:js|json|txt|html))$/u;

/** Paths that have no business in a package. */
export function strangers(paths: readonly string[]): string[] {
  return paths.filter((path) => !allowed.test(path) && !samples.test(path));
}

/** Path of the tarball, in the folder given or at the root; npm builds dist/ before it packs. */
export function packProgram(folder = programPath('.')): string {
  const said = mustRun('npm', ['pack', '--json', '--pack-destination', folder], { cwd: programPath('.') });
  const [packed] = packedSchema.parse(JSON.parse(said.slice(said.indexOf('['))));
  if (!packed) throw new Error('npm packed nothing');
  const strange = strangers(packed.files.map(({ path }) => path));
  if (strange.length > 0) throw new Error(`in the package, but no part of it: ${strange.join(', ')}`);
  return resolve(folder, packed.filename);
}
