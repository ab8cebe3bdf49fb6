/** Owns `npm run package`: the tarball, and the proof of it. Refuses to publish. */
import { parseArgs } from 'node:util';
import { buildProgram } from './package/build-program.ts';
import { packProgram } from './package/pack-program.ts';
import { provePackage } from './package/prove-package.ts';

/** `--build`: dist/ alone, as npm asks for it before it packs. `--prove [FILE…]`: installs the tarball on every Node line and compares. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { build: { type: 'boolean', default: false }, prove: { type: 'boolean', default: false } },
  });
  if (values.build) await buildProgram();
  else if (values.prove) provePackage(positionals);
  else console.log(packProgram());
}

await main();
