/** Owns the opening of one file for reading: a regular file only, the same from the first byte to the last. Refuses to write, and to wait for pipes. */
import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { limits } from '#src/model/limits.ts';
import { type Failure, type FailureCode, failed, type Result, success } from '#src/model/result.ts';

export type FilePath = string | Buffer;

/** What was read in the end; sizes in bytes. */
export type FileDigest = { readonly bytes: number; readonly sha256: string };

export type OpenedFile = {
  /** The file from beginning to end, once. */
  readonly pieces: () => AsyncIterable<Uint8Array>;
  /** After the last piece: what was read, or `changed-while-reading`. */
  readonly finish: () => Promise<Result<FileDigest>>;
  /** Bytes from somewhere inside, once more, after `finish`. */
  readonly part: (start: number, length: number) => FilePart;
  readonly close: () => Promise<void>;
};

export type FilePart = {
  readonly pieces: () => AsyncIterable<Uint8Array>;
  /** After the last piece: null, or `changed-while-reading` since the file was opened. */
  readonly finish: () => Promise<Failure | null>;
};

const pieceBytes = 256 * 1024;

/** A link is followed only where the user named it: in a folder it may have been put there by somebody else. */
export async function openFile(path: FilePath, named: boolean): Promise<Result<OpenedFile>> {
  // Without waiting: the opening of a pipe would wait for a writer that may never come. Not every system has the flags.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (named ? 0 : (constants.O_NOFOLLOW ?? 0));
  let opened: FileHandle;
  try {
    opened = await open(path, flags);
  } catch (error) {
    return failed(faultOf(error));
  }
  const refuse = async (failure: Failure): Promise<Result<OpenedFile>> => {
    await opened.close();
    return { ok: false, failure };
  };
  try {
    const before = await opened.stat();
    if (!before.isFile()) return await refuse(failed('unsupported', 'no regular file').failure);
    if (before.size > limits.file.bytes) return await refuse(failed('too-large', '200 MiB').failure);
    return success(readOpened(opened, before));
  } catch (error) {
    return await refuse(failed(faultOf(error)).failure);
  }
}

function readOpened(opened: FileHandle, before: Stats): OpenedFile {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    pieces: async function* () {
      while (bytes <= before.size) {
        const { bytesRead, buffer } = await opened.read({ buffer: new Uint8Array(pieceBytes), position: bytes });
        if (bytesRead === 0) return;
        const piece = buffer.subarray(0, bytesRead);
        bytes += bytesRead;
        hash.update(piece);
        yield piece;
      }
    },
    finish: async () => {
      const after = await opened.stat();
      const same = isSame(before, after) && bytes === after.size;
      return same ? success({ bytes, sha256: hash.digest('hex') }) : failed('changed-while-reading');
    },
    part: (start, length) => readPart(opened, before, start, length),
    close: () => opened.close(),
  };
}

function isSame(before: Stats, after: Stats): boolean {
  return before.size === after.size && before.mtimeMs === after.mtimeMs;
}

function readPart(opened: FileHandle, before: Stats, start: number, length: number): FilePart {
  let bytes = 0;
  return {
    pieces: async function* () {
      while (bytes < length) {
        const buffer = new Uint8Array(Math.min(pieceBytes, length - bytes));
        const { bytesRead } = await opened.read({ buffer, position: start + bytes });
        if (bytesRead === 0) return;
        bytes += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    },
    finish: async () =>
      isSame(before, await opened.stat()) && bytes === length ? null : failed('changed-while-reading').failure,
  };
}

/** The failure that an error of the file system stands for. */
export function faultOf(error: unknown): FailureCode {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  // A link that stands where a file was seen is no file of the folder.
  if (code === 'ELOOP' || code === 'ENXIO') return 'unsupported';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'not-found';
  if (code === 'EACCES' || code === 'EPERM') return 'permission';
  if (code === 'EBUSY' || code === 'ETXTBSY') return 'locked';
  return code === 'ENOSPC' ? 'disk-full' : 'unreachable';
}
