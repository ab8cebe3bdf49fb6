/** Owns the timing of the PDF reader against the parser's own text extraction, in paired rounds. Refuses to judge correctness. */
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readPdf } from '#src/extract/pdf/read-pdf.ts';

const home = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
const assets = { cMapUrl: `${home}/cmaps/`, standardFontDataUrl: `${home}/standard_fonts/` };

/** The reference: the text of every page, the same loading included. */
async function extractText(bytes: Uint8Array): Promise<number> {
  const loading = getDocument({ data: new Uint8Array(bytes), ...assets, cMapPacked: true, verbosity: 0 });
  const pdf = await loading.promise;
  let items = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    items += (await page.getTextContent()).items.length;
    page.cleanup();
  }
  await loading.destroy();
  return items;
}

async function clock(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await call();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { rounds: { type: 'string', default: '9' } },
    allowPositionals: true,
  });
  for (const path of positionals) {
    const bytes = new Uint8Array(await readFile(path));
    const [ours, reference]: [number[], number[]] = [[], []];
    for (let round = -2; round < Number(values.rounds); round++) {
      const base = await clock(() => extractText(bytes));
      const read = await clock(() => readPdf(bytes, assets));
      if (round < 0) continue;
      reference.push(base);
      ours.push(read);
    }
    const ratio = median(ours.map((time, i) => time / (reference[i] ?? Number.NaN)));
    console.log(
      `${basename(path)}\tread ${median(ours).toFixed(0)} ms\ttext extraction ${median(reference).toFixed(0)} ms\tratio ${ratio.toFixed(2)}`,
    );
  }
}

await main();
