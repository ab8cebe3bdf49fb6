/** Owns the run of all measurements: ratios against a reference in the same run, printed beside their bars. Refuses to fail on time. */
import { parseArgs } from 'node:util';
import { type Measurement, measurementLine } from './bench/bars.ts';
import { measureBatch } from './bench/batch.ts';
import { measureChecks } from './bench/checks.ts';
import { measureDocx } from './bench/docx.ts';
import { measureIcdar } from './bench/icdar.ts';
import { measureOcr } from './bench/ocr.ts';
import { measurePdf } from './bench/pdf.ts';
import { measureScan } from './bench/scan.ts';
import { measureStart } from './bench/start.ts';
import { gatherSubmissions } from './bench/submissions.ts';

async function print(measurements: AsyncIterable<Measurement>): Promise<void> {
  for await (const measurement of measurements) console.log(measurementLine(measurement));
}

/** `--corpus DIR`: also the table competition, the folder with `_truth.json` and the PDFs below it. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { corpus: { type: 'string' } } });
  const submissions = await gatherSubmissions();
  console.log('Medians of at least 9 paired rounds in one process. Bars are for an idle machine.');
  console.log(`The long submission is generated; its PDF is printed by ${submissions.producer}.\n`);
  await print(measurePdf(submissions));
  await print(measureDocx(submissions));
  await print(measureChecks(submissions));
  await print(measureBatch(submissions));
  await print(measureScan());
  await print(measureStart());
  await print(measureOcr());
  if (values.corpus !== undefined) await print(measureIcdar(values.corpus));
}

await main();
