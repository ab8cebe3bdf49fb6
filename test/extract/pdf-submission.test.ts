/** Owns the proof that a real submission printed to PDF, tagged or not, reads like the text it was printed from. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { documentSchema, type ExtractedDocument } from '#src/model/document.ts';
import { mustReadPdf, sketchTable } from '../support/pdf-reading.ts';

const input = new URL('../../fixtures/shanhaiguan-2020-formats/input/', import.meta.url);
const prints = ['seed.tagged.pdf', 'seed.untagged.pdf'] as const;

async function read(name: string) {
  return mustReadPdf(new Uint8Array(await readFile(new URL(name, input))));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Blocks as the lines of a text export: a table row is one line. */
function toLines(document: ExtractedDocument): string[] {
  const rows = new Map(document.tables.flatMap((t) => t.cells.map((c) => [c.block, `${t.id}/${c.row}`] as const)));
  const lines: { row: string | undefined; text: string }[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'furniture') continue;
    const row = rows.get(block.id);
    const last = lines.at(-1);
    if (row && last?.row === row) last.text += block.text;
    else lines.push({ row, text: block.text });
  }
  return lines.map((line) => squeeze(line.text));
}

test.for(prints)('%s has the blocks of the text export, white space aside', async (name) => {
  const { document, notices } = await read(name);
  const text = await readFile(new URL('seed.txt', input), 'utf8');
  const expected = text.split('\n').map(squeeze);
  expect(toLines(document)).toEqual(expected.filter((line) => line !== ''));
  expect(notices).toEqual([]);
});

test.for(prints)('%s keeps contents entries, printed page numbers and the grid of every table', async (name) => {
  const { document } = await read(name);
  const entries = document.blocks.filter((block) => block.kind === 'contents-entry').map((block) => block.text);
  expect(entries.slice(0, 4)).toEqual([
    '总体绩效目标\t1',
    '分项绩效目标\t4',
    '工作保障措施\t7',
    '1、参政议政绩效目标表\t12',
  ]);
  expect(entries.at(-1)).toBe('5、综合事务管理费绩效目标表\t错误！未定义书签。');
  const furniture = document.blocks.filter((block) => block.kind === 'furniture');
  expect(furniture.map((block) => block.text)).toEqual(Array.from({ length: 13 }, (_, i) => String(i + 1)));
  expect(document.tables.map((table) => `${table.columns}×${table.rows}`)).toEqual([
    '7×10',
    '7×11',
    '7×10',
    '7×10',
    '7×11',
  ]);
});

test.for(prints)('%s shows merges in both directions, blank cells and line breaks of a cell', async (name) => {
  const { document } = await read(name);
  const [, second] = document.tables;
  const cells = second ? sketchTable(document, second) : [];
  expect(cells.slice(0, 4)).toEqual([
    '0 0 1×1 项目编码',
    '0 1 1×2 131-0701-JBN-FPLH',
    '0 3 1×1 项目名称',
    '0 4 1×3 车辆保险费',
  ]);
  expect(cells).toContain('1 0 2×1 预算规模及资金用途');
  expect(cells).toContain('4 1 1×2');
  expect(cells).toContain('4 3 1×1 62.00');
  expect(cells).toContain('5 1 1×6 1、车辆正常运转率\n2、机关活动完成率');
  expect(cells).toContain('7 0 2×1 产出指标');
  expect(cells).toContain('8 5 1×2');
});

test('both prints give the same document, white space and boxes aside', async () => {
  const [tagged, untagged] = await Promise.all(prints.map(read));
  const texts = (document?: ExtractedDocument) => document?.blocks.map((b) => `${b.kind} ${squeeze(b.text)}`);
  expect(texts(tagged?.document)).toEqual(texts(untagged?.document));
  expect(tagged?.document.tables).toEqual(untagged?.document.tables);
});

test('the document obeys its schema and every box lies on its page', async () => {
  const { document } = await read('seed.untagged.pdf');
  expect(documentSchema.parse(document)).toEqual(document);
  for (const block of document.blocks) {
    for (const origin of block.origins) {
      if (origin.kind !== 'page') throw new Error('no page origin');
      const [x0, y0, x1, y1] = origin.box;
      expect(x0 >= 0 && y0 >= 0 && x1 <= 596 && y1 <= 842 && x0 < x1 && y0 < y1).toBe(true);
    }
  }
});

test('reading twice gives the same bytes', async () => {
  const [first, second] = [await read('seed.tagged.pdf'), await read('seed.tagged.pdf')];
  expect(JSON.stringify(first)).toBe(JSON.stringify(second));
});
