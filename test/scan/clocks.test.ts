/** Clocks that jump, times from other clocks, and other time zones: nothing missed, nothing done twice. */
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestReportSchema } from '#src/report/digest/digest-report.ts';
import { writeForm } from '../support/share.ts';
import { blankBasis, cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { openOffice, program, scanCall } from './office.ts';

const day = 86_400_000;

describe('a clock that is set back by a day', () => {
  test('makes no text be read twice or missed', async () => {
    const office = openOffice(makeHome());
    const tonight = Date.now();
    const night = (offset: number) => office.night({ now: () => new Date(tonight + offset) });
    writeForm(office.folder, '甲.txt', blankBasis(cleanForm(1), [[1, 1]]));
    expect((await night(0)).counts.complete).toBe(1);
    writeForm(office.folder, '乙.txt', cleanForm(2));
    const back = await night(-day);
    expect(back.counts).toMatchObject({ seen: 2, unchanged: 1, complete: 1 });
    expect(back.run.id).toBe(2);
    writeForm(office.folder, '甲.txt', cleanForm(1));
    const third = await night(60_000);
    expect(third.counts).toMatchObject({ seen: 2, unchanged: 1, complete: 1 });
    expect(third.changes.map(({ document, fixed }) => [document, fixed])).toEqual([['甲.txt', 1]]);
    expect(await office.records((store) => store.verifyJournal())).toMatchObject({ brokenAt: null });
  });
});

describe('a file from another clock', () => {
  test.for([
    ['in the future', new Date('2099-06-01T00:00:00Z')],
    ['before computers', new Date('1970-01-02T00:00:00Z')],
  ] as const)('%s is read once', async ([, time]) => {
    const office = openOffice(makeHome(), 'settle: { quietSeconds: 0.2, minimumAgeSeconds: 60 }\n');
    const file = writeForm(office.folder, '甲.txt', cleanForm(1));
    utimesSync(file, time, time);
    expect((await office.night()).counts).toMatchObject({ seen: 1, complete: 1, notStable: 0 });
    expect((await office.night()).counts).toMatchObject({ seen: 1, unchanged: 1 });
  });

  test('that was changed a moment ago waits, and is read by the next scan', async () => {
    const office = openOffice(makeHome(), 'settle: { quietSeconds: 0.2, minimumAgeSeconds: 60 }\n');
    const file = writeForm(office.folder, '甲.txt', cleanForm(1));
    const now = new Date();
    utimesSync(file, now, now);
    expect((await office.night()).counts).toMatchObject({ notStable: 1, complete: 0 });
    const later = await office.night({ now: () => new Date(now.getTime() + 61_000) });
    expect(later.counts).toMatchObject({ notStable: 0, complete: 1 });
  });
});

test('three time zones give the same report', async () => {
  const texts = await Promise.all(
    ['UTC', 'Asia/Shanghai', 'America/New_York'].map(async (TZ) => {
      const office = openOffice(join(makeHome(), 'a'));
      writeForm(office.folder, '甲.txt', blankBasis(cleanForm(1), [[1, 1]]));
      const report = join(office.home, 'digest.html');
      const { out, code } = await program([...scanCall(office), '--format', `html:${report}`], { env: { TZ } });
      const digest = digestReportSchema.parse(JSON.parse(out));
      return { code, digest: { ...digest, run: { ...digest.run, startedAt: '', endedAt: '' } } };
    }),
  );
  expect(texts[1]).toEqual(texts[0]);
  expect(texts[2]).toEqual(texts[0]);
  expect(texts[0]?.digest.changes).toHaveLength(1);
});
