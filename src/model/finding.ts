/** Owns what a rule says about a document: findings, their places and outcomes. Refuses failures and notices. */
import { z } from 'zod';
import { originSchema } from './document.ts';
import { anchorSchema, sectionNames } from './statement.ts';

export const severities = ['error', 'warning', 'info'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** `check`: the reading is doubtful or the case rests on an inference; a person decides, and it never fails a run. */
export const certainties = ['certain', 'check'] as const;

/** 完整性, 相关性, 适当性, 可行性, 文档规范性. */
export const dimensions = ['completeness', 'relevance', 'appropriateness', 'feasibility', 'form'] as const;
export const ruleStatuses = ['preview', 'stable', 'deprecated'] as const;
export const outcomes = ['passed', 'failed', 'not-applicable', 'not-evaluated'] as const;
export type Outcome = (typeof outcomes)[number];

const named = { number: z.number(), name: z.string() };

/** One spot in one document. `quote` is the first 40 UTF-16 units of the anchored span, unaltered. */
export const placeSchema = z.strictObject({
  section: z.enum(sectionNames),
  duty: z.strictObject(named).nullable(),
  project: z.strictObject({ number: z.number(), code: z.string(), name: z.string() }).nullable(),
  /** Counts the indicator rows of the project from 1; null for every place that is no indicator row. */
  row: z.int().positive().nullable(),
  /** Name of the indicator in `row`, or of the contents entry; for people. */
  item: z.string().nullable(),
  field: z.string(),
  /** The printed head of the column, or the label of the field. */
  label: z.string(),
  quote: z.string(),
  /** The quote was cut at 40. */
  cut: z.boolean(),
  /** The field that is missing, else null. */
  absent: z.string().nullable(),
  anchor: anchorSchema,
  origins: z.array(originSchema),
  fingerprint: z.string(),
});
export type Place = z.infer<typeof placeSchema>;

export const basisLineSchema = z.strictObject({ text: z.string(), verified: z.boolean() });
export type BasisLine = z.infer<typeof basisLineSchema>;

export const findingSchema = z.strictObject({
  ruleId: z.string(),
  ruleStatus: z.enum(ruleStatuses),
  severity: severitySchema,
  certainty: z.enum(certainties),
  dimension: z.enum(dimensions),
  groupKey: z.string(),
  title: z.string(),
  message: z.string(),
  expected: z.string(),
  basis: z.array(basisLineSchema),
  advice: z.string(),
  waived: z.strictObject({ reason: z.string(), by: z.string(), until: z.string() }).nullable(),
  places: z.array(placeSchema).min(1),
});
export type Finding = z.infer<typeof findingSchema>;
