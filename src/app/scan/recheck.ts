/** Owns what a new rules pack means for texts that lie unchanged: each latest draft is checked again from what was extracted. Refuses to read a file. */
import { Readable } from 'node:stream';
import type { RulesPack } from '#src/model/rule.ts';
import type { CheckedDocument, Language } from '#src/model/run.ts';
import type { Revision, Store } from '#src/store/store.ts';
import type { FilePart } from '../open-file.ts';
import { fitsPack } from '../sandbox/fits-pack.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { countAdded } from './compare-drafts.ts';

export type Recheck = {
  readonly store: Store;
  readonly sandbox: Sandbox;
  readonly pack: RulesPack;
  readonly packKey: string;
  readonly language: Language;
  readonly now: () => Date;
};

/** How many texts the pack finds more in, and how many places. */
export async function recheckDrafts(
  drafts: readonly Revision[],
  { store, sandbox, pack, packKey, language, now }: Recheck,
): Promise<{ documents: number; places: number }> {
  const added = { documents: 0, places: 0 };
  for (const { sha256 } of drafts) {
    if (await store.checkOf(sha256, packKey)) continue;
    const older = await store.checkOf(sha256, null);
    const extraction = await store.extractionOf(sha256);
    if (!older || !extraction) continue;
    const answered = await sandbox.read(
      asFile(extraction),
      { kind: 'recheck', language },
      async () => null,
      () => undefined,
    );
    if (!answered.ok || answered.answer.kind !== 'checked' || !fitsPack(answered.answer, pack)) continue;
    const newer: CheckedDocument = { source: older.source, ...answered.answer.judged };
    await store.recordCheck(sha256, packKey, newer, now().toISOString());
    const places = countAdded(older, newer);
    added.documents += places > 0 ? 1 : 0;
    added.places += places;
  }
  return added;
}

function asFile(bytes: Uint8Array): Pick<FilePart, 'pieces'> {
  return { pieces: () => Readable.from([bytes]) };
}
