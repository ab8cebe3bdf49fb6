/** Owns how one duty of Part 1 is printed: a numbered heading and labelled paragraphs. Refuses the other sections. */
import type { PlainDuty } from '../generate/plain.ts';
import type { DutyLabels, FormStyle } from '../generate/style.ts';
import { type LayoutParagraph, paragraph } from './paragraph.ts';

/** 甲率、乙率 or 甲率和乙率: 和 only where both neighbours end like indicators, so that the list can be taken apart again. */
export function joinNames(names: readonly string[], withAnd: boolean): string {
  const last = names.at(-1);
  const before = names.at(-2);
  const ending = /[率度数量额比]$/u;
  if (!withAnd || !last || !before || !ending.test(last) || !ending.test(before)) return names.join('、');
  return `${names.slice(0, -1).join('、')}和${last}`;
}

function labelled(label: string, text: string | null | undefined): LayoutParagraph[] {
  if (text === undefined) return [];
  // A label that nothing follows is printed with a colon: 绩效目标是 alone would be half a sentence.
  return [paragraph('text', text ? `${label}${text}` : `${label.replace(/[是为：]$/u, '')}：`)];
}

function indicatorText(duty: PlainDuty, style: FormStyle): string | undefined {
  const names = duty.indicators?.map((name) => name ?? '');
  return names && `${joinNames(names, style.joinWithAnd)}。`;
}

export function layOutDuty(duty: PlainDuty, style: FormStyle): LayoutParagraph[] {
  const labels: DutyLabels = style.labels;
  const objective = labelled(labels.objective, duty.objective);
  const indicators = labelled(labels.indicators, indicatorText(duty, style));
  return [
    paragraph('duty-heading', duty.name ?? '', `${duty.number}、`),
    ...labelled(labels.dutyStatement, duty.dutyStatement),
    ...labelled(labels.dutyObjective, duty.dutyObjective),
    ...(style.indicatorsBeforeObjective ? [...indicators, ...objective] : [...objective, ...indicators]),
    ...labelled(labels.gradingText, duty.gradingText),
  ];
}
