/** Owns the check of files and folders: every input one status, the sums add up. Refuses to write anything. */
import { availableParallelism } from 'node:os';
import { inflateRawSync } from 'node:zlib';
import PQueue from 'p-queue';
import type { ExtractedDocument } from '#src/model/document.ts';
import { type Failure, failed } from '#src/model/result.ts';
import type { RulesPack } from '#src/model/rule.ts';
import type { CheckedDocument, Language, Run, Source } from '#src/model/run.ts';
import { notRead } from './check-document.ts';
import { collectFiles, type FoundFile } from './collect-files.ts';
import { checkExitCode, type FailLevel } from './exit-code.ts';
import { type FileDigest, openFile } from './open-file.ts';
import { answerSchema } from './sandbox/answer.ts';
import { fitsPack } from './sandbox/fits-pack.ts';
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
  /** Ends the children and the run. */
  readonly signal: AbortSignal;
  readonly onProgress: (event: CheckEvent) => void;
};

export type CheckEvent =
  | { readonly kind: 'start'; readonly total: number }
  | { readonly kind: 'reading'; readonly file: number; readonly path: string; readonly limit: number }
  | { readonly kind: 'done'; readonly file: number; readonly path: string; readonly checked: CheckedDocument };

/** `document` gives back what was read, by the position in `run.documents`; null where it was not read or not kept. */
export type CheckedRun = {
  readonly run: Run;
  readonly document: (id: number) => ExtractedDocument | null;
  readonly times: readonly Times[];
};

type Checked = { readonly checked: CheckedDocument; readonly packed: Uint8Array | null; readonly times: Times | null };

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
    const results = await Promise.all(found.map((file, id) => queue.add(() => checkOne(file, id, request))));
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

async function checkOne(file: FoundFile, id: number, request: CheckRequest): Promise<Checked> {
  const source: Source = { argument: file.argument, path: file.path, mediaType: null, bytes: 0, sha256: null };
  const unread = (failure: Failure, skipped = false): Checked => ({
    checked: notRead(source, failure, skipped),
    packed: null,
    times: null,
  });
  if (file.fault === 'skip') return unread(failed('unsupported').failure, true);
  if (request.signal.aborted) return unread(failed('crashed', 'the run was stopped').failure);
  const result = file.fault === null ? await readOne(file, id, source, request) : failed(file.fault).failure;
  const checked = 'code' in result ? unread(result) : result;
  // What was being read when the run was stopped did not fail.
  if (!request.signal.aborted)
    request.onProgress({ kind: 'done', file: id, path: file.path, checked: checked.checked });
  return checked;
}

async function readOne(file: FoundFile, id: number, empty: Source, request: CheckRequest): Promise<Checked | Failure> {
  const opened = await openFile(file.file, file.named);
  if (!opened.ok) return opened.failure;
  let digest: FileDigest = { bytes: 0, sha256: '' };
  const finish = async () => {
    const finished = await opened.value.finish();
    if (finished.ok) digest = finished.value;
    return finished.ok ? null : finished.failure;
  };
  const { language, withDocuments } = request;
  const question = { kind: 'check', language, withDocument: withDocuments } as const;
  const answered = await request.sandbox.read(opened.value, question, finish, (limit) =>
    request.onProgress({ kind: 'reading', file: id, path: file.path, limit }),
  );
  void opened.value.close();
  const known: Source = digest.sha256 === '' ? empty : { ...empty, ...digest };
  const refuse = (failure: Failure): Checked => ({
    checked: notRead(known, failure, false),
    packed: null,
    times: null,
  });
  if (!answered.ok) return refuse(answered.failure);
  const { answer, packed } = answered;
  if (answer.kind === 'unread') return refuse(answer.failure);
  if (answer.kind === 'extracted' || !fitsPack(answer, request.pack))
    return refuse(failed('crashed', 'answer not understood').failure);
  const { judged, mediaType, neverRead, extraction } = answer;
  const source: Source = { ...known, mediaType };
  if (neverRead && !file.named)
    return { checked: notRead(source, failed('unsupported').failure, true), packed: null, times: null };
  return { checked: { source, ...judged }, packed: extraction ? packed : null, times: answer.times };
}

// It was held against its schema when it came.
function unpackDocument(packed: Uint8Array | null): ExtractedDocument | null {
  if (!packed) return null;
  const answer = answerSchema.parse(JSON.parse(new TextDecoder().decode(inflateRawSync(packed))));
  return answer.kind === 'checked' ? (answer.extraction?.document ?? null) : null;
}
