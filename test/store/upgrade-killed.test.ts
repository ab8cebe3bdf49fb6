/** The upgrade of a store, killed between any two of its writes: the store is the old one or the new one, never between. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseName, openSqliteStore } from '#src/store/open-sqlite.ts';
import { at, contentOf, opened, readFileResult, root } from './samples.ts';

const program = fileURLToPath(new URL('upgrade-program.ts', import.meta.url));
const a = 'a'.repeat(64);
const points = 50;

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'yushen-upgrade-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const upgrade = (folder: string, killAt: number) =>
  spawnSync(process.execPath, ['--no-warnings', program, folder, String(killAt)]);

function lookInto(folder: string) {
  const database = new DatabaseSync(join(folder, databaseName));
  const seen = {
    integrity: database.prepare('pragma integrity_check').all(),
    version: database.prepare('select version from schema_version').all(),
    added: database.prepare("select count(*) as many from sqlite_master where name like 'more_%'").all(),
    columns: database
      .prepare("select count(*) as many from pragma_table_info('schema_version') where name like 'more_%'")
      .all(),
  };
  database.close();
  return seen;
}

const whole = [{ integrity_check: 'ok' }];
const older = { integrity: whole, version: [{ version: 1 }], added: [{ many: 0 }], columns: [{ many: 0 }] };
const newer = { integrity: whole, version: [{ version: 26 }], added: [{ many: 25 }], columns: [{ many: 25 }] };

test(`killed at ${points} points it leaves the older store and a copy; done again it is whole`, {
  timeout: 600_000,
}, async () => {
  const written = join(home, 'written');
  const store = opened(await openSqliteStore(written, at(0)));
  const run = await store.beginRun(root, at(1));
  await store.recordFile(readFileResult(run, '一.docx', a));
  const content = await contentOf(store, [a]);
  await store.close();
  for (let point = 0; point < points; point += 1) {
    const folder = join(home, String(point));
    cpSync(written, folder, { recursive: true });
    expect(upgrade(folder, point).signal).toBe('SIGKILL');
    expect(lookInto(folder)).toEqual(older);
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
    const again = opened(await openSqliteStore(folder, at(2)));
    expect(await contentOf(again, [a])).toEqual(content);
    await again.close();
    // Every tenth is upgraded after all.
    if (point % 10 === 9) {
      expect(upgrade(folder, -1).status).toBe(0);
      expect(lookInto(folder)).toEqual(newer);
      expect(await openSqliteStore(folder, at(3))).toMatchObject({ ok: false, refusal: { code: 'newer-schema' } });
    }
    rmSync(folder, { recursive: true });
  }
});
