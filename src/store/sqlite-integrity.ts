/** Owns whether a SQLite file still holds what was written: its pages, its references, the seal of every row. Refuses to mend it. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { type Columns, isWhole } from './sealed.ts';

/** What is wrong, or null. Reads every page once. */
export function damageOf(database: DatabaseSync): string | null {
  const [first] = database.prepare('pragma integrity_check(1)').all();
  if (first?.integrity_check !== 'ok') return 'the integrity check failed';
  if (database.prepare('pragma foreign_key_check').all().length > 0) return 'a row refers to one that is not there';
  for (const table of sealedTables(database))
    for (const row of database.prepare(`select * from "${table}"`).iterate())
      if (!isWhole(table, asColumns(row))) return `a row of ${table} is not what was written`;
  return null;
}

function sealedTables(database: DatabaseSync): string[] {
  const tables = database.prepare(
    `select name from sqlite_master where type = 'table' and exists (select 1 from pragma_table_info(sqlite_master.name) where name = 'seal') order by name`,
  );
  return tables.all().map(({ name }) => String(name));
}

function asColumns(row: Record<string, SQLOutputValue>): Columns {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );
}
