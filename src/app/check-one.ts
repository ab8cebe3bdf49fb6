/** Owns the check of one file, or of one entry of a ZIP of uploads: opened, asked about, answered for. Refuses to decide what is read when. */
import type { RecogniserChoice } from '#src/model/recogniser-choice.ts';
import { type Failure, failed } from '#src/model/result.ts';
import type { RulesPack } from '#src/model/rule.ts';
import type { CheckedDocument, Language, Source } from '#src/model/run.ts';
import { type NamedEntry, nameEntries } from './bundle-paths.ts';
import { notRead } from './check-document.ts';
import type { FoundFile } from './collect-files.ts';
import { type FileDigest, type OpenedFile, openFile } from './open-file.ts';
import type { Question } from './sandbox/answer.ts';
import { fitsPack } from './sandbox/fits-pack.ts';
import type { Answered } from './sandbox/reading-child.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import type { Times } from './timing.ts';

export type Checked = {
  readonly checked: CheckedDocument;
  readonly packed: Uint8Array | null;
  readonly times: Times | null;
};

export type Asking = {
  readonly pack: RulesPack;
  readonly sandbox: Sandbox;
  readonly language: Language;
  /** Documents are kept for reports that draw them. */
  readonly withDocuments: boolean;
  /** Word files are read a second time by another library. */
  readonly secondReader?: boolean;
  readonly ocr?: RecogniserChoice;
};

type PackedEntry = Exclude<Extract<Question, { kind: 'check' }>['entry'], null>;

/** A ZIP of uploads, open until the last of its entries is checked. */
export type OpenedBundle = {
  readonly entries: readonly NamedEntry<PackedEntry>[];
  /** `onLimit` hears the time limit in seconds. */
  readonly check: (entry: NamedEntry<PackedEntry>, onLimit: (seconds: number) => void) => Promise<Checked>;
  readonly close: () => Promise<void>;
};

export function sourceOf({ argument }: Pick<FoundFile, 'argument'>, path: string): Source {
  return { argument, path, mediaType: null, bytes: 0, sha256: null };
}

export function unread(source: Source, failure: Failure, skipped = false): Checked {
  return { checked: notRead(source, failure, skipped), packed: null, times: null };
}

/** One file; where it is a ZIP of uploads, what is in it: each entry is then checked on its own. */
export async function checkOne(
  file: FoundFile,
  asking: Asking,
  onLimit: (seconds: number) => void,
): Promise<Checked | OpenedBundle> {
  const empty = sourceOf(file, file.path);
  if (file.fault === 'skip') return unread(empty, failed('unsupported').failure, true);
  if (file.fault !== null) return unread(empty, failed(file.fault).failure);
  const opened = await openFile(file.file, file.named);
  if (!opened.ok) return unread(empty, opened.failure);
  let digest: FileDigest = { bytes: 0, sha256: '' };
  const finish = async () => {
    const finished = await opened.value.finish();
    if (finished.ok) digest = finished.value;
    return finished.ok ? null : finished.failure;
  };
  const answered = await asking.sandbox.read(opened.value, questionOf(asking, null), finish, onLimit);
  const known: Source = digest.sha256 === '' ? empty : { ...empty, ...digest };
  if (answered.ok && answered.answer.kind === 'bundle') {
    const entries = nameEntries(file.path, answered.answer.entries);
    if (entries && entries.length > 0) return openBundle(file, opened.value, known, entries, asking);
    void opened.value.close();
    return unread(known, (entries ? failed('empty') : failed('malformed', 'two entries of one name')).failure);
  }
  void opened.value.close();
  return conclude(answered, known, file.named, asking.pack);
}

function questionOf(
  { language, withDocuments, secondReader = false, ocr = 'pp-ocr' }: Asking,
  entry: PackedEntry | null,
): Question {
  return { kind: 'check', language, withDocument: withDocuments, entry, secondReader, ocr };
}

function openBundle(
  file: FoundFile,
  opened: OpenedFile,
  bundle: Source,
  entries: readonly NamedEntry<PackedEntry>[],
  asking: Asking,
): OpenedBundle {
  return {
    entries,
    close: opened.close,
    check: async ({ entry, path, skip }, onLimit) => {
      const source = sourceOf(file, path);
      if (skip) return unread(source, failed('unsupported').failure, true);
      if (entry.encrypted) return unread(source, failed('encrypted').failure);
      if (entry.start + entry.storedBytes > bundle.bytes)
        return unread(source, failed('crashed', 'answer not understood').failure);
      const part = opened.part(entry.start, entry.storedBytes);
      const answered = await asking.sandbox.read(part, questionOf(asking, entry), part.finish, onLimit);
      return conclude(answered, source, false, asking.pack);
    },
  };
}

/** `named` on the command line: then a kind that is never read is a failure. */
function conclude(answered: Answered, known: Source, named: boolean, pack: RulesPack): Checked {
  if (!answered.ok) return unread(known, answered.failure);
  const { answer, packed } = answered;
  if (answer.kind === 'unread') return unread(known, answer.failure);
  if (answer.kind !== 'checked' || !fitsPack(answer, pack))
    return unread(known, failed('crashed', 'answer not understood').failure);
  const { judged, mediaType, neverRead, extraction, content, times } = answer;
  const source: Source = { ...known, ...content, mediaType };
  if (neverRead && !named) return unread(source, failed('unsupported').failure, true);
  return { checked: { source, ...judged }, packed: extraction ? packed : null, times };
}
