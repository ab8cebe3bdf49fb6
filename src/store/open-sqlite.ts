/** Owns the opening of the store in a folder of this machine: looked through before it is trusted. Refuses shares, damage, newer schemas, and never touches what it refuses. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { assembleStore } from './assemble-store.ts';
import { listBackups } from './backups.ts';
import { lastNumber } from './counters.ts';
import type { Engine } from './engine.ts';
import { readHead } from './journal-head.ts';
import { type Migration, migrate, migrations } from './migrations.ts';
import { networkKindOf } from './network-folder.ts';
import { type Refused, refused, type StoreOpening } from './opening.ts';
import { openConnection, patiently, sqliteFault, wordsOf } from './sqlite-connection.ts';
import { sqliteEngine } from './sqlite-engine.ts';
import { damageOf } from './sqlite-integrity.ts';

export const databaseName = 'yushen.db';
/** Copies kept when a newer schema is put over an older one. */
const copies = 14;

export type Surroundings = {
  /** Text of /proc/mounts; read from the system where it is left out. */
  readonly mounts?: string;
  readonly steps?: readonly Migration[];
};

type EngineOpening = { readonly ok: true; readonly engine: Engine } | Refused;

/** `now` is ISO 8601 in UTC. The folder is made where it is missing. */
export async function openSqliteStore(
  folder: string,
  now: string,
  surroundings: Surroundings = {},
): Promise<StoreOpening> {
  const opening = await openSqliteEngine(folder, now, surroundings);
  return opening.ok ? { ok: true, store: assembleStore(opening.engine) } : opening;
}

/** The same, for those who must write beside the store. */
export async function openSqliteEngine(
  folder: string,
  now: string,
  surroundings: Surroundings = {},
): Promise<EngineOpening> {
  const share = networkKindOf(folder, ...(surroundings.mounts === undefined ? [] : [surroundings.mounts]));
  if (share !== null) return refused('network-folder', `the folder lies on a ${share} share`);
  let database: DatabaseSync | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Before the database: another program may add to both meanwhile.
    const head = readHead(folder);
    const file = join(folder, databaseName);
    const isNew = !existsSync(file) || statSync(file).size === 0;
    const [latest = null] = listBackups(folder);
    if (isNew && head !== null) return refused('lost-entries', 'the database is gone, its journal is not', latest);
    database = await patiently(async () => openConnection(file));
    const damage = isNew ? null : damageOf(database);
    const opening =
      damage === null
        ? await openChecked(database, folder, now, head?.seq ?? 0, surroundings.steps ?? migrations)
        : refused('damaged', damage, latest);
    if (!opening.ok) database.close();
    return opening;
  } catch (error) {
    if (database?.isOpen) database.close();
    // An error without a name of its own is a schema that cannot be read.
    return refused(sqliteFault(error) ?? 'damaged', wordsOf(error), listBackups(folder)[0]);
  }
}

async function openChecked(
  database: DatabaseSync,
  folder: string,
  now: string,
  told: number,
  steps: readonly Migration[],
): Promise<EngineOpening> {
  const engine = sqliteEngine(database, folder);
  const migrated = await migrate(engine, steps, now, copies);
  if (!migrated.ok) return refused(migrated.code, `this program knows schema ${steps.length}`);
  const kept = await lastNumber(engine.db, 'journal');
  const [latest = null] = listBackups(folder);
  if (kept < told) return refused('lost-entries', `the journal had ${told} entries and has ${kept}`, latest);
  return { ok: true, engine };
}
