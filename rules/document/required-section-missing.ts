/** A section of the form that is not there at all. What is there and empty is another rule's. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';

type Required = { readonly field: string; readonly title: string; readonly isThere: boolean };

function requiredSections({ reading, profile }: CheckContext): Required[] {
  const { statement, layout } = reading;
  const headed = (field: string) => layout.headings.some((heading) => heading.field === field);
  const { overall, itemised, safeguards } = profile.sections;
  return [
    {
      field: 'overallObjective',
      title: overall.titles[0] ?? '',
      isThere: headed('overallObjective') || statement.sections.overallObjective !== undefined,
    },
    { field: 'duties', title: itemised.titles[0] ?? '', isThere: headed('duties') || statement.duties.length > 0 },
    { field: 'safeguardMeasures', title: safeguards.titles[0] ?? '', isThere: headed('safeguardMeasures') },
    {
      field: 'projects',
      title: profile.parts.two.titles[0] ?? '',
      isThere: headed('projects') || statement.projects.length > 0,
    },
  ];
}

function check(context: CheckContext): Hit[] {
  return requiredSections(context)
    .filter(({ isThere }) => !isThere)
    .map(({ field, title }) => ({ ...context.at.missingSection(field), label: title, values: { title } }));
}

export default {
  id: 'document/required-section-missing',
  title: { 'zh-CN': '缺“{title}”', en: 'Section {title} missing' },
  name: { 'zh-CN': '必备章节缺失', en: 'Required section missing' },
  about: {
    'zh-CN': '文本没有总体、分项、保障措施或项目绩效目标中的一部分。',
    en: 'The text lacks one of its four required sections.',
  },
  severity: 'error',
  dimension: 'completeness',
  status: 'stable',
  basis: [
    {
      document: { 'zh-CN': '表样', en: 'Form' },
      clause: { 'zh-CN': '文本设有这一部分。', en: 'it has this section.' },
      verified: true,
    },
    {
      document: {
        'zh-CN': '中发〔2018〕34号关于绩效目标管理的要求',
        en: 'Zhongfa [2018] No. 34 on performance objectives',
      },
      verified: false,
      inForce: { from: 2019 },
    },
  ],
  group: 'document',
  message: { 'zh-CN': '全文没有“{title}”这一部分。', en: 'No section {title} is in the text.' },
  expected: { 'zh-CN': '总体、分项、保障措施、项目四部分齐全。', en: 'All four sections.' },
  advice: { 'zh-CN': '补写“{title}”后重新报送。', en: 'Add the section {title} and resubmit.' },
  values: ['title'],
  check,
  examples: {
    bad: [
      { statement: { omit: ['safeguards'] }, expect: [{ field: 'safeguardMeasures', quote: '' }] },
      { statement: { omit: ['itemised'] }, expect: [{ field: 'duties', quote: '' }] },
      { statement: { omit: ['projects'] }, expect: [{ field: 'projects', quote: '' }] },
      { statement: { omit: ['overall'] }, expect: [{ field: 'overallObjective', quote: '' }] },
    ],
    good: [
      {
        nearMiss: 'another wording of the title',
        statement: { replace: { 工作保障措施: '实现年度发展规划目标的保障措施' } },
      },
      {
        note: 'a department without projects says so',
        statement: { projects: [], projectsOpening: '本部门2020年无预算项目。' },
      },
      { note: 'a section that is there and empty is another rule', statement: { safeguardMeasures: null } },
    ],
  },
} satisfies CodedRule;
