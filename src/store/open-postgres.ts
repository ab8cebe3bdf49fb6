/** Owns the opening of the store on a PostgreSQL server, in a schema of its own. Refuses to copy or mend what the server looks after. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import { assembleStore } from './assemble-store.ts';
import type { Engine } from './engine.ts';
import { migrate, migrations } from './migrations.ts';
import { refused, type StoreOpening } from './opening.ts';
import type { StoreFault } from './store-error.ts';
import type { Tables } from './tables.ts';

const schemaName = 'yushen';
/** Any number that no other program takes: the advisory lock under which every write stands. */
const writeLock = 7_968_104_201;
const connectSeconds = 10;
/** Type of 64-bit integers; all of ours fit a JavaScript number. */
const int8 = 20;

/** `url` is postgres://user@host/database; `now` is ISO 8601 in UTC. Tables are made in the schema `yushen`. */
export async function openPostgresStore(url: string, now: string): Promise<StoreOpening> {
  const pg = await loadDriver();
  if (pg === null) return refused('driver-missing', 'the package pg is not installed');
  const engine = postgresEngine(pg, url);
  try {
    await makeSchema(engine);
    const migrated = await migrate(engine, migrations, now, 0);
    if (migrated.ok) return { ok: true, store: assembleStore(engine) };
    await engine.close();
    return refused(migrated.code, `this program knows schema ${migrations.length}`);
  } catch (error) {
    await engine.close();
    const fault = postgresFault(error);
    if (fault === null) throw error;
    return refused(fault, error instanceof Error ? error.message : 'unknown');
  }
}

type Driver = Pick<typeof import('pg'), 'Pool' | 'types'>;

async function loadDriver(): Promise<Driver | null> {
  try {
    return (await import('pg')).default;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

function postgresEngine({ Pool, types }: Driver, url: string): Engine {
  const getTypeParser: typeof types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
    id === int8 ? Number : types.getTypeParser(id, format);
  const pool = new Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: connectSeconds * 1000,
    types: { getTypeParser },
  });
  // A connection that breaks while nobody uses it is replaced; the next query tells if the server is gone.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema(schemaName);
  return {
    db,
    blobType: 'bytea',
    tableNames: async (from) => {
      const names = sql<{ name: string }>`select tablename as name from pg_tables where schemaname = ${schemaName}`;
      return (await names.execute(from)).rows.map(({ name }) => name);
    },
    write: (work) =>
      db.transaction().execute(async (transaction) => {
        await sql`select pg_advisory_xact_lock(${writeLock})`.execute(transaction);
        return work(transaction);
      }),
    faultOf: postgresFault,
    head: { read: () => null, keep: () => undefined },
    backUp: async () => undefined,
    purge: async () => {
      for (const table of ['places', 'checks', 'contents', 'drafts', 'changes', 'files', 'file_results'])
        await sql`vacuum full ${sql.table(`${schemaName}.${table}`)}`.execute(db);
    },
    close: () => (pool.ended ? Promise.resolve() : pool.end()),
  };
}

/** Asked for first: a user who may not make schemas may still use one that an administrator made. */
async function makeSchema(engine: Engine): Promise<void> {
  await engine.write(async (db) => {
    const found = await sql`select 1 from pg_namespace where nspname = ${schemaName}`.execute(db);
    if (found.rows.length === 0) await sql`create schema ${sql.id(schemaName)}`.execute(db);
  });
}

const faultBySqlState: readonly (readonly [RegExp, StoreFault])[] = [
  [/^53100$/u, 'disk-full'],
  [/^(?:XX001|XX002)$/u, 'damaged'],
  [/^(?:55P03|40P01|57014)$/u, 'locked'],
  [/^(?:28\w{3}|42501|25006)$/u, 'permission'],
  [/^(?:08\w{3}|3D000|53300|57P\w{2}|E[A-Z]+)$/u, 'unreachable'],
];

/** By SQLSTATE, or by the system's code where no server answered. */
function postgresFault(error: unknown): StoreFault | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = faultBySqlState.find(([pattern]) => pattern.test(code));
  if (known) return known[1];
  // The driver has no code for a connection that ends or does not come about in time.
  return /^(?:Connection terminated|timeout exceeded|Client has encountered a connection error)/u.test(error.message)
    ? 'unreachable'
    : null;
}
