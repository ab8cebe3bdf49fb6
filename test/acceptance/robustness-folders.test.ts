/** The robustness run over folders: its counters hold on a small folder, and see what is missing. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runFolders } from '../../scripts/robustness/folders.ts';
import { scratch } from '../cli/program.ts';
import { buildDocx, paragraph } from '../support/docx-package.ts';
import { writeZip } from '../support/zip-writer.ts';

const folder = scratch();
const text = '说明\n一段文字。\n';

test('every file of a mixed folder has one status and all counters are zero', async () => {
  const home = folder('收件', {
    '文本.docx': new Uint8Array(readFileSync('fixtures/shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx')),
    '夹/短.docx': buildDocx({ body: paragraph('一段文字') }),
    '夹/收件.zip': writeZip([
      { name: 'a.txt', content: text },
      { name: '坏.docx', content: Uint8Array.of(0x50, 0x4b, 3, 4, 0) },
    ]),
    '空.txt': '',
  });
  const report = await runFolders([home], 1);
  expect(report.counters.map(({ name, count, shown }) => [name, count, shown])).toEqual(
    report.counters.map(({ name }) => [name, 0, []]),
  );
  expect([report.files, report.documents]).toEqual([4, 5]);
  expect(report.statuses).toEqual({ complete: 3, empty: 1, malformed: 1 });
  expect(report.worst).toHaveLength(5);
  expect(JSON.stringify(report)).not.toContain(home);
});
