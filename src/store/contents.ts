/** Owns what was read and found, by content and rules pack. Refuses to know where the file lay. */
import { deflateSync, inflateSync } from 'node:zlib';
import type { Kysely, Transaction } from 'kysely';
import { type CheckedDocument, checkedDocumentSchema } from '#src/model/run.ts';
import { nextNumber } from './counters.ts';
import { inParts } from './in-parts.ts';
import { seal, unseal } from './sealed.ts';
import { packText, packTextOrNull } from './stored-text.ts';
import type { Tables } from './tables.ts';
import type { Writing } from './writing.ts';

/** What is known already stays; only an extraction that was missing is added. */
export async function writeContentIn(
  db: Transaction<Tables>,
  sha256: string,
  extraction: Uint8Array | null,
  at: string,
): Promise<void> {
  const known = await db.selectFrom('contents').selectAll().where('sha256', '=', sha256).executeTakeFirst();
  if (!known) await db.insertInto('contents').values(seal('contents', { sha256, extraction, at })).execute();
  else if (unseal('contents', known).extraction === null && extraction !== null) {
    const values = seal('contents', { sha256, extraction, at: known.at });
    await db.updateTable('contents').set(values).where('sha256', '=', sha256).execute();
  }
}

/** False where this content was checked by this pack before: the first check stays. */
export async function writeCheckIn(
  db: Transaction<Tables>,
  sha256: string,
  packKey: string,
  checked: CheckedDocument,
  at: string,
): Promise<boolean> {
  const pack = packText(packKey);
  const known = await db
    .selectFrom('checks')
    .select('id')
    .where('sha256', '=', sha256)
    .where('pack_key', '=', pack)
    .executeTakeFirst();
  if (known) return false;
  const id = await nextNumber(db, 'checks');
  const packed = deflateSync(JSON.stringify(checked));
  const row = seal('checks', { id, sha256, pack_key: pack, checked: packed, at });
  await db.insertInto('checks').values(row).execute();
  for (const part of inParts(placeRows(id, checked))) await db.insertInto('places').values(part).execute();
  return true;
}

/** Nothing where the content was forgotten meanwhile. */
export async function recordCheckIn(
  { db, note }: Writing,
  sha256: string,
  packKey: string,
  checked: CheckedDocument,
  at: string,
): Promise<void> {
  const content = await db.selectFrom('contents').select('sha256').where('sha256', '=', sha256).executeTakeFirst();
  if (!content) return;
  if (await writeCheckIn(db, sha256, packKey, checked, at)) await note(at, 'check-recorded', { sha256, pack: packKey });
}

function placeRows(check: number, { findings }: CheckedDocument): Tables['places'][] {
  const places = findings.flatMap((finding) => finding.places.map((place) => ({ finding, place })));
  return places.map(({ finding, place }, position) =>
    seal('places', {
      check_id: check,
      position,
      fingerprint: place.fingerprint,
      rule_id: finding.ruleId,
      severity: finding.severity,
      certainty: finding.certainty,
      section: place.section,
      project_code: packTextOrNull(place.project?.code ?? null),
      project_name: packTextOrNull(place.project?.name ?? null),
      item: packTextOrNull(place.item),
      label: packText(place.label),
      quote: packText(place.quote),
    }),
  );
}

export async function readCheck(
  db: Kysely<Tables>,
  sha256: string,
  packKey: string | null,
): Promise<CheckedDocument | null> {
  const all = db.selectFrom('checks').selectAll().where('sha256', '=', sha256).orderBy('id', 'desc').limit(1);
  const row = await (packKey === null ? all : all.where('pack_key', '=', packText(packKey))).executeTakeFirst();
  if (!row) return null;
  const text = inflateSync(unseal('checks', row).checked).toString('utf8');
  return checkedDocumentSchema.parse(JSON.parse(text));
}

export async function readExtraction(db: Kysely<Tables>, sha256: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('contents').selectAll().where('sha256', '=', sha256).executeTakeFirst();
  const extraction = row ? unseal('contents', row).extraction : null;
  return extraction === null ? null : new Uint8Array(extraction);
}
