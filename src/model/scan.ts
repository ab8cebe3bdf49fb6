/** Owns what a scan of a shared folder says: counts that add up, changes against the draft before, failures with their next try. Refuses files, clocks and the store behind it. */
import { z } from 'zod';
import { failureCodeSchema } from './result.ts';

const count = z.int().nonnegative();

/** `seen` is the sum of the rest but `missing`, which counts departments. */
export const scanCountsSchema = z.strictObject({
  seen: count,
  /** Junk, lock files, links and kinds that nobody hands in. */
  ignored: count,
  /** Same size, time and inode as when it was read; or gone unread again with nothing to add. */
  unchanged: count,
  /** Still being copied, or changed while it was read; looked at again next time. */
  notStable: count,
  /** Same bytes as a file that was read. */
  reused: count,
  complete: count,
  partial: count,
  failed: count,
  missing: count,
});
export type ScanCounts = z.infer<typeof scanCountsSchema>;

/** Places of one text against the draft before: fixed + still + waived + unjudged are the places of that draft, `new` stands apart. All zero in a first draft. */
export const draftChangeSchema = z.strictObject({
  department: z.string().nullable(),
  /** The file's path below the folder. */
  document: z.string(),
  fiscalYear: z.int().nullable(),
  /** 1 for a first draft. */
  revision: z.int().positive(),
  fixed: count,
  still: count,
  new: count,
  waived: count,
  unjudged: count,
  /** Findings and places of severity error and certain, for a first draft. */
  errors: z.strictObject({ findings: count, places: count }),
  /** Places of `new` that stand in projects which the draft before did not have: their numbers. */
  newProjects: z.array(z.string()),
});
export type DraftChange = z.infer<typeof draftChangeSchema>;

export const scanFailureSchema = z.strictObject({
  path: z.string(),
  department: z.string().nullable(),
  code: failureCodeSchema,
  detail: z.string(),
  /** How many contents of this path failed, this one included. */
  attempt: z.int().positive(),
  /** ISO 8601 with offset; null where only a new file helps. */
  nextTry: z.string().nullable(),
  /** Failed for the first time in this run. */
  fresh: z.boolean(),
});
export type ScanFailure = z.infer<typeof scanFailureSchema>;

export const scanOutcomes = ['finished', 'unreachable', 'many-files-gone', 'stopped', 'disk-full'] as const;

/** What one night came to; the morning report is made of it. Times are ISO 8601 with offset. */
export const scanRecordSchema = z.strictObject({
  run: z.strictObject({
    id: z.int().positive(),
    /** Last segment of the folder's path. */
    folder: z.string(),
    startedAt: z.string(),
    endedAt: z.string(),
    outcome: z.enum(scanOutcomes),
    rulesPack: z.strictObject({ id: z.string(), version: z.string() }),
    /** When the folder was last scanned to its end, before this run. */
    lastFinishedAt: z.string().nullable(),
  }),
  counts: scanCountsSchema,
  /** Texts read for the first time, and new drafts of texts known before. */
  newTexts: count,
  newDrafts: count,
  changes: z.array(draftChangeSchema),
  failures: z.array(scanFailureSchema),
  expected: count.nullable(),
  missing: z.array(z.strictObject({ department: z.string() })),
  /** Departments that were missing in the run before and are not now. */
  arrived: z.array(z.string()),
  /** What a newer rules pack finds in texts that did not change. */
  packAdded: z.strictObject({ documents: count, places: count }),
});
export type ScanRecord = z.infer<typeof scanRecordSchema>;

/** True where nobody needs to be told: no text, no failure, no department came or changed. */
export function isQuiet({ run, changes, failures, arrived, packAdded }: ScanRecord): boolean {
  const nothing = changes.length === 0 && !failures.some(({ fresh }) => fresh) && arrived.length === 0;
  return run.outcome === 'finished' && nothing && packAdded.places === 0;
}
