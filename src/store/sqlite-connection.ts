/** Owns the one connection to a SQLite file: how it is opened, how Kysely speaks to it, what its errors mean. Refuses queries of its own. */

import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { StoreError, type StoreFault } from './store-error.ts';

/** How long one statement stands still for another program, and how often it is tried: between the tries this program goes on. */
const busyMilliseconds = 50;
const busyPause = 20;
const busyTries = 400;
/** Statements kept ready; lists of other lengths are other statements. */
const mostPrepared = 200;

/** Every commit is on disk before it returns, and what is deleted is overwritten. */
export function openConnection(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyMilliseconds, enableForeignKeyConstraints: true });
  try {
    database.exec('pragma secure_delete = on; pragma cell_size_check = on; pragma trusted_schema = off');
    const { journal_mode: mode } = database.prepare('pragma journal_mode = wal').get() ?? {};
    if (mode !== 'wal') throw new Error(`the file system allows ${String(mode)} only, not wal`);
    database.exec('pragma synchronous = full');
    // A file that may only be read opens too, and would fail at the first write: one is tried and taken back.
    database.exec('begin immediate; pragma user_version = 0; rollback');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Does it again while another connection has the database for itself; what was begun was rolled back. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let left = busyTries; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || sqliteFault(error) !== 'locked') throw error;
      await wait(busyPause);
    }
  }
}

export function forKysely(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known) return known;
      if (prepared.size >= mostPrepared) prepared.clear();
      const statement = prepare(database, sql);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  // After a full disk SQLite has rolled back by itself; then there is nothing left to roll back.
  if (sql === 'rollback') return bare(() => database.isTransaction && database.exec('rollback'));
  // Every transaction here writes: two that read first and write then would wait for each other.
  if (sql === 'begin') return bare(() => database.exec('begin immediate'));
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.filter(isInput)),
    run: (parameters) => statement.run(...parameters.filter(isInput)),
    iterate: (parameters) => statement.iterate(...parameters.filter(isInput)),
  };
}

function bare(run: () => unknown): SqliteStatement {
  const none = { changes: 0, lastInsertRowid: 0 };
  return {
    reader: false,
    all: () => [],
    run: () => {
      run();
      return none;
    },
    iterate: () => [].values(),
  };
}

/** What the queries of this room hand over; anything else would be a missing parameter, which SQLite reports. */
function isInput(value: unknown): value is SQLInputValue {
  return value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array;
}

const faultByCode = new Map<number, StoreFault>([
  [5, 'locked'],
  [6, 'locked'],
  [8, 'permission'],
  [10, 'damaged'],
  [11, 'damaged'],
  [13, 'disk-full'],
  [14, 'permission'],
  [23, 'permission'],
  [26, 'damaged'],
]);
/** The shared memory of the log could not grow. */
const sharedMemoryFull = 4874;

/** By SQLite's result code, else by the system's. */
export function sqliteFault(error: unknown): StoreFault | null {
  if (error instanceof StoreError) return error.fault;
  if (!(error instanceof Error)) return null;
  if ('errcode' in error && typeof error.errcode === 'number')
    return error.errcode === sharedMemoryFull ? 'disk-full' : (faultByCode.get(error.errcode % 256) ?? null);
  if (!('code' in error) || typeof error.code !== 'string') return null;
  if (['ENOSPC', 'EDQUOT'].includes(error.code)) return 'disk-full';
  // Node says ENOENT where a folder cannot be made on a disk that may only be read.
  return ['EACCES', 'EPERM', 'ENOENT', 'EEXIST', 'EROFS', 'ENOTDIR', 'EISDIR'].includes(error.code)
    ? 'permission'
    : null;
}

/** For the log: SQLite's own words, of the system its code alone, since its words name paths. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'syscall' in error && 'code' in error ? `${String(error.code)} at ${String(error.syscall)}` : error.message;
}
