/** Owns what the tests put into a store: a submission as it is really read and checked, results around it. Refuses clocks: times are given. */
import { deflateSync } from 'node:zlib';
import { judgeBytes } from '#src/app/check-document.ts';
import { readDocument } from '#src/extract/registry.ts';
import type { CheckedDocument } from '#src/model/run.ts';
import type { DraftChange, ScanRecord } from '#src/model/scan.ts';
import type { StoreOpening } from '#src/store/opening.ts';
import { sha256Of } from '#src/store/sealed.ts';
import type { FileResult, LeaseOwner, SeenFile, Store } from '#src/store/store.ts';
import { builtInPack, fixtureBytes } from '../support/check.ts';
import { pdfAssets } from '../support/pdf-assets.ts';

export const root = '收件夹';

/** ISO 8601, so many seconds into a night. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2026, 0, 5, 18, 0, seconds)).toISOString();
}

async function checkSubmission(path: string): Promise<CheckedDocument> {
  const bytes = fixtureBytes(path);
  const read = (given: Uint8Array) => readDocument(given, { pdf: pdfAssets });
  const answer = await judgeBytes(bytes, await builtInPack(), read, { language: 'zh-CN', withDocument: false });
  if (answer.kind !== 'checked') throw new Error(`${path} is ${answer.kind}`);
  const source = { argument: 0, path, mediaType: 'text/plain', bytes: bytes.length, sha256: sha256Of(bytes) };
  return { source, ...answer.judged };
}

export const submission = await checkSubmission('shanhaiguan-2020-text/input/seed.txt');
export const placeCount = submission.findings.reduce((sum, { places }) => sum + places.length, 0);
export const extraction = new Uint8Array(deflateSync(fixtureBytes('shanhaiguan-2020-text/input/seed.txt')));

export function owner(token: string, pid = 1): LeaseOwner {
  return { host: 'office', pid, startedAt: at(0), token };
}

export function seenFile(path: string, over: Partial<SeenFile> = {}): SeenFile {
  return {
    path,
    size: 12_345,
    // Far in the future, in microseconds.
    mtime: 4_102_444_800_000_001,
    inode: '18446744073709551615',
    state: 'done',
    sha256: null,
    attempts: 0,
    nextTry: null,
    failure: null,
    department: null,
    ...over,
  };
}

export function changeOf(document: string, revision: number): DraftChange {
  return {
    department: '水务局',
    document,
    fiscalYear: 2020,
    revision,
    fixed: 1,
    still: 2,
    new: 3,
    waived: 4,
    unjudged: 5,
    errors: { findings: 6, places: 7 },
    newProjects: ['2'],
  };
}

/** A text read for the first time; `of` is the submission of which it is the next draft. */
export function readFileResult(
  run: number,
  path: string,
  sha256: string,
  of: number | null = null,
  over: Partial<FileResult> = {},
): FileResult {
  const { fiscalYear, unitCode, projectCodes } = submission;
  const department = '水务局';
  return {
    run,
    root,
    file: seenFile(path, { sha256, department }),
    content: { packKey: 'built-in@1', checked: submission, extraction },
    draft: { of, sha256, path, department, fiscalYear, unitCode, projectCodes },
    change: changeOf(path, of === null ? 1 : 2),
    at: at(10),
    ...over,
  };
}

export function recordOf(run: number, changes: readonly DraftChange[] = []): ScanRecord {
  const none = { ignored: 0, unchanged: 0, notStable: 0, reused: 0, complete: 0, partial: 0, failed: 0, missing: 0 };
  return {
    run: {
      id: run,
      folder: root,
      startedAt: at(0),
      endedAt: at(60),
      outcome: 'finished',
      rulesPack: { id: 'built-in', version: '1' },
      lastFinishedAt: null,
    },
    counts: { seen: 0, ...none },
    newTexts: changes.length,
    newDrafts: 0,
    changes: [...changes],
    failures: [],
    expected: null,
    missing: [],
    arrived: [],
    packAdded: { documents: 0, places: 0 },
  };
}

export function opened(opening: StoreOpening): Store {
  if (!opening.ok) throw new Error(`${opening.refusal.code}: ${opening.refusal.detail}`);
  return opening.store;
}

/** Everything that a store gives back, to be compared. */
export async function contentOf(store: Store, hashes: readonly string[]): Promise<unknown> {
  const checks = hashes.map(async (hash) => [
    await store.checkOf(hash, 'built-in@1'),
    await store.checkOf(hash, null),
    await store.extractionOf(hash),
  ]);
  return {
    runs: await store.runs(null, 1000),
    files: [...(await store.files(root))].sort(),
    untold: await store.untoldChanges(root),
    drafts: await store.latestDrafts(root),
    decisions: await store.decisions(),
    journal: await store.verifyJournal(),
    checks: await Promise.all(checks),
  };
}
