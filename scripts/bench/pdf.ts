/** Owns the timing of the PDF reader against the parser's own text extraction, and of long against short. Refuses to judge correctness. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readPdf } from '#src/extract/pdf/read-pdf.ts';
import { pdfAssets } from '../../test/support/pdf-assets.ts';
import { type Measurement, milliseconds } from './bars.ts';
import { type Rounds, timePairs } from './paired-rounds.ts';
import type { Submission, Submissions } from './submissions.ts';

/** With its tables the seed costs a second look at every page; on long files one pass must win. */
const mostOnSeed = 1.3;
const mostOnLong = 0.9;
/** 133 pages may take twelve times as long as 13. */
const mostPerPage = 12 / (133 / 13);

/** A small file is read before either side is compiled. */
const ofSmall: Rounds = { rounds: 15, warmUps: 10 };

/** The reference: the text of every page, loading included; answers how many pages there are. */
async function extractText(bytes: Uint8Array): Promise<number> {
  const loading = getDocument({ data: new Uint8Array(bytes), ...pdfAssets, cMapPacked: true, verbosity: 0 });
  const pdf = await loading.promise;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    await page.getTextContent();
    page.cleanup();
  }
  const { numPages } = pdf;
  await loading.destroy();
  return numPages;
}

async function readTables(bytes: Uint8Array): Promise<number> {
  const result = await readPdf(bytes, pdfAssets);
  if (!result.ok) throw new Error(`not read: ${result.failure.code}`);
  return result.value.tables.length;
}

async function againstText({ name, bytes }: Submission, most: number, rounds: Rounds = {}): Promise<Measurement> {
  const times = await timePairs(
    () => readTables(bytes),
    () => extractText(bytes),
    rounds,
  );
  const [pages, tables] = [await extractText(bytes), await readTables(bytes)];
  const note = `readPdf ${milliseconds(times.ours)}, text extraction ${milliseconds(times.reference)}; ${pages} pages, ${tables} tables`;
  return { name: `PDF with tables / pdf.js text: ${name}`, value: times.ratio, unit: 'ratio', most, note };
}

async function longAgainstShort(long: Submission, short: Submission): Promise<Measurement> {
  const times = await timePairs(
    () => readTables(long.bytes),
    () => readTables(short.bytes),
  );
  const [many, few] = [await extractText(long.bytes), await extractText(short.bytes)];
  return {
    name: 'PDF, time of a page: long / short',
    value: times.ratio / (many / few),
    unit: 'ratio',
    most: mostPerPage,
    note: `${many} pages ${milliseconds(times.ours)}, ${few} pages ${milliseconds(times.reference)}`,
  };
}

export async function* measurePdf({ seedPdfs, longPdf, shortPdf }: Submissions): AsyncGenerator<Measurement> {
  for (const pdf of seedPdfs) yield await againstText(pdf, mostOnSeed, ofSmall);
  yield await againstText(longPdf, mostOnLong);
  yield await longAgainstShort(longPdf, shortPdf);
}
