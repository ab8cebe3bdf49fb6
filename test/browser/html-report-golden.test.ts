/** Owns how the HTML report looks: each view against its kept picture. Refuses to write one: `npm run golden:update` does. */
import { existsSync, readFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { drawPictures, pictures } from '../support/html-pictures.ts';

let browser: Browser;
let drawn: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  browser = await launchChromium();
  drawn = await drawPictures(browser);
});
afterAll(async () => {
  await browser.close();
});

/** Share of pixels that may differ: the edges of letters, not a moved line. */
const tolerance = 0.004;

function difference(one: Uint8Array, other: Uint8Array): number {
  const [left, right] = [PNG.sync.read(Buffer.from(one)), PNG.sync.read(Buffer.from(other))];
  if (left.width !== right.width || left.height !== right.height) return 1;
  return (
    pixelmatch(left.data, right.data, undefined, left.width, left.height, { threshold: 0.2 }) /
    (left.width * left.height)
  );
}

describe('the report looks as it did', () => {
  test.for(pictures.map(({ name }) => name))('%s', (name) => {
    const kept = new URL(`../golden/html/${name}.png`, import.meta.url);
    expect(existsSync(kept), `${name}.png is missing; npm run golden:update writes it`).toBe(true);
    const picture = drawn.get(name);
    expect(picture).toBeDefined();
    expect(difference(readFileSync(kept), picture ?? new Uint8Array())).toBeLessThan(tolerance);
  });

  test('and a moved line would show', () => {
    const [top, project] = ['document-top-1440', 'document-1440'].map((name) => drawn.get(name) ?? new Uint8Array());
    expect(difference(top ?? new Uint8Array(), project ?? new Uint8Array())).toBeGreaterThan(tolerance);
  });
});
