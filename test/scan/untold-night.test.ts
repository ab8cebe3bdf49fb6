/** A night whose report reached nobody: the next one tells all of it. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile, writeForm } from '../support/share.ts';
import { blankBasis, cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { openOffice, program, scanCall } from './office.ts';

test('texts, failures and who arrived are told by the night after, and then no more', async () => {
  const form = blankBasis(cleanForm(31), [[1, 1]]);
  const office = openOffice(makeHome(), `departments: [{ name: ${form.statement.department} }]\n`);
  expect((await office.night()).missing).toHaveLength(1);
  writeForm(office.folder, '甲.txt', form);
  replaceFile(join(office.folder, '坏.pdf'), '%PDF-1.7\n%%EOF\n12');
  const lost = await office.night({ tell: async () => false });
  const next = await office.night();
  const told = ({ changes, failures, arrived, newTexts }: typeof lost) => ({ changes, failures, arrived, newTexts });
  expect(told(next)).toEqual(told(lost));
  expect([next.newTexts, next.arrived, next.failures[0]?.fresh]).toEqual([1, [form.statement.department], true]);
  expect(next.counts).toMatchObject({ unchanged: 1, failed: 1, complete: 0 });
  const quiet = await office.night();
  expect([quiet.changes, quiet.arrived, quiet.failures[0]?.fresh]).toEqual([[], [], false]);
});

test('a report that cannot be written is told again, and the program says so', async () => {
  const office = openOffice(makeHome());
  writeForm(office.folder, '甲.txt', cleanForm(32));
  const report = join(office.home, 'no such folder', 'digest.html');
  const failed = await program([...scanCall(office), '--format', `html:${report}`]);
  expect([failed.code, failed.err.includes(report)]).toEqual([4, true]);
  const after = JSON.parse((await program(scanCall(office))).out);
  expect([after.newTexts, after.counts.unchanged]).toEqual([1, 1]);
});
