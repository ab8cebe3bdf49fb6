/** Owns which places the office decided to let stand today. Refuses to match anything but department, year and fingerprint together. */
import type { Decision } from '#src/store/store.ts';

/** The last day of a decision counts in full, by the clock of the office. */
export function waiverLookup(
  decisions: readonly Decision[],
  at: Date,
): (department: string | null, fiscalYear: number | null, fingerprint: string) => boolean {
  const today = localDay(at);
  const waived = new Set(
    decisions
      .filter(({ decision, until }) => decision === 'waived' && until >= today)
      .map(({ department, fiscalYear, fingerprint }) => JSON.stringify([department, fiscalYear, fingerprint])),
  );
  return (department, fiscalYear, fingerprint) => waived.has(JSON.stringify([department, fiscalYear, fingerprint]));
}

/** YYYY-MM-DD in Beijing, where every user of these forms is. */
export function localDay(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(at);
}
