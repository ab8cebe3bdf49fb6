/** Owns the proof that a scanned form ends in the same record as its Word file. Refuses other inputs. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readDocument } from '#src/extract/registry.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { isDoubtful } from '#src/text/doubtful.ts';
import { pdfAssets } from '../support/pdf-assets.ts';
import { scanAssets, startPpOcr } from '../support/scan/engines.ts';
import { openScanOffice, plainLook, scannedForm } from '../support/scan/scanned-forms.ts';
import { scoreScan } from '../support/scan/score.ts';
import { scanPdf } from '../support/scan/write-scan.ts';
import { writeDocx } from '../support/write/docx.ts';

const form = scannedForm(3);
let scan: Uint8Array;
let read: { readonly word: ExtractedDocument; readonly scan: ExtractedDocument; readonly codes: readonly string[] };

beforeAll(async () => {
  const office = await openScanOffice();
  try {
    const look = { ...plainLook, skew: 0.7 };
    const pages = await office.scan(await office.print(form, look), look);
    scan = scanPdf(pages, look.dpi, look.quality);
  } finally {
    await office.close();
  }
  const recogniser = startPpOcr();
  const [word, scanned] = [
    await readDocument(
      writeDocx(form),
      scanAssets(() => recogniser),
    ),
    await readDocument(
      scan,
      scanAssets(() => recogniser),
    ),
  ];
  if (!word.result.ok || !scanned.result.ok) throw new Error('not read');
  read = {
    word: word.result.value,
    scan: scanned.result.value,
    codes: scanned.result.notices.map(({ code }) => code),
  };
}, 180_000);

describe('a form printed, laid askew in the scanner, with noise, as JPEG', () => {
  test('has its tables with every row, column and span', () => {
    const { score } = scoreScan(read.word, read.scan, isDoubtful);
    expect(score.tables).toBeGreaterThan(0);
    expect(score.tablesExact).toBe(score.tables);
  });

  test('has every number right, or marked as doubtful', () => {
    const { score } = scoreScan(read.word, read.scan, isDoubtful);
    expect(score.numeric).toBeGreaterThan(5);
    expect(score.numericWrong - score.numericWrongMarked).toBe(0);
  });

  test('has at most one cell in fifty wrong', () => {
    const { score } = scoreScan(read.word, read.scan, isDoubtful);
    expect(score.cells - score.cellsFolded).toBeLessThanOrEqual(score.cells / 50);
  });

  test('says of each page that it was recognised, and how sure its cells are', () => {
    expect(read.codes).toContain('text-recognised');
    expect(read.codes).not.toContain('page-without-text');
    const cells = read.scan.blocks.filter(({ kind, text }) => kind === 'cell' && text !== '');
    expect(cells.length).toBeGreaterThan(10);
    expect(cells.filter(({ confidence }) => confidence === undefined)).toEqual([]);
  });

  test('is told as unread where recognising is off', async () => {
    const { result } = await readDocument(scan, { pdf: pdfAssets });
    expect(result.ok && result.notices.map(({ code }) => code)).toContain('page-without-text');
  });
});
