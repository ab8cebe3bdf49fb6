/** A child that hangs, floods, exits or lies costs one file and one typed failure; the host goes on. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CheckedRun, checkFiles } from '#src/app/check-files.ts';
import { loadPack } from '#src/app/load-pack.ts';
import { openSandbox } from '#src/app/sandbox/sandbox.ts';
import { limits, type ReadingLimits } from '#src/model/limits.ts';
import { statuses } from '#src/model/run.ts';
import { fixtureBytes } from '../support/check.ts';

const entry = fileURLToPath(new URL('../support/mock-child.ts', import.meta.url));
const short: ReadingLimits = {
  file: { ...limits.file, seconds: 3, longSeconds: 6 },
  child: { ...limits.child, heapMebibytes: 120, residentMebibytes: 300 },
  answerBytes: 16 * 1024 * 1024,
};
const seed = fixtureBytes('shanhaiguan-2020-text/input/seed.txt');
const folder = mkdtempSync(join(tmpdir(), 'yushen-sandbox-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function order(name: string, mock: string, path = ''): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ mock, path }));
  return file;
}

async function check(paths: readonly string[], workers = 1, signal = new AbortController().signal) {
  const loaded = await loadPack(null);
  if (!loaded.ok) throw new Error('the pack does not load');
  return checkFiles({
    pack: loaded.pack,
    sandbox: openSandbox({ pack: Promise.resolve(loaded.message), limits: short, entry }),
    paths,
    language: 'zh-CN',
    failOn: 'error',
    workers,
    withDocuments: true,
    signal,
    onProgress: () => undefined,
  });
}

function outcomes(checked: CheckedRun | null): string[] {
  return (checked?.run.documents ?? []).map(({ status, failure }) => failure?.code ?? status);
}

/** Programs that the tests of this file may have left behind. */
function children(): string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/u.test(name)) return false;
    try {
      return readdirSync(`/proc/${name}/task`).length > 0 && readCommand(name).includes('mock-child.ts');
    } catch {
      return false;
    }
  });
}

function readCommand(pid: string): string {
  return process.platform === 'linux' ? new TextDecoder().decode(readFileSync(`/proc/${pid}/cmdline`)) : '';
}

const faults = [
  ['hang', 'timeout'],
  ['spin', 'timeout'],
  ['flood-heap', 'out-of-memory'],
  ['flood-buffers', 'out-of-memory'],
  ['exit', 'crashed'],
  ['abort', 'crashed'],
  ['throw', 'internal'],
  ['reject-unheard', 'crashed'],
  ['answer-too-much', 'too-large'],
  ['answer-too-long-a-frame', 'too-large'],
  ['answer-garbage', 'crashed'],
  ['answer-noise', 'crashed'],
] as const;

describe('a reader that', () => {
  test.for(faults)('does “%s” costs its file as %s; the next twenty files are read', async ([mock, code]) => {
    const bad = order(`${mock}.mock.json`, mock);
    const good = Array.from({ length: 20 }, (_, index) => join(folder, `good-${index}.txt`));
    for (const file of good) writeFileSync(file, '说明\n一段文字。\n');
    const checked = await check([bad, ...good]);
    expect(outcomes(checked)).toEqual([code, ...good.map(() => 'complete')]);
    expect(checked?.run.documents[0]?.source.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(checked?.run.exitCode).toBe(3);
  });

  test('claims many pages gets the longer limit, and no more', async () => {
    const checked = await check([order('pages.mock.json', 'claim-pages')]);
    expect(checked?.run.documents[0]?.failure).toEqual({ code: 'timeout', detail: '6 s' });
  });

  test('prints on every stream answers all the same', async () => {
    expect(outcomes(await check([order('print.mock.json', 'print')]))).toEqual(['complete']);
  });
});

describe('a child cannot', () => {
  const outside = join(folder, 'outside.txt');
  beforeAll(() => writeFileSync(outside, 'secret'));

  test.for([
    ['read', /restricted/u],
    ['write', /restricted/u],
    ['spawn', /restricted/u],
    ['connect', /network is off/u],
    ['fetch', /network is off/u],
    ['eval', /Code generation from strings disallowed/u],
    ['prototype', /not extensible/u],
    ['environment', /environment empty/u],
  ] as const)('%s', async ([way, refusal]) => {
    const checked = await check([order(`${way}.mock.json`, way, outside)]);
    expect(checked?.document(0)?.blocks[0]?.text).toMatch(refusal);
  });
});

test('every input keeps its place and one status, whatever happens beside it', async () => {
  const paths = faults.flatMap(([mock]) => {
    const good = join(folder, `beside-${mock}.txt`);
    writeFileSync(good, seed);
    return [order(`two-${mock}.mock.json`, mock), good];
  });
  const checked = await check(paths, 2);
  expect(outcomes(checked)).toEqual(faults.flatMap(([, code]) => [code, 'complete']));
  expect(checked?.run.documents.every(({ status }) => statuses.includes(status))).toBe(true);
});

test('a run that is stopped ends at once and leaves no child', async () => {
  const stop = new AbortController();
  const running = check([order('stopped.mock.json', 'spin'), order('waiting.mock.json', 'hang')], 1, stop.signal);
  setTimeout(() => stop.abort(), 1500);
  expect(await running).toBeNull();
});

test.runIf(process.platform === 'linux')('no child is left when a run is over', () => {
  expect(children()).toEqual([]);
});
