/** Owns what a write is given: its transaction and the pen of the journal. Refuses entries outside of a transaction. */
import type { Transaction } from 'kysely';
import type { Engine } from './engine.ts';
import { appendEntry, type JournalHead } from './journal.ts';
import type { Tables } from './tables.ts';

type AppendEntry = typeof appendEntry;
type Entry = Parameters<AppendEntry> extends [unknown, ...infer Rest] ? Rest : never;

export type Writing = {
  readonly db: Transaction<Tables>;
  readonly note: (...entry: Entry) => Promise<void>;
};

/** The end of the journal is told to the engine only when the transaction is safe on disk. */
export async function write<T>(engine: Engine, work: (writing: Writing) => Promise<T>): Promise<T> {
  let head: JournalHead | null = null;
  const result = await engine.write((db) => {
    head = null;
    return work({
      db,
      note: async (...entry) => {
        head = await appendEntry(db, ...entry);
      },
    });
  });
  if (head !== null) engine.head.keep(head);
  return result;
}
