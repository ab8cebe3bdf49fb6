/** Owns the tests of the Word reader on a real submission. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentSchema } from '#src/model/document.ts';
import { outlineOf, readBytes } from '../support/docx-reading.ts';

const seed = readBytes(
  new Uint8Array(readFileSync('fixtures/shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx')),
);
const silent = readBytes(
  new Uint8Array(readFileSync('fixtures/shanhaiguan-2020-fields/input/seed-without-error-text.docx')),
);
const ofKind = (kind: string) => seed.document.blocks.filter((block) => block.kind === kind);

describe('a real submission', () => {
  test('has the shape of the model', () => {
    expect(documentSchema.safeParse(seed.document).success).toBe(true);
    expect(seed.notices).toEqual([]);
    expect(seed.document.carries).toEqual(['spans', 'fields', 'hidden-text']);
  });

  test('has five tables of seven columns, with every empty cell', () => {
    expect(seed.document.tables.map((table) => table.columns)).toEqual([7, 7, 7, 7, 7]);
    const empty = seed.document.tables.map((table) => table.cells.filter((cell) => cell.state === 'empty').length);
    // Other funds once a table, the basis of the target once an indicator row, and one period of the second schedule.
    expect(empty).toEqual([4, 6, 4, 4, 5]);
  });

  test('covers each position of each grid exactly once', () => {
    for (const table of seed.document.tables) {
      const covered = table.cells.flatMap(({ row, column, rowSpan, columnSpan }) =>
        Array.from(
          { length: rowSpan * columnSpan },
          (_, at) => `${row + Math.floor(at / columnSpan)},${column + (at % columnSpan)}`,
        ),
      );
      expect(new Set(covered).size).toBe(covered.length);
      expect(covered).toHaveLength(table.rows * table.columns);
    }
  });

  test('has the merges of the form', () => {
    const spans = seed.document.tables[0]?.cells.filter((cell) => cell.rowSpan * cell.columnSpan > 1).slice(0, 5);
    expect(spans?.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan])).toEqual([
      [0, 1, 1, 2],
      [0, 4, 1, 3],
      [1, 0, 2, 1],
      [2, 1, 1, 6],
      [3, 0, 2, 1],
    ]);
  });

  test('has eight contents entries, the last two of which point nowhere', () => {
    const entries = ofKind('contents-entry');
    expect(entries.map((entry) => entry.brokenReference ?? false)).toEqual([...Array(6).fill(false), true, true]);
    expect(entries[0]?.text).toBe('总体绩效目标\t1');
    expect(entries[7]?.text).toBe('5、综合事务管理费绩效目标表\t错误！未定义书签。');
  });

  test('shows the broken entries also where the error text was never printed', () => {
    const broken = silent.document.blocks.filter((block) => block.brokenReference);
    expect(outlineOf(broken)).toEqual([
      'contents-entry | broken | 4、政协会议绩效目标表\t',
      'contents-entry | broken | 5、综合事务管理费绩效目标表\t',
    ]);
  });

  test('has its headings by style, without any outline level in the file', () => {
    expect(ofKind('heading')).toHaveLength(10);
    expect(ofKind('heading')[1]?.text).toBe('一、总体绩效目标');
  });

  test('joins the runs that split words and numbers', () => {
    const texts = seed.document.blocks.map((block) => block.text);
    expect(texts).toContain('131-0601-JBN-GGG2');
    expect(texts[0]).toBe('政协部门 2020 年部门预算绩效文本');
  });

  test('names blocks in reading order and points each cell at its grid position', () => {
    expect(seed.document.blocks.map((block) => block.id)).toEqual(seed.document.blocks.map((_, at) => `b${at + 1}`));
    const blocks = new Map(seed.document.blocks.map((block) => [block.id, block]));
    seed.document.tables.forEach((table, index) => {
      for (const { block, row, column } of table.cells) {
        expect(blocks.get(block)?.origins).toEqual([{ kind: 'cell', table: index, row, column }]);
      }
    });
  });
});
