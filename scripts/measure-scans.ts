/** Owns the measuring of scans of generated forms: made, read, held against the same forms as Word, the halves told apart. Refuses to fail on a missed bar. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDocument } from '#src/extract/registry.ts';
import { scanAssets, startPpOcr, startTesseract } from '../test/support/scan/engines.ts';
import {
  drawLook,
  openScanOffice,
  type ScanLook,
  type ScanOffice,
  scannedForm,
} from '../test/support/scan/scanned-forms.ts';
import { addScores, noScore, type ScanScore, scoreScan, type WrongCell } from '../test/support/scan/score.ts';
import { scanPdf } from '../test/support/scan/write-scan.ts';
import { writeDocx } from '../test/support/write/docx.ts';
import { type Measurement, measurementLine } from './bench/bars.ts';

/** A cell less sure than this is shown as doubtful. */
const doubtBelow = 0.9;

type Reader = (bytes: Uint8Array) => ReturnType<typeof readDocument>;

/** Made once and kept, because to make a scan takes as long as to read it. */
async function scanOf(
  seed: number,
  look: ScanLook,
  folder: string | undefined,
  office: ScanOffice,
): Promise<Uint8Array> {
  const file = folder === undefined ? null : join(folder, `scan${seed}.pdf`);
  if (file && existsSync(file)) return new Uint8Array(readFileSync(file));
  const pages = await office.scan(await office.print(scannedForm(seed), look), look);
  const bytes = scanPdf(pages, look.dpi, look.quality);
  if (file) writeFileSync(file, bytes);
  return bytes;
}

type Measured = { readonly score: ScanScore; readonly wrong: readonly WrongCell[]; readonly seconds: number };

async function measureForm(seed: number, bytes: Uint8Array, read: Reader): Promise<Measured> {
  const start = performance.now();
  const [scan, word] = [(await read(bytes)).result, (await read(writeDocx(scannedForm(seed)))).result];
  const seconds = (performance.now() - start) / 1000;
  if (!scan.ok || !word.ok) throw new Error(`form ${seed} was not read`);
  const isMarked = ({ confidence = 1 }: { readonly confidence?: number | undefined }) => confidence < doubtBelow;
  return { ...scoreScan(word.value, scan.value, isMarked), seconds };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** The bars of the acceptance, over one half of the forms. */
function linesOf(half: string, score: ScanScore): Measurement[] {
  const wrong = score.cells - score.cellsExact;
  const line = (name: string, part: number, whole: number, bar: Pick<Measurement, 'least' | 'most'>): Measurement => ({
    name: `${half}: ${name}`,
    value: share(part, whole),
    unit: 'percent',
    note: `${part} of ${whole}`,
    ...bar,
  });
  return [
    line('tables exact in structure', score.tablesExact, score.tables, { least: 0.95 }),
    line('cells exact', score.cellsExact, score.cells, { least: 0.97 }),
    line('cells exact but for the width of marks', score.cellsFolded, score.cells, {}),
    line('wrong numeric cells marked', score.numericWrongMarked, score.numericWrong, { least: 1 }),
    line('cells with wrong digits or operators marked', score.digitsWrongMarked, score.digitsWrong, {}),
    line('cells marked', score.cellsMarked, score.cells, { most: 0.05 }),
    line('wrong cells marked', score.wrongMarked, wrong, { least: 0.8 }),
  ];
}

/** `--forms N --from SEED --folder DIR` (scans are kept there) `--ocr tesseract --wrong N` (so many wrong cells shown of each form). Odd seeds are for tuning, even ones are reported. */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { forms: text, from: text, folder: text, ocr: text, wrong: text } });
  if (values.folder !== undefined) mkdirSync(values.folder, { recursive: true });
  const recogniser = values.ocr === 'tesseract' ? startTesseract() : startPpOcr();
  const assets = scanAssets(() => recogniser);
  const office = await openScanOffice();
  const halves = { tune: noScore, report: noScore };
  try {
    const first = Number(values.from ?? 1);
    for (let seed = first; seed < first + Number(values.forms ?? 40); seed++) {
      const look = drawLook(seed);
      const bytes = await scanOf(seed, look, values.folder, office);
      const { score, wrong, seconds } = await measureForm(seed, bytes, (file) => readDocument(file, assets));
      const half = seed % 2 === 1 ? 'tune' : 'report';
      halves[half] = addScores(halves[half], score);
      const { font, dpi, skew, faintLines, sealed, colour, unevenLight, quarterTurns } = look;
      const marks = [faintLines && 'faint', sealed && (colour ? 'red seal' : 'grey seal'), unevenLight && 'uneven'];
      console.log(
        `${half.padEnd(6)} ${seed}  tables ${score.tablesExact}/${score.tables}  cells ${score.cellsExact}/${score.cells}  ${seconds.toFixed(0)} s  ${font}, ${dpi} dpi, ${skew.toFixed(1)}°${quarterTurns ? `, turned ${quarterTurns}` : ''}  ${marks.filter(Boolean).join(', ')}`,
      );
      for (const cell of wrong.slice(0, Number(values.wrong ?? 0))) console.log(`       ${JSON.stringify(cell)}`);
    }
  } finally {
    await office.close();
  }
  for (const [half, score] of Object.entries(halves))
    for (const line of linesOf(half, score)) console.log(measurementLine(line));
}

await main();
