/** Owns how a step answers: a value with notices, or one failure of a closed list. Refuses findings, which speak of the document. */
import { z } from 'zod';
import { originSchema } from './document.ts';

export const failureCodes = [
  'encrypted',
  'malformed',
  'unsupported',
  'empty',
  'too-large',
  'too-many-pages',
  'bomb',
  'forbidden-entity',
  'too-deep',
  'timeout',
  'out-of-memory',
  'crashed',
  'changed-while-reading',
  'not-stable',
  'locked',
  'permission',
  'not-found',
  'disk-full',
  'unreachable',
  'internal',
] as const;
export const failureCodeSchema = z.enum(failureCodes);
export type FailureCode = z.infer<typeof failureCodeSchema>;

/** We could not do our job. `detail` is for the log: never cell text, never a path. */
export const failureSchema = z.strictObject({ code: failureCodeSchema, detail: z.string() });
export type Failure = z.infer<typeof failureSchema>;

export const noticeCodes = [
  'page-without-text',
  'text-recognised',
  'reading-doubtful',
  'spans-inferred',
  'rows-rejoined',
  'external-reference',
  'active-content',
  'tracked-changes',
  'hidden-text',
  'comments',
  'signatures',
  'unmapped-characters',
  'encoding-guessed',
  'wrong-extension',
  'readers-differ',
  'personal-data',
  'form-not-recognised',
  'columns-unsure',
  'rule-not-evaluated',
  'nesting-deep',
] as const;
export const noticeCodeSchema = z.enum(noticeCodes);
export type NoticeCode = z.infer<typeof noticeCodeSchema>;

/** We did our job, with a caveat. `values` fill the text of the notice; the text itself is the reporters'. */
export const noticeSchema = z.strictObject({
  code: noticeCodeSchema,
  values: z.record(z.string(), z.string()),
  place: originSchema.nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;

export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly notices: readonly Notice[] }
  | { readonly ok: false; readonly failure: Failure };

export function success<T>(value: T, notices: readonly Notice[] = []): Result<T> {
  return { ok: true, value, notices };
}

export function failed(code: FailureCode, detail = ''): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code, detail } };
}

export function notice(code: NoticeCode, values: Record<string, string> = {}, place: Notice['place'] = null): Notice {
  return { code, values, place };
}
