/** A damaged SQLite store is refused, or gives back exactly what was written; a full disk is said. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assembleStore } from '#src/store/assemble-store.ts';
import { headName } from '#src/store/journal-head.ts';
import { migrate, migrations } from '#src/store/migrations.ts';
import { databaseName, openSqliteStore } from '#src/store/open-sqlite.ts';
import { openConnection } from '#src/store/sqlite-connection.ts';
import { sqliteEngine } from '#src/store/sqlite-engine.ts';
import type { Store } from '#src/store/store.ts';
import { StoreError } from '#src/store/store-error.ts';
import { createPrng } from '../support/generate/prng.ts';
import { at, contentOf, opened, owner, readFileResult, recordOf, root, seenFile } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'yushen-damage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const logName = `${databaseName}-wal`;
const closed = join(folder, 'closed');
const open = join(folder, 'open');
let written: unknown;

async function fill(store: Store): Promise<void> {
  const run = await store.beginRun(root, at(1));
  await store.recordFile(readFileResult(run, '一.docx', a));
  const [first] = await store.latestDrafts(root);
  await store.recordFile(readFileResult(run, '一.docx', b, first?.submission ?? null));
  await store.recordLooks(root, [seenFile('二.docx', { state: 'unstable' })], at(2));
  const decision = { department: '水务局', fiscalYear: 2020, fingerprint: 'f', decision: 'waived' } as const;
  await store.recordDecisions([{ ...decision, reason: '批复', by: '预算科', until: '2026-12-31' }], at(3));
  await store.endRun(run, at(4), recordOf(run));
  await store.takeLease(owner('one'), at(5), 60, null);
  const last = await store.beginRun(root, at(6));
  await store.recordFile(readFileResult(last, '三.docx', 'c'.repeat(64)));
}

/** The files of the store as they lie on disk, in another folder. */
function copyStore(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  for (const name of [databaseName, logName, headName])
    try {
      copyFileSync(join(from, name), join(to, name));
    } catch {
      // A store that was closed has no log.
    }
  return to;
}

beforeAll(async () => {
  const store = opened(await openSqliteStore(join(folder, 'live'), at(0)));
  await fill(store);
  written = await contentOf(store, [a, b]);
  copyStore(join(folder, 'live'), open);
  await store.close();
  copyStore(join(folder, 'live'), closed);
});

type Seen = 'refused' | 'told' | 'equal' | 'wrong';

async function seenIn(place: string): Promise<Seen> {
  const opening = await openSqliteStore(place, at(9));
  if (!opening.ok) return 'refused';
  try {
    const content = await contentOf(opening.store, [a, b]);
    const { brokenAt } = await opening.store.verifyJournal();
    if (brokenAt !== null) return 'told';
    expect(content).toEqual(written);
    return 'equal';
  } catch (error) {
    return error instanceof StoreError ? 'refused' : 'wrong';
  } finally {
    await opening.store.close();
  }
}

async function damageOften(
  name: string,
  from: string,
  times: number,
  harm: (bytes: Buffer, whole: (below: number) => number) => Buffer,
): Promise<Record<Seen, number>> {
  const random = createPrng(20260105);
  const counts: Record<Seen, number> = { refused: 0, told: 0, equal: 0, wrong: 0 };
  for (let time = 0; time < times; time += 1) {
    const place = copyStore(from, join(folder, 'harmed'));
    const bytes = readFileSync(join(place, name));
    writeFileSync(
      join(place, name),
      harm(bytes, (below) => random.int(0, below - 1)),
    );
    counts[await seenIn(place)] += 1;
  }
  return counts;
}

const flip = (bytes: Buffer, whole: (below: number) => number): Buffer => {
  const offset = whole(bytes.length);
  bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << whole(8)), offset);
  return bytes;
};
const cut = (bytes: Buffer, whole: (below: number) => number): Buffer => bytes.subarray(0, whole(bytes.length));

describe('a store', () => {
  test('unharmed gives back what was written, closed or not', async () => {
    expect(await seenIn(copyStore(closed, join(folder, 'harmed')))).toBe('equal');
    expect(await seenIn(copyStore(open, join(folder, 'harmed')))).toBe('equal');
  });

  test.for([
    ['a flipped bit', databaseName, flip, 300],
    ['a flipped bit', logName, flip, 100],
    ['a cut end', databaseName, cut, 50],
    ['a cut end', logName, cut, 50],
    ['a flipped bit', headName, flip, 50],
  ] as const)('with %s in %s is refused or equal, never wrong in silence', async ([, name, harm, times]) => {
    const counts = await damageOften(name, name === logName ? open : closed, times, harm);
    expect(counts.wrong, JSON.stringify(counts)).toBe(0);
    expect(counts.refused + counts.told + counts.equal).toBe(times);
    if (name !== headName) expect(counts.refused).toBeGreaterThan(times / 3);
  });

  test('without its log is refused: it would be a night behind', async () => {
    const place = copyStore(open, join(folder, 'harmed'));
    rmSync(join(place, logName));
    expect(await seenIn(place)).toBe('refused');
  });
});

test('a full disk is said as such; what was asked for is not stored, and afterwards it is', async () => {
  const place = join(folder, 'full');
  mkdirSync(place);
  const database = openConnection(join(place, databaseName));
  const engine = sqliteEngine(database, place);
  await migrate(engine, migrations, at(0), 14);
  const store = assembleStore(engine);
  const run = await store.beginRun(root, at(1));
  const before = await contentOf(store, [a]);
  const { page_count: pages } = database.prepare('pragma page_count').get() ?? {};
  database.exec(`pragma max_page_count = ${Number(pages) + 1}`);
  const result = readFileResult(run, '一.docx', a);
  await expect(store.recordFile(result)).rejects.toMatchObject({ name: 'StoreError', fault: 'disk-full' });
  expect(await contentOf(store, [a])).toEqual(before);
  database.exec('pragma max_page_count = 100000');
  await store.recordFile(result);
  expect(await store.files(root)).toEqual(new Map([[result.file.path, result.file]]));
  await store.close();
});
