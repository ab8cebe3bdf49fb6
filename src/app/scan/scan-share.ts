/** Owns one night: a walk, what is new or changed read and stored file by file, a record in the end. Refuses to write below the folder and to run twice at once. */
import { basename, resolve } from 'node:path';
import PQueue from 'p-queue';
import type { FailureCode } from '#src/model/result.ts';
import type { RulesPack } from '#src/model/rule.ts';
import type { Language } from '#src/model/run.ts';
import type { ScanRecord } from '#src/model/scan.ts';
import type { LeaseOwner, SeenFile, Store } from '#src/store/store.ts';
import { StoreError } from '#src/store/store-error.ts';
import type { PackMessage } from '../sandbox/answer.ts';
import { openSandbox, type SandboxOptions } from '../sandbox/sandbox.ts';
import { type EarlierNights, earlierNights } from './earlier-nights.ts';
import { takeLease } from './lease-keeper.ts';
import { asFailure, type Night, seen, settleFile, standingFailure } from './night.ts';
import { packKeyOf } from './pack-key.ts';
import { readShareFile } from './read-share-file.ts';
import { recheckDrafts } from './recheck.ts';
import type { ScanSettings } from './settings.ts';
import { type SortedOut, sortOut } from './sort-out.ts';
import { waiverLookup } from './waivers.ts';
import { type LookedAt, walkShare } from './walk-share.ts';

export type ScanRequest = {
  readonly folder: string;
  readonly store: Store;
  readonly pack: RulesPack;
  readonly message: PackMessage;
  readonly settings: ScanSettings;
  readonly language: Language;
  readonly workers: number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly onEvent: (event: ScanEvent) => void;
  /** Hands the record to whoever must see it; false where it could not be delivered. Only then is it told: a night cut off before is told by the next. */
  readonly tell?: (record: ScanRecord) => Promise<boolean>;
  readonly sandbox?: Pick<SandboxOptions, 'limits' | 'entry'>;
};

export type ScanEvent =
  | { readonly kind: 'walked'; readonly files: number; readonly toRead: number }
  | { readonly kind: 'settled'; readonly path: string; readonly done: number; readonly total: number };

export type Scanned =
  | { readonly ok: true; readonly record: ScanRecord }
  | { readonly ok: false; readonly holder: LeaseOwner; readonly heartbeatAt: string };

/** Copies of the store that are kept, one a night. */
const copies = 14;

export async function scanShare(request: ScanRequest): Promise<Scanned> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  request.signal.addEventListener('abort', abort);
  let isLost = false;
  const lease = await takeLease(request.store, request.now, () => {
    isLost = true;
    abort();
  });
  if (!lease.ok) return lease;
  try {
    return { ok: true, record: await spendNight(request, stop.signal, () => isLost) };
  } finally {
    request.signal.removeEventListener('abort', abort);
    await lease.release();
  }
}

async function spendNight(request: ScanRequest, signal: AbortSignal, isLost: () => boolean): Promise<ScanRecord> {
  const { store, settings, now } = request;
  const root = resolve(request.folder);
  const earlier = await earlierNights(store, root);
  const startedAt = now();
  const night = await beginNight(request, root, startedAt, earlier);
  const walk = await walkShare(root);
  let outcome: ScanRecord['run']['outcome'] = 'finished';
  if (!walk.ok) outcome = 'unreachable';
  else if (lostTooMany(walk.found, night.known) && !earlier.isMoveTold(walk.found.length)) outcome = 'many-files-gone';
  else outcome = await workThrough(request, night, walk.found, earlier, startedAt, signal);
  // Whoever has the lease now tells what was stored here, and must not find it told.
  if (isLost()) throw new StoreError('locked', 'another scan took the lease over');
  const missing = await missingDepartments(night);
  const changes = await store.untoldChanges(root);
  const finished = outcome === 'finished';
  const record: ScanRecord = {
    run: {
      id: night.run,
      folder: basename(root),
      startedAt: startedAt.toISOString(),
      endedAt: now().toISOString(),
      outcome,
      rulesPack: night.rulesPack,
      lastFinishedAt: earlier.finishedAt,
    },
    counts: { ...night.counts, missing: missing.length },
    newTexts: changes.filter(({ revision }) => revision === 1).length,
    newDrafts: changes.filter(({ revision }) => revision > 1).length,
    changes: [...changes],
    failures: [...night.failures.values()],
    expected: settings.departments.length > 0 ? settings.departments.length : null,
    missing: missing.map((department) => ({ department })),
    arrived: finished
      ? (earlier.finished?.missing ?? []).map(({ department }) => department).filter((name) => !missing.includes(name))
      : [],
    packAdded: night.packAdded,
  };
  // The copy first: where the disk is full, the night has not ended and nothing of it is told.
  await store.backUp(now().toISOString(), copies);
  const isTold = (await request.tell?.(record)) ?? true;
  if (isTold) await store.endRun(night.run, now().toISOString(), record);
  return record;
}

async function beginNight(
  { store, message, settings, now }: ScanRequest,
  root: string,
  at: Date,
  { told }: EarlierNights,
): Promise<Night> {
  const latest = await store.latestDrafts(root);
  const packKey = await packKeyOf(message);
  return {
    store,
    root,
    run: await store.beginRun(root, at.toISOString()),
    packKey,
    rulesPack: { id: message.id, version: packKey.slice(message.id.length + 1) },
    told,
    departments: settings.departments,
    now,
    isWaived: waiverLookup(await store.decisions(), at),
    known: await store.files(root),
    latest: new Map(latest.map((revision) => [revision.submission, revision])),
    counts: {
      seen: 0,
      ignored: 0,
      unchanged: 0,
      notStable: 0,
      reused: 0,
      complete: 0,
      partial: 0,
      failed: 0,
      missing: 0,
    },
    failures: new Map(),
    packAdded: { documents: 0, places: 0 },
  };
}

/** An unmounted share looks like an empty folder: what was there yesterday is not gone because of it. */
function lostTooMany(found: readonly LookedAt[], known: ReadonlyMap<string, SeenFile>): boolean {
  const read = [...known.values()].filter(({ state }) => state === 'done');
  const here = new Set(found.map(({ path }) => path));
  const gone = read.filter(({ path }) => !here.has(path)).length;
  return gone > 0 && (gone === read.length || (gone >= 10 && gone >= read.length / 2)) && read.length > 1;
}

async function workThrough(
  request: ScanRequest,
  night: Night,
  found: readonly LookedAt[],
  earlier: EarlierNights,
  at: Date,
  signal: AbortSignal,
): Promise<ScanRecord['run']['outcome']> {
  const { store, pack, language, workers, settings, onEvent, now } = request;
  const sandbox = openSandbox({ pack: Promise.resolve(request.message), ...request.sandbox });
  const close = () => void sandbox.close();
  signal.addEventListener('abort', close);
  try {
    const recheck = { store, sandbox, pack, packKey: night.packKey, language, now };
    if (!earlier.isCheckedBy(night.rulesPack)) {
      const added = await recheckDrafts([...night.latest.values()], recheck);
      night.packAdded.documents += added.documents;
      night.packAdded.places += added.places;
    }
    const sorted = await sortOut(found, night.known, settings.settle, at);
    onEvent({ kind: 'walked', files: found.length, toRead: sorted.toRead.length });
    night.counts.seen = found.length;
    await noteUnread(night, sorted, found);
    const reading = {
      sandbox,
      pack,
      language,
      known: (sha256: string) => store.checkOf(sha256, night.packKey),
    };
    const queue = new PQueue({ concurrency: workers });
    const reads = sorted.toRead.map((looked) => queue.add(() => readShareFile(looked, reading)));
    // A read that nobody waits for any more must not end the program.
    for (const read of reads) read.catch(() => undefined);
    // Stored in the order of their paths, whichever was read first: then the same files always become the same drafts.
    for (const [index, looked] of sorted.toRead.entries()) {
      const read = await reads[index];
      if (signal.aborted || !read) {
        night.counts.seen -= sorted.toRead.length - index;
        return 'stopped';
      }
      await settleFile(night, looked, read);
      onEvent({ kind: 'settled', path: looked.path, done: index + 1, total: sorted.toRead.length });
    }
    return 'finished';
  } finally {
    signal.removeEventListener('abort', close);
    await sandbox.close();
  }
}

/** What is not read tonight: counted, and noted where it must be known tomorrow. */
async function noteUnread(night: Night, sorted: SortedOut, found: readonly LookedAt[]): Promise<void> {
  const { counts, known, store, root } = night;
  const at = night.now().toISOString();
  counts.ignored += sorted.ignored.length;
  counts.unchanged += sorted.unchanged.length;
  counts.notStable += sorted.unstable.length;
  for (const { path } of sorted.standing) {
    const file = known.get(path);
    if (!file) continue;
    counts.failed += 1;
    night.failures.set(path, standingFailure(file, night));
  }
  const unseen: SeenFile[] = [];
  for (const looked of sorted.unseen) {
    const before = known.get(looked.path);
    const failure = { code: codeOf(looked), detail: '' };
    const file = seen(looked, 'failed', { attempts: (before?.attempts ?? 0) + 1, nextTry: at, failure });
    counts.failed += 1;
    const standing = before?.state === 'failed' ? standingFailure(before, night) : null;
    night.failures.set(looked.path, asFailure(file, standing?.fresh ?? true));
    unseen.push(file);
  }
  await store.recordLooks(root, [...sorted.unstable.map((looked) => seen(looked, 'unstable')), ...unseen], at);
  const here = new Set(found.map(({ path }) => path));
  const hidden = sorted.unseen.map(({ path }) => `${path}/`);
  const gone = [...known.keys()].filter((path) => !here.has(path) && !hidden.some((folder) => path.startsWith(folder)));
  await store.forgetLooks(root, gone);
}

function codeOf({ fault }: LookedAt): FailureCode {
  return fault === null || fault === 'skip' ? 'unreachable' : fault;
}

/** Departments of which nothing was ever read here, and nothing lies here unread. */
async function missingDepartments(night: Night): Promise<string[]> {
  const drafts = await night.store.latestDrafts(night.root);
  const arrived = new Set(drafts.map(({ department }) => department));
  for (const { department } of night.failures.values()) arrived.add(department);
  return night.departments.map(({ name }) => name).filter((name) => !arrived.has(name));
}
