/** Owns the files as they were last seen below their roots. Refuses what stands in them. */
import type { Kysely, Transaction } from 'kysely';
import { failureCodeSchema } from '#src/model/result.ts';
import { inParts } from './in-parts.ts';
import { seal, unseal } from './sealed.ts';
import { fileStates, type SeenFile } from './store.ts';
import { StoreError } from './store-error.ts';
import { keyOf, packText, packTextOrNull, unpackText, unpackTextOrNull } from './stored-text.ts';
import type { Tables } from './tables.ts';

export async function readFiles(db: Kysely<Tables>, root: string): Promise<Map<string, SeenFile>> {
  const rows = await db.selectFrom('files').selectAll().where('root_key', '=', keyOf(root)).execute();
  const files = rows.map((row) => asSeenFile(unseal('files', row)));
  return new Map(files.map((file) => [file.path, file]));
}

/** Each takes the place of what was known of its path. */
export async function writeFilesIn(
  db: Transaction<Tables>,
  root: string,
  files: readonly SeenFile[],
  at: string,
): Promise<void> {
  await deleteFilesIn(
    db,
    root,
    files.map(({ path }) => path),
  );
  const latest = new Map(files.map((file) => [file.path, file]));
  for (const part of inParts([...latest.values()]))
    await db
      .insertInto('files')
      .values(part.map((file) => asRow(root, file, at)))
      .execute();
}

export async function deleteFilesIn(db: Transaction<Tables>, root: string, paths: readonly string[]): Promise<void> {
  for (const part of inParts(paths.map(keyOf)))
    await db.deleteFrom('files').where('root_key', '=', keyOf(root)).where('path_key', 'in', part).execute();
}

function asRow(root: string, file: SeenFile, at: string): Tables['files'] {
  return seal('files', {
    root_key: keyOf(root),
    path_key: keyOf(file.path),
    path: packText(file.path),
    size: file.size,
    mtime: file.mtime,
    inode: file.inode,
    state: file.state,
    sha256: file.sha256,
    attempts: file.attempts,
    next_try: file.nextTry,
    failure_code: file.failure?.code ?? null,
    failure_detail: packTextOrNull(file.failure?.detail ?? null),
    department: packTextOrNull(file.department),
    looked_at: at,
  });
}

function asSeenFile(row: Tables['files']): SeenFile {
  const state = fileStates.find((name) => name === row.state);
  if (state === undefined) throw new StoreError('damaged', `a file is ${row.state}`);
  return {
    path: unpackText(row.path),
    size: row.size,
    mtime: row.mtime,
    inode: row.inode,
    state,
    sha256: row.sha256,
    attempts: row.attempts,
    nextTry: row.next_try,
    failure:
      row.failure_code === null
        ? null
        : { code: failureCodeSchema.parse(row.failure_code), detail: unpackText(row.failure_detail ?? '') },
    department: unpackTextOrNull(row.department),
  };
}
