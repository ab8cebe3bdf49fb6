/** Owns how a hit becomes a place: the quote at its anchor, its owner by number and name. Refuses a quote that does not stand there. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Place } from '#src/model/finding.ts';
import type { Hit } from '#src/model/rule.ts';
import type { Owner, PerformanceStatement } from '#src/model/statement.ts';
import { squeeze } from '#src/text/normalise.ts';
import { originsAt, quoteOf, textAt } from './anchored-text.ts';

/** One place as the reports show it. Throws where the anchor points nowhere: a wrong pointer is our bug, never a finding. */
export function buildPlace(
  ruleId: string,
  hit: Hit,
  fingerprint: string,
  statement: PerformanceStatement,
  document: ExtractedDocument,
): Place {
  const text = textAt(hit.anchor, document);
  if (text === null) throw new Error(`${ruleId}: the anchor of ${hit.field} points nowhere`);
  const { quote, cut } = hit.absent === null ? quoteOf(text) : { quote: '', cut: false };
  if (hit.absent === null && quote === '') throw new Error(`${ruleId}: nothing stands at the anchor of ${hit.field}`);
  return {
    section: hit.owner.section,
    ...ownerOf(hit.owner, statement),
    row: hit.indicator === null ? null : hit.indicator + 1,
    item: hit.entry ?? itemOf(hit, statement),
    field: hit.field,
    label: squeeze(hit.label),
    quote,
    cut,
    absent: hit.absent,
    anchor: hit.anchor,
    origins: originsAt(hit.anchor, document),
    fingerprint,
  };
}

function ownerOf(owner: Owner, statement: PerformanceStatement): Pick<Place, 'duty' | 'project'> {
  if (owner.section === 'duty') {
    const duty = statement.duties[owner.duty];
    return {
      duty: { number: duty?.number.value ?? owner.duty + 1, name: squeeze(duty?.name.value ?? '') },
      project: null,
    };
  }
  if (owner.section !== 'project') return { duty: null, project: null };
  const project = statement.projects[owner.project];
  return {
    duty: null,
    project: {
      number: project?.number.value ?? owner.project + 1,
      code: squeeze(project?.projectCode?.value ?? ''),
      name: squeeze(project?.projectName?.value ?? ''),
    },
  };
}

function itemOf({ owner, indicator }: Hit, statement: PerformanceStatement): string | null {
  if (owner.section !== 'project' || indicator === null) return null;
  return statement.projects[owner.project]?.indicators[indicator]?.indicatorName?.value ?? null;
}
