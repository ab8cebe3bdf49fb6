/** Owns the reading of one file of a share: skipped where its bytes are known to this pack. Refuses to store anything. */
import type { Failure } from '#src/model/result.ts';
import { failed } from '#src/model/result.ts';
import type { RulesPack } from '#src/model/rule.ts';
import type { CheckedDocument, Language } from '#src/model/run.ts';
import { notRead } from '../check-document.ts';
import { type FileDigest, openFile } from '../open-file.ts';
import { fitsPack } from '../sandbox/fits-pack.ts';
import { packExtraction } from '../sandbox/packed-extraction.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { LookedAt } from './walk-share.ts';

export type ShareFileRead =
  | { readonly kind: 'failed'; readonly failure: Failure; readonly sha256: string | null }
  /** A kind that nobody hands in. */
  | { readonly kind: 'ignored'; readonly sha256: string }
  | { readonly kind: 'known'; readonly sha256: string; readonly checked: CheckedDocument }
  | {
      readonly kind: 'read';
      readonly sha256: string;
      readonly checked: CheckedDocument;
      readonly extraction: Uint8Array | null;
    };

export type ShareReading = {
  readonly sandbox: Sandbox;
  readonly pack: RulesPack;
  readonly language: Language;
  /** What is stored for content and today's pack; null where it must be read. */
  readonly known: (sha256: string) => Promise<CheckedDocument | null>;
};

export async function readShareFile({ file, path }: LookedAt, reading: ShareReading): Promise<ShareFileRead> {
  const opened = await openFile(file, false);
  if (!opened.ok) return { kind: 'failed', failure: opened.failure, sha256: null };
  let digest: FileDigest | null = null;
  let known: CheckedDocument | null = null;
  const before = async (): Promise<Failure | null> => {
    const finished = await opened.value.finish();
    if (!finished.ok) return finished.failure;
    digest = finished.value;
    known = await reading.known(finished.value.sha256);
    // The bytes are dropped; the answer is at hand.
    return known ? failed('internal', 'known').failure : null;
  };
  const question = {
    kind: 'check',
    language: reading.language,
    withDocument: true,
    entry: null,
    secondReader: false,
    ocr: 'pp-ocr',
  } as const;
  const answered = await reading.sandbox.read(opened.value, question, before, () => undefined);
  void opened.value.close();
  return conclude(answered, { path, digest, known }, reading.pack);
}

type Learned = {
  readonly path: string;
  readonly digest: FileDigest | null;
  readonly known: CheckedDocument | null;
};

function conclude(
  answered: Awaited<ReturnType<Sandbox['read']>>,
  { path, digest, known }: Learned,
  pack: RulesPack,
): ShareFileRead {
  const sha256 = digest?.sha256 ?? null;
  if (known && sha256 !== null) return { kind: 'known', sha256, checked: known };
  if (!answered.ok) return { kind: 'failed', failure: answered.failure, sha256 };
  const { answer } = answered;
  if (answer.kind === 'unread') return { kind: 'failed', failure: answer.failure, sha256 };
  if (answer.kind === 'bundle') return { kind: 'failed', failure: failed('unsupported', 'ZIP').failure, sha256 };
  if (!digest || sha256 === null || answer.kind !== 'checked' || !fitsPack(answer, pack))
    return { kind: 'failed', failure: failed('crashed', 'answer not understood').failure, sha256 };
  if (answer.neverRead) return { kind: 'ignored', sha256 };
  const { judged, extraction, mediaType } = answer;
  if (judged.failure) return { kind: 'failed', failure: judged.failure, sha256 };
  const source = { argument: 0, path, mediaType, ...digest };
  const checked: CheckedDocument =
    judged.status === 'failed' ? notRead(source, failed('internal').failure, false) : { source, ...judged };
  return { kind: 'read', sha256, checked, extraction: extraction && packExtraction(extraction) };
}
