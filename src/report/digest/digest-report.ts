/** Owns the morning report as JSON: its shape, its JSON Schema, its projection from a record. Refuses whatever a record holds for the pages alone. */
import { z } from 'zod';
import type { Language } from '#src/model/run.ts';
import { draftChangeSchema, type ScanRecord, scanFailureSchema, scanRecordSchema } from '#src/model/scan.ts';
import { failureSentence } from './failure-lines.ts';

const record = scanRecordSchema.shape;

export const digestReportSchema = z.strictObject({
  run: record.run,
  counts: record.counts,
  changes: z.array(
    draftChangeSchema.pick({
      department: true,
      document: true,
      revision: true,
      fixed: true,
      still: true,
      new: true,
      waived: true,
      unjudged: true,
    }),
  ),
  failures: z.array(
    z.strictObject({
      path: z.string(),
      code: scanFailureSchema.shape.code,
      message: z.string(),
      nextTry: scanFailureSchema.shape.nextTry,
    }),
  ),
  newTexts: record.newTexts,
  newDrafts: record.newDrafts,
  expected: record.expected,
  missing: record.missing,
  arrived: record.arrived,
  packAdded: record.packAdded,
});
export type DigestReport = z.infer<typeof digestReportSchema>;

/** The JSON Schema (draft 2020-12) of the report. */
export function digestJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(digestReportSchema), title: 'yushen morning report' };
}

/** Keys are written in the order of the contract, whatever the order in the record; changes and failures keep the record's. */
export function projectNight(night: ScanRecord, language: Language): DigestReport {
  const { run, counts } = night;
  return {
    run: {
      id: run.id,
      folder: run.folder,
      startedAt: run.startedAt,
      endedAt: run.endedAt,
      outcome: run.outcome,
      rulesPack: { id: run.rulesPack.id, version: run.rulesPack.version },
      lastFinishedAt: run.lastFinishedAt,
    },
    counts: {
      seen: counts.seen,
      ignored: counts.ignored,
      unchanged: counts.unchanged,
      notStable: counts.notStable,
      reused: counts.reused,
      complete: counts.complete,
      partial: counts.partial,
      failed: counts.failed,
      missing: counts.missing,
    },
    changes: night.changes.map((change) => ({
      department: change.department,
      document: change.document,
      revision: change.revision,
      fixed: change.fixed,
      still: change.still,
      new: change.new,
      waived: change.waived,
      unjudged: change.unjudged,
    })),
    failures: night.failures.map((failure) => ({
      path: failure.path,
      code: failure.code,
      message: failureSentence(failure, run.startedAt, language),
      nextTry: failure.nextTry,
    })),
    newTexts: night.newTexts,
    newDrafts: night.newDrafts,
    expected: night.expected,
    missing: night.missing.map(({ department }) => ({ department })),
    arrived: [...night.arrived],
    packAdded: { documents: night.packAdded.documents, places: night.packAdded.places },
  };
}
