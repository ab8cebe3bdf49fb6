/** Owns the engine of one SQLite file: one connection whose users wait for each other. Refuses a second connection in one program. */
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { addBackup } from './backups.ts';
import type { Engine } from './engine.ts';
import { keepHead, readHead } from './journal-head.ts';
import { forKysely, patiently, sqliteFault } from './sqlite-connection.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** `folder` also holds the copies and the head of the journal. */
export function sqliteEngine(database: DatabaseSync, folder: string): Engine {
  // Kysely lets one query or transaction at a time use the only connection, so that awaits inside of one never let another in.
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(database) }) });
  const alone = (work: () => void) => patiently(() => db.connection().execute(async () => work()));
  return {
    db,
    blobType: 'blob',
    tableNames: async (from) => {
      const names = sql<{ name: string }>`select name from sqlite_master where type = 'table'`;
      return (await names.execute(from)).rows.map(({ name }) => name);
    },
    write: (work) => patiently(() => db.transaction().execute(work)),
    faultOf: sqliteFault,
    head: { read: () => readHead(folder), keep: (head) => keepHead(folder, head) },
    backUp: (at, keep) =>
      alone(() => addBackup(folder, at, keep, (path) => void database.prepare('vacuum into ?').run(path))),
    purge: () =>
      alone(() => {
        // Deleted rows are overwritten at once; what stood in pages that were since rearranged goes with the rewriting, and the log after it.
        database.exec('vacuum');
        const { busy } = database.prepare('pragma wal_checkpoint(truncate)').get() ?? {};
        if (busy !== 0)
          throw new StoreError('locked', 'deleted, but another program still reads what was there before');
      }),
    close: async () => {
      await db.destroy();
      if (database.isOpen) database.close();
    },
  };
}
