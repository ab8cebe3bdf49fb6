/** Owns `npm run package`: the tarball, the proof of it, the office folder. Refuses to publish. */
import { parseArgs } from 'node:util';
import { programPath } from '#src/app/program-files.ts';
import { buildProgram } from './package/build-program.ts';
import { makeOfficeFolder, platforms } from './package/office-folder.ts';
import { packProgram } from './package/pack-program.ts';
import { provePackage } from './package/prove-package.ts';

const options = {
  build: { type: 'boolean', default: false },
  prove: { type: 'boolean', default: false },
  office: { type: 'string' },
  out: { type: 'string' },
} as const;

/** `--build`: dist/ alone, as npm asks for it before it packs. `--prove [FILE…]`: installs the tarball on every Node line and compares. `--office PLATFORM [--out DIR]`: the folder for an office. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const platform = platforms.find((name) => name === values.office);
  if (values.build) await buildProgram();
  else if (values.prove) provePackage(positionals);
  else if (platform) makeOfficeFolder(platform, values.out ?? programPath('.'));
  else if (values.office !== undefined) throw new Error(`--office: ${platforms.join(', ')}`);
  else console.log(packProgram());
}

await main();
