/** Owns the storing of one file's result: its row, what was found, its draft, its change, the journal, in one transaction. Refuses the same result twice. */

import { writeCheckIn, writeContentIn } from './contents.ts';
import { nextNumber } from './counters.ts';
import { writeDraftIn } from './drafts.ts';
import { writeFilesIn } from './files.ts';
import { seal } from './sealed.ts';
import type { FileResult } from './store.ts';
import { keyOf } from './stored-text.ts';
import type { Writing } from './writing.ts';

/** The same run, path and content were recorded before: nothing changes. */
export async function recordFileIn(writing: Writing, result: FileResult): Promise<void> {
  const { db, note } = writing;
  const { run, root, file, content, draft, change, at } = result;
  const sha256 = file.sha256 ?? '';
  const path_key = keyOf(file.path);
  const known = await db
    .selectFrom('file_results')
    .select('id')
    .where('run', '=', run)
    .where('path_key', '=', path_key)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (known) return;
  const told = { id: await nextNumber(db, 'file_results'), run, path_key, sha256, state: file.state, at };
  await db.insertInto('file_results').values(seal('file_results', told)).execute();
  await writeFilesIn(db, root, [file], at);
  if (content !== null) {
    if (file.sha256 === null) throw new Error('content without a hash');
    await writeContentIn(db, file.sha256, content.extraction, at);
    await writeCheckIn(db, file.sha256, content.packKey, content.checked, at);
  }
  if (draft !== null) await writeDraftIn(db, draft, result);
  if (change !== null) {
    const id = await nextNumber(db, 'changes');
    const row = seal('changes', { id, root_key: keyOf(root), run, sha256, change: JSON.stringify(change) });
    await db.insertInto('changes').values(row).execute();
  }
  await note(at, 'file-recorded', { run, path: path_key, sha256: file.sha256, state: file.state });
}
