/** Projects of one text declare different periods. The minority is named; without a majority the tables that lack the year's end. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';

type Declared = { readonly project: number; readonly months: readonly number[] };

function declaredPeriods({ reading }: CheckContext): Declared[] {
  return reading.statement.projects.flatMap(({ disbursementSchedule }, project) => {
    const months = (disbursementSchedule ?? []).flatMap(({ byEndOfMonth }) => byEndOfMonth.value ?? []);
    return months.length > 0 ? [{ project, months }] : [];
  });
}

function key({ months }: Declared): string {
  return months.join('、');
}

/** The tables that stand out, and the periods of the others. */
function minority(tables: readonly Declared[]): { odd: readonly Declared[]; usual: string } {
  const counts = new Map<string, number>();
  for (const table of tables) counts.set(key(table), (counts.get(key(table)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const [usual, ...ties] = [...counts].filter(([, count]) => count === most).map(([months]) => months);
  if (usual !== undefined && ties.length === 0) return { odd: tables.filter((table) => key(table) !== usual), usual };
  const full = tables.filter(({ months }) => months.includes(12));
  return { odd: tables.filter(({ months }) => !months.includes(12)), usual: full[0] ? key(full[0]) : (usual ?? '') };
}

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const tables = declaredPeriods(context);
  if (tables.length < 2) return 'not-applicable';
  if (new Set(tables.map(key)).size === 1) return [];
  const { odd, usual } = minority(tables);
  return odd.map(
    (table): Hit => ({
      ...context.at.project(table.project, 'disbursementSchedule'),
      ...labelled(context, table, usual),
    }),
  );
}

// The label of the row is the evidence: the periods beside it are what differs.
function labelled(context: CheckContext, table: Declared, usual: string): Partial<Hit> {
  const label = context.reading.layout.projects[table.project]?.labels.get('disbursementSchedule');
  return {
    ...(label ? { anchor: label.anchor, absent: null } : {}),
    content: key(table),
    values: { months: key(table), usual },
  };
}

export default {
  id: 'schedule/columns-inconsistent',
  title: { 'zh-CN': '支出计划期次与其他表不同', en: 'Periods differ between tables' },
  about: {
    'zh-CN': '同一文本各项目表的支出计划设的期次不同。',
    en: 'Project tables of one text declare different periods.',
  },
  severity: 'warning',
  dimension: 'form',
  status: 'stable',
  basis: [{ document: { 'zh-CN': '文内对照', en: 'The text against itself' }, verified: true }],
  group: 'document',
  message: {
    'zh-CN': '本表设{months}月底，其他表设{usual}月底。',
    en: 'This table has months {months}, the others {usual}.',
  },
  expected: { 'zh-CN': '各表期次相同。', en: 'The same periods in every table.' },
  advice: {
    'zh-CN': '按同一表样填报，期次统一为{usual}月底。',
    en: 'Use one form; set the periods to months {usual}.',
  },
  values: ['months', 'usual'],
  check,
  examples: {
    bad: [
      {
        note: 'two against three',
        statement: {
          projects: [
            {},
            { disbursementSchedule: { '3': '30', '6': '90', '9': '100' } },
            {},
            { disbursementSchedule: { '3': '20', '6': '60', '9': '100' } },
            {},
          ],
        },
        expect: [
          { field: 'disbursementSchedule', quote: '资金支出计划（%）', project: 2 },
          { field: 'disbursementSchedule', quote: '资金支出计划（%）', project: 4 },
        ],
      },
      {
        statement: {
          projects: [
            { disbursementSchedule: { '3': '30', '6': '90', '10': '100' } },
            { disbursementSchedule: { '3': '30', '6': '90', '10': '100' } },
            {},
          ],
        },
        expect: [{ field: 'disbursementSchedule', quote: '资金支出计划（%）', project: 3 }],
      },
      {
        note: 'no majority: the table without the year’s end',
        statement: { projects: [{ disbursementSchedule: { '3': '30', '6': '90', '10': '100' } }, {}] },
        expect: [{ field: 'disbursementSchedule', quote: '资金支出计划（%）', project: 1 }],
      },
      {
        statement: { projects: [{}, {}, { disbursementSchedule: { '6': '50', '12': '100' } }] },
        expect: [{ field: 'disbursementSchedule', quote: '资金支出计划（%）', project: 3 }],
      },
    ],
    good: [
      {
        note: 'a table without the row is another rule',
        statement: { projects: [{}, { disbursementSchedule: {} }] },
      },
      {
        nearMiss: 'another spacing of the same label',
        statement: { projects: [{}, {}], replace: { '10月底': '10 月底' } },
      },
      {
        note: 'all have three',
        statement: {
          projects: [
            { disbursementSchedule: { '3': '30', '6': '90', '10': '100' } },
            { disbursementSchedule: { '3': '10', '6': '50', '10': '100' } },
          ],
        },
      },
      {
        nearMiss: 'a blank period is declared all the same',
        statement: { projects: [{}, { disbursementSchedule: { '3': null, '6': '62', '10': '92', '12': '100' } }] },
      },
      { note: 'a single project', statement: { projects: [{ disbursementSchedule: { '6': '50', '12': '100' } }] } },
    ],
  },
} satisfies CodedRule;
