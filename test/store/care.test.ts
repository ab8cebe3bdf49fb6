/** The care of a SQLite store: its journal, its copies, its upgrades, what is left of a forgotten text. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CheckedDocument } from '#src/model/run.ts';
import { type Migration, migrations } from '#src/store/migrations.ts';
import { databaseName, openSqliteStore } from '#src/store/open-sqlite.ts';
import type { Store } from '#src/store/store.ts';
import { at, contentOf, opened, placeCount, readFileResult, recordOf, root, submission } from './samples.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yushen-care-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const file = () => join(folder, databaseName);
const open = async (): Promise<Store> => opened(await openSqliteStore(folder, at(0)));

/** Changes the file behind the back of the store. */
function meddle(statement: string): void {
  const database = new DatabaseSync(file());
  database.exec(statement);
  database.close();
}

test('the places of a check can be counted by rule and severity', async () => {
  const store = await open();
  const run = await store.beginRun(root, at(1));
  await store.recordFile(readFileResult(run, '一.docx', a));
  await store.close();
  const database = new DatabaseSync(file());
  const rows = database.prepare('select rule_id, severity, count(*) as many from places group by 1, 2').all();
  database.close();
  const counted = new Map(rows.map(({ rule_id, severity, many }) => [`${rule_id} ${severity}`, many]));
  const expected = new Map<string, number>();
  for (const { ruleId, severity, places } of submission.findings) {
    const key = `${ruleId} ${severity}`;
    expected.set(key, (expected.get(key) ?? 0) + places.length);
  }
  expect(placeCount).toBeGreaterThan(20);
  expect(counted).toEqual(expected);
});

describe('the journal', () => {
  beforeEach(async () => {
    const store = await open();
    const run = await store.beginRun(root, at(1));
    await store.recordFile(readFileResult(run, '一.docx', a));
    await store.recordFile(readFileResult(run, '二.docx', b));
    await store.endRun(run, at(2), recordOf(run));
    expect(await store.verifyJournal()).toEqual({ entries: 5, brokenAt: null });
    await store.close();
  });

  test.for([
    [3, `update journal set payload = replace(payload, 'done', 'failed') where seq = 3`],
    [2, `update journal set at = '2020-01-01T00:00:00.000Z' where seq = 2`],
    [4, `delete from journal where seq = 4`],
    [5, `delete from journal where seq = 5`],
    [1, `delete from journal`],
    [3, `update journal set hash = previous where seq = 3`],
    [1, `update journal set seq = -seq where seq < 3; update journal set seq = 3 + seq where seq < 0`],
  ] as const)('is broken at entry %i after: %s', async ([brokenAt, statement]) => {
    meddle(statement);
    const store = await open();
    expect(await store.verifyJournal()).toMatchObject({ brokenAt });
    await store.beginRun(root, at(9));
    expect(await store.verifyJournal()).toMatchObject({ brokenAt });
    await store.close();
  });

  test('with an entry that was slipped in is broken there, and takes no more', async () => {
    meddle('insert into journal select 6, at, kind, payload, previous, hash from journal where seq = 5');
    const store = await open();
    expect(await store.verifyJournal()).toEqual({ entries: 5, brokenAt: 6 });
    await expect(store.beginRun(root, at(9))).rejects.toMatchObject({ name: 'StoreError', fault: 'damaged' });
    await store.close();
  });

  test('written anew as a whole does not end as it once did', async () => {
    const other = mkdtempSync(join(tmpdir(), 'yushen-care-'));
    const forged = opened(await openSqliteStore(other, at(0)));
    for (const second of [1, 2, 3, 4]) await forged.beginRun('别的', at(second));
    expect(await forged.verifyJournal()).toEqual({ entries: 5, brokenAt: null });
    await forged.close();
    meddle(
      `attach '${join(other, databaseName)}' as other; delete from journal; insert into journal select * from other.journal`,
    );
    rmSync(other, { recursive: true });
    const store = await open();
    expect(await store.verifyJournal()).toEqual({ entries: 4, brokenAt: 5 });
    await store.close();
  });

  test('names no file and quotes no text', async () => {
    const database = new DatabaseSync(file());
    const payloads = database.prepare('select payload from journal order by seq').all();
    database.close();
    const text = JSON.stringify(payloads);
    expect(text).toContain(a);
    expect(text).not.toMatch(/docx|水务局|[\u4e00-\u9fff]/u);
  });
});

describe('copies', () => {
  const copies = () => readdirSync(join(folder, 'backups'));

  test('are kept fourteen deep, and each opens with what the store had', async () => {
    const store = await open();
    for (let night = 1; night <= 17; night += 1) {
      await store.beginRun(root, at(night));
      await store.backUp(at(night), 14);
    }
    await store.close();
    const expected = Array.from({ length: 14 }, (_, index) => `yushen-${at(index + 4).replace(/[-:.]/gu, '')}.db`);
    expect(copies().sort()).toEqual(expected);
    for (const [index, name] of expected.entries()) {
      const database = new DatabaseSync(join(folder, 'backups', name), { readOnly: true });
      expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      expect(database.prepare('select count(*) as many from runs').get()).toEqual({ many: index + 4 });
      database.close();
    }
  });
});

describe('an upgrade', () => {
  const addColumn: Migration = async (db) => {
    await db.schema.alterTable('schema_version').addColumn('note', 'text').execute();
    await db.schema.createTable('more').addColumn('id', 'bigint').execute();
  };
  const cutOff: Migration = async (db, blobType) => {
    await addColumn(db, blobType);
    throw new Error('cut off');
  };

  test('keeps a copy of the older schema first, and everything that was there', async () => {
    const store = await open();
    const run = await store.beginRun(root, at(1));
    await store.recordFile(readFileResult(run, '一.docx', a));
    const before = await contentOf(store, [a]);
    await store.close();
    const newer = opened(await openSqliteStore(folder, at(5), { steps: [...migrations, addColumn] }));
    expect(await contentOf(newer, [a])).toEqual({ ...Object(before), journal: { entries: 4, brokenAt: null } });
    await newer.close();
    expect(readdirSync(join(folder, 'backups'))).toEqual([`yushen-${at(5).replace(/[-:.]/gu, '')}.db`]);
  });

  test('that is cut off leaves the older schema, and can be done again', async () => {
    await (await open()).close();
    const schema = () => {
      const database = new DatabaseSync(file());
      const rows = database.prepare('select name, sql from sqlite_master order by name').all();
      database.close();
      return rows;
    };
    const before = schema();
    expect(await openSqliteStore(folder, at(1), { steps: [...migrations, cutOff] })).toMatchObject({ ok: false });
    expect(schema()).toEqual(before);
    await (await open()).close();
    await opened(await openSqliteStore(folder, at(2), { steps: [...migrations, addColumn] })).close();
    expect(schema()).toHaveLength(before.length + 1);
  });
});

describe('a forgotten text', () => {
  const word = '绝不能留下的一句话';
  const secret: CheckedDocument = {
    ...submission,
    findings: submission.findings.map((finding) => ({
      ...finding,
      places: finding.places.map((place) => ({ ...place, quote: word })),
    })),
  };
  const bytesOfStore = () =>
    readdirSync(folder)
      .filter((name) => name.startsWith(databaseName))
      .map((name) => readFileSync(join(folder, name)));
  const holds = (needle: string) => bytesOfStore().some((bytes) => bytes.includes(needle));

  test('leaves no byte in the database and its log, while the store stays open, but its hash in the journal', async () => {
    const store = await open();
    const run = await store.beginRun(root, at(1));
    await store.recordFile(readFileResult(run, '一.docx', a));
    const extraction = new TextEncoder().encode(word.repeat(5000));
    const content = { packKey: 'built-in@1', checked: secret, extraction };
    await store.recordFile(readFileResult(run, '秘密.docx', b, null, { content }));
    expect(holds(word)).toBe(true);
    const [draft] = (await store.latestDrafts(root)).filter(({ sha256 }) => sha256 === b);
    expect(holds(String(draft?.path))).toBe(true);
    expect(await store.forget(b, at(2))).toBe(true);
    expect(holds(word)).toBe(false);
    expect(holds('秘密')).toBe(false);
    expect(holds(b)).toBe(true);
    expect(await store.checkOf(a, null)).toEqual(submission);
    expect(await store.verifyJournal()).toEqual({ entries: 5, brokenAt: null });
    await store.close();
    const database = new DatabaseSync(file());
    const [entry] = database.prepare(`select payload from journal where kind = 'forgotten'`).all();
    database.close();
    expect(JSON.parse(String(entry?.payload))).toMatchObject({
      sha256: b,
      rows: { checks: 1, contents: 1, drafts: 1 },
    });
  });
});
