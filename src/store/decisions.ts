/** Owns what the office decided about places. Refuses to apply it. */
import type { Kysely } from 'kysely';
import { nextNumber } from './counters.ts';
import { seal, unseal } from './sealed.ts';
import { type Decision, decisions } from './store.ts';
import { StoreError } from './store-error.ts';
import { packText, unpackText } from './stored-text.ts';
import type { Tables } from './tables.ts';
import type { Writing } from './writing.ts';

/** In the order of recording. */
export async function readDecisions(db: Kysely<Tables>): Promise<Decision[]> {
  const rows = await db.selectFrom('decisions').selectAll().orderBy('id').execute();
  return rows.map((row) => asDecision(unseal('decisions', row)));
}

/** A decision that stands already, word for word, is neither stored nor journalled again. */
export async function recordDecisionsIn(writing: Writing, all: readonly Decision[], at: string): Promise<void> {
  for (const decision of all) await recordDecision(writing, decision, at);
}

async function recordDecision({ db, note }: Writing, decision: Decision, at: string): Promise<void> {
  const { department, fiscalYear, fingerprint, reason, by, until } = decision;
  const about = { department: packText(department), fiscal_year: fiscalYear, fingerprint: packText(fingerprint) };
  const known = await db
    .selectFrom('decisions')
    .selectAll()
    .where('department', '=', about.department)
    .where('fiscal_year', '=', about.fiscal_year)
    .where('fingerprint', '=', about.fingerprint)
    .executeTakeFirst();
  if (known) {
    const before = asDecision(unseal('decisions', known));
    const same = before.decision === decision.decision && before.reason === reason;
    if (same && before.by === by && before.until === until) return;
    await db.deleteFrom('decisions').where('id', '=', known.id).execute();
  }
  const row = seal('decisions', {
    ...about,
    id: await nextNumber(db, 'decisions'),
    decision: decision.decision,
    reason: packText(reason),
    decided_by: packText(by),
    until_day: until,
    at,
  });
  await db.insertInto('decisions').values(row).execute();
  await note(at, 'decided', { ...decision });
}

function asDecision(row: Tables['decisions']): Decision {
  const decision = decisions.find((name) => name === row.decision);
  if (decision === undefined) throw new StoreError('damaged', `a decision is ${row.decision}`);
  return {
    department: unpackText(row.department),
    fiscalYear: row.fiscal_year,
    fingerprint: unpackText(row.fingerprint),
    decision,
    reason: unpackText(row.reason),
    by: unpackText(row.decided_by),
    until: row.until_day,
  };
}
