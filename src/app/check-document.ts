/** Owns the way of one file's bytes through reading and checking. Refuses the file system. */
import { createHash } from 'node:crypto';
import { checkStatement } from '#src/engine/check-statement.ts';
import type { FileKind } from '#src/extract/detect-kind.ts';
import { type ReaderAssets, readDocument } from '#src/extract/registry.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { type Failure, failed, type Notice, notice } from '#src/model/result.ts';
import type { RulesPack } from '#src/model/rule.ts';
import type { CheckedDocument, Language, Source } from '#src/model/run.ts';
import type { StatementReading } from '#src/model/statement.ts';
import { readStatement, recognise } from '#src/records/read-statement.ts';

/** A file as the ledger knows it before it is read. */
export type FileIdentity = Pick<Source, 'argument' | 'path'> & { readonly named: boolean };

export type ReadOutcome =
  | {
      readonly ok: true;
      readonly mediaType: string | null;
      readonly document: ExtractedDocument;
      readonly reading: StatementReading | null;
      readonly notices: readonly Notice[];
    }
  | { readonly ok: false; readonly failure: Failure; readonly skipped: boolean };

/** Bytes → document and statement; the statement is null where no form is recognised. */
export async function readBytes(bytes: Uint8Array, pack: RulesPack, assets: ReaderAssets): Promise<ReadOutcome> {
  const { kind, mediaType, result } = await readDocument(bytes, assets);
  if (!result.ok) return { ok: false, failure: result.failure, skipped: isNeverRead(kind, result.failure) };
  const profile = recognise(result.value, pack.profiles);
  if (!profile)
    return {
      ok: true,
      mediaType,
      document: result.value,
      reading: null,
      notices: [...result.notices, notice('form-not-recognised')],
    };
  const reading = readStatement(result.value, profile);
  if (!reading.ok) return { ok: false, failure: reading.failure, skipped: false };
  return {
    ok: true,
    mediaType,
    document: result.value,
    reading: reading.value,
    notices: [...result.notices, ...reading.notices],
  };
}

// Zeros between a few letters look like UTF-16 until they are decoded.
function isNeverRead(kind: FileKind, { code }: Failure): boolean {
  return kind === 'other' || (kind === 'text' && code === 'unsupported');
}

/** One file, from its bytes to its findings; expected trouble is a status, our own bugs are `internal`. */
export async function checkBytes(
  identity: FileIdentity,
  bytes: Uint8Array,
  pack: RulesPack,
  assets: ReaderAssets,
  language: Language,
): Promise<{ checked: CheckedDocument; document: ExtractedDocument | null }> {
  const source: Source = {
    argument: identity.argument,
    path: identity.path,
    mediaType: null,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  try {
    const outcome = await readBytes(bytes, pack, assets);
    if (!outcome.ok)
      return { checked: notRead(source, outcome.failure, outcome.skipped && !identity.named), document: null };
    return { checked: judge(source, outcome, pack, language), document: outcome.document };
  } catch (error) {
    return {
      checked: notRead(source, failed('internal', error instanceof Error ? error.message : 'unknown').failure, false),
      document: null,
    };
  }
}

/** A document that was not read, with the reason; a skipped one needs none. */
export function notRead(source: Source, failure: Failure, skipped: boolean): CheckedDocument {
  return {
    source,
    status: skipped ? 'skipped' : 'failed',
    failure: skipped ? null : failure,
    notices: [],
    profile: null,
    department: null,
    fiscalYear: null,
    projectCount: 0,
    indicatorCount: 0,
    outcomes: {},
    findings: [],
  };
}

/** True where some of the file was not read. */
export function isPartial(notices: readonly Notice[]): boolean {
  return notices.some(({ code }) => code === 'page-without-text');
}

function judge(
  source: Source,
  outcome: Extract<ReadOutcome, { ok: true }>,
  pack: RulesPack,
  language: Language,
): CheckedDocument {
  const { reading, document, notices, mediaType } = outcome;
  const status = isPartial(notices) ? 'partial' : 'complete';
  const profile = pack.profiles.find(({ id }) => id === reading?.profile);
  const base = { source: { ...source, mediaType }, status, failure: null } as const;
  if (!reading || !profile) {
    return {
      ...base,
      notices: [...notices],
      profile: null,
      department: null,
      fiscalYear: null,
      projectCount: 0,
      indicatorCount: 0,
      outcomes: Object.fromEntries(pack.rules.map(({ id }) => [id, 'not-evaluated' as const])),
      findings: [],
    };
  }
  const result = checkStatement(document, reading, pack, profile, language);
  const { statement } = reading;
  return {
    ...base,
    notices: [...notices, ...result.notices],
    profile: reading.profile,
    department: statement.department?.value ?? null,
    fiscalYear: statement.fiscalYear?.value ?? null,
    projectCount: statement.projects.length,
    indicatorCount: statement.projects.reduce((sum, { indicators }) => sum + indicators.length, 0),
    outcomes: { ...result.outcomes },
    findings: [...result.findings],
  };
}
