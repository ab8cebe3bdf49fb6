/** Owns the samples that `yushen self-test` reads: one short generated form with one defect, as text, Word, PDF and scan. Refuses to run inside a test: look at them before you commit. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { samplesPath } from '#src/app/program-files.ts';
import { launchChromium } from '../test/support/chromium.ts';
import { injectDefect } from '../test/support/generate/defects.ts';
import { createPrng } from '../test/support/generate/prng.ts';
import { generateStatement } from '../test/support/generate/statement.ts';
import { printForm } from '../test/support/long-submission.ts';
import { writeDocx } from '../test/support/write/docx.ts';
import { writeText } from '../test/support/write/text.ts';

const seed = 3;

async function main(): Promise<void> {
  const clean = generateStatement(seed, { clean: true, projects: 1 });
  const injected = injectDefect(clean, 'target/comparator-reversed', createPrng(seed));
  if (!injected) throw new Error('the form has no place for the defect');
  const folder = samplesPath();
  mkdirSync(folder, { recursive: true });
  const write = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);
  write('sample.txt', writeText(injected.statement));
  write('sample.docx', writeDocx(injected.statement));
  const browser = await launchChromium();
  try {
    write('sample.pdf', await printForm(browser, injected.statement));
  } finally {
    await browser.close();
  }
}

await main();
