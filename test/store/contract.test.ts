/** What a store keeps and gives back, the same on every database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openPostgresStore } from '#src/store/open-postgres.ts';
import { openSqliteStore } from '#src/store/open-sqlite.ts';
import type { StoreOpening } from '#src/store/opening.ts';
import type { Decision, FileResult, Store } from '#src/store/store.ts';
import { startPostgres } from '../support/postgres.ts';
import {
  at,
  changeOf,
  contentOf,
  extraction,
  opened,
  owner,
  readFileResult,
  recordOf,
  root,
  seenFile,
  submission,
} from './samples.ts';

type Place = { readonly open: () => Promise<StoreOpening>; readonly remove: () => void };
type Database = { readonly name: string; readonly missing: string | null; readonly makePlace: () => Promise<Place> };

const server = await startPostgres();
const missing = 'missing' in server ? server.missing : null;
if (missing !== null) process.stderr.write(`The store on PostgreSQL is not tested here: ${missing}\n`);
afterAll(() => {
  if (!('missing' in server)) server.stop();
});

const databases: readonly Database[] = [
  {
    name: 'SQLite',
    missing: null,
    makePlace: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'yushen-store-'));
      return {
        open: () => openSqliteStore(folder, at(0)),
        remove: () => rmSync(folder, { recursive: true, force: true }),
      };
    },
  },
  {
    name: missing === null ? 'PostgreSQL' : `PostgreSQL (not run: ${missing})`,
    missing,
    makePlace: async () => {
      if ('missing' in server) throw new Error(server.missing);
      const url = await server.makeDatabase();
      return { open: () => openPostgresStore(url, at(0)), remove: () => undefined };
    },
  },
];

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);

for (const database of databases) {
  describe.skipIf(database.missing !== null)(`the store on ${database.name}`, () => {
    let place: Place;
    let store: Store;
    let openStores: Store[];
    const another = async (): Promise<Store> => {
      const more = opened(await place.open());
      openStores.push(more);
      return more;
    };

    beforeEach(async () => {
      place = await database.makePlace();
      openStores = [];
      store = await another();
      return async () => {
        for (const each of openStores) await each.close();
        place.remove();
      };
    });

    describe('the lease', () => {
      test('has one holder, who is named to the second', async () => {
        expect(await store.takeLease(owner('one', 7), at(0), 60, null)).toEqual({ ok: true });
        expect(await store.takeLease(owner('two'), at(60), 60, null)).toEqual({
          ok: false,
          holder: owner('one', 7),
          heartbeatAt: at(0),
        });
      });

      test('is the same when its holder takes it twice', async () => {
        await store.takeLease(owner('one'), at(0), 60, null);
        expect(await store.takeLease(owner('one'), at(5), 60, null)).toEqual({ ok: true });
      });

      test('is taken over when its heartbeat is too old, and the earlier holder learns of it', async () => {
        await store.takeLease(owner('one'), at(0), 60, null);
        expect(await store.takeLease(owner('two'), at(61), 60, null)).toEqual({ ok: true });
        expect(await store.renewLease(owner('one'), at(62))).toBe(false);
      });

      test('stays with a holder who renews it', async () => {
        await store.takeLease(owner('one'), at(0), 60, null);
        expect(await store.renewLease(owner('one'), at(50))).toBe(true);
        expect(await store.takeLease(owner('two'), at(61), 60, null)).toMatchObject({ ok: false, heartbeatAt: at(50) });
      });

      test('is taken over from the dead holder that was named, never from whoever came after', async () => {
        await store.takeLease(owner('dead'), at(0), 60, null);
        expect(await store.takeLease(owner('two'), at(1), 60, 'dead')).toEqual({ ok: true });
        expect(await store.takeLease(owner('three'), at(1), 60, 'dead')).toMatchObject({ holder: owner('two') });
      });

      test('is free once released; only its holder can release it', async () => {
        await store.takeLease(owner('one'), at(0), 60, null);
        await store.releaseLease(owner('two'));
        expect(await store.takeLease(owner('two'), at(1), 60, null)).toMatchObject({ ok: false });
        await store.releaseLease(owner('one'));
        await store.releaseLease(owner('one'));
        expect(await store.takeLease(owner('two'), at(1), 60, null)).toEqual({ ok: true });
      });

      test('has exactly one holder of fifty who ask at once through two connections', async () => {
        const second = await another();
        const answers = await Promise.all(
          Array.from({ length: 50 }, (_, index) =>
            (index % 2 === 0 ? store : second).takeLease(owner(`token ${index}`), at(0), 60, null),
          ),
        );
        expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      });
    });

    describe('runs', () => {
      test('come back latest first, of one root or of all', async () => {
        const first = await store.beginRun(root, at(0));
        const other = await store.beginRun('另一个', at(1));
        await store.endRun(first, at(2), recordOf(first));
        const open = { id: other, startedAt: at(1), endedAt: null, record: null };
        const ended = { id: first, startedAt: at(0), endedAt: at(2), record: recordOf(first) };
        expect(await store.runs(null, 10)).toEqual([open, ended]);
        expect(await store.runs(null, 1)).toEqual([open]);
        expect(await store.runs(root, 10)).toEqual([ended]);
      });

      test('that never ended are ended by a later one of their root', async () => {
        const killed = await store.beginRun(root, at(0));
        const other = await store.beginRun('另一个', at(1));
        const run = await store.beginRun(root, at(2));
        await store.endRun(run, at(3), recordOf(run));
        expect(await store.runs(null, 10)).toMatchObject([
          { id: run, endedAt: at(3) },
          { id: other, endedAt: null },
          { id: killed, endedAt: at(3), record: null },
        ]);
      });

      test('end once', async () => {
        const run = await store.beginRun(root, at(0));
        await store.endRun(run, at(1), recordOf(run));
        const before = await contentOf(store, []);
        await store.endRun(run, at(2), recordOf(run, [changeOf('x', 1)]));
        expect(await contentOf(store, [])).toEqual(before);
      });
    });

    describe('a file', () => {
      test('comes back as it was recorded, with everything found in it', async () => {
        const run = await store.beginRun(root, at(0));
        const result = readFileResult(run, '水务局/文本.docx', a);
        await store.recordFile(result);
        expect(await store.files(root)).toEqual(new Map([[result.file.path, result.file]]));
        expect(await store.checkOf(a, 'built-in@1')).toEqual(submission);
        expect(await store.checkOf(a, null)).toEqual(submission);
        expect(await store.checkOf(a, 'another')).toBeNull();
        expect(await store.extractionOf(a)).toEqual(extraction);
        expect(await store.untoldChanges(root)).toEqual([result.change]);
        const { of, ...draft } = result.draft ?? { of: null };
        expect(await store.latestDrafts(root)).toEqual([{ ...draft, submission: 1, number: 1 }]);
        expect(await store.contentsOf(result.file.path)).toEqual([a]);
      });

      test('recorded twice is recorded once', async () => {
        const run = await store.beginRun(root, at(0));
        const result = readFileResult(run, '水务局/文本.docx', a);
        await store.recordFile(result);
        const before = await contentOf(store, [a]);
        await store.recordFile(result);
        await store.recordFile({ ...result, at: at(99) });
        expect(await contentOf(store, [a])).toEqual(before);
      });

      test('recorded by both of two programs at once is recorded once', async () => {
        const run = await store.beginRun(root, at(0));
        const second = await another();
        const result = readFileResult(run, '水务局/文本.docx', a);
        await Promise.all([store.recordFile(result), second.recordFile(result), store.recordFile(result)]);
        expect(await store.latestDrafts(root)).toHaveLength(1);
        expect(await store.untoldChanges(root)).toHaveLength(1);
        expect(await store.verifyJournal()).toEqual({ entries: 3, brokenAt: null });
      });

      test('is stored whole or not at all', async () => {
        const run = await store.beginRun(root, at(0));
        const before = await contentOf(store, [a]);
        const impossible: FileResult = readFileResult(run, '水务局/文本.docx', a, null, {
          file: seenFile('水务局/文本.docx', { sha256: null }),
        });
        await expect(store.recordFile(impossible)).rejects.toThrow('content without a hash');
        expect(await contentOf(store, [a])).toEqual(before);
        await store.recordFile(readFileResult(run, '水务局/文本.docx', a));
        expect(await store.files(root)).toHaveProperty('size', 1);
      });

      test('that failed keeps its code, its attempts and its next try', async () => {
        const run = await store.beginRun(root, at(0));
        const failure = { code: 'encrypted', detail: '口令\n保护' } as const;
        const file = seenFile('水务局/加密.pdf', { state: 'failed', attempts: 3, nextTry: at(600), failure });
        await store.recordFile({ run, root, file, content: null, draft: null, change: null, at: at(1) });
        expect((await store.files(root)).get(file.path)).toEqual(file);
        expect(await store.contentsOf(file.path)).toEqual([]);
      });

      test('with a name that no text can hold keeps it', async () => {
        const names = [
          '\ud800.txt',
          '\udc00.txt',
          'a\0b.txt',
          '\uffff0041.txt',
          'A.txt',
          'é.txt',
          'e\u0301.txt',
          "';--\\",
        ];
        const files = names.map((name) => seenFile(name, { department: name }));
        await store.recordLooks(root, files, at(1));
        expect(await store.files(root)).toEqual(new Map(files.map((file) => [file.path, file])));
        await store.forgetLooks(root, names.slice(1));
        expect([...(await store.files(root)).keys()]).toEqual(['\ud800.txt']);
      });

      test('that was only looked at is replaced by the next look, of its own root alone', async () => {
        await store.recordLooks(root, [seenFile('a', { state: 'unstable' })], at(1));
        await store.recordLooks('另一个', [seenFile('a', { state: 'ignored' })], at(1));
        await store.recordLooks(root, [seenFile('a', { size: 1 }), seenFile('a', { size: 2 })], at(2));
        expect([...(await store.files(root)).values()]).toEqual([seenFile('a', { size: 2 })]);
        expect([...(await store.files('另一个')).values()]).toEqual([seenFile('a', { state: 'ignored' })]);
      });

      test('is one of thousands looked at in one call', async () => {
        const files = Array.from({ length: 3000 }, (_, index) => seenFile(`文件 ${index}`));
        await store.recordLooks(root, files, at(1));
        await store.recordLooks(root, files, at(2));
        expect(await store.files(root)).toHaveProperty('size', 3000);
        await store.forgetLooks(
          root,
          files.slice(1).map(({ path }) => path),
        );
        expect(await store.files(root)).toHaveProperty('size', 1);
      });
    });

    describe('drafts', () => {
      test('of one submission are numbered; only the latest is given', async () => {
        const run = await store.beginRun(root, at(0));
        await store.recordFile(readFileResult(run, '一稿.docx', a));
        const [first] = await store.latestDrafts(root);
        await store.recordFile(readFileResult(run, '二稿.docx', b, first?.submission ?? null));
        await store.recordFile(readFileResult(run, '别的.docx', 'c'.repeat(64)));
        expect(await store.latestDrafts(root)).toMatchObject([
          { submission: first?.submission, number: 2, sha256: b, path: '二稿.docx' },
          { number: 1, path: '别的.docx' },
        ]);
        expect(await store.latestDrafts('另一个')).toEqual([]);
      });

      test('told by a run that ended are not told again; those of a killed run are', async () => {
        const killed = await store.beginRun(root, at(0));
        await store.recordFile(readFileResult(killed, '一.docx', a));
        const run = await store.beginRun(root, at(1));
        await store.recordFile(readFileResult(run, '二.docx', b));
        expect(await store.untoldChanges(root)).toEqual([changeOf('一.docx', 1), changeOf('二.docx', 1)]);
        await store.endRun(run, at(2), recordOf(run, await store.untoldChanges(root)));
        expect(await store.untoldChanges(root)).toEqual([]);
        expect((await store.runs(root, 1))[0]?.record?.changes).toEqual([
          changeOf('一.docx', 1),
          changeOf('二.docx', 1),
        ]);
      });
    });

    describe('a check', () => {
      test('by another pack stands beside the first and is the latest', async () => {
        const run = await store.beginRun(root, at(0));
        await store.recordFile(readFileResult(run, '一.docx', a));
        const newer = { ...submission, findings: submission.findings.slice(1) };
        await store.recordCheck(a, 'built-in@2', newer, at(20));
        const { entries } = await store.verifyJournal();
        await store.recordCheck(a, 'built-in@2', submission, at(21));
        expect(await store.checkOf(a, 'built-in@1')).toEqual(submission);
        expect(await store.checkOf(a, 'built-in@2')).toEqual(newer);
        expect(await store.checkOf(a, null)).toEqual(newer);
        expect(await store.verifyJournal()).toEqual({ entries, brokenAt: null });
      });

      test('of a content that is not known is not kept', async () => {
        await store.recordCheck(a, 'built-in@1', submission, at(1));
        expect(await store.checkOf(a, null)).toBeNull();
      });
    });

    describe('decisions', () => {
      const decision: Decision = {
        department: '水务局',
        fiscalYear: 2020,
        fingerprint: 'f'.repeat(32),
        decision: 'waived',
        reason: '按上级批复，\n允许',
        by: '预算科',
        until: '2026-12-31',
      };

      test('come back in the order of recording, a later one in place of the earlier', async () => {
        const other = { ...decision, department: '统计局' };
        const later = { ...decision, until: '2027-01-31' };
        await store.recordDecisions([decision, other], at(1));
        await store.recordDecisions([later], at(2));
        expect(await store.decisions()).toEqual([other, later]);
        expect(await store.verifyJournal()).toEqual({ entries: 4, brokenAt: null });
      });

      test('recorded twice are recorded once', async () => {
        await store.recordDecisions([decision], at(1));
        await store.recordDecisions([decision], at(2));
        expect(await store.decisions()).toEqual([decision]);
        expect(await store.verifyJournal()).toEqual({ entries: 2, brokenAt: null });
      });
    });

    describe('forgetting', () => {
      test('takes every row of a content, leaves the rest, and is told in the journal', async () => {
        const run = await store.beginRun(root, at(0));
        await store.recordFile(readFileResult(run, '一.docx', a));
        const [first] = await store.latestDrafts(root);
        await store.recordFile(readFileResult(run, '一.docx', b, first?.submission ?? null));
        const { entries } = await store.verifyJournal();
        expect(await store.contentsOf('一.docx')).toEqual([b, a]);
        expect(await store.forget(b, at(30))).toBe(true);
        expect(await store.checkOf(b, null)).toBeNull();
        expect(await store.extractionOf(b)).toBeNull();
        expect(await store.files(root)).toEqual(new Map());
        expect(await store.contentsOf('一.docx')).toEqual([a]);
        expect(await store.latestDrafts(root)).toMatchObject([{ number: 1, sha256: a }]);
        expect(await store.untoldChanges(root)).toEqual([changeOf('一.docx', 1)]);
        expect(await store.checkOf(a, null)).toEqual(submission);
        expect(await store.verifyJournal()).toEqual({ entries: entries + 1, brokenAt: null });
      });

      test('what is not known, or was forgotten, changes nothing', async () => {
        const run = await store.beginRun(root, at(0));
        await store.recordFile(readFileResult(run, '一.docx', a));
        await store.forget(a, at(1));
        const before = await contentOf(store, [a]);
        expect(await store.forget(a, at(2))).toBe(false);
        expect(await contentOf(store, [a])).toEqual(before);
      });

      test('the only draft of a submission ends it; the next draft begins another', async () => {
        const run = await store.beginRun(root, at(0));
        await store.recordFile(readFileResult(run, '一.docx', a));
        const [first] = await store.latestDrafts(root);
        await store.forget(a, at(1));
        await store.recordFile(readFileResult(run, '一.docx', b, first?.submission ?? null));
        const [next] = await store.latestDrafts(root);
        expect(next?.number).toBe(1);
        expect(next?.submission).not.toBe(first?.submission);
      });
    });

    test('everything is there again after closing and opening', async () => {
      const run = await store.beginRun(root, at(0));
      await store.recordFile(readFileResult(run, '一.docx', a));
      await store.endRun(run, at(1), recordOf(run));
      const before = await contentOf(store, [a]);
      for (const each of openStores.splice(0)) await each.close();
      store = await another();
      expect(await contentOf(store, [a])).toEqual(before);
    });

    test('work that is asked for at once happens one after the other', async () => {
      const run = await store.beginRun(root, at(0));
      const results = Array.from({ length: 40 }, (_, index) =>
        readFileResult(run, `${index}.docx`, String(index).padStart(64, '0')),
      );
      const second = await another();
      await Promise.all(results.map((result, index) => (index % 2 === 0 ? store : second).recordFile(result)));
      const drafts = await store.latestDrafts(root);
      expect(new Set(drafts.map(({ submission: number }) => number))).toHaveProperty('size', 40);
      expect(await second.verifyJournal()).toEqual({ entries: 42, brokenAt: null });
    });

    test('a copy is made on request without harm', async () => {
      await store.backUp(at(0), 14);
      await store.backUp(at(0), 14);
      expect(await store.verifyJournal()).toEqual({ entries: 1, brokenAt: null });
    });
  });
}

describe.skipIf(missing !== null)('a PostgreSQL server', () => {
  const lacking = (url: string) => openPostgresStore(url, at(0));

  test('that does not answer, or lacks the database, is refused with the reason', async () => {
    if ('missing' in server) throw new Error(server.missing);
    const url = await server.makeDatabase();
    expect(await lacking('postgres://tester@127.0.0.1:1/none')).toMatchObject({ refusal: { code: 'unreachable' } });
    expect(await lacking(`${url}_not`)).toMatchObject({ refusal: { code: 'unreachable' } });
    expect(await lacking(url.replace('tester', 'nobody_here'))).toMatchObject({ refusal: { code: 'permission' } });
  });

  test('whose store is newer, or holds tables of somebody else in our schema, is refused', async () => {
    if ('missing' in server) throw new Error(server.missing);
    const url = await server.makeDatabase();
    await opened(await lacking(url)).close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('update yushen.schema_version set version = 99');
    expect(await lacking(url)).toMatchObject({ refusal: { code: 'newer-schema' } });
    await client.query('drop table yushen.schema_version');
    expect(await lacking(url)).toMatchObject({ refusal: { code: 'foreign' } });
    await client.end();
  });

  test('that lost a connection gives the next one, and tells of a row that was changed behind its back', async () => {
    if ('missing' in server) throw new Error(server.missing);
    const url = await server.makeDatabase();
    const store = opened(await lacking(url));
    const run = await store.beginRun(root, at(1));
    await store.recordFile(readFileResult(run, '一.docx', a));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.query(`update yushen.files set state = 'failed'`);
    await expect(store.files(root)).rejects.toMatchObject({ name: 'StoreError', fault: 'damaged' });
    expect(await store.checkOf(a, null)).toEqual(submission);
    await client.end();
    await store.close();
  });
});
