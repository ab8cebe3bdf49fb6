/** A duty block that lacks one of its five labelled parts. A label without text is another rule's. */
import { type DutyField, dutyFields } from '#src/model/profile.ts';
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Passage } from '#src/model/statement.ts';
import { similarity } from '#src/text/similarity.ts';

/** The words that open a line before 是, 为 or ：, when they are no longer than a label. */
const opening = /^\s*((?:\p{Script=Han}\s*){2,8}?)\s*(?:是|为|：|:)/u;
/** Two of four characters alike, such as 评价标准 for 绩效标准. */
const alike = 0.5;

type OtherLabel = { readonly passage: Passage; readonly start: number; readonly end: number; readonly words: string };

/** A line of the duty that opens with words like the label's: the part may be there under another name. */
function otherLabel({ reading, profile }: CheckContext, duty: number, field: DutyField): OtherLabel | null {
  const labels = profile.sections.itemised.labels[field];
  for (const passage of reading.layout.passages) {
    if (passage.owner.section !== 'duty' || passage.owner.duty !== duty) continue;
    const match = opening.exec(passage.text);
    const words = match?.[1]?.trim();
    if (!match || !words || !labels.some((label) => similarity(label, words) >= alike)) continue;
    const start = match[0].indexOf(words);
    return { passage, start, end: start + words.length, words };
  }
  return null;
}

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const { duties } = context.reading.statement;
  if (duties.length === 0) return 'not-applicable';
  const { headings } = context.reading.layout;
  return duties.flatMap((duty, index) => {
    // A heading with nothing at all below it is told once, by the rule on empty sections.
    const bare = headings.some(
      ({ owner, level, empty }) => owner.section === 'duty' && owner.duty === index && level === 3 && empty,
    );
    if (bare) return [];
    return dutyFields
      .filter((field) => duty[field] === undefined)
      .map((field): Hit => {
        const hit = context.at.duty(index, field);
        const part = context.profile.sections.itemised.labels[field][0] ?? hit.label;
        const other = otherLabel(context, index, field);
        if (!other) return { ...hit, values: { part, words: '' } };
        const { passage, start, end, words } = other;
        return {
          ...context.at.stretch(passage, start, end),
          field,
          variant: 'other-label',
          values: { part, words },
        };
      });
  });
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
  variants: {
    'other-label': {
      certainty: 'check',
      title: { 'zh-CN': '“{part}”请核对', en: '{part}: please check' },
      message: {
        'zh-CN': '没有“{part}”，有一段以“{words}”开头，可能就是。',
        en: 'No part {part}; one that opens with {words} may be it.',
      },
      advice: {
        'zh-CN': '确认这一段是否“{part}”；不是的，再要求补写。',
        en: 'See whether it is that part; only if not ask for it.',
      },
      basis: [
        {
          document: { 'zh-CN': '推断', en: 'Inference' },
          clause: { 'zh-CN': '开头的字面相近。', en: 'the opening words are alike.' },
          verified: true,
        },
      ],
    },
  },
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
  values: ['part', 'words'],
  check,
  examples: {
    bad: [
      {
        note: 'the part may be there under another name',
        statement: { replace: { '绩效标准：': '评价标准：' }, duties: [{}] },
        expect: [{ field: 'gradingText', quote: '评价标准', variant: 'other-label' }],
      },
      {
        statement: { replace: { 主要职责是: '主要职能是' }, duties: [{}] },
        expect: [{ field: 'dutyStatement', quote: '主要职能', variant: 'other-label' }],
      },
      {
        statement: { omit: ['duties.dutyObjective', 'duties.objective'], duties: [{}] },
        expect: [
          { field: 'dutyObjective', quote: '' },
          { field: 'objective', quote: '' },
        ],
      },
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
        nearMiss: 'nothing at all below the name of the duty is one cause, told elsewhere',
        statement: {
          omit: [
            'duties.dutyStatement',
            'duties.dutyObjective',
            'duties.objective',
            'duties.indicators',
            'duties.gradingText',
          ],
        },
      },
      {
        note: 'any order',
        statement: {
          omit: ['duties.objective'],
          duties: [{ dutyObjective: '按计划完成全年活动。\n绩效目标是全年举办演出24场。' }],
        },
      },
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
