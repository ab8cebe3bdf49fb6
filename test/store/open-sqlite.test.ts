/** Opening a store in a folder: what is refused, with which reason, and that it is left as it was. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '#src/store/migrations.ts';
import { networkKindOf } from '#src/store/network-folder.ts';
import { databaseName, openSqliteStore } from '#src/store/open-sqlite.ts';
import { restoreSqliteStore } from '#src/store/restore-sqlite.ts';
import { at, contentOf, opened, readFileResult, root } from './samples.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yushen-store-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const a = 'a'.repeat(64);

describe('a folder on another machine', () => {
  const local = 'proc /proc proc rw 0 0\n/dev/sda1 / ext4 rw 0 0';
  const table: readonly (readonly [kind: string | null, path: string, mounts: string])[] = [
    ['nfs4', '/srv/share/state', `${local}\nserver:/x /srv/share nfs4 rw 0 0`],
    ['cifs', '/srv/share', `${local}\n//server/x /srv/share cifs rw 0 0`],
    ['fuse.sshfs', '/srv/share/a/b', `${local}\nserver: /srv/share fuse.sshfs rw 0 0`],
    ['smb3', '/srv/two words/a', `${local}\n//server/x /srv/two\\040words smb3 rw 0 0`],
    ['9p', '/mnt/c/state', `${local}\nC: /mnt/c 9p rw,aname=drvfs;path=C: 0 0`],
    [null, '/srv/sharestate', `${local}\nserver:/x /srv/share nfs4 rw 0 0`],
    [
      null,
      '/srv/share/disk/state',
      `${local}\nserver:/x /srv/share nfs4 rw 0 0\n/dev/sdb1 /srv/share/disk ext4 rw 0 0`,
    ],
    ['nfs', '/srv/share', `${local}\n/dev/sdb1 /srv/share ext4 rw 0 0\nserver:/x /srv/share nfs rw 0 0`],
    [null, '/srv/state', `none / 9p rw 0 0`],
    [null, '/srv/state', ''],
  ];

  test.for(table)('is seen by its mount: %s for %s', ([kind, path, mounts]) => {
    expect(networkKindOf(path, mounts)).toBe(kind);
  });

  test('is refused with the reason, also through a link, and nothing is made there', async () => {
    const share = join(folder, 'share');
    mkdirSync(share);
    symlinkSync(share, join(folder, 'link'));
    const mounts = `/dev/sda1 / ext4 rw 0 0\nserver:/x ${share} nfs4 rw 0 0`;
    for (const path of [join(share, 'state'), join(folder, 'link', 'state')])
      expect(await openSqliteStore(path, at(0), { mounts })).toEqual({
        ok: false,
        refusal: { code: 'network-folder', detail: 'the folder lies on a nfs4 share', backup: null },
      });
    expect(readdirSync(share)).toEqual([]);
  });
});

test('a folder that is not there is made, for nobody else to read', async () => {
  const store = opened(await openSqliteStore(join(folder, 'a', 'b'), at(0)));
  expect(await store.runs(null, 1)).toEqual([]);
  await store.close();
});

test('a file in the place of the folder is refused', async () => {
  writeFileSync(join(folder, 'state'), '');
  const opening = await openSqliteStore(join(folder, 'state'), at(0));
  expect(opening).toMatchObject({ ok: false, refusal: { code: 'permission', detail: 'EEXIST at mkdir' } });
});

test('a newer schema is refused and not touched', async () => {
  const newer = [...migrations, async () => undefined];
  await opened(await openSqliteStore(folder, at(0), { steps: newer })).close();
  const before = readFileSync(join(folder, databaseName));
  expect(await openSqliteStore(folder, at(1))).toMatchObject({ ok: false, refusal: { code: 'newer-schema' } });
  expect(readFileSync(join(folder, databaseName)).equals(before)).toBe(true);
});

test('the database of another program is refused', async () => {
  const database = new DatabaseSync(join(folder, databaseName));
  database.exec('create table accounts (name text)');
  database.close();
  expect(await openSqliteStore(folder, at(0))).toMatchObject({ ok: false, refusal: { code: 'foreign' } });
});

test.for(['not a database at all, but long enough to be taken for one'.repeat(100), 'short'])(
  'a file that is no database is refused and kept: %s',
  async (text) => {
    writeFileSync(join(folder, databaseName), text);
    expect(await openSqliteStore(folder, at(0))).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
    expect(readFileSync(join(folder, databaseName), 'utf8')).toBe(text);
  },
);

test('a database that is gone, or emptied, while its journal is known, is refused', async () => {
  await opened(await openSqliteStore(folder, at(0))).close();
  for (const lose of [() => writeFileSync(join(folder, databaseName), ''), () => rmSync(join(folder, databaseName))]) {
    lose();
    expect(await openSqliteStore(folder, at(0))).toMatchObject({ ok: false, refusal: { code: 'lost-entries' } });
  }
});

describe('going back to the latest copy', () => {
  test('gives what the copy had, keeps the damaged file, and tells it in the journal', async () => {
    const store = opened(await openSqliteStore(folder, at(0)));
    const run = await store.beginRun(root, at(1));
    await store.recordFile(readFileResult(run, '一.docx', a));
    const copied = await contentOf(store, [a]);
    await store.backUp(at(2), 14);
    await store.beginRun(root, at(3));
    await store.close();
    writeFileSync(join(folder, databaseName), 'x'.repeat(10_000));
    const refused = await openSqliteStore(folder, at(4));
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'damaged', backup: join(folder, 'backups', 'yushen-20260105T180002000Z.db') },
    });
    const restored = opened(await restoreSqliteStore(folder, at(5)));
    expect(await contentOf(restored, [a])).toEqual({
      ...Object(copied),
      journal: { entries: 4, brokenAt: null },
    });
    await restored.close();
    expect(readFileSync(join(folder, 'damaged-20260105T180005000Z', databaseName), 'utf8')).toBe('x'.repeat(10_000));
    await opened(await openSqliteStore(folder, at(6))).close();
  });

  test('is refused where there is none', async () => {
    await opened(await openSqliteStore(folder, at(0))).close();
    expect(await restoreSqliteStore(folder, at(1))).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
    expect(existsSync(join(folder, databaseName))).toBe(true);
  });
});
