/** Owns the writing of one file so that it is there whole or not at all. Refuses half-written files. */
import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export type Written = { readonly ok: true } | { readonly ok: false; readonly path: string; readonly reason: string };

/** Beside its place first, then renamed: a reader sees the old file or the new one. A device or pipe stays what it is and gets the bytes. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<Written> {
  const place = await placeOf(path);
  if (place.kind === 'folder') return { ok: false, path, reason: 'EISDIR' };
  return place.kind === 'stream' ? writeInto(path, bytes) : replace(place.target, path, bytes);
}

type Place =
  | { readonly kind: 'folder' }
  | { readonly kind: 'stream' }
  /** `target` is where a link leads. */
  | { readonly kind: 'file'; readonly target: string };

async function placeOf(path: string): Promise<Place> {
  try {
    const target = await realpath(path);
    const found = await stat(target);
    if (found.isDirectory()) return { kind: 'folder' };
    return found.isFile() ? { kind: 'file', target } : { kind: 'stream' };
  } catch {
    return { kind: 'file', target: path };
  }
}

function failureAt(path: string, error: unknown): Written {
  return { ok: false, path, reason: error instanceof Error && 'code' in error ? String(error.code) : 'not written' };
}

async function writeInto(path: string, bytes: Uint8Array): Promise<Written> {
  try {
    const opened = await open(path, 'w');
    try {
      await opened.writeFile(bytes);
    } finally {
      await opened.close();
    }
    return { ok: true };
  } catch (error) {
    return failureAt(path, error);
  }
}

async function replace(target: string, path: string, bytes: Uint8Array): Promise<Written> {
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    const opened = await open(draft, 'wx');
    try {
      await opened.writeFile(bytes);
      await opened.sync();
    } finally {
      await opened.close();
    }
    await rename(draft, target);
    await syncFolder(dirname(target));
    return { ok: true };
  } catch (error) {
    await rm(draft, { force: true });
    return failureAt(path, error);
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
