/** Owns the proof that no text of a document, a file or a rule becomes more than text on the page. Refuses looks. */
import { existsSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { launchChromium } from '../support/chromium.ts';
import { harmless, hostileTold, naughty, scripts } from '../support/html-hostile.ts';
import { pageOf } from '../support/html-report.ts';
import { goTo, openReport, shownViews } from '../support/html-tab.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

const listed = new URL('../../../shared/corpus/strings/blns.json', import.meta.url);

/** How many of each element, and which attributes, the browser made of a page. */
function countNodes(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const element of document.querySelectorAll('*')) {
    const names = [element.localName, ...[...element.attributes].map(({ name }) => `${element.localName} ${name}`)];
    for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

// Classes come and go with the length of a text; everything else is the template's.
const byLength = ['td class', 'wbr'];

async function nodesOf(texts: readonly string[]): Promise<Record<string, number>> {
  const opened = await openReport(browser, await pageOf(hostileTold(texts), null));
  const counts = await opened.tab.evaluate(countNodes);
  await opened.close();
  for (const name of byLength) delete counts[name];
  return counts;
}

/** Opens 25 texts of the page, every card, and prints. */
async function visit(texts: readonly string[]) {
  const opened = await openReport(browser, await pageOf(hostileTold(texts), null));
  const { tab } = opened;
  const step = Math.max(1, Math.floor(texts.length / 25));
  for (let index = 1; index <= texts.length; index += step) {
    await goTo(tab, `#d${index}f1`);
    expect(await shownViews(tab)).toBe(`d${index}`);
  }
  await tab.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const element of document.querySelectorAll('*'))
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    for (const field of document.querySelectorAll('input,select')) if (field instanceof HTMLElement) field.focus();
  });
  await tab.pdf();
  const broken = await tab.evaluate(() => 'broken' in window);
  const { requests, complaints } = opened;
  await opened.close();
  return { broken, requests, complaints };
}

describe('a report on hostile texts', () => {
  test('is looked at by a test that sees a script that runs and a request that is stopped', async () => {
    const page = await pageOf(hostileTold(['甲']), null);
    const planted = page.replace('</body>', `${scripts[0]}<img src="//broken.example/a.png"></body>`);
    const held = await openReport(browser, planted);
    expect(await held.tab.evaluate(() => 'broken' in window)).toBe(false);
    expect(held.complaints.length).toBeGreaterThan(0);
    await held.close();
    const free = await openReport(browser, planted.replace(/<meta http-equiv[^>]*>/u, ''));
    expect(await free.tab.evaluate(() => 'broken' in window)).toBe(true);
    expect(free.requests).not.toEqual([]);
    await free.close();
  });

  test.for([
    ['scripts', scripts],
    ['naughty strings', naughty],
  ] as const)('runs nothing, asks for nothing and complains of nothing: %s', async ([, texts]) => {
    expect(texts.length).toBeGreaterThanOrEqual(60);
    expect(await visit(texts)).toEqual({ broken: false, requests: [], complaints: [] });
  });

  test.for([
    ['scripts', scripts],
    ['naughty strings', naughty],
  ] as const)('has no node that the template did not write: %s', async ([, texts]) => {
    expect(await nodesOf(texts)).toEqual(await nodesOf(texts.map(harmless)));
  });

  test('shows every text as it is written, with a picture or number for what would be obeyed', async () => {
    const opened = await openReport(
      browser,
      await pageOf(hostileTold(['a\u202eb<i>&amp;\u0007\u001b[31m']), null),
      '#d1',
    );
    const title = await opened.tab.locator('#d1 h1').textContent();
    await opened.close();
    expect(title).toContain('a[U+202E]b<i>&amp;␇␛[31m');
  });

  test.skipIf(!existsSync(listed))(
    'survives the big list of naughty strings',
    async () => {
      const all = z.array(z.string()).parse(JSON.parse(readFileSync(listed, 'utf8')));
      const texts = all.filter((text) => text.trim() !== '');
      expect(texts.length).toBeGreaterThan(400);
      expect(await visit(texts)).toEqual({ broken: false, requests: [], complaints: [] });
    },
    240_000,
  );
});
