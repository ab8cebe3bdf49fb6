/** Owns one look over a folder on a share: every file with its size, time and inode, and what could not be looked at. Refuses to open a file. */
import { type BigIntStats, lstat } from 'node:fs';
import type { FailureCode } from '#src/model/result.ts';
import type { FileLook } from '#src/store/store.ts';
import { collectFiles } from '../collect-files.ts';
import { type FilePath, faultOf } from '../open-file.ts';

export type LookedAt = {
  readonly path: string;
  readonly file: FilePath;
  /** Null where it could not be looked at: then `fault` says why. */
  readonly look: FileLook | null;
  readonly fault: FailureCode | 'skip' | null;
};

export type ShareWalk =
  | { readonly ok: true; readonly found: readonly LookedAt[] }
  | { readonly ok: false; readonly code: FailureCode };

export async function walkShare(root: string): Promise<ShareWalk> {
  const files = await collectFiles([root]);
  // The folder itself is told as “.”, or by its own name where it is no folder.
  const failed = files.find(({ path, fault, named }) => fault !== null && fault !== 'skip' && (named || path === '.'));
  if (failed?.fault && failed.fault !== 'skip') return { ok: false, code: failed.fault };
  if (files.some(({ named }) => named)) return { ok: false, code: 'unreachable' };
  const found = await Promise.all(
    files.map(async ({ path, file, fault }): Promise<LookedAt> => {
      if (fault !== null) return { path, file, look: null, fault };
      const look = await lookAt(file);
      return typeof look === 'string' ? { path, file, look: null, fault: look } : { path, file, look, fault: null };
    }),
  );
  return { ok: true, found };
}

/** Size, time and inode of a file as it is now, or why not. Asked for tens of thousands of files, where the calls with promises take twice as long. */
export function lookAt(file: FilePath): Promise<FileLook | FailureCode> {
  return new Promise((resolve) => {
    lstat(file, { bigint: true }, (error, stats) => resolve(error ? faultOf(error) : lookOf(stats)));
  });
}

function lookOf({ size, mtimeNs, ino }: BigIntStats): FileLook {
  return { size: Number(size), mtime: Number(mtimeNs / 1000n), inode: String(ino) };
}

export function isSameLook(one: FileLook, other: FileLook): boolean {
  return one.size === other.size && one.mtime === other.mtime && one.inode === other.inode;
}
