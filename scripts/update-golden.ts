/** Owns the writing of the kept pictures; nothing else writes them. Refuses to judge: what changed is for a person to look at. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawDigestPictures } from '../test/browser/digest-pictures.ts';
import { launchChromium } from '../test/support/chromium.ts';
import { drawPictures } from '../test/support/html-pictures.ts';

const folder = fileURLToPath(new URL('../test/golden/html/', import.meta.url));
mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
try {
  const pictures = [...(await drawPictures(browser)), ...(await drawDigestPictures(browser))];
  for (const [name, bytes] of pictures) {
    writeFileSync(`${folder}${name}.png`, bytes);
    console.log(`test/golden/html/${name}.png`);
  }
} finally {
  await browser.close();
}
