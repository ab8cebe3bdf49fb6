/** Owns the measuring of scans against tesseract.js on the same pages: characters, time, workers, memory. Refuses to judge structure, which scripts/measure-scans.ts does. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorker } from 'tesseract.js';
import { type ReaderAssets, readDocument } from '#src/extract/registry.ts';
import type { Block, ExtractedDocument } from '#src/model/document.ts';
import { pdfAssets } from '../../test/support/pdf-assets.ts';
import { scanAssets, startPpOcr, tesseractLanguages } from '../../test/support/scan/engines.ts';
import type { Picture } from '../../test/support/scan/picture.ts';
import { drawLook, openScanOffice, scannedForm } from '../../test/support/scan/scanned-forms.ts';
import { characterErrors, pageTexts } from '../../test/support/scan/score.ts';
import { scanJpeg, scanPdf } from '../../test/support/scan/write-scan.ts';
import { type Measurement, milliseconds } from './bars.ts';
import { timePairs } from './paired-rounds.ts';
import { watchTree } from './tree-memory.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Forms whose scans are upright, so that both sides see what they can read; one of each font. */
const seeds = [102, 103, 104];
const shown: readonly Block['kind'][] = ['cell', 'paragraph', 'heading', 'contents-entry'];

/** One page with a table: the picture, the file of it alone, and what is printed there. */
type TablePage = { readonly pdf: Uint8Array; readonly jpeg: Buffer; readonly truth: string };

async function mustRead(bytes: Uint8Array, assets: ReaderAssets): Promise<ExtractedDocument> {
  const { result } = await readDocument(bytes, assets);
  if (!result.ok) throw new Error(`not read: ${result.failure.code}`);
  return result.value;
}

function toPage(picture: Picture, dpi: number, quality: number, truth: string): TablePage {
  return { pdf: scanPdf([picture], dpi, quality), jpeg: Buffer.from(scanJpeg(picture, quality)), truth };
}

/** The pages with tables of a few generated forms, scanned as offices scan. */
async function makePages(): Promise<TablePage[]> {
  const office = await openScanOffice();
  try {
    const pages: TablePage[] = [];
    for (const seed of seeds) {
      const look = { ...drawLook(seed), quarterTurns: 0 };
      const print = await office.print(scannedForm(seed), look);
      const document = await mustRead(print, { pdf: pdfAssets });
      const [texts, cells] = [pageTexts(document, shown), pageTexts(document, ['cell'])];
      const scans = await office.scan(print, look);
      for (const number of cells.keys()) {
        const picture = scans[number - 1];
        if (picture) pages.push(toPage(picture, look.dpi, look.quality, texts.get(number) ?? ''));
      }
    }
    return pages;
  } finally {
    await office.close();
  }
}

type Tesseract = { readonly read: (page: TablePage) => Promise<string>; readonly close: () => Promise<unknown> };

/** The library as its users start it: its own worker, the language from its package, nothing fetched. */
async function startReference(): Promise<Tesseract> {
  const worker = await createWorker('chi_sim', 1, {
    langPath: tesseractLanguages,
    cacheMethod: 'none',
    errorHandler: () => undefined,
  });
  return {
    read: async ({ jpeg }) => (await worker.recognize(jpeg)).data.text,
    close: () => worker.terminate(),
  };
}

function textOf(document: ExtractedDocument): string {
  return [...pageTexts(document, shown).values()].join('');
}

async function* againstTesseract(pages: readonly TablePage[]): AsyncGenerator<Measurement> {
  const recogniser = startPpOcr();
  const assets = scanAssets(() => recogniser);
  const reference = await startReference();
  try {
    const errors = { ours: 0, theirs: 0, characters: 0 };
    for (const page of pages) {
      const ours = characterErrors(page.truth, textOf(await mustRead(page.pdf, assets)));
      errors.ours += ours.errors;
      errors.characters += ours.characters;
      errors.theirs += characterErrors(page.truth, await reference.read(page)).errors;
    }
    const rate = (count: number) => `${((100 * count) / errors.characters).toFixed(2)} %`;
    yield {
      name: "Scans: character errors to tesseract.js's, table pages",
      value: errors.ours / errors.theirs,
      unit: 'ratio',
      most: 0.1,
      note: `${rate(errors.ours)} and ${rate(errors.theirs)} of ${errors.characters} characters, ${pages.length} pages`,
    };
    const [page] = pages;
    if (!page) return;
    const times = await timePairs(
      () => mustRead(page.pdf, assets),
      () => reference.read(page),
    );
    yield {
      name: "Scans: time of a page to tesseract.js's, one thread each",
      value: times.ratio,
      unit: 'ratio',
      most: 1,
      note: `${milliseconds(times.ours)}, tesseract.js ${milliseconds(times.reference)}`,
    };
  } finally {
    await reference.close();
  }
}

type Ran = { readonly peakMebibytes: number; readonly unread: boolean };

/** One run of the program over the scans; its cache begins empty, or the second run would recognise nothing. */
async function checkFolder(folder: string, workers: number): Promise<Ran> {
  const home = await mkdtemp(join(tmpdir(), 'yushen-cache-'));
  const report = join(home, 'report.json');
  const call = ['src/cli/yushen.js', 'check', folder, '--workers', String(workers), '--format', `json:${report}`];
  const environment = { ...process.env, HOME: home, XDG_CACHE_HOME: home, LOCALAPPDATA: home };
  try {
    const child = spawn(process.execPath, call, { cwd: root, stdio: 'ignore', env: environment });
    const peak = watchTree(child.pid ?? 0);
    await new Promise((resolve) => child.once('close', resolve));
    return { peakMebibytes: peak(), unread: (await readFile(report, 'utf8')).includes('page-without-text') };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function* withWorkers(pages: readonly TablePage[]): AsyncGenerator<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'yushen-scans-'));
  try {
    await mkdir(folder, { recursive: true });
    for (const [index, { pdf }] of pages.entries()) await writeFile(join(folder, `${index}.pdf`), pdf);
    const peaks: Record<number, number> = { 1: 0, 2: 0 };
    let unread = false;
    const run = (workers: 1 | 2) => async () => {
      const ran = await checkFolder(folder, workers);
      peaks[workers] = Math.max(peaks[workers] ?? 0, ran.peakMebibytes);
      unread ||= ran.unread;
    };
    const times = await timePairs(run(1), run(2), { warmUps: 0 });
    const warning = unread ? '; PAGES WERE NOT READ' : '';
    yield {
      name: 'Scans: pages a second, two workers to one',
      value: times.ratio,
      unit: 'times',
      least: 1.5,
      note: `${pages.length} pages: ${milliseconds(times.ours)} and ${milliseconds(times.reference)}${warning}`,
    };
    yield {
      name: 'Scans: memory of the second worker, to 400 MiB',
      value: ((peaks[2] ?? 0) - (peaks[1] ?? 0)) / 400,
      unit: 'ratio',
      most: 1,
      note: `process tree ${(peaks[1] ?? 0).toFixed(0)} MiB with one, ${(peaks[2] ?? 0).toFixed(0)} with two${warning}`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function* measureOcr(): AsyncGenerator<Measurement> {
  const pages = await makePages();
  yield* againstTesseract(pages);
  yield* withWorkers(pages);
}
