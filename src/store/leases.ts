/** Owns the one lease: who scans now. Refuses to know whether its holder still lives, beyond its heartbeat. */
import type { Kysely, Transaction } from 'kysely';
import { seal, unseal } from './sealed.ts';
import type { LeaseAnswer, LeaseOwner } from './store.ts';
import type { Tables } from './tables.ts';

const name = 'scan';

async function readLease(db: Kysely<Tables>): Promise<Tables['lease'] | null> {
  const row = await db.selectFrom('lease').selectAll().where('name', '=', name).executeTakeFirst();
  return row ? unseal('lease', row) : null;
}

async function writeLease(db: Transaction<Tables>, owner: LeaseOwner, at: string): Promise<void> {
  const { token, host, pid, startedAt } = owner;
  const row = seal('lease', { name, token, host, pid, started_at: startedAt, heartbeat_at: at });
  await db.deleteFrom('lease').where('name', '=', name).execute();
  await db.insertInto('lease').values(row).execute();
}

/** To be called in a write: what is seen here is still so when it is taken. */
export async function takeLeaseIn(
  db: Transaction<Tables>,
  owner: LeaseOwner,
  at: string,
  staleSeconds: number,
  dead: string | null,
): Promise<LeaseAnswer> {
  const held = await readLease(db);
  const free = held === null || held.token === owner.token || held.token === dead;
  if (free || Date.parse(at) - Date.parse(held.heartbeat_at) > staleSeconds * 1000) {
    await writeLease(db, owner, at);
    return { ok: true };
  }
  const { token, host, pid, started_at: startedAt, heartbeat_at: heartbeatAt } = held;
  return { ok: false, holder: { token, host, pid, startedAt }, heartbeatAt };
}

export async function renewLeaseIn(db: Transaction<Tables>, owner: LeaseOwner, at: string): Promise<boolean> {
  const held = await readLease(db);
  if (held?.token !== owner.token) return false;
  await writeLease(db, owner, at);
  return true;
}

export async function releaseLeaseIn(db: Transaction<Tables>, { token }: LeaseOwner): Promise<void> {
  await db.deleteFrom('lease').where('name', '=', name).where('token', '=', token).execute();
}
