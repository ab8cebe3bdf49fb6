/** Owns the counting of findings, places, rules and statuses in a run. Refuses words: how a count is said is wording's. */
import { type Finding, type Severity, severities } from '#src/model/finding.ts';
import { type CheckedDocument, type DocumentStatus, statuses } from '#src/model/run.ts';

/** How a finding is counted and called: its severity, or `check` where the reading is doubtful. */
export type Weight = Severity | 'check';
export const weights: readonly Weight[] = [...severities, 'check'];

export type Count = { readonly findings: number; readonly places: number };

export function weightOf(finding: Finding): Weight {
  return finding.certainty === 'check' ? 'check' : finding.severity;
}

export function countFindings(findings: readonly Finding[]): Readonly<Record<Weight, Count>> {
  const count = (weight: Weight): Count => {
    const own = findings.filter((finding) => weightOf(finding) === weight);
    return { findings: own.length, places: own.reduce((sum, finding) => sum + finding.places.length, 0) };
  };
  return { error: count('error'), warning: count('warning'), info: count('info'), check: count('check') };
}

/** Only statuses that occur, in the fixed order of the model. */
export function countStatuses(documents: readonly CheckedDocument[]): Partial<Record<DocumentStatus, number>> {
  const counts: Partial<Record<DocumentStatus, number>> = {};
  for (const status of statuses) {
    const number = documents.filter((document) => document.status === status).length;
    if (number > 0) counts[status] = number;
  }
  return counts;
}

/** All rules of a document and the ids of those that gave no answer, in id order. */
export function countRules(document: CheckedDocument): {
  readonly all: number;
  readonly notEvaluated: readonly string[];
} {
  const entries = Object.entries(document.outcomes);
  const notEvaluated = entries.filter(([, outcome]) => outcome === 'not-evaluated').map(([id]) => id);
  return { all: entries.length, notEvaluated: notEvaluated.sort() };
}

/** No rule gave an answer: then the absence of findings says nothing, and no reporter may say "nothing found". */
export function isUnchecked(document: CheckedDocument): boolean {
  const rules = countRules(document);
  return rules.all === rules.notEvaluated.length;
}
