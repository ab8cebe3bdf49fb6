/** Owns the measuring of table reading on the EU part of the ICDAR 2013 table competition: adjacency F1 per document. Refuses to run without that folder. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readPdf } from '#src/extract/pdf/read-pdf.ts';
import { pdfAssets } from '../../test/support/pdf-assets.ts';
import type { Measurement } from './bars.ts';

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

async function readTables(path: string): Promise<PlainCell[][]> {
  const result = await readPdf(new Uint8Array(await readFile(path)), pdfAssets);
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

type Score = { readonly f1: number; readonly precision: number; readonly recall: number };

function scoreOf(expected: readonly string[], found: readonly string[]): Score {
  const common = shared(expected, found);
  const recall = common / Math.max(1, expected.length);
  const precision = common / Math.max(1, found.length);
  return { f1: common === 0 ? 0 : (2 * recall * precision) / (recall + precision), precision, recall };
}

/** The better of the two readings, where the truth of a document has two. */
async function scoreDocuments(corpus: string): Promise<ReadonlyMap<string, Score>> {
  const truth = truthSchema.parse(JSON.parse(await readFile(join(corpus, '_truth.json'), 'utf8')));
  const entries = await readdir(corpus, { recursive: true, withFileTypes: true });
  const paths = new Map(entries.map((entry) => [entry.name, join(entry.parentPath, entry.name)]));
  const scores = new Map<string, Score>();
  for (const { file, tables } of truth) {
    const path = paths.get(file);
    if (!path) continue;
    const expected = tables.flatMap((table) => relationsOf(table.cells));
    const score = scoreOf(expected, (await readTables(path)).flatMap(relationsOf));
    if (score.f1 > (scores.get(file)?.f1 ?? -1)) scores.set(file, score);
  }
  return scores;
}

/** Adjacency F1 of every document below `corpus`, which holds `_truth.json`, and their mean. */
export async function* measureIcdar(corpus: string): AsyncGenerator<Measurement> {
  const scores = await scoreDocuments(corpus);
  for (const [name, { f1, precision, recall }] of scores) {
    const note = `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;
    yield { name: `Adjacency F1: ${name}`, value: f1, unit: 'score', note };
  }
  const mean = [...scores.values()].reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, scores.size);
  yield { name: 'Adjacency F1: mean', value: mean, unit: 'score', note: `${scores.size} documents` };
}
