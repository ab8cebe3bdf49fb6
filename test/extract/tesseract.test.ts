/** The second recogniser in the thread of its caller: lines, pages, characters with their places, and what follows a breakdown. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Tesseract } from '#src/extract/node/tesseract.ts';
import { blankPicture, type Picture } from '#src/extract/scan/picture.ts';
import { launchChromium, printPdf } from '../support/chromium.ts';
import { startTesseract } from '../support/scan/engines.ts';
import { openLightTable } from '../support/scan/light-table.ts';

const dpi = 200;
/** No ≥: this model takes it for = even on clean print. */
const printed = ['本年度预算绩效目标', '指标值95%', '预算数39295000.00元'];
let tesseract: Tesseract;
let page: Picture;

beforeAll(async () => {
  const browser = await launchChromium();
  try {
    const table = await openLightTable(browser);
    const pdf = await printPdf(browser, printed.map((line) => `<p>${line}</p>`).join(''));
    const [drawn] = await table.renderPages(pdf, dpi);
    if (!drawn) throw new Error('nothing printed');
    page = { width: drawn.width, height: drawn.height, grey: drawn.pixels };
  } finally {
    await browser.close();
  }
  tesseract = await startTesseract();
});

/** Rows and columns between which there is ink: the first printed line. */
function firstLine({ width, grey }: Picture, rows: readonly [number, number]): Picture {
  const height = rows[1] - rows[0];
  return { width, height, grey: grey.slice(rows[0] * width, rows[1] * width) };
}

async function linesOf(picture: Picture) {
  const lines = await tesseract.readPage(picture, dpi);
  if (!lines) throw new Error('the page was not read');
  return lines;
}

describe('tesseract', () => {
  test('reads a page line by line, each with its box and confidence', async () => {
    const lines = await linesOf(page);
    expect(lines.map(({ text }) => text.replace(/\s/gu, ''))).toEqual(printed);
    for (const { confidence, box } of lines) {
      expect(confidence).toBeGreaterThan(0.5);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(box[2] - box[0]).toBeGreaterThan(box[3] - box[1]);
    }
  });

  test('reads one line, and its characters stand from left to right', async () => {
    const [first] = await linesOf(page);
    const line = firstLine(page, [(first?.box[1] ?? 0) - 4, (first?.box[3] ?? 0) + 4]);
    expect((await tesseract.readLine(line))?.text.replace(/\s/gu, '')).toBe(printed[0]);
    const [characters = []] = await tesseract.read([line]);
    expect(characters.map(({ text }) => text).join('')).toBe(printed[0]);
    const starts = characters.map(({ from }) => from);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  test('gives nothing for white paper', async () => {
    expect(await tesseract.readLine(blankPicture(200, 48))).toEqual({ text: '', confidence: 0 });
    expect(await linesOf(blankPicture(400, 400))).toEqual([]);
  });

  test('says of a picture that is none that it was not read, and reads the next one', async () => {
    expect(await tesseract.readPage({ width: 0, height: 0, grey: new Uint8Array() }, dpi)).toBeNull();
    expect(await linesOf(page)).toHaveLength(printed.length);
  });
});
