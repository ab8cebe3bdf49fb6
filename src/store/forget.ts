/** Owns the forgetting of one content: every row of it goes, a line of the journal says so. Refuses to keep a word of it. */
import type { Kysely } from 'kysely';
import { unseal } from './sealed.ts';
import { keyOf } from './stored-text.ts';
import type { Tables } from './tables.ts';
import type { Writing } from './writing.ts';

/** False where nothing is known of it. Decisions stay: they name places by fingerprint alone. */
export async function forgetIn({ db, note }: Writing, sha256: string, at: string): Promise<boolean> {
  const checks = db.selectFrom('checks').select('id').where('sha256', '=', sha256);
  await db.deleteFrom('places').where('check_id', 'in', checks).execute();
  const counts: Record<string, number> = {};
  for (const table of ['checks', 'contents', 'changes', 'drafts', 'files', 'file_results'] as const) {
    const { numDeletedRows } = await db.deleteFrom(table).where('sha256', '=', sha256).executeTakeFirst();
    counts[table] = Number(numDeletedRows);
  }
  if (Object.values(counts).every((count) => count === 0)) return false;
  const left = db.selectFrom('drafts').select('submission');
  await db.deleteFrom('submissions').where('id', 'not in', left).execute();
  await note(at, 'forgotten', { sha256, rows: counts });
  return true;
}

/** Latest first, each once. */
export async function readContentsOf(db: Kysely<Tables>, path: string): Promise<string[]> {
  const rows = await db
    .selectFrom('file_results')
    .selectAll()
    .where('path_key', '=', keyOf(path))
    .where('sha256', '<>', '')
    .orderBy('id', 'desc')
    .execute();
  return [...new Set(rows.map((row) => unseal('file_results', row).sha256))];
}
