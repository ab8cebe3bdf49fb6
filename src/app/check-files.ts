/** Owns the check of files and folders: every input one status, the sums add up. Refuses to write anything. */
import { type FileHandle, open, stat } from 'node:fs/promises';
import PQueue from 'p-queue';
import type { ExtractedDocument } from '#src/model/document.ts';
import { type Failure, failed } from '#src/model/result.ts';
import type { RulesPack } from '#src/model/rule.ts';
import type { CheckedDocument, Language, Run, Source } from '#src/model/run.ts';
import { checkBytes, notRead } from './check-document.ts';
import { collectFiles, type FoundFile, faultOf } from './collect-files.ts';
import { checkExitCode, type FailLevel } from './exit-code.ts';
import { pdfAssets } from './program-files.ts';
import { toolVersion } from './tool-version.ts';

/** The largest file that is opened, in bytes. */
const largestFile = 200 * 1024 * 1024;

export type CheckRequest = {
  readonly paths: readonly string[];
  readonly pack: RulesPack;
  readonly language: Language;
  readonly failOn: FailLevel;
  readonly onProgress: (event: CheckEvent) => void;
};

export type CheckEvent =
  | { readonly kind: 'start'; readonly total: number }
  | { readonly kind: 'reading'; readonly path: string }
  | { readonly kind: 'done'; readonly path: string; readonly checked: CheckedDocument };

export type CheckedRun = { readonly run: Run; readonly documents: readonly (ExtractedDocument | null)[] };

/** Every file under the paths, read and checked one after the other. */
export async function checkFiles(request: CheckRequest): Promise<CheckedRun> {
  const found = await collectFiles(request.paths);
  request.onProgress({ kind: 'start', total: found.filter(({ fault }) => fault !== 'skip').length });
  const queue = new PQueue({ concurrency: 1 });
  const results = await Promise.all(found.map((file) => queue.add(() => checkOne(file, request))));
  const documents = results.map(({ checked }) => checked);
  return {
    run: {
      tool: { name: 'yushen', version: await toolVersion() },
      rulesPack: { id: request.pack.id, version: request.pack.version, rules: request.pack.rules.length },
      language: request.language,
      arguments: [...request.paths],
      documents,
      exitCode: checkExitCode(documents, request.failOn),
    },
    documents: results.map(({ document }) => document),
  };
}

async function checkOne(
  file: FoundFile,
  request: CheckRequest,
): Promise<{ checked: CheckedDocument; document: ExtractedDocument | null }> {
  const source: Source = { argument: file.argument, path: file.path, mediaType: null, bytes: 0, sha256: null };
  if (file.fault === 'skip') return { checked: notRead(source, failed('unsupported').failure, true), document: null };
  request.onProgress({ kind: 'reading', path: file.path });
  const bytes = file.fault === null ? await readWhole(file.file) : failed(file.fault).failure;
  const result =
    bytes instanceof Uint8Array
      ? await checkBytes(file, bytes, request.pack, { pdf: pdfAssets() }, request.language)
      : { checked: notRead(source, bytes, false), document: null };
  request.onProgress({ kind: 'done', path: file.path, checked: result.checked });
  return result;
}

/** The bytes of a regular file, unchanged while they were read; the reason where that cannot be had. */
export async function readWhole(path: string): Promise<Uint8Array | Failure> {
  let opened: FileHandle | null = null;
  try {
    // Asked before opening: the opening of a pipe waits for a writer that may never come.
    if (!(await stat(path)).isFile()) return failed('unsupported', 'no regular file').failure;
    opened = await open(path, 'r');
    const before = await opened.stat();
    if (!before.isFile()) return failed('unsupported', 'no regular file').failure;
    if (before.size > largestFile) return failed('too-large', '200 MiB').failure;
    const bytes = await opened.readFile();
    const after = await opened.stat();
    const changed = before.size !== after.size || before.mtimeMs !== after.mtimeMs || bytes.length !== after.size;
    return changed ? failed('changed-while-reading').failure : new Uint8Array(bytes);
  } catch (error) {
    return failed(faultOf(error)).failure;
  } finally {
    await opened?.close();
  }
}
