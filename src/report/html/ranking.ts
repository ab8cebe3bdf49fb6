/** Owns what the overview counts: five exclusive classes of texts, their order, the kinds of findings they share. Refuses words and markup. */
import { type CheckedDocument, type Run, statuses } from '#src/model/run.ts';
import { byPlaces } from '../console/documents-table.ts';
import type { Sources } from '../reporter.ts';
import { type Count, countFindings, isUnchecked, type Weight, weightOf, weights } from '../tally.ts';

export const classes = ['fix', 'other', 'none', 'partial', 'unread'] as const;
export type TextClass = (typeof classes)[number];

export type RankedText = {
  /** Position in `run.documents`. */
  readonly id: number;
  readonly document: CheckedDocument;
  readonly group: TextClass;
  readonly counts: Readonly<Record<Weight, Count>>;
  /** Indexes into the kinds, each once. */
  readonly kinds: readonly number[];
};

/** Findings of one rule and one weight across the run. */
export type Kind = {
  readonly ruleId: string;
  readonly weight: Weight;
  readonly title: string;
  readonly texts: number;
} & {
  readonly places: number;
};

export type Ranking = {
  /** What needs a person first: unread, partly read, then by places to fix. Without what was skipped. */
  readonly texts: readonly RankedText[];
  readonly sizes: Readonly<Record<TextClass, number>>;
  /** The kinds that most texts have, first. */
  readonly kinds: readonly Kind[];
  /** Rules with findings, in the order of `kinds`, each once. */
  readonly rules: readonly string[];
  readonly skipped: number;
};

/** A partly read text with something to fix is one to fix; a text that no rule looked at never counts as one without findings. */
export function classOf(document: CheckedDocument): TextClass {
  if (document.status === 'failed') return 'unread';
  const counts = countFindings(document.findings);
  if (counts.error.findings > 0) return 'fix';
  if (document.status === 'partial' || isUnchecked(document)) return 'partial';
  return document.findings.length > 0 ? 'other' : 'none';
}

export function rankRun(run: Run, sources: Sources): Ranking {
  const shown = run.documents.flatMap((document, id) => (document.status === 'skipped' ? [] : [{ document, id }]));
  const kinds = listKinds(
    shown.map(({ document }) => document),
    (id) => sources.rule(id)?.title[run.language],
  );
  const position = new Map(kinds.map((kind, index) => [keyOf(kind.ruleId, kind.weight), index]));
  const texts = shown
    .map(({ document, id }): RankedText => {
      const own = document.findings.map((finding) => position.get(keyOf(finding.ruleId, weightOf(finding))) ?? 0);
      const counts = countFindings(document.findings);
      return { id, document, group: classOf(document), counts, kinds: [...new Set(own)] };
    })
    .sort(byUrgency);
  const size = (group: TextClass) => texts.filter((text) => text.group === group).length;
  return {
    texts,
    sizes: {
      fix: size('fix'),
      other: size('other'),
      none: size('none'),
      partial: size('partial'),
      unread: size('unread'),
    },
    kinds,
    rules: [...new Set(kinds.map(({ ruleId }) => ruleId))],
    skipped: run.documents.length - shown.length,
  };
}

function byUrgency(one: RankedText, other: RankedText): number {
  const rank = ({ document }: RankedText) => -statuses.indexOf(document.status);
  return rank(one) - rank(other) || byPlaces(one.document, other.document);
}

function keyOf(ruleId: string, weight: Weight): string {
  return `${weight} ${ruleId}`;
}

/** Counted over all findings, whatever of them is drawn later. A rule's own name stands for the titles of its findings, which name single cases. */
function listKinds(documents: readonly CheckedDocument[], nameOf: (ruleId: string) => string | undefined): Kind[] {
  const found = new Map<string, { ruleId: string; weight: Weight; title: string; texts: number; places: number }>();
  for (const { findings } of documents) {
    const seen = new Set<string>();
    for (const finding of findings) {
      const weight = weightOf(finding);
      const key = keyOf(finding.ruleId, weight);
      const title = weight === 'check' ? finding.title : (nameOf(finding.ruleId) ?? finding.title);
      const kind = found.get(key) ?? { ruleId: finding.ruleId, weight, title, texts: 0, places: 0 };
      kind.places += finding.places.length;
      if (!seen.has(key)) kind.texts += 1;
      seen.add(key);
      found.set(key, kind);
    }
  }
  return [...found.values()].sort(
    (one, other) =>
      other.texts - one.texts ||
      other.places - one.places ||
      weights.indexOf(one.weight) - weights.indexOf(other.weight) ||
      (one.ruleId < other.ruleId ? -1 : 1),
  );
}
