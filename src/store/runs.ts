/** Owns the runs and what their reports have not told yet. Refuses to know what a run did to a single file. */
import type { Kysely } from 'kysely';
import { type DraftChange, draftChangeSchema, type ScanRecord, scanRecordSchema } from '#src/model/scan.ts';
import { nextNumber } from './counters.ts';
import { seal, sha256Of, unseal } from './sealed.ts';
import type { RunRecord } from './store.ts';
import { keyOf, packText } from './stored-text.ts';
import type { Tables } from './tables.ts';
import type { Writing } from './writing.ts';

export async function beginRunIn({ db, note }: Writing, root: string, at: string): Promise<number> {
  const id = await nextNumber(db, 'runs');
  const begun = { id, root_key: keyOf(root), root: packText(root), started_at: at, ended_at: null, record: null };
  await db.insertInto('runs').values(seal('runs', begun)).execute();
  await note(at, 'run-begun', { run: id, root: keyOf(root) });
  return id;
}

/** Nothing happens to a run that has ended already. */
export async function endRunIn({ db, note }: Writing, run: number, at: string, record: ScanRecord): Promise<void> {
  const row = await db.selectFrom('runs').selectAll().where('id', '=', run).executeTakeFirstOrThrow();
  const { seal: _, ...begun } = unseal('runs', row);
  if (begun.ended_at !== null) return;
  const left = await db
    .selectFrom('runs')
    .selectAll()
    .where('root_key', '=', begun.root_key)
    .where('id', '<', run)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute();
  const text = JSON.stringify(record);
  const ended = [{ ...begun, record: text }, ...left.map(({ seal: _, ...other }) => other)];
  for (const other of ended) {
    const values = seal('runs', { ...other, ended_at: at });
    await db.updateTable('runs').set(values).where('id', '=', other.id).execute();
  }
  await db.deleteFrom('changes').where('root_key', '=', begun.root_key).execute();
  const { outcome } = record.run;
  await note(at, 'run-ended', { run, outcome, record: sha256Of(text), leftOpen: left.map(({ id }) => id) });
}

export async function readRuns(db: Kysely<Tables>, root: string | null, most: number): Promise<RunRecord[]> {
  const all = db.selectFrom('runs').selectAll().orderBy('id', 'desc').limit(most);
  const rows = await (root === null ? all : all.where('root_key', '=', keyOf(root))).execute();
  return rows.map((row) => {
    const { id, started_at: startedAt, ended_at: endedAt, record } = unseal('runs', row);
    return { id, startedAt, endedAt, record: record === null ? null : scanRecordSchema.parse(JSON.parse(record)) };
  });
}

export async function readUntoldChanges(db: Kysely<Tables>, root: string): Promise<DraftChange[]> {
  const rows = await db.selectFrom('changes').selectAll().where('root_key', '=', keyOf(root)).orderBy('id').execute();
  return rows.map((row) => draftChangeSchema.parse(JSON.parse(unseal('changes', row).change)));
}
