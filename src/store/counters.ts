/** Owns the numbers of rows: they only grow, also after rows were deleted. Refuses to run outside of a write. */
import type { Kysely, Transaction } from 'kysely';
import { seal, unseal } from './sealed.ts';
import type { Tables } from './tables.ts';

export type CounterName = 'runs' | 'file_results' | 'checks' | 'submissions' | 'changes' | 'decisions' | 'journal';

/** 0 where none was given yet. */
export async function lastNumber(db: Kysely<Tables>, name: CounterName): Promise<number> {
  const row = await db.selectFrom('counters').selectAll().where('name', '=', name).executeTakeFirst();
  return row ? unseal('counters', row).last : 0;
}

export async function nextNumber(db: Transaction<Tables>, name: CounterName): Promise<number> {
  const last = (await lastNumber(db, name)) + 1;
  const row = seal('counters', { name, last });
  if (last === 1) await db.insertInto('counters').values(row).execute();
  else await db.updateTable('counters').set(row).where('name', '=', name).execute();
  return last;
}
