/** Owns `npm run docs`: writes the generated files, or with --check says which are out of date. Refuses to know what stands in them. */
import { readFile, writeFile } from 'node:fs/promises';
import { programPath } from '#src/app/program-files.ts';
import { generatePages } from './docs/pages.ts';

const onlyCheck = process.argv.includes('--check');
for (const { path, text } of await generatePages()) {
  const file = programPath(path);
  const before = await readFile(file, 'utf8').catch(() => null);
  if (before === text) continue;
  if (onlyCheck) {
    console.error(`${path} is out of date: npm run docs`);
    process.exitCode = 1;
  } else {
    await writeFile(file, text);
    console.log(`${path} written`);
  }
}
