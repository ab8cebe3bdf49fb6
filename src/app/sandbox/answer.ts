/** Owns what host and child say to each other, as schemas: the child's answer is held against them before anyone believes it. Refuses the pipes. */
import { z } from 'zod';
import { packageLimits } from '#src/extract/package.ts';
import { documentSchema } from '#src/model/document.ts';
import { recogniserChoices } from '#src/model/recogniser-choice.ts';
import { failureSchema, noticeSchema } from '#src/model/result.ts';
import { checkedDocumentSchema, languages } from '#src/model/run.ts';
import { statementSchema } from '#src/model/statement.ts';

/** A file of the pack for the child: its value, or the path of its module. */
const packFileSchema = z.strictObject({
  file: z.string(),
  kind: z.enum(['rule', 'profile', 'lexicon']),
  value: z.unknown(),
  module: z.string().nullable(),
});

export const packMessageSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  files: z.array(packFileSchema),
});
export type PackMessage = z.infer<typeof packMessageSchema>;

/** What a reader took out of a file: enough to check it again without the file. */
export const extractionSchema = z.strictObject({ document: documentSchema, notices: z.array(noticeSchema) });
export type StoredExtraction = z.infer<typeof extractionSchema>;

/** Where an entry of a ZIP of uploads lies and how it is packed, by the child that looked: believed by nobody. Sizes in bytes. */
const bundleEntrySchema = z.strictObject({
  name: z.string(),
  method: z.int().nonnegative(),
  encrypted: z.boolean(),
  link: z.boolean(),
  crc: z.int().nonnegative(),
  start: z.int().nonnegative(),
  storedBytes: z.int().nonnegative(),
  declaredBytes: z.int().nonnegative(),
});

/** `check`: read and check, and hand the document over where somebody will ask for it; with `entry` the bytes are those of one entry of a ZIP, as stored. `recheck`: the bytes are a stored extraction. `extract`: read only. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('check'),
    language: z.enum(languages),
    withDocument: z.boolean(),
    entry: bundleEntrySchema.nullable(),
    /** Word files are read again by another library, and differences told. */
    secondReader: z.boolean(),
    ocr: z.enum(recogniserChoices),
  }),
  z.strictObject({ kind: z.literal('recheck'), language: z.enum(languages) }),
  z.strictObject({ kind: z.literal('extract') }),
]);
export type Question = z.infer<typeof questionSchema>;

/** Milliseconds by name: stages of the way, rules by id. */
const timesSchema = z.record(z.string(), z.number().nonnegative());

const judgedSchema = checkedDocumentSchema.omit({ source: true });
/** A checked document before the host adds where it came from. */
export type JudgedDocument = z.infer<typeof judgedSchema>;

export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('checked'),
    mediaType: z.string().nullable(),
    /** Of a kind that nobody hands in: skipped where the file was found in a folder. */
    neverRead: z.boolean(),
    judged: judgedSchema,
    /** Of an entry of a ZIP: what came out of it. */
    content: z.strictObject({ bytes: z.int().nonnegative(), sha256: z.hash('sha256') }).nullable(),
    extraction: extractionSchema.nullable(),
    times: z.strictObject({ stages: timesSchema, rules: timesSchema }),
  }),
  z.strictObject({ kind: z.literal('unread'), failure: failureSchema }),
  /** The file is a ZIP of uploads: each entry is asked for on its own. */
  z.strictObject({ kind: z.literal('bundle'), entries: z.array(bundleEntrySchema).max(packageLimits.entries) }),
  z.strictObject({
    kind: z.literal('extracted'),
    document: documentSchema.omit({ carries: true }),
    statement: statementSchema.nullable(),
    notices: z.array(noticeSchema),
  }),
]);
export type Answer = z.infer<typeof answerSchema>;
