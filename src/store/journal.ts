/** Owns the journal: entries that are only ever added, each hashed over the one before. Refuses content: payloads hold numbers, hashes and decisions. */
import type { Kysely, Transaction } from 'kysely';
import { lastNumber, nextNumber } from './counters.ts';
import { sha256Of } from './sealed.ts';
import type { JournalProof } from './store.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

export type JournalKind =
  | 'schema-changed'
  | 'run-begun'
  | 'run-ended'
  | 'file-recorded'
  | 'check-recorded'
  | 'decided'
  | 'forgotten'
  | 'restored';
type Payload = null | string | number | readonly Payload[] | { readonly [key: string]: Payload };
export type JournalHead = { readonly seq: number; readonly hash: string };
type Entry = Tables['journal'];

const beforeFirst = '0'.repeat(64);
/** Entries held in memory at once. */
const page = 1000;

/** Adds an entry in the transaction of what it tells. */
export async function appendEntry(
  db: Transaction<Tables>,
  at: string,
  kind: JournalKind,
  payload: Payload,
): Promise<JournalHead> {
  const seq = await nextNumber(db, 'journal');
  const last = await db
    .selectFrom('journal')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last && last.seq >= seq) throw new StoreError('damaged', 'the journal has entries that were not written here');
  const entry = { seq, at, kind, payload: canonicalJson(payload), previous: last?.hash ?? beforeFirst };
  const hash = hashOf(entry);
  await db
    .insertInto('journal')
    .values({ ...entry, hash })
    .execute();
  return { seq, hash };
}

/** `head` is what was kept outside of the database: against it a chain that was rewritten as a whole is seen too. */
export async function verifyEntries(db: Kysely<Tables>, head: JournalHead | null): Promise<JournalProof> {
  // Asked first: entries that come in meanwhile are more than told, never fewer.
  const told = Math.max(await lastNumber(db, 'journal'), head?.seq ?? 0);
  let last: JournalHead = { seq: 0, hash: beforeFirst };
  while (true) {
    const entries = await db
      .selectFrom('journal')
      .selectAll()
      .where('seq', '>', last.seq)
      .orderBy('seq')
      .limit(page)
      .execute();
    for (const entry of entries) {
      if (!follows(entry, last, head)) return { entries: last.seq, brokenAt: last.seq + 1 };
      last = entry;
    }
    if (entries.length < page) break;
  }
  return { entries: last.seq, brokenAt: told > last.seq ? last.seq + 1 : null };
}

function follows(entry: Entry, last: JournalHead, head: JournalHead | null): boolean {
  const chained = entry.seq === last.seq + 1 && entry.previous === last.hash && entry.hash === hashOf(entry);
  return chained && (head?.seq !== entry.seq || head.hash === entry.hash);
}

function hashOf({ seq, at, kind, payload, previous }: Omit<Entry, 'hash'>): string {
  return sha256Of(JSON.stringify([seq, at, kind, payload, previous]));
}

/** Keys in order, so that equal payloads are equal texts. */
function canonicalJson(payload: Payload): string {
  return JSON.stringify(payload, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
