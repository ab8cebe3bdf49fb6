/** A plan for a year that is over: a sentence that plans something for it, or a target to be met in it. Looking back, spans of years and names of projects are left alone. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Passage } from '#src/model/statement.ts';
import { squeeze } from '#src/text/normalise.ts';
import { deadlineYear, plannedYears } from '#src/text/past-year.ts';

/** Of a project only the objectives plan; its use of funds may pay for what was done before. */
function isPlan({ owner, field }: Passage): boolean {
  return (
    owner.section === 'part-1' || owner.section === 'duty' || owner.section === 'safeguards' || field === 'objectives'
  );
}

function staleSentences(context: CheckContext, cover: number): Hit[] {
  const { layout, statement } = context.reading;
  const names = statement.projects.flatMap(({ projectName }) => projectName?.value ?? []);
  return layout.passages.filter(isPlan).flatMap((passage) => {
    context.tick();
    return (
      plannedYears(passage.text)
        .filter(({ year, start }) => year < cover && !isInName(passage.text, start, names))
        // A sentence that names this year as well sets the two side by side.
        .filter(() => !passage.text.includes(String(cover)))
        .map(({ year, start, end }): Hit => {
          const values = { year: String(year), cover: String(cover), target: '' };
          return { ...context.at.stretch(passage, start, end), values };
        })
    );
  });
}

function isInName(text: string, at: number, names: readonly string[]): boolean {
  return names.some((name) => {
    for (let from = text.indexOf(name); name !== '' && from >= 0; from = text.indexOf(name, from + 1))
      if (from <= at && at < from + name.length) return true;
    return false;
  });
}

function staleTargets(context: CheckContext, cover: number): Hit[] {
  return context.reading.statement.projects.flatMap(({ indicators, projectName }, project) =>
    indicators.flatMap(({ target, indicatorName }, indicator): Hit[] => {
      const raw = target?.value?.raw ?? '';
      const year = deadlineYear(raw);
      const named = `${projectName?.value ?? ''}${indicatorName?.value ?? ''}`;
      if (year === null || year >= cover || named.includes(String(year))) return [];
      const values = { year: String(year), cover: String(cover), target: squeeze(raw) };
      return [{ ...context.at.indicator(project, indicator, 'target'), variant: 'target', values }];
    }),
  );
}

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const cover = context.reading.statement.fiscalYear?.value ?? null;
  if (cover === null) return 'not-applicable';
  return [...staleSentences(context, cover), ...staleTargets(context, cover)];
}

/** A statement with these targets under 时效 in its first project. */
const timed = (...targets: string[]) => ({
  projects: [
    { indicators: targets.map((target) => ({ indicatorFamily: '时效指标', indicatorName: '演出完成时间', target })) },
  ],
});

export default {
  id: 'document/stale-year-reference',
  title: { 'zh-CN': '计划写的是过去的年份', en: 'A plan for a year that is over' },
  name: { 'zh-CN': '计划出现过去的年份', en: 'A plan for a year that is over' },
  about: {
    'zh-CN': '目标、任务按封面以前的年份安排，或指标值的期限在封面年度以前；回顾、年份区间和项目名称里的年份不算。',
    en: 'An aim or a deadline set for a year before the cover; looking back, spans and project names are fine.',
  },
  severity: 'warning',
  variants: {
    target: {
      title: { 'zh-CN': '指标值的期限已过', en: 'A deadline that has passed' },
      message: {
        'zh-CN': '封面是{cover}年，指标值是“{target}”，期限已过。',
        en: 'The cover says {cover}; the deadline “{target}” has passed.',
      },
      expected: { 'zh-CN': '{cover}年内的期限。', en: 'A date in {cover}.' },
      advice: {
        'zh-CN': '核对期限，将“{year}”改为“{cover}”；确是往年结转的，在指标名称中写明。',
        en: 'Check the date and change {year} to {cover}; if it was carried over, say so in the name.',
      },
    },
  },
  dimension: 'form',
  status: 'stable',
  basis: [{ document: { 'zh-CN': '文内对照', en: 'The text against itself' }, verified: true }],
  group: 'document',
  yieldsTo: ['document/fiscal-year-inconsistent'],
  message: {
    'zh-CN': '封面是{cover}年，这里安排{year}年的工作。',
    en: 'The cover says {cover}; this plans for {year}.',
  },
  expected: { 'zh-CN': '{cover}年的工作和目标。', en: 'Work and aims of {cover}.' },
  advice: {
    'zh-CN': '核对内容，是本年任务的将“{year}”改为“{cover}”；是往年情况的，写明是回顾。',
    en: 'If it is work of this year change {year} to {cover}; if it looks back, say so.',
  },
  values: ['year', 'cover', 'target'],
  check,
  examples: {
    bad: [
      {
        statement: { overallObjective: '2019年，我馆将围绕公共文化服务体系建设，组织群众文化活动。' },
        expect: [{ field: 'overallObjective', quote: '2019年' }],
      },
      {
        note: 'in Chinese numerals',
        statement: { safeguardMeasures: '一是加强领导。二〇一九年，重点抓好预算执行，按月调度支出进度。' },
        expect: [{ field: 'safeguardMeasures', quote: '二〇一九年' }],
      },
      {
        note: 'meant for a year that is over',
        statement: { projects: [{ objectives: '1、确保2018年全县乡镇文化站达标。' }] },
        expect: [{ field: 'objectives', quote: '2018年' }],
      },
      {
        statement: timed('2019年12月底前', '2019-10-31前', '≤2019年11月30日'),
        expect: [
          { field: 'indicators.target', quote: '2019年12月底前', variant: 'target', row: 1 },
          { field: 'indicators.target', quote: '2019-10-31前', variant: 'target', row: 2 },
          { field: 'indicators.target', quote: '≤2019年11月30日', variant: 'target', row: 3 },
        ],
      },
    ],
    good: [
      {
        nearMiss: 'looking back, and this year beside it',
        statement: {
          overallObjective: '2019年，全县文化站已达标12个。2020年，我馆将在2019年基础上继续组织群众文化活动。',
        },
      },
      {
        nearMiss: 'spans of years, documents, comparison',
        statement: {
          overallObjective: '2018年至2020年，我馆将推进场馆改造；按照〔2019〕10号文件，确保人次比2019年增长5%。',
        },
      },
      {
        nearMiss: 'the year belongs to the name of a project',
        statement: {
          projects: [{ projectName: '确保2019年水毁道路修复工程', objectives: '1、确保2019年水毁道路修复工程完工。' }],
        },
      },
      { note: 'deadlines of this year and later', statement: timed('2020年12月底前', '12月底前', '2021年3月底') },
      {
        nearMiss: 'a number of four digits, and a value of last year',
        statement: {
          projects: [
            {
              indicators: [
                { indicatorName: '惠及群众人次', target: '≥2000人次' },
                { indicatorFamily: '质量指标', indicatorName: '水质', target: '不低于2019年水平' },
              ],
            },
          ],
        },
      },
      {
        nearMiss: 'the name says that it was carried over',
        statement: {
          projects: [
            {
              indicators: [
                {
                  indicatorFamily: '时效指标',
                  indicatorName: '2019年度结转工程完工时间',
                  target: '2019年12月底',
                },
              ],
            },
          ],
        },
      },
      {
        note: 'the use of funds may pay for what was done',
        statement: { projects: [{ useOfFunds: '2019年计划实施的场馆改造尾款，按合同支付。' }] },
      },
    ],
  },
} satisfies CodedRule;
