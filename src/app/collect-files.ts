/** Owns the walk from command-line arguments to files. Refuses to follow links out of a folder, and to lose an entry without a word. */
import type { Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FailureCode } from '#src/model/result.ts';

export type FoundFile = {
  readonly argument: number;
  /** Relative to the argument, with "/" between folders. */
  readonly path: string;
  readonly file: string;
  /** Named on the command line, so that a kind that is not read is a failure and not skipped. */
  readonly named: boolean;
  /** Known before reading: why it will not be read. */
  readonly fault: FailureCode | 'skip' | null;
};

/** Lock files of office programs and leavings of operating systems. */
const leavings = /^(?:~\$|\.~lock\.|\._|\.)|^(?:thumbs\.db|desktop\.ini)$|\.(?:tmp|part|crdownload)$/iu;

/** Every file under the arguments, in order of argument, then path. */
export async function collectFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const lists = await Promise.all(paths.map((path, argument) => collectOne(path, argument)));
  return lists.flat();
}

async function collectOne(path: string, argument: number): Promise<FoundFile[]> {
  const named = (fault: FoundFile['fault']): FoundFile[] => [
    { argument, path: basename(path), file: path, named: true, fault },
  ];
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return named(found.isFile() ? null : 'unsupported');
  } catch (error) {
    return named(faultOf(error));
  }
  const files = await walk(path, '', argument);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function walk(root: string, folder: string, argument: number): Promise<FoundFile[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    return [
      { argument, path: folder === '' ? '.' : folder, file: join(root, folder), named: false, fault: faultOf(error) },
    ];
  }
  const lists = await Promise.all(
    entries.map((entry) => visit(root, folder === '' ? entry.name : `${folder}/${entry.name}`, argument, entry)),
  );
  return lists.flat();
}

async function visit(root: string, path: string, argument: number, entry: Dirent): Promise<FoundFile[]> {
  const file = join(root, path);
  const found = (fault: FoundFile['fault']): FoundFile[] => [{ argument, path, file, named: false, fault }];
  if (entry.isDirectory()) return leavings.test(entry.name) ? [] : walk(root, path, argument);
  if (leavings.test(entry.name) || entry.isSymbolicLink()) return found('skip');
  if (entry.isFile()) return found(null);
  try {
    return found((await lstat(file)).isFile() ? null : 'skip');
  } catch (error) {
    return found(faultOf(error));
  }
}

/** The failure that an error of the file system stands for. */
export function faultOf(error: unknown): FailureCode {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'not-found';
  if (code === 'EACCES' || code === 'EPERM') return 'permission';
  if (code === 'EBUSY' || code === 'ETXTBSY') return 'locked';
  return code === 'ENOSPC' ? 'disk-full' : 'unreachable';
}
