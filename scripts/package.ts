/** Owns `npm run package`: dist/ and the tarball. Refuses to publish. */
import { parseArgs } from 'node:util';
import { buildProgram } from './package/build-program.ts';
import { packProgram } from './package/pack-program.ts';

/** `--build`: dist/ alone, as npm asks for it before it packs. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { build: { type: 'boolean', default: false } } });
  if (values.build) await buildProgram();
  else console.log(await packProgram());
}

await main();
