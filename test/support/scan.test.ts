/** The scan makers are proved before anything is measured with them: the same seed, the same pixels; every file opens in another program's reader; the score sees what is wrong. */
import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import UTIF from 'utif2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocx } from '#src/extract/docx/read-docx.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { launchChromium, printPdf } from './chromium.ts';
import { generateStatement } from './generate/statement.ts';
import { degrade, plainScanner, type Scanner } from './scan/degrade.ts';
import { type LightTable, openLightTable } from './scan/light-table.ts';
import type { Picture } from './scan/picture.ts';
import { characterErrors, scoreScan } from './scan/score.ts';
import { scanJpeg, scanPdf, scanPng, scanTiff } from './scan/write-scan.ts';
import { writeDocx } from './write/docx.ts';

const dpi = 60;
let table: LightTable;
let clean: Picture;
let pages: Picture[];
let close: () => Promise<void>;

beforeAll(async () => {
  const browser = await launchChromium();
  close = () => browser.close();
  table = await openLightTable(browser);
  const grid =
    '<table style="width:100%;border-collapse:collapse"><tr><td style="border:1px solid">指标值</td></tr></table>';
  pages = await table.renderPages(await printPdf(browser, `${grid}<p style="break-before:page">第二页`), dpi);
  const [first] = pages;
  if (!first) throw new Error('nothing printed');
  clean = first;
});
afterAll(async () => {
  await close?.();
});

function darkest({ pixels }: Picture): number {
  return pixels.reduce((least, value) => Math.min(least, value), 255);
}

describe('a page on the light table', () => {
  test('is as large as its paper and dark only where something is printed', () => {
    expect(pages).toHaveLength(2);
    expect([clean.width, clean.height]).toEqual([497, 702]);
    expect(darkest(clean)).toBeLessThan(100);
    expect(clean.pixels[0]).toBe(255);
  });

  test('is the same scan for the same seed and another for another', () => {
    const scanner: Scanner = { ...plainScanner, dpi, unevenLight: 0.3, faintLines: true };
    const scan = degrade(clean, scanner);
    expect(degrade(clean, scanner).pixels).toEqual(scan.pixels);
    expect(degrade(clean, { ...scanner, seed: 2 }).pixels).not.toEqual(scan.pixels);
  });

  test('that lay a quarter turned has its sides swapped', () => {
    const { width, height } = degrade(clean, { ...plainScanner, dpi, quarterTurns: 1 });
    expect([width, height]).toEqual([clean.height, clean.width]);
  });

  test('bears the seal in red over the corner of its table, and pages without a table bear none', async () => {
    const seal = await table.drawSeal('预算绩效管理专用章', 100);
    const quiet: Scanner = { ...plainScanner, dpi, colour: true, skew: 0, noise: 0, blur: 0, seal };
    const reds = pages.map((page) => {
      const { pixels } = degrade(page, quiet);
      let red = 0;
      for (let at = 0; at < pixels.length; at += 3) if ((pixels[at] ?? 0) - (pixels[at + 1] ?? 0) > 90) red++;
      return red;
    });
    expect(reds[0]).toBeGreaterThan(500);
    expect(reds[1]).toBe(0);
  });
});

describe('a written scan', () => {
  test('opens as a PDF of as many pictures, without text', async () => {
    const scans = pages.map((page) => degrade(page, { ...plainScanner, dpi }));
    const opened = await table.renderPages(scanPdf(scans, dpi, 90), dpi);
    expect(opened.map(({ width, height }) => [width, height])).toEqual(
      scans.map(({ width, height }) => [width, height]),
    );
    const [first, scan] = [opened[0], scans[0]];
    const far =
      first?.pixels.reduce((sum, value, at) => sum + Math.abs(value - (scan?.pixels[at] ?? 0)), 0) ?? Number.NaN;
    expect(far / clean.pixels.length).toBeLessThan(6);
  });

  test.for([false, true])('opens as a TIFF, a PNG and a JPEG; in colour: %s', (colour) => {
    const scans = pages.map((page) => degrade(page, { ...plainScanner, dpi, colour }));
    const [scan] = scans;
    if (!scan) throw new Error('no scan');
    const bytes = Buffer.from(scanTiff(scans, dpi));
    const folders = UTIF.decode(bytes);
    for (const folder of folders) UTIF.decodeImage(bytes, folder);
    expect(folders.map(({ width, height }) => [width, height])).toEqual(
      scans.map(({ width, height }) => [width, height]),
    );
    const [first] = folders;
    expect(first && UTIF.toRGBA8(first)[4000]).toBe(scan.pixels[1000 * scan.channels]);
    const png = PNG.sync.read(Buffer.from(scanPng(scan)));
    expect(png.data[4000]).toBe(scan.pixels[1000 * scan.channels]);
    const jpeg = decodeJpeg(scanJpeg(scan, 95), { useTArray: true });
    expect([jpeg.width, jpeg.height]).toEqual([scan.width, scan.height]);
  });
});

async function wordOf(seed: number): Promise<ExtractedDocument> {
  const read = await readDocx(writeDocx(generateStatement(seed, { clean: true, projects: 2 })));
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

function withText(document: ExtractedDocument, match: RegExp, text: string, confidence: number): ExtractedDocument {
  const block = document.blocks.find((one) => one.kind === 'cell' && match.test(one.text));
  if (!block) throw new Error(`no cell like ${match.source}`);
  return { ...document, blocks: document.blocks.map((one) => (one === block ? { ...one, text, confidence } : one)) };
}

const isMarked = ({ confidence = 1 }: { readonly confidence?: number | undefined }) => confidence < 0.9;

describe('the score', () => {
  test('of a document against itself is full', async () => {
    const word = await wordOf(5);
    const { score, wrong } = scoreScan(word, word, isMarked);
    expect(wrong).toEqual([]);
    expect(score).toMatchObject({ tables: 2, tablesExact: 2, cellsMarked: 0, numericWrong: 0, digitsWrong: 0 });
    expect(score.cellsExact).toBe(score.cells);
    expect(score.numeric).toBeGreaterThan(10);
  });

  test.for([
    ['≥ read as >, unmarked', 0.99, 0],
    ['≥ read as >, marked', 0.5, 1],
  ] as const)('%s, is a wrong number', async ([, confidence, marked]) => {
    const word = await wordOf(5);
    const { score, wrong } = scoreScan(word, withText(word, /^≥\d+%$/u, '>77%', confidence), isMarked);
    expect(score).toMatchObject({ numericWrong: 1, digitsWrong: 1, numericWrongMarked: marked, wrongMarked: marked });
    expect(score.cells - score.cellsExact).toBe(1);
    expect(wrong).toMatchObject([{ read: '>77%', marked: marked === 1 }]);
  });

  test('forgives width in one count and not in the other', async () => {
    const word = await wordOf(5);
    const { score } = scoreScan(word, withText(word, /^\d+\.\d\d$/u, '１２', 0.99), isMarked);
    expect(score.cells - score.cellsFolded).toBe(1);
    const same = scoreScan(
      withText(word, /^\d+\.\d\d$/u, '12', 1),
      withText(word, /^\d+\.\d\d$/u, '１２', 1),
      isMarked,
    );
    expect(same.score.cells - same.score.cellsExact).toBe(1);
    expect(same.score.cellsFolded).toBe(same.score.cells);
  });

  test('a lost table costs its own cells and no others', async () => {
    const word = await wordOf(5);
    const { score } = scoreScan(word, { ...word, tables: word.tables.slice(1) }, isMarked);
    expect(score).toMatchObject({ tables: 2, tablesExact: 1 });
    expect(score.cells - score.cellsExact).toBe(word.tables[0]?.cells.length);
  });

  test.for([
    ['甲乙丙丁', '甲乙丙丁', 0],
    ['甲乙丙丁', '丁丙 乙甲', 0],
    ['甲乙丙丁', '甲乙丙', 1],
    ['己', '已', 1],
    ['甲乙', '甲乙丙丁', 2],
    ['（一）', '(一)', 0],
  ] as const)('%s read as %s has %i character errors', ([truth, read, errors]) => {
    expect(characterErrors(truth, read)).toEqual({ characters: [...truth].length, errors });
  });
});
