/** A text that is forgotten: no byte of it is left in the folder of the records, and the journal says so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { writeForm } from '../support/share.ts';
import { blankBasis, cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { openOffice, program } from './office.ts';

function filesWith(folder: string, needle: Buffer): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(needle))
    .map(({ name }) => name);
}

test('leaves nothing of its drafts, and everything of other texts', async () => {
  const office = openOffice(makeHome());
  const form = blankBasis(cleanForm(11), [
    [1, 1],
    [1, 2],
  ]);
  writeForm(office.folder, '部门/文本.docx', form);
  writeForm(office.folder, '另一份.docx', blankBasis(cleanForm(12), [[1, 1]]));
  await office.night();
  writeForm(office.folder, '部门/文本.docx', blankBasis(cleanForm(11), [[1, 1]]));
  await office.night();
  const read = await office.records(async (store) => {
    const hashes = await store.contentsOf('部门/文本.docx');
    const texts = await Promise.all(hashes.map((hash) => store.extractionOf(hash)));
    return { hashes, texts: texts.map((text) => Buffer.from(text ?? new Uint8Array())) };
  });
  expect(read.hashes).toHaveLength(2);
  // What is stored is deflated: so are the needles, beside the words that stand as they are.
  const needles = [
    ...read.texts.map((text) => text.subarray(300, 340)),
    Buffer.from(form.statement.projects[0]?.projectName ?? '?'),
    Buffer.from(form.statement.projects[0]?.indicators[0]?.indicatorName ?? '?'),
  ];
  expect(deflateRawSync('x').length).toBeGreaterThan(0);
  for (const needle of needles) expect(filesWith(office.state, needle).length).toBeGreaterThan(0);
  const forgotten = await program(['forget', '部门/文本.docx', '--state', office.state]);
  expect([forgotten.code, forgotten.out]).toEqual([0, '已删除2稿，流水里留有凭据。\n']);
  for (const needle of needles) expect(filesWith(office.state, needle)).toEqual([]);
  const audit = await program(['audit', 'verify', '--state', office.state]);
  expect([audit.code, audit.out.includes('没有改动')]).toEqual([0, true]);
  expect(filesWith(office.state, Buffer.from('forgotten')).length).toBeGreaterThan(0);
  const left = await office.records((store) => store.latestDrafts(office.folder));
  expect(left.map(({ path }) => path)).toEqual(['另一份.docx']);
  const again = await program(['forget', '部门/文本.docx', '--state', office.state]);
  expect(again.code).toBe(2);
});
