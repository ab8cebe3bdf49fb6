/** Owns the way back to the latest copy of a store that cannot be opened. Refuses to delete what it replaces, and to hide in the journal that it did. */
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { assembleStore } from './assemble-store.ts';
import { listBackups } from './backups.ts';
import { headName, readHead } from './journal-head.ts';
import { databaseName, openSqliteEngine } from './open-sqlite.ts';
import { refused, type StoreOpening } from './opening.ts';
import { sqliteFault, wordsOf } from './sqlite-connection.ts';
import { placeFile } from './whole-file.ts';
import { write } from './writing.ts';

/** The files in use go to `damaged-…` in the folder first; nobody may have the store open. `now` is ISO 8601 in UTC. */
export async function restoreSqliteStore(folder: string, now: string): Promise<StoreOpening> {
  const [copy] = listBackups(folder);
  if (copy === undefined) return refused('damaged', 'there is no copy to go back to');
  const head = readHead(folder);
  try {
    const aside = join(folder, `damaged-${now.replace(/[-:.]/gu, '')}`);
    mkdirSync(aside, { mode: 0o700 });
    for (const name of [databaseName, `${databaseName}-wal`, `${databaseName}-shm`, headName])
      if (existsSync(join(folder, name))) renameSync(join(folder, name), join(aside, name));
    placeFile(join(folder, databaseName), (draft) => copyFileSync(copy, draft));
  } catch (error) {
    const fault = sqliteFault(error);
    if (fault === null) throw error;
    return refused(fault, wordsOf(error), copy);
  }
  const opening = await openSqliteEngine(folder, now);
  if (!opening.ok) return opening;
  // The journal goes on from the copy; how far it once went stays to be seen.
  await write(opening.engine, ({ note }) => note(now, 'restored', { copy: basename(copy), before: head }));
  return { ok: true, store: assembleStore(opening.engine) };
}
