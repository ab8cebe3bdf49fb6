/** A duty block that lacks one of its five labelled parts. A label without text is another rule's. */

import { dutyFields } from '#src/model/profile.ts';
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const { duties } = context.reading.statement;
  if (duties.length === 0) return 'not-applicable';
  return duties.flatMap((duty, index) =>
    dutyFields
      .filter((field) => duty[field] === undefined)
      .map((field): Hit => {
        const hit = context.at.duty(index, field);
        return { ...hit, values: { part: context.profile.sections.itemised.labels[field][0] ?? hit.label } };
      }),
  );
}

export default {
  id: 'document/duty-block-incomplete',
  title: { 'zh-CN': '职责缺“{part}”', en: 'Duty lacks {part}' },
  name: { 'zh-CN': '职责分项要素不全', en: 'Duty block incomplete' },
  about: {
    'zh-CN': '分项绩效目标的一项职责缺主要职责、职责目标、绩效目标、绩效指标、绩效标准之一；先后不论。',
    en: 'A duty lacks one of its five labelled parts; their order is free.',
  },
  severity: 'error',
  dimension: 'completeness',
  status: 'stable',
  basis: [
    {
      document: { 'zh-CN': '表样', en: 'Form' },
      clause: { 'zh-CN': '每项职责由五部分组成。', en: 'each duty has five parts.' },
      verified: true,
    },
  ],
  group: 'document',
  message: { 'zh-CN': '这项职责没有写“{part}”。', en: 'The duty has no part {part}.' },
  expected: { 'zh-CN': '职责、职责目标、目标、指标、标准齐全。', en: 'All five parts.' },
  advice: { 'zh-CN': '补写“{part}”。', en: 'Add the part {part}.' },
  values: ['part'],
  check,
  examples: {
    bad: [
      {
        statement: { omit: ['duties.gradingText'], duties: [{}] },
        expect: [{ field: 'gradingText', quote: '', duty: 1 }],
      },
      { statement: { omit: ['duties.indicators'], duties: [{}] }, expect: [{ field: 'indicators', quote: '' }] },
      {
        statement: { omit: ['duties.dutyStatement'] },
        expect: [
          { field: 'dutyStatement', quote: '', duty: 1 },
          { field: 'dutyStatement', quote: '', duty: 2 },
        ],
      },
    ],
    good: [
      {
        nearMiss: 'another wording of the label',
        statement: { replace: { '绩效标准：': '绩效评价标准：', 职责目标是: '职责目标为' } },
      },
      { note: 'a label without text is another rule', statement: { duties: [{ objective: null }] } },
      {
        note: 'labels with a colon',
        statement: { replace: { 主要职责是: '主要职责：', 绩效目标是: '绩效目标：', 绩效指标是: '绩效指标：' } },
      },
    ],
  },
} satisfies CodedRule;
