/** A whole share with everything that lies about: each file one status the first night, none read the second, nothing touched. */
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ScanCounts } from '#src/model/scan.ts';
import { type DigestReport, digestReportSchema } from '#src/report/digest/digest-report.ts';
import type { Revision, SeenFile } from '#src/store/store.ts';
import { hasStrace, readTrace, traced } from '../../scripts/robustness/traced.ts';
import { sealOf } from '../support/hostile/hostile-folder.ts';
import { makeShare, type Share, spoilUnseen } from '../support/share.ts';
import { makeHome } from './home.ts';
import { clerk, type Office, openOffice, program, type Ran, scanCall } from './office.ts';

const generated = 22;
const strace = hasStrace();
if (!strace) process.stderr.write('strace is not installed: which files the second night opens is NOT traced here.\n');

function ownAll(folder: string, uid: number): void {
  chownSync(folder, uid, uid);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isDirectory() || entry.name === '打不开.txt') chownSync(join(entry.parentPath, entry.name), uid, uid);
}

function statusOf(files: ReadonlyMap<string, SeenFile>, drafts: readonly Revision[], path: string): string {
  const file = files.get(path);
  if (!file || file.state === 'ignored') return 'ignored';
  if (file.state === 'unstable') return 'notStable';
  if (file.state === 'failed') return file.failure?.code ?? 'no code';
  return drafts.some((draft) => draft.path === path) ? 'complete' : 'known';
}

function expectSum({ seen, missing: _, ...rest }: ScanCounts): void {
  expect(Object.values(rest).reduce((sum, count) => sum + count, 0)).toBe(seen);
}

function digestOf({ out }: Ran): DigestReport {
  return digestReportSchema.parse(JSON.parse(out));
}

describe('a share of sixty files and more', () => {
  const home = makeHome();
  let office: Office;
  let share: Share;
  let seal = '';
  let first: Ran;
  let digest: DigestReport;
  let files: ReadonlyMap<string, SeenFile>;
  const account = clerk ? { account: clerk } : {};
  beforeAll(async () => {
    share = makeShare(home, generated);
    office = openOffice(home, 'departments: [{ name: 甲局, folder: 没有 }, { name: 政协 }]\n');
    mkdirSync(office.state, { recursive: true });
    if (clerk) {
      chmodSync(home, 0o755);
      ownAll(home, clerk.uid);
    }
    seal = sealOf(office.folder);
    first = await program(scanCall(office), account);
    digest = digestOf(first);
    files = await office.records((store) => store.files(office.folder));
  });

  test('gives each file one status, the one it must have', async () => {
    const drafts = await office.records((store) => store.latestDrafts(office.folder));
    const wrong = [...share.expected].filter(([path, outcome]) => {
      const found = statusOf(files, drafts, path);
      return found !== outcome && !(found === 'known' && ['complete', 'reused'].includes(outcome));
    });
    expect(wrong).toEqual([]);
    expect([...files.keys()].filter((path) => !share.expected.has(path))).toEqual([]);
  });

  test('counts what was seen once each, and the sums add up', () => {
    const { counts } = digest;
    expectSum(counts);
    const failed = [...share.expected.values()].filter(
      (outcome) => /^[a-z-]+$/u.test(outcome) && !['ignored', 'complete', 'reused'].includes(outcome),
    );
    const number = (name: string) => [...share.expected.values()].filter((outcome) => outcome === name).length;
    expect(share.expected.size).toBeGreaterThan(60);
    expect(counts).toEqual({
      seen: share.expected.size,
      ignored: number('ignored'),
      unchanged: 0,
      notStable: number('notStable'),
      reused: number('reused'),
      complete: number('complete'),
      partial: 0,
      failed: failed.length,
      missing: 1,
    });
    expect(digest.missing).toEqual([{ department: '甲局' }]);
    expect(digest.failures.map(({ path, code }) => [path, code]).sort()).toEqual(
      [...share.expected].filter(([, outcome]) => failed.includes(outcome)).sort(),
    );
  });

  test('says with its exit code that some input was not read, and nothing on stderr', () => {
    expect([first.code, first.err]).toEqual([3, '']);
  });

  test('leaves the share as it was, to the last bit and time', () => {
    expect(sealOf(office.folder)).toBe(seal);
  });

  test('the second night looks and reads nothing: bytes spoilt behind its back are not noticed', async () => {
    const spoilt = [...share.expected].flatMap(([path, outcome]) =>
      outcome === 'complete' && !path.startsWith('名字/') ? [path] : [],
    );
    for (const path of spoilt.slice(0, 20)) spoilUnseen(join(office.folder, path));
    const trace = join(home, 'trace');
    mkdirSync(trace, { mode: 0o777 });
    if (clerk) chownSync(trace, clerk.uid, clerk.gid);
    const second = await program(scanCall(office), { ...account, ...(strace ? { before: traced(trace, []) } : {}) });
    const { counts, changes, failures } = digestOf(second);
    expectSum(counts);
    const growing = digest.counts.notStable;
    expect(counts).toEqual({
      ...digest.counts,
      unchanged: digest.counts.complete + digest.counts.reused,
      complete: 0,
      reused: 0,
      notStable: growing,
    });
    expect(changes).toEqual([]);
    expect(failures.length).toBe(digest.failures.length);
    const known = await office.records((store) => store.files(office.folder));
    const contents = (all: typeof files) =>
      [...all.values()].map(({ path, state, sha256 }) => [path, state, sha256]).sort();
    expect(contents(known)).toEqual(contents(files));
    if (!strace) return;
    const { outbound, opened: all } = readTrace(trace);
    expect(outbound).toEqual([]);
    const opened = all.filter((path) => path.startsWith(office.folder) && lstatSync(path).isFile());
    expect([...new Set(opened)].filter((path) => !path.includes('传送'))).toEqual([]);
  });
});
