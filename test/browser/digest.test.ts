/** Owns how the morning report behaves and looks in a browser: hostile names, paper, what assistive software finds, kept pictures. Refuses wording. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import type { Browser, Page as Tab } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScanRecord } from '#src/model/scan.ts';
import { busyNight, changeOf, failureOf, nightOf, quietNight } from '../report/digest-record.ts';
import { launchChromium } from '../support/chromium.ts';
import { harmless, naughty, scripts } from '../support/html-hostile.ts';
import { openReport } from '../support/html-tab.ts';
import { mustReadPdf } from '../support/pdf-reading.ts';
import { digestOf, digestPictures, drawDigestPictures, oneFont } from './digest-pictures.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

/** Each text wherever a file or a department can bring one in. */
function hostileNight(texts: readonly string[]): ScanRecord {
  const [first = ''] = texts;
  return nightOf({
    run: { folder: first, rulesPack: { id: first, version: first } },
    counts: { seen: 1, complete: 1 },
    newDrafts: texts.length,
    changes: texts.flatMap((text) => [
      changeOf(text, { document: text, fixed: 1, new: 2, newProjects: [text] }),
      changeOf('某局', { department: null, document: text, fixed: 3 }),
    ]),
    failures: texts.flatMap((text) => [
      failureOf(text, { path: text, detail: text }),
      failureOf('某局', { department: null, path: text, code: 'locked', nextTry: '2019-11-19T12:00:00.000Z' }),
    ]),
    missing: texts.map((department) => ({ department })),
    arrived: [...texts],
  });
}

/** How many of each element, and which attributes, the browser made of a page. */
async function nodesOf(record: ScanRecord): Promise<Record<string, number>> {
  const { tab, close } = await openReport(browser, digestOf(record));
  const counts = await tab.evaluate(() => {
    const sums: Record<string, number> = {};
    for (const element of document.querySelectorAll('*')) {
      const names = [element.localName, ...[...element.attributes].map(({ name }) => `${element.localName} ${name}`)];
      for (const name of names) sums[name] = (sums[name] ?? 0) + 1;
    }
    return sums;
  });
  await close();
  return counts;
}

describe('hostile names of files and departments', () => {
  test.for([
    ['scripts', scripts],
    ['naughty strings', naughty],
  ] as const)('run nothing and ask for nothing: %s', async ([, texts]) => {
    const opened = await openReport(browser, digestOf(hostileNight(texts)));
    await opened.tab.evaluate(() => {
      for (const element of document.querySelectorAll('*'))
        element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    });
    await opened.tab.pdf();
    expect(await opened.tab.evaluate(() => 'broken' in window)).toBe(false);
    expect([opened.requests, opened.complaints]).toEqual([[], []]);
    await opened.close();
  });

  test.for([
    ['scripts', scripts],
    ['naughty strings', naughty],
  ] as const)('make no node that the template did not write: %s', async ([, texts]) => {
    const tame = texts.map((text, index) => `${harmless(text)}${index}`);
    expect(await nodesOf(hostileNight(texts))).toEqual(await nodesOf(hostileNight(tame)));
  });

  test('would be stopped by the policy of the page if they got in, and the test would see them without it', async () => {
    const planted = digestOf(busyNight).replace('</body>', `${scripts[0]}<img src="//broken.example/a.png"></body>`);
    const held = await openReport(browser, planted);
    expect(await held.tab.evaluate(() => 'broken' in window)).toBe(false);
    expect(held.complaints.length).toBeGreaterThan(0);
    await held.close();
    const free = await openReport(browser, planted.replace(/<meta http-equiv[^>]*>/u, ''));
    expect(await free.tab.evaluate(() => 'broken' in window)).toBe(true);
    expect(free.requests).not.toEqual([]);
    await free.close();
  });

  test('are shown as they are written, with a picture or number for what would be obeyed', async () => {
    const { tab, close } = await openReport(browser, digestOf(hostileNight(['a\u202eb<i>&amp;\u0007\u001b[31m'])));
    for (const place of ['.failures b', '.missing .names', '.changes tbody th', 'footer'])
      expect(await tab.locator(place).first().textContent()).toContain('a[U+202E]b<i>&amp;␇␛[31m');
    await close();
  });
});

/** A night with so many texts; of those beyond the ones of the busy night every third is all fixed. */
function nightWith(texts: number): ScanRecord {
  const kinds = [{ fixed: 9 }, { fixed: 3, still: 20 }, { fixed: 1, new: 5, newProjects: ['15'] }];
  const more = Array.from({ length: texts - busyNight.changes.length }, (_, index) =>
    changeOf(`第${index + 1}农业综合服务局`, kinds[index % kinds.length]),
  );
  return { ...busyNight, newDrafts: texts - 3, changes: [...busyNight.changes, ...more] };
}

async function printed(record: ScanRecord): Promise<{ readonly pages: number; readonly text: string }> {
  const { tab, close } = await openReport(browser, digestOf(record), '', { bypassCSP: true });
  await tab.addStyleTag({ content: await oneFont() });
  await tab.evaluate('document.fonts.ready');
  const { document } = await mustReadPdf(new Uint8Array(await tab.pdf({ preferCSSPageSize: true })));
  await close();
  const pages = document.blocks.flatMap(({ origins }) =>
    origins.flatMap((at) => (at.kind === 'page' ? [at.page] : [])),
  );
  const text = document.blocks.map((block) => block.text).join('\n');
  return { pages: Math.max(...pages), text: text.replace(/\s/gu, '') };
}

describe('paper', () => {
  test('holds a night of 25 texts on one sheet of A4, each with its row', async () => {
    const record = nightWith(25);
    const { pages, text } = await printed(record);
    expect(pages).toBe(1);
    for (const { department } of record.changes) expect(text).toContain(department);
    for (const part of ['未能读取', '还没交', '看过', '没有变化']) expect(text).toContain(part);
    expect(text).not.toContain('全部改完：');
    expect(text).not.toContain('打印');
  });

  test('puts those that are all fixed into one line from the 26th on; the screen keeps their rows', async () => {
    const record = nightWith(26);
    const { text } = await printed(record);
    expect(text).toContain('全部改完：港口和航运局、第1农业综合服务局、');
    expect(text).not.toContain('上次意见已全部改完');
    expect(text).toContain('文件换了，意见没有变化');
    const { tab, close } = await openReport(browser, digestOf(record));
    expect(await tab.locator('.changes tbody tr:visible').count()).toBe(26);
    expect(await tab.locator('.fold').isVisible()).toBe(false);
    await close();
  });
});

test('the button prints, and without script it is not there', async () => {
  const { tab, close } = await openReport(browser, digestOf(busyNight));
  await tab.evaluate(() => {
    window.print = () => document.body.classList.add('printed');
  });
  await tab.getByRole('button', { name: '打印' }).click();
  expect(await tab.locator('body.printed').count()).toBe(1);
  await close();
  const still = await openReport(browser, digestOf(busyNight), '', { javaScriptEnabled: false });
  expect(await still.tab.locator('#print').isVisible()).toBe(false);
  expect(await still.tab.locator('h1').isVisible()).toBe(true);
  await still.close();
});

test.for([
  [1120, true],
  [819, false],
  [390, false],
] as const)('%i wide: bars %s, numbers always, nothing wider than the page', async ([width, bars]) => {
  const { tab, close } = await openReport(browser, digestOf(busyNight), '', { viewport: { width, height: 900 } });
  expect(await tab.locator('td.bar svg').first().isVisible()).toBe(bars);
  expect(await tab.locator('td.n').last().isVisible()).toBe(true);
  expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  await close();
});

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

async function graveFaults(tab: Tab): Promise<string[] | null> {
  await tab.evaluate(axeSource);
  return tab.evaluate(async () => {
    const found = window.axe ? (await window.axe.run(document.documentElement)).violations : null;
    const grave = found?.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    return grave?.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`) ?? null;
  });
}

describe('what assistive software finds', () => {
  test.for([
    ['a busy night', 'zh-CN', busyNight, 1120],
    ['a busy night', 'en', busyNight, 1120],
    ['a busy night', 'zh-CN', busyNight, 390],
    ['a quiet night', 'zh-CN', quietNight, 1120],
    ['no folder', 'en', nightOf({ run: { outcome: 'unreachable' } }), 1120],
  ] as const)('nothing serious or critical: %s, %s', async ([, language, record, width]) => {
    const options = { bypassCSP: true, viewport: { width, height: 900 } };
    const { tab, close } = await openReport(browser, digestOf(record, language), '', options);
    expect(await graveFaults(tab)).toEqual([]);
    await close();
  });
});

/** Share of pixels that may differ: the edges of letters, not a moved line. */
const tolerance = 0.004;

function difference(one: Uint8Array, other: Uint8Array): number {
  const [left, right] = [PNG.sync.read(Buffer.from(one)), PNG.sync.read(Buffer.from(other))];
  if (left.width !== right.width || left.height !== right.height) return 1;
  const { width, height } = left;
  return pixelmatch(left.data, right.data, undefined, width, height, { threshold: 0.2 }) / (width * height);
}

describe('the morning report looks as it did', () => {
  let drawn: ReadonlyMap<string, Uint8Array>;
  beforeAll(async () => {
    drawn = await drawDigestPictures(browser);
  });

  test.for(digestPictures.map(({ name }) => name))('%s', (name) => {
    const kept = new URL(`../golden/html/${name}.png`, import.meta.url);
    expect(existsSync(kept), `${name}.png is missing; npm run golden:update writes it`).toBe(true);
    expect(difference(readFileSync(kept), drawn.get(name) ?? new Uint8Array())).toBeLessThan(tolerance);
  });
});
