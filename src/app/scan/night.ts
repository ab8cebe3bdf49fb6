/** Owns one file's way into the store: what it came to, which draft it is, what changed. Refuses to read files and to walk folders. */
import type { Failure } from '#src/model/result.ts';
import type { CheckedDocument } from '#src/model/run.ts';
import type { DraftChange, ScanCounts, ScanFailure, ScanRecord } from '#src/model/scan.ts';
import type { FileResult, Revision, SeenFile, Store } from '#src/store/store.ts';
import { compareDrafts } from './compare-drafts.ts';
import { departmentOfPath } from './departments.ts';
import { type DraftOf, draftOf, findDraftOf } from './drafts.ts';
import type { ShareFileRead } from './read-share-file.ts';
import { mayStillGrow, nextTryAt } from './retry.ts';
import type { ScanSettings } from './settings.ts';
import type { LookedAt } from './walk-share.ts';

export type Night = {
  readonly store: Store;
  readonly root: string;
  readonly run: number;
  readonly packKey: string;
  readonly rulesPack: ScanRecord['run']['rulesPack'];
  readonly departments: ScanSettings['departments'];
  readonly now: () => Date;
  /** By fingerprint, department and year; what the office decided to let stand. */
  readonly isWaived: (department: string | null, fiscalYear: number | null, fingerprint: string) => boolean;
  readonly known: ReadonlyMap<string, SeenFile>;
  /** Latest draft of every submission; a new draft takes the place of the one before. Below zero where the store has given the number and it was not asked for yet. */
  readonly latest: Map<number, Revision>;
  readonly counts: { [Name in keyof ScanCounts]: number };
  readonly failures: Map<string, ScanFailure>;
  /** Failures of the reports since the last whole night, by path and attempt. */
  readonly told: ReadonlySet<string>;
  readonly packAdded: { documents: number; places: number };
};

/** A file changed so recently may be the first part of one that is still being copied. */
const growingSeconds = 600;

/** Stores what one file came to, in one transaction. */
export async function settleFile(night: Night, looked: LookedAt, read: ShareFileRead): Promise<void> {
  if (read.kind === 'failed') return settleFailure(night, looked, read.failure, read.sha256);
  const department = departmentOfPath(looked.path, night.departments);
  const file = seen(looked, read.kind === 'ignored' ? 'ignored' : 'done', { sha256: read.sha256, department });
  if (read.kind === 'ignored') {
    night.counts.ignored += 1;
    return night.store.recordFile({ ...base(night), file, content: null, draft: null, change: null });
  }
  const { checked } = read;
  const text = draftOf(looked.path, read.sha256, department, checked);
  const place = await placeOf(night, text);
  const content = read.kind === 'read' ? { packKey: night.packKey, checked, extraction: read.extraction } : null;
  if (place.kind === 'same-as' || read.kind === 'known') night.counts.reused += 1;
  else night.counts[checked.status === 'partial' ? 'partial' : 'complete'] += 1;
  const known: SeenFile = { ...file, department: text.department };
  if (place.kind === 'same-as')
    return night.store.recordFile({ ...base(night), file: known, content, draft: null, change: null });
  const of = place.kind === 'next' ? place.latest.submission : null;
  const change = await describeChange(
    night,
    checked,
    text.department,
    looked.path,
    place.kind === 'next' ? place.latest : null,
  );
  await night.store.recordFile({ ...base(night), file: known, content, draft: { ...text, of }, change });
  // The next file of this night must find this draft.
  const submission = of ?? -1 - night.latest.size;
  night.latest.set(submission, { ...text, submission, number: change.revision });
}

/** All drafts are asked for again only where one of this night has a next one: a first night has thousands, and few of those. */
async function placeOf({ store, root, latest }: Night, text: Parameters<typeof findDraftOf>[0]): Promise<DraftOf> {
  const place = findDraftOf(text, [...latest.values()]);
  if (place.kind !== 'next' || place.latest.submission > 0) return place;
  const drafts = await store.latestDrafts(root);
  latest.clear();
  for (const revision of drafts) latest.set(revision.submission, revision);
  return findDraftOf(text, drafts);
}

function base({ run, root, now }: Night): Pick<FileResult, 'run' | 'root' | 'at'> {
  return { run, root, at: now().toISOString() };
}

/** A row of the manifest; what is not said is blank. */
export function seen(looked: LookedAt, state: SeenFile['state'], more: Partial<SeenFile> = {}): SeenFile {
  const look = looked.look ?? { size: 0, mtime: 0, inode: '' };
  return {
    path: looked.path,
    ...look,
    state,
    sha256: null,
    attempts: 0,
    nextTry: null,
    failure: null,
    department: null,
    ...more,
  };
}

async function describeChange(
  night: Night,
  checked: CheckedDocument,
  department: string | null,
  document: string,
  latest: Revision | null,
): Promise<DraftChange> {
  const { fiscalYear } = checked;
  const errors = checked.findings.filter(({ severity, certainty }) => severity === 'error' && certainty === 'certain');
  const first = {
    department,
    document,
    fiscalYear,
    revision: (latest?.number ?? 0) + 1,
    errors: { findings: errors.length, places: errors.reduce((sum, { places }) => sum + places.length, 0) },
  };
  const before =
    latest &&
    ((await night.store.checkOf(latest.sha256, night.packKey)) ?? (await night.store.checkOf(latest.sha256, null)));
  if (!before) return { ...first, fixed: 0, still: 0, new: 0, waived: 0, unjudged: 0, newProjects: [] };
  const isWaived = (fingerprint: string) => night.isWaived(department, fiscalYear, fingerprint);
  const { byNewRules, ...comparison } = compareDrafts(before, checked, isWaived);
  night.packAdded.documents += byNewRules > 0 ? 1 : 0;
  night.packAdded.places += byNewRules;
  return { ...first, ...comparison };
}

async function settleFailure(night: Night, looked: LookedAt, failure: Failure, sha256: string | null): Promise<void> {
  const now = night.now();
  const age = looked.look === null ? Number.POSITIVE_INFINITY : now.getTime() - looked.look.mtime / 1000;
  if (
    mayStillGrow(failure.code) &&
    (age < growingSeconds * 1000 || failure.code === 'changed-while-reading' || failure.code === 'not-found')
  ) {
    night.counts.notStable += 1;
    return night.store.recordLooks(night.root, [seen(looked, 'unstable')], now.toISOString());
  }
  const before = night.known.get(looked.path);
  const attempts = (before?.attempts ?? 0) + 1;
  const nextTry = nextTryAt(failure.code, attempts, now)?.toISOString() ?? null;
  const department = departmentOfPath(looked.path, night.departments) ?? before?.department ?? null;
  const file = seen(looked, 'failed', { sha256, attempts, nextTry, failure, department });
  night.counts.failed += 1;
  night.failures.set(looked.path, asFailure(file, before?.state !== 'failed' || before.sha256 !== sha256));
  await night.store.recordFile({ ...base(night), file, content: null, draft: null, change: null });
}

export function failureKey({ path, attempt }: Pick<ScanFailure, 'path' | 'attempt'>): string {
  return `${attempt} ${path}`;
}

/** Failed in an earlier night; fresh all the same where that night was cut off before it could say so. */
export function standingFailure(file: SeenFile, { told }: Pick<Night, 'told'>): ScanFailure {
  const failure = asFailure(file, false);
  return { ...failure, fresh: !told.has(failureKey(failure)) };
}

export function asFailure({ path, department, failure, attempts, nextTry }: SeenFile, fresh: boolean): ScanFailure {
  const { code, detail } = failure ?? { code: 'internal', detail: '' };
  return { path, department, code, detail, attempt: Math.max(1, attempts), nextTry, fresh };
}
