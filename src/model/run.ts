/** Owns the result of one run: every input with one status, its findings and notices. Refuses any opinion on exit codes. */
import { z } from 'zod';
import { findingSchema, outcomes } from './finding.ts';
import { failureSchema, noticeSchema } from './result.ts';

export const statuses = ['complete', 'partial', 'failed', 'skipped'] as const;
export type DocumentStatus = (typeof statuses)[number];

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export const sourceSchema = z.strictObject({
  /** Index of the command-line argument that led to the file. */
  argument: z.int().nonnegative(),
  /** Relative to that argument; the file's own name where the argument is the file. */
  path: z.string(),
  mediaType: z.string().nullable(),
  bytes: z.int().nonnegative(),
  sha256: z.string().nullable(),
});
export type Source = z.infer<typeof sourceSchema>;

export const checkedDocumentSchema = z.strictObject({
  source: sourceSchema,
  status: z.enum(statuses),
  failure: failureSchema.nullable(),
  notices: z.array(noticeSchema),
  profile: z.string().nullable(),
  department: z.string().nullable(),
  fiscalYear: z.int().nullable(),
  /** Code of the unit, and codes of the projects in order, as printed: what makes a later text the next draft of this one. */
  unitCode: z.string().nullable(),
  projectCodes: z.array(z.string()),
  projectCount: z.int().nonnegative(),
  indicatorCount: z.int().nonnegative(),
  outcomes: z.record(z.string(), z.enum(outcomes)),
  findings: z.array(findingSchema),
});
export type CheckedDocument = z.infer<typeof checkedDocumentSchema>;

export const runSchema = z.strictObject({
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  rulesPack: z.strictObject({ id: z.string(), version: z.string(), rules: z.int().nonnegative() }),
  language: z.enum(languages),
  /** The arguments as the user typed them, for people only. */
  arguments: z.array(z.string()),
  documents: z.array(checkedDocumentSchema),
  exitCode: z.int().nonnegative(),
});
export type Run = z.infer<typeof runSchema>;
