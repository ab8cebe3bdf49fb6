/** The first digits of a project code are not those of its unit. Silent where either cannot be read. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import { normalise, normaliseCode } from '#src/text/normalise.ts';

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const { projects } = context.reading.statement;
  const digits = context.profile.project.departmentDigits;
  const coded = projects.filter(
    ({ projectCode, unitCode }) => (projectCode?.value ?? null) !== null && (unitCode?.value ?? null) !== null,
  );
  if (coded.length === 0) return 'not-applicable';
  return projects.flatMap(({ projectCode, unitCode }, project): Hit[] => {
    const code = normaliseCode(projectCode?.value ?? '').split('-')[0] ?? '';
    const unit = normalise(unitCode?.value ?? '').slice(0, digits);
    if (!/^\d+$/u.test(code) || unit.length < digits || code.length < digits || code.slice(0, digits) === unit)
      return [];
    return [{ ...context.at.project(project, 'projectCode'), values: { code, unit: unitCode?.value ?? '' } }];
  });
}

export default {
  id: 'project/code-department-mismatch',
  title: { 'zh-CN': '项目编码与单位不符', en: 'Project code of another department' },
  about: { 'zh-CN': '项目编码的前三位与单位编码的前三位不同。', en: 'The first three digits of code and unit differ.' },
  severity: 'error',
  dimension: 'form',
  status: 'stable',
  basis: [
    {
      document: { 'zh-CN': '表样', en: 'Form' },
      clause: { 'zh-CN': '编码前三位是部门编码。', en: 'codes begin with the department.' },
      verified: true,
    },
  ],
  group: 'document',
  yieldsTo: ['project/code-invalid'],
  message: {
    'zh-CN': '编码以“{code}”开头，单位编码是“{unit}”。',
    en: 'The code begins with {code}, the unit is {unit}.',
  },
  expected: { 'zh-CN': '前三位与单位编码相同。', en: 'The first three digits of the unit.' },
  advice: { 'zh-CN': '对照项目库更正项目编码，或更正单位编码。', en: 'Correct the project code or the unit code.' },
  values: ['code', 'unit'],
  check,
  examples: {
    bad: [
      {
        statement: { projects: [{ projectCode: '406-0101-JBN-7K2Q' }] },
        expect: [{ field: 'projectCode', quote: '406-0101-JBN-7K2Q', project: 1 }],
      },
      {
        statement: { projects: [{}, { projectCode: '132-0102-JBN-Q4MX' }] },
        expect: [{ field: 'projectCode', quote: '132-0102-JBN-Q4MX', project: 2 }],
      },
      {
        statement: { projects: [{ unitCode: '920001', unitName: '下河镇财政所' }] },
        expect: [{ field: 'projectCode', quote: '405-0101-JBN-7K2Q' }],
      },
    ],
    good: [
      { note: 'en dashes', statement: { projects: [{ unitCode: '361002', projectCode: '361–0302–JBN–7QWE' }] } },
      {
        note: 'a unit of the department, not the department itself',
        statement: { projects: [{ unitCode: '201006', unitName: '云溪县第二中学', projectCode: '201-0101-JBN-A1B2' }] },
      },
      {
        nearMiss: 'the department is the first three digits of the unit, not the whole of it',
        statement: { projects: [{ unitCode: '405017', projectCode: '405-0101-JBN-7K2Q' }] },
      },
      { note: 'a malformed code is another rule', statement: { projects: [{ projectCode: '40-101-JBN' }] } },
      { note: 'no unit line', statement: { projects: [{ unitCode: null, unitName: null }] } },
    ],
  },
} satisfies CodedRule;
