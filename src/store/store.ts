/** Owns what a store must keep and give back, whatever database is behind it. Refuses clocks: every time comes from the caller, as ISO 8601 in UTC. */

import type { FailureCode } from '#src/model/result.ts';
import type { CheckedDocument } from '#src/model/run.ts';
import type { DraftChange, ScanRecord } from '#src/model/scan.ts';

export type LeaseOwner = {
  readonly host: string;
  readonly pid: number;
  readonly startedAt: string;
  readonly token: string;
};
export type LeaseAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly holder: LeaseOwner; readonly heartbeatAt: string };

/** How a file looked from outside. `mtime` in whole microseconds since 1970, which may lie in the future. */
export type FileLook = { readonly size: number; readonly mtime: number; readonly inode: string };

export const fileStates = ['unstable', 'done', 'failed', 'ignored'] as const;
/** A file as it was last seen below its root. */
export type SeenFile = FileLook & {
  readonly path: string;
  readonly state: (typeof fileStates)[number];
  /** Null until its bytes were read. */
  readonly sha256: string | null;
  /** Failures of this path in a row, and when to try again; null where only new content helps. */
  readonly attempts: number;
  readonly nextTry: string | null;
  readonly failure: { readonly code: FailureCode; readonly detail: string } | null;
  readonly department: string | null;
};

export type RunRecord = {
  readonly id: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly record: ScanRecord | null;
};

/** One draft of a submission, in the order of coming. */
export type Revision = {
  readonly submission: number;
  readonly number: number;
  readonly sha256: string;
  readonly path: string;
  readonly department: string | null;
  readonly fiscalYear: number | null;
  readonly unitCode: string | null;
  readonly projectCodes: readonly string[];
};

export type NewDraft = Omit<Revision, 'submission' | 'number'> & {
  /** The submission of which this is the next draft; null begins one. */
  readonly of: number | null;
};

/** Everything that is known of a file after it was looked at; stored in one transaction or not at all. */
export type FileResult = {
  readonly run: number;
  readonly root: string;
  readonly file: SeenFile;
  /** What was read and found, where that is new for this content and pack. */
  readonly content: {
    readonly packKey: string;
    readonly checked: CheckedDocument;
    /** The document as extracted, deflated, so that a newer pack needs no reading; null where nothing was read. */
    readonly extraction: Uint8Array | null;
  } | null;
  readonly draft: NewDraft | null;
  /** What the morning report will say of it, kept until a run that ends has said it. */
  readonly change: DraftChange | null;
  readonly at: string;
};

export const decisions = ['waived'] as const;
export type Decision = {
  readonly department: string;
  readonly fiscalYear: number;
  readonly fingerprint: string;
  readonly decision: (typeof decisions)[number];
  readonly reason: string;
  readonly by: string;
  /** Last day on which it holds, YYYY-MM-DD. */
  readonly until: string;
};

/** `entries` counts those verified; `brokenAt` is the number of the first entry whose hash does not follow. */
export type JournalProof = { readonly entries: number; readonly brokenAt: number | null };

export type Store = {
  /** One holder at a time; a lease whose heartbeat is older than `staleSeconds` is taken over, and so is that of the token `dead`, whose owner is known to be gone. */
  readonly takeLease: (
    owner: LeaseOwner,
    at: string,
    staleSeconds: number,
    dead: string | null,
  ) => Promise<LeaseAnswer>;
  /** False where the lease was lost meanwhile. */
  readonly renewLease: (owner: LeaseOwner, at: string) => Promise<boolean>;
  readonly releaseLease: (owner: LeaseOwner) => Promise<void>;

  readonly beginRun: (root: string, at: string) => Promise<number>;
  /** Ends it, and with it every earlier run of the root that was begun and never ended; changes told so far are not told again. */
  readonly endRun: (run: number, at: string, record: ScanRecord) => Promise<void>;
  /** Changes recorded since a run of the root last ended, in the order of recording: also those of a run that was killed. */
  readonly untoldChanges: (root: string) => Promise<readonly DraftChange[]>;
  /** Latest first. */
  readonly runs: (root: string | null, most: number) => Promise<readonly RunRecord[]>;

  readonly files: (root: string) => Promise<ReadonlyMap<string, SeenFile>>;
  readonly recordFile: (result: FileResult) => Promise<void>;
  /** Looks only, many at once: files that were seen and not read. */
  readonly recordLooks: (root: string, files: readonly SeenFile[], at: string) => Promise<void>;
  /** Files that are not there any more; what was found in them stays. */
  readonly forgetLooks: (root: string, paths: readonly string[]) => Promise<void>;

  /** By this pack; `null` asks for the latest check by any pack. */
  readonly checkOf: (sha256: string, packKey: string | null) => Promise<CheckedDocument | null>;
  readonly extractionOf: (sha256: string) => Promise<Uint8Array | null>;
  /** A check of content already stored, by another pack; journalled. */
  readonly recordCheck: (sha256: string, packKey: string, checked: CheckedDocument, at: string) => Promise<void>;
  /** Latest draft of every submission below the root. */
  readonly latestDrafts: (root: string) => Promise<readonly Revision[]>;

  readonly decisions: () => Promise<readonly Decision[]>;
  /** Replaces what was decided for the same place; every decision is journalled. */
  readonly recordDecisions: (decisions: readonly Decision[], at: string) => Promise<void>;

  /** Keeps a copy of the whole store in its folder, and the last so many; on a database server that is the server's affair and nothing is done. */
  readonly backUp: (at: string, keep: number) => Promise<void>;
  readonly verifyJournal: () => Promise<JournalProof>;
  /** Deletes content, checks, drafts and file rows of one content; leaves a line in the journal. False where it is not known. */
  readonly forget: (sha256: string, at: string) => Promise<boolean>;
  /** Content hashes of a file path, latest first, for `forget`. */
  readonly contentsOf: (path: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};
