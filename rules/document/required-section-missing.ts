/** A section of the form that is not there at all. What is there and empty is another rule's. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Passage } from '#src/model/statement.ts';
import { normalise } from '#src/text/normalise.ts';
import { isNumberedHeading, readListNumber, stripListNumber } from '#src/text/numbering.ts';
import { similarity } from '#src/text/similarity.ts';

type Required = { readonly field: string; readonly titles: readonly string[]; readonly isThere: boolean };

function requiredSections({ reading, profile }: CheckContext): Required[] {
  const { statement, layout } = reading;
  const headed = (field: string) => layout.headings.some((heading) => heading.field === field);
  const { overall, itemised, safeguards } = profile.sections;
  return [
    {
      field: 'overallObjective',
      titles: overall.titles,
      isThere: headed('overallObjective') || statement.sections.overallObjective !== undefined,
    },
    { field: 'duties', titles: itemised.titles, isThere: headed('duties') || statement.duties.length > 0 },
    { field: 'safeguardMeasures', titles: safeguards.titles, isThere: headed('safeguardMeasures') },
    {
      field: 'projects',
      titles: profile.parts.two.titles,
      isThere: headed('projects') || statement.projects.length > 0,
    },
  ];
}

/** Half of the characters alike, such as 分类绩效目标 for 分项绩效目标. */
const alike = 0.5;
const longestTitle = 30;

/** A numbered line of Part 1 whose words are near the title's: the section may be there under another name. */
function otherTitle({ reading }: CheckContext, titles: readonly string[]): Passage | null {
  // Under 职责分类目标 a numbered line is read as the name of a duty.
  const named = reading.layout.headings
    .filter(({ level, owner }) => level === 4 && owner.section === 'part-1')
    .map((heading): Passage => ({ ...heading, field: 'text', indicator: null }));
  const found = [...reading.layout.passages, ...named].find(({ owner, text }) => {
    const number = readListNumber(text);
    if (owner.section === 'project' || text.length > longestTitle || !isNumberedHeading(text)) return false;
    if (number?.style !== 'chinese') return false;
    const words = normalise(stripListNumber(text));
    return titles.some((title) => words.includes(title) || similarity(title, words) >= alike);
  });
  return found ?? null;
}

function check(context: CheckContext): Hit[] {
  return requiredSections(context)
    .filter(({ isThere }) => !isThere)
    .map(({ field, titles }): Hit => {
      const title = titles[0] ?? '';
      const hit = context.at.missingSection(field);
      const other = otherTitle(context, titles);
      if (!other) return { ...hit, label: title, values: { title, words: '' } };
      return {
        ...context.at.stretch(other, 0, other.text.length),
        owner: hit.owner,
        field,
        label: title,
        variant: 'other-title',
        values: { title, words: stripListNumber(other.text) },
      };
    });
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
  variants: {
    'other-title': {
      certainty: 'check',
      title: { 'zh-CN': '“{title}”请核对', en: '{title}: please check' },
      message: {
        'zh-CN': '没有“{title}”，有一节叫“{words}”，可能就是。',
        en: 'No section {title}; one called {words} may be it.',
      },
      advice: {
        'zh-CN': '确认这一节是否“{title}”；不是的，再要求补写。',
        en: 'See whether it is that section; only if not ask for it.',
      },
      basis: [
        {
          document: { 'zh-CN': '推断', en: 'Inference' },
          clause: { 'zh-CN': '标题的字面相近。', en: 'the titles are alike.' },
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
  values: ['title', 'words'],
  check,
  examples: {
    bad: [
      {
        note: 'the section may be there under another title',
        statement: { replace: { 工作保障措施: '保障措施与组织领导' } },
        expect: [{ field: 'safeguardMeasures', quote: '三、保障措施与组织领导', variant: 'other-title' }],
      },
      {
        statement: { replace: { 分项绩效目标: '分类绩效目标' } },
        expect: [{ field: 'duties', quote: '二、分类绩效目标', variant: 'other-title' }],
      },
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
