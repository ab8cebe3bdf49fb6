/** A log that cannot be written: the night and its report do not depend on it. */
import { existsSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeForm } from '../support/share.ts';
import { cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { openOffice, program, scanCall } from './office.ts';

test('that cannot be opened is done without, and the folder of the records is its owner’s alone', async () => {
  const office = openOffice(makeHome());
  writeForm(office.folder, '部门/文本.txt', cleanForm(42));
  expect((await program(scanCall(office))).code).toBe(0);
  if (process.platform !== 'win32') expect(statSync(office.state).mode & 0o077).toBe(0);
  rmSync(join(office.state, 'scan.log'));
  mkdirSync(join(office.state, 'scan.log'));
  const ran = await program(scanCall(office));
  expect([ran.code, ran.err]).toEqual([0, '']);
  expect(JSON.parse(ran.out).counts).toMatchObject({ seen: 1, unchanged: 1 });
});

const full = '/dev/full';
if (!existsSync(full)) process.stderr.write('No /dev/full here: a log on a full disk is NOT tested.\n');

test.runIf(existsSync(full))('on a full disk, the night comes to its end', async () => {
  const office = openOffice(makeHome());
  writeForm(office.folder, '部门/文本.txt', cleanForm(41));
  mkdirSync(office.state);
  symlinkSync(full, join(office.state, 'scan.log'));
  const ran = await program(scanCall(office));
  expect([ran.code, ran.err]).toEqual([0, '']);
  expect(JSON.parse(ran.out).counts).toMatchObject({ seen: 1, complete: 1 });
  const [latest] = await office.records((store) => store.runs(office.folder, 1));
  expect(latest?.endedAt).not.toBeNull();
});
