/** Owns the writing of one file so that it is there whole or not at all. Refuses half-written files. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export type Written = { readonly ok: true } | { readonly ok: false; readonly path: string; readonly reason: string };

/** Beside its place first, then renamed: a reader sees the old file or the new one. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<Written> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const opened = await open(draft, 'wx');
    try {
      await opened.writeFile(bytes);
      await opened.sync();
    } finally {
      await opened.close();
    }
    await rename(draft, path);
    await syncFolder(dirname(path));
    return { ok: true };
  } catch (error) {
    await rm(draft, { force: true });
    return { ok: false, path, reason: error instanceof Error && 'code' in error ? String(error.code) : 'not written' };
  }
}

/** The new name outlives a loss of power; systems that cannot open a folder do without. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const opened = await open(folder, 'r');
    try {
      await opened.sync();
    } finally {
      await opened.close();
    }
  } catch {
    return;
  }
}
