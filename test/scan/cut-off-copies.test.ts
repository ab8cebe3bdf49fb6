/** Copies of the records that were cut off while they were made: they hold texts, and do not lie there for ever. */
import { copyFileSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeForm } from '../support/share.ts';
import { cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { type Office, openOffice, program } from './office.ts';

const cutOff = '.yushen-20260102T030405678Z.db.01234567-89ab-4cde-8f01-23456789abcd.tmp';
const cutOffHead = '.journal.head.01234567-89ab-4cde-8f01-23456789abcd.tmp';
const foreign = '.someone-else.tmp';

function hidden({ state }: Office): string[] {
  return readdirSync(state, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|[/\\])\./u.test(name))
    .sort();
}

async function leaveBehind(office: Office, secondsAgo: number): Promise<void> {
  writeForm(office.folder, '部门/文本.txt', cleanForm(31));
  await office.night();
  const time = new Date(Date.now() - secondsAgo * 1000);
  for (const path of [join('backups', cutOff), join('backups', foreign), cutOffHead]) {
    copyFileSync(join(office.state, 'yushen.db'), join(office.state, path));
    utimesSync(join(office.state, path), time, time);
  }
}

const both = [cutOffHead, join('backups', foreign), join('backups', cutOff)].sort();

test.for([
  { left: 'yesterday', secondsAgo: 86_400, stay: [join('backups', foreign)] },
  { left: 'by a clock that goes a day ahead', secondsAgo: -86_400, stay: [join('backups', foreign)] },
  { left: 'a moment ago, perhaps still at work', secondsAgo: 5, stay: both },
])('$left: the next night leaves what is not its own', async ({ secondsAgo, stay }) => {
  const office = openOffice(makeHome());
  await leaveBehind(office, secondsAgo);
  expect(hidden(office)).toEqual(both);
  await office.night();
  expect(hidden(office)).toEqual(stay);
});

test('a text that is forgotten is in none of them, however young', async () => {
  const office = openOffice(makeHome());
  await leaveBehind(office, 5);
  expect((await program(['forget', '部门/文本.txt', '--state', office.state])).code).toBe(0);
  expect(hidden(office)).toEqual([join('backups', foreign)]);
});
