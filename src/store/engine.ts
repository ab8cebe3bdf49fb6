/** Owns what differs between the databases behind a store. Refuses queries, which are the same for all. */
import type { Kysely, Transaction } from 'kysely';
import type { JournalHead } from './journal.ts';
import type { StoreFault } from './store-error.ts';
import type { Tables } from './tables.ts';

export type Engine = {
  readonly db: Kysely<Tables>;
  readonly blobType: 'blob' | 'bytea';
  readonly tableNames: (db: Kysely<Tables>) => Promise<readonly string[]>;
  /** One transaction; no other writer is in one meanwhile, whichever program it belongs to. */
  readonly write: <T>(work: (db: Transaction<Tables>) => Promise<T>) => Promise<T>;
  /** Null where the error is our own bug. */
  readonly faultOf: (error: unknown) => StoreFault | null;
  /** The end of the journal, kept outside of the database where that can be lost in part. */
  readonly head: { readonly read: () => JournalHead | null; readonly keep: (head: JournalHead) => void };
  readonly backUp: (at: string, keep: number) => Promise<void>;
  /** Leaves no trace of deleted rows where the database keeps its rows. */
  readonly purge: () => Promise<void>;
  readonly close: () => Promise<void>;
};
