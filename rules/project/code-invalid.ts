/** A project code that is missing or not written as the form's codes are. Never judges what the last four characters mean. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import { isBlankOrFiller, normaliseCode } from '#src/text/normalise.ts';

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const { projects } = context.reading.statement;
  if (projects.length === 0) return 'not-applicable';
  const pattern = new RegExp(context.profile.project.codePattern, 'u');
  return projects.flatMap(({ projectCode }, project): Hit[] => {
    const code = normaliseCode(projectCode?.value ?? '');
    if (pattern.test(code)) return [];
    const hit = context.at.project(project, 'projectCode');
    const values = { code: projectCode?.value ?? '' };
    return [isBlankOrFiller(code) ? { ...hit, variant: 'missing', values } : { ...hit, values }];
  });
}

export default {
  id: 'project/code-invalid',
  title: { 'zh-CN': '项目编码格式不符', en: 'Project code not in the form' },
  name: { 'zh-CN': '项目编码缺失或格式不符', en: 'Project code missing or malformed' },
  about: {
    'zh-CN': '项目编码空白，或位数、分段与编码格式不同。',
    en: 'The code is blank, or its length or parts differ from the format.',
  },
  severity: 'error',
  variants: {
    missing: {
      title: { 'zh-CN': '项目编码空白', en: 'Project code blank' },
      message: { 'zh-CN': '项目编码没有填写。', en: 'The code is not filled in.' },
      advice: { 'zh-CN': '补填项目库中的项目编码。', en: 'Enter the code of the project library.' },
    },
  },
  dimension: 'form',
  status: 'stable',
  basis: [
    {
      document: { 'zh-CN': '表样', en: 'Form' },
      clause: { 'zh-CN': '编码为“三位-四位-三个字母-四位”。', en: 'codes are 3-4-3 letters-4.' },
      verified: true,
    },
  ],
  group: 'document',
  message: { 'zh-CN': '“{code}”的位数或分段与编码格式不同。', en: '“{code}” differs in length or parts.' },
  expected: { 'zh-CN': '形如“405-0101-JBN-7K2Q”的编码。', en: 'A code like “405-0101-JBN-7K2Q”.' },
  advice: { 'zh-CN': '对照项目库更正“{code}”。', en: 'Correct “{code}” after the project library.' },
  values: ['code'],
  check,
  examples: {
    bad: [
      {
        note: 'a word for nothing',
        statement: { projects: [{ projectCode: '无' }] },
        expect: [{ field: 'projectCode', quote: '无', variant: 'missing' }],
      },
      {
        statement: { projects: [{ projectCode: '405 0101 JBN 7K2Q' }] },
        expect: [{ field: 'projectCode', quote: '405 0101 JBN 7K2Q' }],
      },
      {
        statement: { projects: [{ projectCode: '405-0101-JBN-7K' }] },
        expect: [{ field: 'projectCode', quote: '405-0101-JBN-7K' }],
      },
      {
        statement: { projects: [{ projectCode: null }] },
        expect: [{ field: 'projectCode', quote: '', variant: 'missing' }],
      },
      {
        statement: { projects: [{}, { projectCode: '4050102JBNQ4MX' }] },
        expect: [{ field: 'projectCode', quote: '4050102JBNQ4MX', project: 2 }],
      },
      {
        statement: { projects: [{ projectCode: '405-0101-jbn-7k2q' }] },
        expect: [{ field: 'projectCode', quote: '405-0101-jbn-7k2q' }],
      },
    ],
    good: [
      { note: 'full width digits', statement: { projects: [{ projectCode: '４０５-0101-JBN-7K2Q' }] } },
      {
        nearMiss: 'codes of several projects in no order',
        statement: { projects: [{ projectCode: '405-0701-JBN-FPL9' }, { projectCode: '405-0401-JBN-MDB2' }] },
      },
      {
        nearMiss: 'en dashes that a word processor made of hyphens',
        statement: { projects: [{ projectCode: '405–0101–JBN–7QWE' }] },
      },
      { note: 'any last four characters', statement: { projects: [{ projectCode: '405-0101-JBN-0Z9A' }] } },
      { note: 'white space is layout', statement: { projects: [{ projectCode: '405-0101- JBN-7K2Q' }] } },
    ],
  },
} satisfies CodedRule;
