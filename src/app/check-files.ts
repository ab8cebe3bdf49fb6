/** Owns the check of files and folders: every input one status, the sums add up. Refuses to write anything. */

import { availableParallelism } from 'node:os';
import { inflateRawSync } from 'node:zlib';
import PQueue from 'p-queue';
import type { ExtractedDocument } from '#src/model/document.ts';
import type { RecogniserChoice } from '#src/model/recogniser-choice.ts';
import { failed } from '#src/model/result.ts';
import type { RulesPack } from '#src/model/rule.ts';
import type { CheckedDocument, Language, Run } from '#src/model/run.ts';
import { type Checked, checkOne, sourceOf, unread } from './check-one.ts';
import { collectFiles, type FoundFile } from './collect-files.ts';
import { checkExitCode, type FailLevel } from './exit-code.ts';
import { answerSchema } from './sandbox/answer.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import type { Times } from './timing.ts';
import { toolVersion } from './tool-version.ts';

export type CheckRequest = {
  readonly paths: readonly string[];
  readonly pack: RulesPack;
  /** Closed when the run is over. */
  readonly sandbox: Sandbox;
  readonly language: Language;
  readonly failOn: FailLevel;
  /** Files read at the same time. */
  readonly workers: number;
  /** Documents are kept for reports that draw them. */
  readonly withDocuments: boolean;
  /** Word files are read a second time by another library, and differences told as notices. */
  readonly secondReader?: boolean;
  /** Which recogniser reads scanned pages. */
  readonly ocr?: RecogniserChoice;
  /** Ends the children and the run. */
  readonly signal: AbortSignal;
  readonly onProgress: (event: CheckEvent) => void;
};

export type CheckEvent =
  | { readonly kind: 'start'; readonly total: number }
  /** A file turned out to be a ZIP of so many uploads. */
  | { readonly kind: 'bundle'; readonly file: number; readonly entries: number }
  | { readonly kind: 'reading'; readonly file: number; readonly path: string; readonly limit: number }
  | { readonly kind: 'done'; readonly file: number; readonly path: string; readonly checked: CheckedDocument };

/** `document` gives back what was read, by the position in `run.documents`; null where it was not read or not kept. */
export type CheckedRun = {
  readonly run: Run;
  readonly document: (id: number) => ExtractedDocument | null;
  readonly times: readonly Times[];
};

/** Two children use the cores of an office PC and stay within its memory. */
export const defaultWorkers = Math.min(2, availableParallelism());

/** Every file under the paths, read and checked; null where the run was stopped. */
export async function checkFiles(request: CheckRequest): Promise<CheckedRun | null> {
  const { sandbox } = request;
  const found = await collectFiles(request.paths);
  sandbox.prepare(Math.min(request.workers, found.filter(({ fault }) => fault === null).length));
  request.onProgress({ kind: 'start', total: found.filter(({ fault }) => fault !== 'skip').length });
  const stop = () => void sandbox.close();
  request.signal.addEventListener('abort', stop);
  try {
    const queue = new PQueue({ concurrency: request.workers });
    const counter = { next: 0 };
    const lists = await Promise.all(found.map((file) => checkFound(file, queue, request, counter)));
    const results = lists.flat().sort(inOrder);
    if (request.signal.aborted) return null;
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
      document: (id) => unpackDocument(results[id]?.packed ?? null),
      times: results.flatMap(({ times }) => times ?? []),
    };
  } finally {
    request.signal.removeEventListener('abort', stop);
    await sandbox.close();
  }
}

/** One file, or each entry of a ZIP; `counter` numbers what is read, for the progress alone. */
async function checkFound(
  file: FoundFile,
  queue: PQueue,
  request: CheckRequest,
  counter: { next: number },
): Promise<readonly Checked[]> {
  const { signal, onProgress } = request;
  const stopped = failed('crashed', 'the run was stopped').failure;
  const follow = (path: string) => {
    const id = counter.next++;
    return {
      onLimit: (limit: number) => onProgress({ kind: 'reading', file: id, path, limit }),
      onBundle: (entries: number) => onProgress({ kind: 'bundle', file: id, entries }),
      done: (checked: Checked, isSkipped: boolean): Checked => {
        // What was being read when the run was stopped did not fail.
        if (!signal.aborted && !isSkipped) onProgress({ kind: 'done', file: id, path, checked: checked.checked });
        return checked;
      },
    };
  };
  const first = follow(file.path);
  const read = await queue.add(async () =>
    signal.aborted ? unread(sourceOf(file, file.path), stopped) : checkOne(file, request, first.onLimit),
  );
  if ('checked' in read) return [first.done(read, file.fault === 'skip')];
  first.onBundle(read.entries.filter(({ skip }) => !skip).length);
  // Before all other files, so that no more bundles are open than files are read at once.
  const checks = read.entries.map((entry) =>
    queue.add(
      async () => {
        const own = follow(entry.path);
        if (signal.aborted) return unread(sourceOf(file, entry.path), stopped);
        return own.done(await read.check(entry, own.onLimit), entry.skip);
      },
      { priority: 1 },
    ),
  );
  try {
    return await Promise.all(checks);
  } finally {
    await read.close();
  }
}

/** By argument, then path. */
function inOrder({ checked: { source: one } }: Checked, { checked: { source: other } }: Checked): number {
  if (one.argument !== other.argument) return one.argument - other.argument;
  return one.path === other.path ? 0 : one.path < other.path ? -1 : 1;
}

// It was held against its schema when it came.
function unpackDocument(packed: Uint8Array | null): ExtractedDocument | null {
  if (!packed) return null;
  const answer = answerSchema.parse(JSON.parse(new TextDecoder().decode(inflateRawSync(packed))));
  return answer.kind === 'checked' ? (answer.extraction?.document ?? null) : null;
}
