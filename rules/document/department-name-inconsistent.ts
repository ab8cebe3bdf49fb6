/** One unit code with two names, or one name with two codes, among the project tables. The cover is not compared: short names are usual there. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import { normalise } from '#src/text/normalise.ts';

type Unit = { readonly project: number; readonly code: string; readonly name: string };

/** The units whose `other` differs within one `key`: the minority, or all where there is no majority. */
function conflicting(units: readonly Unit[], key: 'code' | 'name', other: 'code' | 'name'): Unit[] {
  const groups = Map.groupBy(units, (unit) => unit[key]);
  return [...groups.values()].flatMap((group) => {
    const counts = Map.groupBy(group, (unit) => unit[other]);
    if (counts.size < 2) return [];
    const most = Math.max(...[...counts.values()].map(({ length }) => length));
    const usual = [...counts].filter(([, { length }]) => length === most);
    return usual.length === 1 ? group.filter((unit) => unit[other] !== usual[0]?.[0]) : group;
  });
}

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const units = context.reading.statement.projects.flatMap(({ unitCode, unitName }, project): Unit[] => {
    const unit = { project, code: normalise(unitCode?.value ?? ''), name: normalise(unitName?.value ?? '') };
    return unit.code !== '' && unit.name !== '' ? [unit] : [];
  });
  if (units.length === 0) return 'not-applicable';
  return [
    ...conflicting(units, 'code', 'name').map(
      ({ project, code }): Hit => ({ ...context.at.project(project, 'unitName'), values: { code, name: '' } }),
    ),
    ...conflicting(units, 'name', 'code').map(
      ({ project, name }): Hit => ({
        ...context.at.project(project, 'unitCode'),
        variant: 'two-codes',
        values: { name, code: '' },
      }),
    ),
  ];
}

const school = { unitCode: '201005', unitName: '云溪县第一中学', projectCode: '201-0101-JBN-A1B2' };

export default {
  id: 'document/department-name-inconsistent',
  title: { 'zh-CN': '同一单位编码名称不同', en: 'One unit code, two names' },
  name: { 'zh-CN': '单位名称或编码不一致', en: 'Unit names or codes differ' },
  about: {
    'zh-CN': '各项目表之间，一个单位编码对应两个名称，或一个名称对应两个编码。',
    en: 'Among the tables one code has two names, or one name two codes.',
  },
  severity: 'error',
  variants: {
    'two-codes': {
      title: { 'zh-CN': '同一单位名称编码不同', en: 'One unit name, two codes' },
      message: { 'zh-CN': '“{name}”在各表的编码不同。', en: '{name} has different codes.' },
      advice: { 'zh-CN': '核对“{name}”的单位编码，统一填写。', en: 'Check the code of {name} and use one.' },
    },
  },
  dimension: 'form',
  status: 'stable',
  basis: [{ document: { 'zh-CN': '文内对照', en: 'The text against itself' }, verified: true }],
  group: 'document',
  message: { 'zh-CN': '编码“{code}”在各表的单位名称不同。', en: 'Code {code} has different names.' },
  expected: { 'zh-CN': '一个编码对应一个单位全称。', en: 'One full name for one code.' },
  advice: { 'zh-CN': '核对“{code}”的单位全称，统一填写。', en: 'Check the full name of {code} and use one.' },
  values: ['code', 'name'],
  check,
  examples: {
    bad: [
      {
        note: 'one digit of the code in one of three tables',
        statement: { projects: [{}, { unitCode: '405003' }, {}] },
        expect: [{ field: 'unitCode', quote: '405003', project: 2, variant: 'two-codes' }],
      },
      {
        statement: { projects: [school, { ...school, projectCode: '201-0102-JBN-C3D4', unitName: '云溪县一中' }] },
        expect: [
          { field: 'unitName', quote: '云溪县第一中学', project: 1 },
          { field: 'unitName', quote: '云溪县一中', project: 2 },
        ],
      },
      {
        statement: { projects: [school, { ...school, unitCode: '201006' }] },
        expect: [
          { field: 'unitCode', quote: '201005', variant: 'two-codes' },
          { field: 'unitCode', quote: '201006', variant: 'two-codes' },
        ],
      },
      {
        note: 'the minority is named',
        statement: { projects: [{}, {}, { unitName: '云溪县文化馆（本级）' }] },
        expect: [{ field: 'unitName', quote: '云溪县文化馆（本级）', project: 3 }],
      },
    ],
    good: [
      {
        nearMiss: 'two units of one department, each with two projects',
        statement: {
          projects: [
            { unitCode: '361001', unitName: '云溪县人民法院', projectCode: '361-0101-JBN-A1B2' },
            { unitCode: '361001', unitName: '云溪县人民法院', projectCode: '361-0102-JBN-A1B3' },
            { unitCode: '361002', unitName: '云溪县人民法院城关法庭', projectCode: '361-0103-JBN-A1B4' },
            { unitCode: '361002', unitName: '云溪县人民法院城关法庭', projectCode: '361-0104-JBN-A1B5' },
          ],
        },
      },
      { note: 'no unit line', statement: { projects: [school, { unitCode: null, unitName: null }] } },
      {
        nearMiss: 'several units of one department',
        statement: { projects: [{ unitCode: '201001', unitName: '云溪县教育局' }, school] },
      },
      {
        note: 'white space and width aside',
        statement: { projects: [school, { ...school, unitName: '云溪县 第一中学' }] },
      },
      { nearMiss: 'the cover has a short name', statement: { title: '文化部门2020年部门预算绩效文本' } },
    ],
  },
} satisfies CodedRule;
