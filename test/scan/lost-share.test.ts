/** A share that cannot be reached, is empty or has lost half of its files: nothing counts as deleted. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeForm } from '../support/share.ts';
import { blankBasis, cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { type Office, openOffice, program, scanCall } from './office.ts';

const texts = 20;
const name = (at: number) => `部门${at}/文本.txt`;

describe('a share with twenty texts', () => {
  const office: Office = openOffice(makeHome(), 'departments: [{ name: 部门3 }, { name: 没交 }]\n');
  const away = join(office.home, 'away');
  const known = () => office.records(async (store) => [...(await store.files(office.folder)).keys()].sort());
  beforeAll(async () => {
    for (let at = 0; at < texts; at++) writeForm(office.folder, name(at), blankBasis(cleanForm(500 + at), [[1, 1]]));
    expect((await office.night()).newTexts).toBe(texts);
  });

  test.for([
    ['the folder is gone', 'unreachable', () => renameSync(office.folder, away)],
    [
      'the folder is empty, as a share that is not mounted',
      'many-files-gone',
      () => {
        renameSync(office.folder, away);
        mkdirSync(office.folder);
      },
    ],
    [
      'half of its texts are gone',
      'many-files-gone',
      () => {
        renameSync(office.folder, away);
        mkdirSync(office.folder);
        for (let at = 0; at < texts / 2; at++) {
          mkdirSync(join(office.folder, `部门${at}`));
          renameSync(join(away, name(at)), join(office.folder, name(at)));
        }
      },
    ],
  ] as const)('when %s: exit 3, and all is known when it is back', async ([, outcome, take]) => {
    const before = await known();
    expect(before).toHaveLength(texts);
    take();
    const { code, out } = await program(scanCall(office));
    expect([code, JSON.parse(out).run.outcome, JSON.parse(out).missing]).toEqual([
      3,
      outcome,
      [{ department: '没交' }],
    ]);
    expect(await known()).toEqual(before);
    for (let at = 0; at < texts / 2 && outcome === 'many-files-gone'; at++) {
      mkdirSync(join(away, `部门${at}`), { recursive: true });
      try {
        renameSync(join(office.folder, name(at)), join(away, name(at)));
      } catch {
        // It was taken away with the rest.
      }
    }
    rmSync(office.folder, { recursive: true, force: true });
    renameSync(away, office.folder);
    const back = await office.night();
    expect(back.counts).toMatchObject({ seen: texts, unchanged: texts, complete: 0, reused: 0 });
    expect([back.run.outcome, back.changes, back.arrived]).toEqual(['finished', [], []]);
  });

  test('when the office took texts away for good, they are taken as gone after three reports, and what comes is read', async () => {
    for (let at = 0; at < texts - 5; at++) rmSync(join(office.folder, `部门${at}`), { recursive: true });
    writeForm(office.folder, '新来/文本.txt', cleanForm(600));
    for (let night = 0; night < 3; night++) expect((await office.night()).run.outcome).toBe('many-files-gone');
    const after = await office.night();
    expect([after.run.outcome, after.newTexts, after.counts.unchanged]).toEqual(['finished', 1, 5]);
    expect(after.missing).toEqual([{ department: '没交' }]);
  });
});
