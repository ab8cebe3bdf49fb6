/** A folder with everything that can go wrong: every input one status, nothing touched, nothing left behind. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunReport } from '#src/report/json/run-report.ts';
import { runReportSchema } from '#src/report/json/run-report.ts';
import { root, seedFolder } from '../cli/program.ts';
import { type HostileFolder, hostileNames, makeHostileFolder, sealOf } from '../support/hostile/hostile-folder.ts';

const home = mkdtempSync(join(tmpdir(), 'yushen-hostile-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

type Call = { readonly code: number | null; readonly json: Buffer; readonly report: RunReport; readonly log: string };

function check(paths: readonly string[], workers: number): Call {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/cli/yushen.js', 'check', ...paths, '--format', 'json', '--workers', String(workers)],
    { cwd: root, maxBuffer: 256 * 1024 * 1024, env: { ...process.env, YUSHEN_SECRET: 'CANARY-7f3a9c' } },
  );
  const report = runReportSchema.parse(JSON.parse(stdout.toString('utf8')));
  return { code: status, json: stdout, report, log: stderr.toString('utf8') };
}

describe('a batch with hostile files', () => {
  let hostile: HostileFolder;
  let before = '';
  let beside: readonly string[] = [];
  let one: Call;
  let two: Call;
  beforeAll(() => {
    hostile = makeHostileFolder(home);
    before = sealOf(hostile.folder);
    beside = readdirSync(tmpdir());
    one = check([hostile.folder, seedFolder], 1);
    two = check([hostile.folder, seedFolder], 2);
  });

  test('gives each file the status it must have', () => {
    const found = new Map(
      one.report.documents.map(({ source, status, failure }) => [source.path, failure?.code ?? status]),
    );
    for (const [path, outcome] of hostile.expected) expect([path, found.get(path)]).toEqual([path, outcome]);
    expect([...found].filter(([path]) => path.startsWith('名字/')).map(([, outcome]) => outcome)).toEqual(
      hostileNames().map(() => 'complete'),
    );
  });

  test('gives one status to each, and the sums add up', () => {
    const { documents, summary } = one.report;
    expect(documents).toHaveLength(hostile.expected.size + hostileNames().length + 1);
    expect(Object.values(summary.byStatus).reduce((sum, count) => sum + (count ?? 0), 0)).toBe(documents.length);
    expect(new Set(documents.map(({ source }) => `${source.argument} ${source.path}`)).size).toBe(documents.length);
  });

  test('reads the real submission beside them, and says with its exit code that some input was not read', () => {
    const seed = one.report.documents.at(-1);
    expect([seed?.status, seed?.findings.length]).toEqual(['complete', 21]);
    expect(one.code).toBe(3);
  });

  test('gives the same bytes with one worker and with two', () => {
    expect(two.json.equals(one.json)).toBe(true);
    expect(two.code).toBe(one.code);
  });

  test('leaves the folder as it was, opens nothing outside and leaves nothing behind', () => {
    expect(sealOf(hostile.folder)).toBe(before);
    expect(readdirSync(tmpdir()).filter((name) => !beside.includes(name) && name.includes('yushen'))).toEqual([]);
    expect(readdirSync(home).sort()).toEqual(['canary.txt', '收件']);
    expect(existsSync(join(root, 'canary'))).toBe(false);
  });

  test('lets no secret, no outer path and no raw control character into report or log', () => {
    const said = `${one.json.toString('utf8')}${one.log}`;
    expect(said).not.toContain(readFileSync(hostile.canary, 'utf8'));
    expect(one.json.toString('utf8')).not.toContain(home);
    for (const control of ['\u001b', '\u202e', '\u0000']) expect(one.log).not.toContain(control);
    expect(one.log.split('\n').filter((line) => line.startsWith('行.txt'))).toEqual([]);
  });
});
