/** A heading or label with nothing behind it, or with a word for nothing. A department without projects may say so. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Anchored, Duty } from '#src/model/statement.ts';
import { isBlankOrFiller, normalise } from '#src/text/normalise.ts';

function emptyHeadings(context: CheckContext): Hit[] {
  const { headings } = context.reading.layout;
  const listed = context.reading.statement.contents.length > 0;
  return headings.flatMap((heading): Hit[] => {
    // A title without table that the contents list is a project without table.
    if (!heading.empty || (heading.field === 'projects.title' && listed)) return [];
    const hit = context.at.heading(heading);
    return [
      {
        ...hit,
        content: '',
        absent: hit.field,
        values: { title: normalise(heading.text).replace(/:$/u, ''), text: '' },
      },
    ];
  });
}

const dutyTexts = ['dutyStatement', 'dutyObjective', 'objective', 'gradingText'] as const;

function saysNothing(leaf: Anchored<string> | undefined): leaf is Anchored<string> & { value: string } {
  return leaf !== undefined && leaf.value !== null && isBlankOrFiller(leaf.value);
}

function fillers(context: CheckContext): Hit[] {
  const { layout, statement } = context.reading;
  const said = layout.passages.filter(
    ({ owner, field, text }) =>
      owner.section !== 'cover' && owner.section !== 'project' && field !== 'text' && isBlankOrFiller(text),
  );
  const alone = said.filter(({ owner, field, text }) => {
    if (owner.section === 'duty') return isWhole(statement.duties[owner.duty], field, text);
    return (
      layout.passages.filter((other) => other.field === field && other.owner.section === owner.section).length === 1
    );
  });
  return alone.map((passage): Hit => {
    const hit = context.at.stretch(passage, 0, passage.text.length);
    return {
      ...hit,
      variant: 'says-nothing',
      values: { title: hit.label || titleOf(context, passage.field), text: passage.text },
    };
  });
}

function isWhole(duty: Duty | undefined, field: string, text: string): boolean {
  if (field === 'indicators') return duty?.indicators?.every((leaf) => saysNothing(leaf)) ?? false;
  const key = dutyTexts.find((name) => name === field);
  return key !== undefined && duty?.[key]?.value === text;
}

function titleOf({ reading }: CheckContext, field: string): string {
  return normalise(reading.layout.headings.find((heading) => heading.field === field)?.text ?? '');
}

export default {
  id: 'document/section-empty',
  title: { 'zh-CN': '“{title}”下没有内容', en: 'Nothing under {title}' },
  name: { 'zh-CN': '章节内容为空', en: 'Section without content' },
  about: {
    'zh-CN': '标题或标签之后没有文字、表格，或只有“无”“略”“暂无”和符号。',
    en: 'Nothing, or only 无, 略, 暂无 or marks, follows a heading.',
  },
  severity: 'error',
  variants: {
    'says-nothing': {
      title: { 'zh-CN': '“{title}”只写了“{text}”', en: '{title} says only {text}' },
      message: { 'zh-CN': '“{title}”只写了“{text}”，没有内容。', en: 'It says {text} and nothing else.' },
    },
  },
  dimension: 'completeness',
  status: 'stable',
  basis: [
    { document: { 'zh-CN': '表样', en: 'Form' }, verified: true },
    {
      document: { 'zh-CN': '财预〔2015〕88号审核表“规范完整性”', en: 'Caiyu [2015] No. 88, review form, 规范完整性' },
      verified: false,
      inForce: { from: 2016 },
    },
  ],
  group: 'document',
  message: { 'zh-CN': '“{title}”之后没有文字，也没有表格。', en: 'No text and no table follow it.' },
  expected: { 'zh-CN': '与标题相应的内容。', en: 'Content that belongs to the heading.' },
  advice: { 'zh-CN': '补写“{title}”的内容。', en: 'Write what belongs under {title}.' },
  values: ['title', 'text'],
  check: (context) => [...emptyHeadings(context), ...fillers(context)],
  examples: {
    bad: [
      {
        statement: { safeguardMeasures: '——' },
        expect: [{ field: 'safeguardMeasures', quote: '——', variant: 'says-nothing' }],
      },
      { statement: { duties: [{}, { gradingText: null }] }, expect: [{ field: 'gradingText', quote: '', duty: 2 }] },
      { statement: { safeguardMeasures: null }, expect: [{ field: 'safeguardMeasures', quote: '' }] },
      {
        statement: { safeguardMeasures: '略。' },
        expect: [{ field: 'safeguardMeasures', quote: '略。', variant: 'says-nothing' }],
      },
      { statement: { duties: [{ objective: null }] }, expect: [{ field: 'objective', quote: '', duty: 1 }] },
      {
        statement: { overallObjective: '暂无' },
        expect: [{ field: 'overallObjective', quote: '暂无', variant: 'says-nothing' }],
      },
      {
        statement: { duties: [{}, { dutyObjective: '无' }] },
        expect: [{ field: 'dutyObjective', quote: '无', duty: 2, variant: 'says-nothing' }],
      },
      { statement: { projects: [], omit: ['contents'] }, expect: [{ field: 'projects', quote: '' }] },
    ],
    good: [
      {
        nearMiss: 'a department without projects says so',
        statement: { projects: [], projectsOpening: '本部门2020年无预算项目。' },
      },
      { nearMiss: '无 for the projects is an answer', statement: { projects: [], projectsOpening: '无' } },
      { note: 'a heading that only holds lower headings', statement: { omit: ['dutyObjectives'] } },
      { note: 'a short text is a text', statement: { safeguardMeasures: '加强组织领导。' } },
      { note: 'a label that is not printed is another rule', statement: { omit: ['duties.objective'] } },
    ],
  },
} satisfies CodedRule;
