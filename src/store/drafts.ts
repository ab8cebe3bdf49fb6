/** Owns the drafts of each submission in the order of coming. Refuses to decide which text is a draft of which. */
import type { Kysely, Transaction } from 'kysely';
import { nextNumber } from './counters.ts';
import { seal, unseal } from './sealed.ts';
import type { FileResult, NewDraft, Revision } from './store.ts';
import { keyOf, packText, packTextOrNull, unpackText, unpackTextOrNull } from './stored-text.ts';
import type { Tables } from './tables.ts';

export async function writeDraftIn(
  db: Transaction<Tables>,
  draft: NewDraft,
  { root, run, at }: Pick<FileResult, 'root' | 'run' | 'at'>,
): Promise<void> {
  const { submission, number } = await nextPlace(db, root, draft.of);
  const row = seal('drafts', {
    submission,
    number,
    root_key: keyOf(root),
    run,
    sha256: draft.sha256,
    path: packText(draft.path),
    department: packTextOrNull(draft.department),
    fiscal_year: draft.fiscalYear,
    unit_code: packTextOrNull(draft.unitCode),
    project_codes: JSON.stringify(draft.projectCodes),
    at,
  });
  await db.insertInto('drafts').values(row).execute();
}

/** A submission whose every draft was forgotten meanwhile begins anew. */
async function nextPlace(
  db: Transaction<Tables>,
  root: string,
  of: number | null,
): Promise<{ submission: number; number: number }> {
  const latest =
    of === null
      ? undefined
      : await db
          .selectFrom('drafts')
          .select(['submission', 'number'])
          .where('submission', '=', of)
          .orderBy('number', 'desc')
          .limit(1)
          .executeTakeFirst();
  if (latest) return { submission: latest.submission, number: latest.number + 1 };
  const id = await nextNumber(db, 'submissions');
  await db
    .insertInto('submissions')
    .values(seal('submissions', { id, root_key: keyOf(root) }))
    .execute();
  return { submission: id, number: 1 };
}

export async function readLatestDrafts(db: Kysely<Tables>, root: string): Promise<Revision[]> {
  const rows = await db
    .selectFrom('drafts as draft')
    .selectAll('draft')
    .where('draft.root_key', '=', keyOf(root))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('drafts as later')
            .select('later.number')
            .whereRef('later.submission', '=', 'draft.submission')
            .whereRef('later.number', '>', 'draft.number'),
        ),
      ),
    )
    .orderBy('draft.submission')
    .execute();
  return rows.map((row) => asRevision(unseal('drafts', row)));
}

function asRevision(row: Tables['drafts']): Revision {
  const codes: unknown = JSON.parse(row.project_codes);
  return {
    submission: row.submission,
    number: row.number,
    sha256: row.sha256,
    path: unpackText(row.path),
    department: unpackTextOrNull(row.department),
    fiscalYear: row.fiscal_year,
    unitCode: unpackTextOrNull(row.unit_code),
    projectCodes: Array.isArray(codes) ? codes.map(String) : [],
  };
}
