/** Two scans at once, and what a scan leaves that died. */
import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { writeForm } from '../support/share.ts';
import { blankBasis, cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { type Office, openOffice, scanCall, start } from './office.ts';

const rounds = 10;

function fill({ folder }: Office): void {
  for (let at = 0; at < 6; at++) writeForm(folder, `${at}.txt`, blankBasis(cleanForm(300 + at), [[1, 1]]));
}

test(`of two scans started together one runs, ${rounds} times`, { timeout: 240_000 }, async () => {
  const office = openOffice(makeHome());
  fill(office);
  let held = 0;
  for (let round = 0; round < rounds; round++) {
    // A first night each time, so that the two overlap for long enough.
    writeForm(office.folder, `${round % 6}.txt`, blankBasis(cleanForm(400 + round), [[1, 2]]));
    const pair = [start(scanCall(office)), start(scanCall(office))];
    const [one, other] = await Promise.all(pair.map(({ ended }) => ended));
    const codes = [one?.code, other?.code].sort();
    const [late, ran] = one?.code === 5 ? [one, other] : [other, one];
    // The second may also come so late that the first is done.
    if (codes.join() === '0,0') {
      const runs = await office.records((store) => store.runs(office.folder, 2));
      const [later, earlier] = runs;
      expect(later && earlier?.endedAt && later.startedAt >= earlier.endedAt).toBe(true);
      continue;
    }
    expect(codes).toEqual([0, 5]);
    held += 1;
    const pids = pair.map(({ child }) => child.pid);
    const [, host, pid] = /：(.+)，进程(\d+)，/u.exec(late?.err ?? '') ?? [];
    expect([host, pids.includes(Number(pid))]).toEqual([hostname(), true]);
    expect([late?.out, ran?.err]).toEqual(['', '']);
  }
  expect(held).toBeGreaterThan(rounds / 2);
  const runs = await office.records((store) => store.runs(office.folder, 100));
  expect(runs.every(({ record }) => record?.run.outcome === 'finished')).toBe(true);
  expect(await office.records((store) => store.verifyJournal())).toMatchObject({ brokenAt: null });
});

describe('the lease of a scan that died', () => {
  const at = (time: string) => new Date(time);

  test('is taken over at once from a dead program of this machine', async () => {
    const office = openOffice(makeHome());
    const { pid } = spawnSync(process.execPath, ['--version']);
    const owner = { host: hostname(), pid, startedAt: new Date().toISOString(), token: 'dead' };
    await office.records((store) => store.takeLease(owner, new Date().toISOString(), 60, null));
    expect((await office.night()).run.outcome).toBe('finished');
  });

  test('is left to a living program, and to another machine until it has been silent for a minute', async () => {
    const office = openOffice(makeHome());
    const owner = { host: 'another', pid: 1, startedAt: '2026-01-01T00:00:00.000Z', token: 'far' };
    await office.records((store) => store.takeLease(owner, '2026-01-01T00:00:00.000Z', 60, null));
    await expect(office.night({ now: () => at('2026-01-01T00:00:59Z') })).rejects.toThrow('held by 1');
    expect((await office.night({ now: () => at('2026-01-01T00:01:01Z') })).run.outcome).toBe('finished');
  });
});
