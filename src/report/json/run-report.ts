/** Owns the shape of the JSON report, version 1, and its JSON Schema. Refuses everything of a run that is for people on the console only. */
import { z } from 'zod';
import { originSchema } from '#src/model/document.ts';
import { findingSchema, outcomes, placeSchema } from '#src/model/finding.ts';
import { failureCodeSchema, noticeCodeSchema } from '#src/model/result.ts';
import { checkedDocumentSchema, sourceSchema, statuses } from '#src/model/run.ts';

const count = z.int().nonnegative();

const reportPlaceSchema = placeSchema.omit({ anchor: true, item: true, cut: true });

const reportFindingSchema = z.strictObject({
  ...findingSchema.shape,
  places: z.array(reportPlaceSchema).min(1),
});

const document = checkedDocumentSchema.shape;

const reportDocumentSchema = z.strictObject({
  source: sourceSchema,
  status: document.status,
  failure: z.strictObject({ code: failureCodeSchema, message: z.string() }).nullable(),
  notices: z.array(z.strictObject({ code: noticeCodeSchema, message: z.string(), place: originSchema.nullable() })),
  profile: document.profile,
  department: document.department,
  fiscalYear: document.fiscalYear,
  projectCount: document.projectCount,
  outcomes: z.record(z.string(), z.enum(outcomes)),
  findings: z.array(reportFindingSchema),
});

export const runReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  rulesPack: z.strictObject({ id: z.string(), version: z.string() }),
  summary: z.strictObject({
    documents: count,
    /** Only statuses that occur. */
    byStatus: z.partialRecord(z.enum(statuses), count),
    /** Findings, not places; those of certainty `check` under `check` alone. */
    findings: z.strictObject({ error: count, warning: count, info: count, check: count }),
  }),
  documents: z.array(reportDocumentSchema),
});
export type RunReport = z.infer<typeof runReportSchema>;

/** The JSON Schema (draft 2020-12) of the report. */
export function reportJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(runReportSchema), title: 'yushen check report, version 1' };
}
