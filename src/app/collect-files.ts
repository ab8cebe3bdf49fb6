/** Owns the walk from command-line arguments to files. Refuses to follow links out of a folder, and to lose an entry without a word. */
import type { Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FailureCode } from '#src/model/result.ts';
import { type FilePath, faultOf } from './open-file.ts';

export type FoundFile = {
  readonly argument: number;
  /** Relative to the argument, with "/" between folders. */
  readonly path: string;
  /** Bytes of the system: a name need not be text in any encoding. */
  readonly file: FilePath;
  /** Named on the command line, so that a kind that is not read is a failure and not skipped. */
  readonly named: boolean;
  /** Known before reading: why it will not be read. */
  readonly fault: FailureCode | 'skip' | null;
};

/** Lock files of office programs and leavings of operating systems. */
const leavings =
  /^(?:~\$|\.~lock\.|\._|\.)|^(?:__macosx|thumbs\.db|desktop\.ini|@eadir|#recycle|\$recycle\.bin|system volume information|lost\+found)$|\.(?:tmp|part|partial|crdownload)$/iu;

/** True for a name that nobody hands in, of a file or of the folder that holds it. */
export function isLeaving(name: string): boolean {
  return leavings.test(name);
}

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
  const files = await walk({ file: Buffer.from(path), path: '' }, argument);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A folder or file below an argument: the bytes that open it, the text that shows it. */
type Entry = { readonly file: Buffer; readonly path: string };

function enter(folder: Entry, name: Buffer): Entry {
  const shown = showName(name);
  return {
    file: Buffer.concat([folder.file, Buffer.from('/'), name]),
    path: folder.path === '' ? shown : `${folder.path}/${shown}`,
  };
}

// Old archives leave names in GBK.
function showName(name: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    return new TextDecoder('gb18030').decode(name);
  }
}

async function walk(folder: Entry, argument: number): Promise<FoundFile[]> {
  let entries: Dirent<Buffer>[];
  try {
    entries = await readdir(folder.file, { withFileTypes: true, encoding: 'buffer' });
  } catch (error) {
    const path = folder.path === '' ? '.' : folder.path;
    return [{ argument, path, file: folder.file, named: false, fault: faultOf(error) }];
  }
  const lists = await Promise.all(entries.map((entry) => visit(enter(folder, entry.name), argument, entry)));
  return lists.flat();
}

async function visit({ file, path }: Entry, argument: number, entry: Dirent<Buffer>): Promise<FoundFile[]> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found = (fault: FoundFile['fault']): FoundFile[] => [{ argument, path, file, named: false, fault }];
  if (entry.isDirectory()) return isLeaving(name) ? [] : walk({ file, path }, argument);
  if (isLeaving(name) || entry.isSymbolicLink()) return found('skip');
  if (entry.isFile()) return found(null);
  try {
    return found((await lstat(file)).isFile() ? null : 'skip');
  } catch (error) {
    return found(faultOf(error));
  }
}
