/** A fiscal year in the text that is not the cover's: N年度, or N年部门预算. Ranges, school years, project names and looking back are left alone. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Passage } from '#src/model/statement.ts';
import { parseYear } from '#src/text/numerals.ts';
import { sentenceAt } from '#src/text/sentences.ts';

const digits = '(?:[\\d０-９]\\s*){4}|[〇零○一二三四五六七八九]{4}';
const budgetYear = new RegExp(`(${digits})\\s*年(?:度|\\s*部门预算)`, 'gu');
/** 2019-2020年度, 2018至2020年度: a span of years, not a fiscal year; 〔2019〕 is a document's. */
const spanBefore = /(?:\d|年度?|年)\s*[-—–－~～至到和、与/]\s*$|[〔[【(（]$/u;
/** Words of a sentence that looks back. */
const lookingBack =
  /比|较|同比|以来|上年|上一年|往年|去年|决算|实际|基数|结转|荣获|获得|被评|已|截至|完成了|历年|近年/u;

/** What is planned stands in these; definitions and bases tell of past results. */
function isPlanned({ owner, field }: Passage): boolean {
  if (owner.section === 'cover') return false;
  if (owner.section !== 'project') return true;
  return field === 'useOfFunds' || field === 'objectives' || field === 'text';
}

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const cover = context.reading.statement.fiscalYear?.value ?? null;
  if (cover === null) return 'not-applicable';
  return context.reading.layout.passages.filter(isPlanned).flatMap((passage): Hit[] =>
    [...passage.text.matchAll(budgetYear)].flatMap((match): Hit[] => {
      const year = parseYear(match[1] ?? '');
      if (year === null || year === cover || spanBefore.test(passage.text.slice(0, match.index))) return [];
      const [from, to] = sentenceAt(passage.text, match.index);
      const past = year < cover && lookingBack.test(passage.text.slice(from, to));
      if (past) return [];
      const hit = context.at.stretch(passage, match.index, match.index + match[0].length);
      const values = { year: String(year), cover: String(cover) };
      // A past year without a word that looks back is a copy more often than not, yet not surely.
      return [
        year < cover && !match[0].includes('部门预算') && !isHead(passage)
          ? { ...hit, variant: 'past-year', values }
          : { ...hit, values },
      ];
    }),
  );
}

// A cell or line that is hardly more than the year, such as （2019年度）, tells the year of the form.
function isHead({ text }: Passage): boolean {
  return text.length <= 20;
}

export default {
  id: 'document/fiscal-year-inconsistent',
  title: { 'zh-CN': '年度与封面不同', en: 'Year differs from the cover' },
  name: { 'zh-CN': '预算年度前后不一致', en: 'Fiscal years differ' },
  about: {
    'zh-CN': '正文、表内写的“N年度”“N年部门预算”与封面年度不同。',
    en: 'A fiscal year in text or table differs from the cover.',
  },
  severity: 'error',
  variants: {
    'past-year': {
      certainty: 'check',
      title: { 'zh-CN': '过去的年度请核对', en: 'A past year: please check' },
      message: {
        'zh-CN': '封面是{cover}年，这里写{year}年度，看不出是否回顾。',
        en: 'The cover says {cover}; it is not clear whether {year} looks back.',
      },
      expected: { 'zh-CN': '计划写{cover}年度，回顾写明。', en: 'Plans for {cover}; looking back said as such.' },
      advice: {
        'zh-CN': '对照上下文确认；确是沿用旧文的，再写入退回意见。',
        en: 'Look at the context; only if it was carried over ask for a change.',
      },
    },
  },
  dimension: 'form',
  status: 'stable',
  basis: [{ document: { 'zh-CN': '文内对照', en: 'The text against itself' }, verified: true }],
  group: 'document',
  message: { 'zh-CN': '封面是{cover}年，这里写{year}年度。', en: 'The cover says {cover}, this says {year}.' },
  expected: { 'zh-CN': '与封面相同的年度：{cover}。', en: 'The year of the cover, {cover}.' },
  advice: { 'zh-CN': '核对预算年度，将“{year}”改为“{cover}”。', en: 'Check the year and change {year} to {cover}.' },
  values: ['year', 'cover'],
  check,
  examples: {
    bad: [
      {
        statement: { overallObjective: '2021年度围绕公共文化服务体系建设开展工作。' },
        expect: [{ field: 'overallObjective', quote: '2021年度' }],
      },
      {
        statement: { safeguardMeasures: '一是严格执行2019年部门预算。' },
        expect: [{ field: 'safeguardMeasures', quote: '2019年部门预算' }],
      },
      {
        note: 'in Chinese numerals',
        statement: { overallObjective: '二〇二一年度围绕公共文化服务体系建设开展工作。' },
        expect: [{ field: 'overallObjective', quote: '二〇二一年度' }],
      },
      {
        statement: { overallObjective: '2019年度围绕公共文化服务体系建设，组织群众文化活动，培训文艺骨干。' },
        expect: [{ field: 'overallObjective', quote: '2019年度', variant: 'past-year' }],
      },
      {
        statement: { projects: [{ objectives: '1、2021年度下乡演出24场。' }] },
        expect: [{ field: 'objectives', quote: '2021年度' }],
      },
    ],
    good: [
      {
        nearMiss: 'a year inside a project name',
        statement: { projects: [{ projectName: '2019年老旧小区改造结转资金' }] },
      },
      {
        nearMiss: 'school years and heating years',
        statement: {
          overallObjective: '2019—2020学年度完成招生计划，2019—2020年采暖季按时供热，2019-2020年度采暖面积稳定。',
        },
      },
      {
        note: 'looking back, document numbers, standards',
        statement: {
          overallObjective: '自2018年以来稳步推进，按照〔2015〕88号文件，在2019年度决算基础上安排，比2019年度增长5%。',
        },
      },
      {
        note: 'the cover in Chinese numerals',
        statement: { title: '文化馆部门二〇二〇年部门预算绩效文本', overallObjective: '2020年度组织群众文化活动。' },
      },
      {
        note: 'past results under the basis of a target',
        statement: { projects: [{ indicators: [{ targetBasis: '2019年度实际完成24场' }] }] },
      },
    ],
  },
} satisfies CodedRule;
