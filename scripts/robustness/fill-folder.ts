/** Owns the folder of a robustness run: real, corrected, generated, hostile files and orders to misbehave. Refuses to know what becomes of them. */
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chineseFontFace, launchChromium, printPage } from '../../test/support/chromium.ts';
import { generateStatement } from '../../test/support/generate/statement.ts';
import { type HostileFolder, makeHostileFolder } from '../../test/support/hostile/hostile-folder.ts';
import { writeDocx } from '../../test/support/write/docx.ts';
import { writeHtml } from '../../test/support/write/html.ts';
import { writeText } from '../../test/support/write/text.ts';

/** Orders to the child, with the failure that each must end in. */
export const orders: Readonly<Record<string, string>> = {
  hang: 'timeout',
  spin: 'timeout',
  'flood-heap': 'out-of-memory',
  'flood-buffers': 'out-of-memory',
  exit: 'crashed',
  abort: 'crashed',
  throw: 'internal',
  'reject-unheard': 'crashed',
  'answer-too-long-a-frame': 'too-large',
  'answer-garbage': 'crashed',
  'answer-noise': 'crashed',
};

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const prints = 10;

/** Makes 收件 below `home`; `generated` submissions in turn as text and Word, some of them also printed. */
export async function fillFolder(home: string, generated: number): Promise<HostileFolder> {
  const hostile = makeHostileFolder(home);
  const expected = new Map(hostile.expected);
  const place = (path: string, bytes: Uint8Array | string, outcome: string) => {
    const file = join(hostile.folder, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, bytes);
    expected.set(path, outcome);
  };
  for (const name of readdirSync(fixtures)) {
    const input = join(fixtures, name, 'input');
    cpSync(input, join(hostile.folder, '实例', name), { recursive: true });
    for (const file of readdirSync(input)) expected.set(`实例/${name}/${file}`, 'complete');
  }
  const browser = await launchChromium();
  try {
    for (let seed = 1; seed <= generated; seed++) {
      const form = generateStatement(seed, { clean: seed % 3 !== 0 });
      if (seed % 2 === 0) place(`生成/${seed}.docx`, writeDocx(form), 'complete');
      else place(`生成/${seed}.txt`, writeText(form), 'complete');
      if (seed > prints) continue;
      const html = writeHtml(form, { fonts: ['Noto Sans SC', 'Noto Sans SC'], css: await chineseFontFace() });
      place(`生成/${seed}.pdf`, await printPage(browser, html), 'complete');
    }
  } finally {
    await browser.close();
  }
  for (const [mock, outcome] of Object.entries(orders))
    place(`生成/${mock}.mock.json`, JSON.stringify({ mock }), outcome);
  return { ...hostile, expected };
}
