/** Owns the way of one file's bytes through reading and checking. Refuses the file system and any knowledge of where the bytes come from. */
import { checkStatement } from '#src/engine/check-statement.ts';
import type { FileKind } from '#src/extract/detect-kind.ts';
import type { ReadFile } from '#src/extract/registry.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { limits } from '#src/model/limits.ts';
import { type Failure, type Notice, notice } from '#src/model/result.ts';
import type { RulesPack } from '#src/model/rule.ts';
import type { CheckedDocument, Language, Source } from '#src/model/run.ts';
import type { StatementReading } from '#src/model/statement.ts';
import { readStatement, recognise } from '#src/records/read-statement.ts';
import { doubtfulNotices } from './doubtful-notices.ts';
import { personalNotices } from './personal-notices.ts';
import type { Answer, JudgedDocument, StoredExtraction } from './sandbox/answer.ts';

/** Bytes of any file → what its reader took out of it. */
export type DocumentReader = (bytes: Uint8Array) => Promise<ReadFile>;

type Recognised = {
  readonly ok: true;
  readonly document: ExtractedDocument;
  /** Null where no form is recognised. */
  readonly reading: StatementReading | null;
  readonly notices: readonly Notice[];
};
type ReadOutcome =
  | (Recognised & { readonly mediaType: string | null; readonly extraction: StoredExtraction })
  | { readonly ok: false; readonly failure: Failure; readonly neverRead: boolean };

/** Milliseconds spent, by name. */
type Times = Record<string, number>;

async function readBytes(bytes: Uint8Array, pack: RulesPack, read: DocumentReader, times: Times): Promise<ReadOutcome> {
  const start = performance.now();
  const { kind, mediaType, result } = await read(bytes);
  times.extract = performance.now() - start;
  if (!result.ok) return { ok: false, failure: result.failure, neverRead: isNeverRead(kind, result.failure) };
  const extraction: StoredExtraction = { document: result.value, notices: [...result.notices] };
  const extracted = performance.now();
  const recognised = recogniseForm(extraction, pack);
  times.read = performance.now() - extracted;
  return recognised.ok ? { ...recognised, mediaType, extraction } : { ...recognised, neverRead: false };
}

function recogniseForm(
  { document, notices }: StoredExtraction,
  pack: RulesPack,
): Recognised | { readonly ok: false; readonly failure: Failure } {
  const profile = recognise(document, pack.profiles);
  const known = [...notices, ...doubtfulNotices(document), ...personalNotices(document)];
  if (!profile) return { ok: true, document, reading: null, notices: [...known, notice('form-not-recognised')] };
  const reading = readStatement(document, profile);
  if (!reading.ok) return reading;
  return { ok: true, document, reading: reading.value, notices: [...known, ...reading.notices] };
}

// Zeros between a few letters look like UTF-16 until they are decoded.
function isNeverRead(kind: FileKind, { code }: Failure): boolean {
  return kind === 'other' || (kind === 'text' && code === 'unsupported');
}

/** One file, from its bytes to its findings. A bug of ours is thrown. */
export async function judgeBytes(
  bytes: Uint8Array,
  pack: RulesPack,
  read: DocumentReader,
  { language, withDocument }: { readonly language: Language; readonly withDocument: boolean },
): Promise<Answer> {
  const stages: Times = {};
  const outcome = await readBytes(bytes, pack, read, stages);
  if (!outcome.ok) {
    const judged = notJudged(outcome.failure);
    return {
      kind: 'checked',
      mediaType: null,
      neverRead: outcome.neverRead,
      judged,
      content: null,
      extraction: null,
      times: { stages, rules: {} },
    };
  }
  const start = performance.now();
  const rules: Times = {};
  const judged = judge(outcome, pack, language, rules);
  stages.check = performance.now() - start;
  return {
    kind: 'checked',
    mediaType: outcome.mediaType,
    neverRead: false,
    judged,
    content: null,
    extraction: withDocument ? outcome.extraction : null,
    times: { stages, rules },
  };
}

/** The same for what was extracted earlier, by the pack of today. */
export function judgeExtraction(extraction: StoredExtraction, pack: RulesPack, language: Language): Answer {
  const recognised = recogniseForm(extraction, pack);
  if (!recognised.ok) return { kind: 'unread', failure: recognised.failure };
  const rules: Times = {};
  const judged = judge(recognised, pack, language, rules);
  const times = { stages: {}, rules };
  return { kind: 'checked', mediaType: null, neverRead: false, judged, content: null, extraction: null, times };
}

/** What a file's reader took out of it, and the statement in it. */
export async function extractBytes(bytes: Uint8Array, pack: RulesPack, read: DocumentReader): Promise<Answer> {
  const outcome = await readBytes(bytes, pack, read, {});
  if (!outcome.ok) return { kind: 'unread', failure: outcome.failure };
  const { blocks, tables } = outcome.document;
  return {
    kind: 'extracted',
    document: { blocks, tables },
    statement: outcome.reading?.statement ?? null,
    notices: [...outcome.notices],
  };
}

function notJudged(failure: Failure): JudgedDocument {
  return {
    status: 'failed',
    failure,
    notices: [],
    profile: null,
    department: null,
    fiscalYear: null,
    unitCode: null,
    projectCodes: [],
    projectCount: 0,
    indicatorCount: 0,
    outcomes: {},
    findings: [],
  };
}

/** A document that was not read, with the reason; a skipped one needs none. */
export function notRead(source: Source, failure: Failure, skipped: boolean): CheckedDocument {
  const judged = notJudged(failure);
  return skipped ? { source, ...judged, status: 'skipped', failure: null } : { source, ...judged };
}

/** True where some of the file was not read. */
export function isPartial(notices: readonly Notice[]): boolean {
  return notices.some(({ code }) => code === 'page-without-text' || code === 'nesting-deep');
}

const timeLimits = {
  clock: () => performance.now(),
  rule: limits.check.ruleMilliseconds,
  document: limits.check.documentMilliseconds,
};

function judge(outcome: Recognised, pack: RulesPack, language: Language, times: Times): JudgedDocument {
  const { reading, document, notices } = outcome;
  const status = isPartial(notices) ? 'partial' : 'complete';
  const profile = pack.profiles.find(({ id }) => id === reading?.profile);
  const base = { status, failure: null } as const;
  if (!reading || !profile) {
    return {
      ...base,
      notices: [...notices],
      profile: null,
      department: null,
      fiscalYear: null,
      unitCode: null,
      projectCodes: [],
      projectCount: 0,
      indicatorCount: 0,
      outcomes: Object.fromEntries(pack.rules.map(({ id }) => [id, 'not-evaluated' as const])),
      findings: [],
    };
  }
  const result = checkStatement(document, reading, pack, profile, language, timeLimits);
  for (const [rule, milliseconds] of result.times) times[rule] = milliseconds;
  const { statement } = reading;
  return {
    ...base,
    notices: [...notices, ...result.notices],
    profile: reading.profile,
    department: statement.department?.value ?? null,
    fiscalYear: statement.fiscalYear?.value ?? null,
    unitCode: statement.projects[0]?.unitCode?.value ?? null,
    projectCodes: statement.projects.flatMap(({ projectCode }) => projectCode?.value ?? []),
    projectCount: statement.projects.length,
    indicatorCount: statement.projects.reduce((sum, { indicators }) => sum + indicators.length, 0),
    outcomes: { ...result.outcomes },
    findings: [...result.findings],
  };
}
