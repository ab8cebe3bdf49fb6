/** Owns the schema in numbered steps, applied once each in one transaction. Refuses a database that is newer than this program, or not ours. */
import type { Transaction } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';
import { write } from './writing.ts';

/** Step n brings a database from version n - 1 to version n. */
export type Migration = (db: Transaction<Tables>, blobType: Engine['blobType']) => Promise<void>;

export const migrations: readonly Migration[] = [createTables];

export type Migrated = { readonly ok: true } | { readonly ok: false; readonly code: 'newer-schema' | 'foreign' };

/** Keeps a copy of an older database first; `keep` is how many copies stay. */
export async function migrate(
  engine: Engine,
  steps: readonly Migration[],
  at: string,
  keep: number,
): Promise<Migrated> {
  const found = await versionOf(engine, engine.db);
  if (found === null) return { ok: false, code: 'foreign' };
  if (found > steps.length) return { ok: false, code: 'newer-schema' };
  if (found === steps.length) return { ok: true };
  if (found > 0) await engine.backUp(at, keep);
  return write(engine, async ({ db, note }) => {
    // Another program may have been first while this one waited.
    const from = await versionOf(engine, db);
    if (from === null) return { ok: false, code: 'foreign' };
    if (from > steps.length) return { ok: false, code: 'newer-schema' };
    for (const step of steps.slice(from)) await step(db, engine.blobType);
    if (from === steps.length) return { ok: true };
    await db.deleteFrom('schema_version').execute();
    await db.insertInto('schema_version').values({ version: steps.length }).execute();
    await note(at, 'schema-changed', { from, to: steps.length });
    return { ok: true };
  });
}

/** 0 for an empty database, null for one with tables of somebody else. */
async function versionOf(engine: Engine, db: Engine['db']): Promise<number | null> {
  const names = await engine.tableNames(db);
  if (names.length === 0) return 0;
  if (!names.includes('schema_version')) return null;
  const rows = await db.selectFrom('schema_version').selectAll().execute();
  return rows.length === 1 ? (rows[0]?.version ?? null) : null;
}

async function createTables(db: Transaction<Tables>, blobType: Engine['blobType']): Promise<void> {
  await createJournal(db);
  await createScan(db);
  await createContents(db, blobType);
  await createDrafts(db);
  const indexes = [
    ['runs', ['root_key', 'id']],
    ['files', ['sha256']],
    ['file_results', ['run', 'path_key', 'sha256']],
    ['file_results', ['path_key']],
    ['file_results', ['sha256']],
    ['checks', ['sha256', 'pack_key']],
    ['places', ['fingerprint']],
    ['drafts', ['root_key']],
    ['drafts', ['sha256']],
    ['changes', ['root_key']],
    ['changes', ['sha256']],
  ] as const;
  for (const [table, columns] of indexes) {
    const index = db.schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns([...columns]);
    await index.execute();
  }
}

async function createJournal({ schema }: Transaction<Tables>): Promise<void> {
  await schema
    .createTable('schema_version')
    .addColumn('version', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('counters')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('last', 'bigint', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('journal')
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('previous', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
}

async function createScan({ schema }: Transaction<Tables>): Promise<void> {
  await schema
    .createTable('lease')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('pid', 'bigint', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('heartbeat_at', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('runs')
    .addColumn('id', 'bigint', (column) => column.primaryKey())
    .addColumn('root_key', 'text', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('record', 'text')
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('files')
    .addColumn('root_key', 'text', (column) => column.notNull())
    .addColumn('path_key', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('mtime', 'bigint', (column) => column.notNull())
    .addColumn('inode', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text')
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('next_try', 'text')
    .addColumn('failure_code', 'text')
    .addColumn('failure_detail', 'text')
    .addColumn('department', 'text')
    .addColumn('looked_at', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('files_key', ['root_key', 'path_key'])
    .execute();
  await schema
    .createTable('file_results')
    .addColumn('id', 'bigint', (column) => column.primaryKey())
    .addColumn('run', 'bigint', (column) => column.notNull().references('runs.id'))
    .addColumn('path_key', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
}

async function createContents({ schema }: Transaction<Tables>, blobType: Engine['blobType']): Promise<void> {
  await schema
    .createTable('contents')
    .addColumn('sha256', 'text', (column) => column.primaryKey())
    .addColumn('extraction', blobType)
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('checks')
    .addColumn('id', 'bigint', (column) => column.primaryKey())
    .addColumn('sha256', 'text', (column) => column.notNull().references('contents.sha256'))
    .addColumn('pack_key', 'text', (column) => column.notNull())
    .addColumn('checked', blobType, (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('places')
    .addColumn('check_id', 'bigint', (column) => column.notNull().references('checks.id'))
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('rule_id', 'text', (column) => column.notNull())
    .addColumn('severity', 'text', (column) => column.notNull())
    .addColumn('certainty', 'text', (column) => column.notNull())
    .addColumn('section', 'text', (column) => column.notNull())
    .addColumn('project_code', 'text')
    .addColumn('project_name', 'text')
    .addColumn('item', 'text')
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('quote', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('places_key', ['check_id', 'position'])
    .execute();
}

async function createDrafts({ schema }: Transaction<Tables>): Promise<void> {
  await schema
    .createTable('submissions')
    .addColumn('id', 'bigint', (column) => column.primaryKey())
    .addColumn('root_key', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('drafts')
    .addColumn('submission', 'bigint', (column) => column.notNull().references('submissions.id'))
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('root_key', 'text', (column) => column.notNull())
    .addColumn('run', 'bigint', (column) => column.notNull().references('runs.id'))
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('department', 'text')
    .addColumn('fiscal_year', 'bigint')
    .addColumn('unit_code', 'text')
    .addColumn('project_codes', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('drafts_key', ['submission', 'number'])
    .execute();
  await schema
    .createTable('changes')
    .addColumn('id', 'bigint', (column) => column.primaryKey())
    .addColumn('root_key', 'text', (column) => column.notNull())
    .addColumn('run', 'bigint', (column) => column.notNull().references('runs.id'))
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('change', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('decisions')
    .addColumn('id', 'bigint', (column) => column.primaryKey())
    .addColumn('department', 'text', (column) => column.notNull())
    .addColumn('fiscal_year', 'bigint', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('decided_by', 'text', (column) => column.notNull())
    .addColumn('until_day', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .addUniqueConstraint('decisions_key', ['department', 'fiscal_year', 'fingerprint'])
    .execute();
}
