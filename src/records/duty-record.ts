/** Owns one duty of 分项绩效目标 as a record. Refuses to swap labels back: what a label heads is its value. */
import type { Duty, DutyLayout, GradingBand, PrintedLabel } from '#src/model/statement.ts';
import { parseGradingBands } from '#src/text/grading.ts';
import { squeeze } from '#src/text/normalise.ts';
import { splitDutyIndicators } from './duty-indicators.ts';
import type { DutyHeading, PartItem } from './part-one.ts';
import { anchorOf, joinPassages, type Passage, slicePassage, textValue } from './passage.ts';

/** A duty's heading and the items under it → its record; a label without text gives a blank value. */
export function readDuty(heading: DutyHeading, items: readonly PartItem[]): { duty: Duty; layout: DutyLayout } {
  const labels = new Map<string, PrintedLabel>();
  const texts = new Map<string, Passage[]>();
  for (const item of items) {
    if (item.kind === 'table') continue;
    if (item.kind === 'heading') {
      if (item.field === null) continue;
      if (!labels.has(item.field))
        labels.set(item.field, { text: squeeze(item.passage.text), anchor: anchorOf(item.passage) });
      if (!texts.has(item.field)) texts.set(item.field, []);
    } else texts.get(item.field)?.push(item.passage);
  }
  const textUnder = (field: string): Passage | null => {
    const passages = texts.get(field);
    if (!passages) return null;
    return passages.length > 0 ? joinPassages(passages, '\n') : blankAt(items, field);
  };
  return {
    duty: {
      number: { value: heading.number, anchor: anchorOf(heading.line) },
      name: textValue(heading.name),
      ...plainFields(textUnder),
      ...indicatorField(textUnder('indicators')),
      ...gradingFields(textUnder('gradingText')),
    },
    layout: { heading: anchorOf(heading.line), labels },
  };
}

// Blank text stands directly behind its label.
function blankAt(items: readonly PartItem[], field: string): Passage | null {
  const label = items.find((item) => item.kind === 'heading' && item.field === field);
  if (label?.kind !== 'heading') return null;
  return slicePassage(label.passage, [label.passage.text.length, label.passage.text.length]);
}

function plainFields(textUnder: (field: string) => Passage | null): Partial<Duty> {
  const entries = ['dutyStatement', 'dutyObjective', 'objective'].flatMap((field) => {
    const passage = textUnder(field);
    return passage ? [[field, textValue(passage)] as const] : [];
  });
  return Object.fromEntries(entries);
}

function indicatorField(passage: Passage | null): Partial<Duty> {
  if (!passage) return {};
  return { indicators: splitDutyIndicators(passage.text).map((stretch) => textValue(slicePassage(passage, stretch))) };
}

function gradingFields(passage: Passage | null): Partial<Duty> {
  if (!passage) return {};
  return { gradingText: textValue(passage), gradingBands: bandsOf(passage) };
}

function bandsOf(passage: Passage): GradingBand[] {
  let subject: { value: string | null; anchor: GradingBand['subject']['anchor'] } | null = null;
  return parseGradingBands(passage.text).map((band) => {
    const anchor = anchorOf(slicePassage(passage, band.at));
    if (band.subjectAt) subject = textValue(slicePassage(passage, band.subjectAt));
    return {
      grade: { value: band.grade, anchor },
      low: { value: band.low?.value ?? null, anchor },
      lowInclusive: { value: band.low?.inclusive ?? null, anchor },
      high: { value: band.high?.value ?? null, anchor },
      highInclusive: { value: band.high?.inclusive ?? null, anchor },
      subject: subject ?? { value: null, anchor },
    };
  });
}
