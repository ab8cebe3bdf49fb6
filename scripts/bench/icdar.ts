/** Owns the measuring of table reading on the EU part of the ICDAR 2013 table competition: adjacency F1 per document. Refuses to run without that folder. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type PdfAssets, readPdf } from '#src/extract/pdf/read-pdf.ts';

const cellSchema = z.object({ r0: z.int(), c0: z.int(), r1: z.int(), c1: z.int(), text: z.string() });
const truthSchema = z.array(
  z.object({
    file: z.string(),
    alternative: z.boolean(),
    tables: z.array(z.object({ page: z.int(), cells: z.array(cellSchema) })),
  }),
);

type PlainCell = z.infer<typeof cellSchema>;

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** Each non-blank cell with its nearest non-blank neighbour to the right and below, along every row and column it spans, once each. */
function relationsOf(cells: readonly PlainCell[]): string[] {
  const grid = new Map<string, PlainCell>();
  const filled = cells.filter((cell) => plain(cell.text) !== '');
  let [rows, columns] = [0, 0];
  for (const cell of filled) {
    for (let r = cell.r0; r <= cell.r1; r++) for (let c = cell.c0; c <= cell.c1; c++) grid.set(`${r} ${c}`, cell);
    rows = Math.max(rows, cell.r1 + 1);
    columns = Math.max(columns, cell.c1 + 1);
  }
  const relations: string[] = [];
  for (const cell of filled) {
    const right = new Set<PlainCell>();
    const below = new Set<PlainCell>();
    for (let r = cell.r0; r <= cell.r1; r++)
      for (let c = cell.c1 + 1; c < columns; c++) {
        const next = grid.get(`${r} ${c}`);
        if (next) right.add(next);
        if (next) break;
      }
    for (let c = cell.c0; c <= cell.c1; c++)
      for (let r = cell.r1 + 1; r < rows; r++) {
        const next = grid.get(`${r} ${c}`);
        if (next) below.add(next);
        if (next) break;
      }
    for (const next of right) relations.push(`${plain(cell.text)}\t${plain(next.text)}\tright`);
    for (const next of below) relations.push(`${plain(cell.text)}\t${plain(next.text)}\tbelow`);
  }
  return relations;
}

/** Size of the common part of two multisets. */
function shared(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const relation of a) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  let common = 0;
  for (const relation of b) {
    const left = counts.get(relation) ?? 0;
    if (left > 0) common += 1;
    counts.set(relation, left - 1);
  }
  return common;
}

async function readTables(path: string, assets: PdfAssets): Promise<PlainCell[][]> {
  const result = await readPdf(new Uint8Array(await readFile(path)), assets);
  if (!result.ok) return [];
  const texts = new Map(result.value.blocks.map((block) => [block.id, block.text]));
  return result.value.tables.map((table) =>
    table.cells.map((cell) => ({
      r0: cell.row,
      c0: cell.column,
      r1: cell.row + cell.rowSpan - 1,
      c1: cell.column + cell.columnSpan - 1,
      text: texts.get(cell.block) ?? '',
    })),
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { corpus: { type: 'string' } } });
  if (!values.corpus) throw new Error('--corpus DIR: the folder with _truth.json and the PDFs below it');
  const home = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  const assets = { cMapUrl: `${home}/cmaps/`, standardFontDataUrl: `${home}/standard_fonts/` };
  const truth = truthSchema.parse(JSON.parse(await readFile(join(values.corpus, '_truth.json'), 'utf8')));
  const entries = await readdir(values.corpus, { recursive: true, withFileTypes: true });
  const paths = new Map(entries.map((entry) => [entry.name, join(entry.parentPath, entry.name)]));
  const scores = new Map<string, number>();
  for (const { file, tables } of truth) {
    const path = paths.get(file);
    if (!path) continue;
    const expected = tables.flatMap((table) => relationsOf(table.cells));
    const found = (await readTables(path, assets)).flatMap(relationsOf);
    const common = shared(expected, found);
    const recall = common / Math.max(1, expected.length);
    const precision = common / Math.max(1, found.length);
    const f1 = common === 0 ? 0 : (2 * recall * precision) / (recall + precision);
    // A document with two readings of the truth counts by the better one.
    scores.set(file, Math.max(f1, scores.get(file) ?? 0));
    console.log(`${file}\tF1 ${f1.toFixed(3)}\tprecision ${precision.toFixed(3)}\trecall ${recall.toFixed(3)}`);
  }
  const mean = [...scores.values()].reduce((sum, score) => sum + score, 0) / Math.max(1, scores.size);
  console.log(`mean over ${scores.size} documents\tF1 ${mean.toFixed(3)}`);
}

await main();
