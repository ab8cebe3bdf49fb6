/** One code, or one name, for two projects. The same project in two units has one name and is silent. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import { normalise, normaliseCode } from '#src/text/normalise.ts';

function repeated<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    if (name !== '') groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const projects = context.reading.statement.projects.map((project, index) => ({
    index,
    code: normaliseCode(project.projectCode?.value ?? ''),
    name: normalise(project.projectName?.value ?? ''),
    unit: normalise(project.unitCode?.value ?? ''),
  }));
  if (projects.length < 2) return 'not-applicable';
  const byCode = repeated(projects, ({ code }) => code);
  const taken = new Set(byCode.flat());
  const byName = repeated(
    projects.filter((project) => !taken.has(project)),
    ({ name, unit }) => (name === '' ? '' : `${unit} ${name}`),
  );
  return [
    ...byCode.flatMap((group) =>
      group.map(
        ({ index, code }): Hit => ({ ...context.at.project(index, 'projectCode'), values: { code, name: '' } }),
      ),
    ),
    ...byName.flatMap((group) =>
      group.map(
        ({ index, name }): Hit => ({
          ...context.at.project(index, 'projectName'),
          variant: 'same-name',
          values: { name, code: '' },
        }),
      ),
    ),
  ];
}

export default {
  id: 'project/duplicate',
  title: { 'zh-CN': '项目编码重复', en: 'Project code used twice' },
  name: { 'zh-CN': '项目编码或名称重复', en: 'Project code or name used twice' },
  about: {
    'zh-CN': '两个项目用了同一个编码，或同一单位两个项目同名。',
    en: 'Two projects have one code, or one name within a unit.',
  },
  severity: 'error',
  variants: {
    'same-name': {
      severity: 'warning',
      title: { 'zh-CN': '项目名称重复', en: 'Project name used twice' },
      message: { 'zh-CN': '{projects}个项目都叫“{name}”。', en: '{projects} projects are called {name}.' },
      expected: { 'zh-CN': '能区分的项目名称。', en: 'Names that can be told apart.' },
      advice: {
        'zh-CN': '核对是否重复报送；不是的，将名称写到能区分。',
        en: 'Check whether one was sent twice; if not, tell the names apart.',
      },
    },
  },
  dimension: 'form',
  status: 'stable',
  basis: [{ document: { 'zh-CN': '文内对照', en: 'The text against itself' }, verified: true }],
  group: 'document',
  message: { 'zh-CN': '{projects}个项目的编码都是“{code}”。', en: '{projects} projects have the code {code}.' },
  expected: { 'zh-CN': '一个项目一个编码。', en: 'One code for one project.' },
  advice: {
    'zh-CN': '对照项目库核对“{code}”，更正填错的一个。',
    en: 'Check {code} with the project library and correct the wrong one.',
  },
  values: ['code', 'name'],
  check,
  examples: {
    bad: [
      {
        note: 'white space makes no other name',
        statement: {
          projects: [
            { projectName: '疫苗冷链设备购置' },
            {},
            { projectName: '疫苗冷链 设备购置', projectCode: '405-0103-JBN-Z3Z3' },
          ],
        },
        expect: [
          { field: 'projectName', quote: '疫苗冷链设备购置', project: 1, variant: 'same-name' },
          { field: 'projectName', quote: '疫苗冷链 设备购置', project: 3, variant: 'same-name' },
        ],
      },
      {
        statement: { projects: [{ projectCode: '405-0101-JBN-7K2Q' }, { projectCode: '405-0101-JBN-7K2Q' }] },
        expect: [
          { field: 'projectCode', quote: '405-0101-JBN-7K2Q', project: 1 },
          { field: 'projectCode', quote: '405-0101-JBN-7K2Q', project: 2 },
        ],
      },
      {
        statement: { projects: [{ projectName: '河道清淤经费' }, { projectName: '河道清淤经费' }] },
        expect: [
          { field: 'projectName', quote: '河道清淤经费', project: 1, variant: 'same-name' },
          { field: 'projectName', quote: '河道清淤经费', project: 2, variant: 'same-name' },
        ],
      },
      {
        note: 'the kind of dash makes no other code',
        statement: { projects: [{ projectCode: '405-0101-JBN-7K2Q' }, { projectCode: '405–0101–JBN–7K2Q' }] },
        expect: [
          { field: 'projectCode', quote: '405-0101-JBN-7K2Q' },
          { field: 'projectCode', quote: '405–0101–JBN–7K2Q' },
        ],
      },
    ],
    good: [
      {
        note: 'names that differ in the place',
        statement: { projects: [{ projectName: '城东泵站维修经费' }, { projectName: '城西泵站维修经费' }] },
      },
      {
        nearMiss: 'only the last four characters of the codes differ',
        statement: { projects: [{ projectCode: '405-0101-JBN-AAA1' }, { projectCode: '405-0101-JBN-AAA2' }] },
      },
      {
        nearMiss: 'the same project in two units',
        statement: {
          projects: [
            {
              unitCode: '201005',
              unitName: '云溪县第一中学',
              projectName: '中小学公用经费',
              projectCode: '201-0101-JBN-A1B2',
            },
            {
              unitCode: '201006',
              unitName: '云溪县第二中学',
              projectName: '中小学公用经费',
              projectCode: '201-0101-JBN-C3D4',
            },
          ],
        },
      },
      {
        note: 'phases',
        statement: { projects: [{ projectName: '管网改造（一期）' }, { projectName: '管网改造（二期）' }] },
      },
      { note: 'blank codes are another rule', statement: { projects: [{ projectCode: null }, { projectCode: null }] } },
    ],
  },
} satisfies CodedRule;
