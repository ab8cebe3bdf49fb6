/** A fiscal year in the text that is not the cover's: N年度, or N年部门预算. Ranges, school years, project names and looking back are left alone. */
import type { Block } from '#src/model/document.ts';
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Passage } from '#src/model/statement.ts';
import { normalise } from '#src/text/normalise.ts';
import { parseYear } from '#src/text/numerals.ts';
import { sentenceAt } from '#src/text/sentences.ts';

const digits = '(?:[\\d０-９]\\s*){4}|[〇零○一二三四五六七八九]{4}';
const budgetYear = new RegExp(`(${digits})\\s*年(?:度|\\s*部门预算)`, 'gu');
/** 2019-2020年度, 2018至2020年度: a span of years, not a fiscal year; 〔2019〕 is a document's. */
const spanBefore = /(?:\d|年度?|年)\s*[-—–－~～至到和、与/]\s*$|[〔[【(（]$/u;
/** Words of a sentence that looks back, or of work on a year that is over. */
const lookingBack =
  /比(?![例赛重率选武拼])|较(?![好大强高快为多])|同比|以来|上年|上一年|往年|去年|历年|近年|决算|实际(?:完成|支出|执行|发生|达到|数)|基数|结转|结余|荣获|获得(?!感)|被评|已|截至|完成了|自评|评价|考核|审计|总结|通报|表彰|验收|清算|尾款|欠|执行情况|报告/u;
/** Work of this year for the next: budgets are drafted, journals ordered and projects stored a year ahead. */
const lookingAhead = /编制|编报|征订|订阅|订购|谋划|储备|申报|筹备|筹划|下一?年|次年|来年|续签|预缴/u;

/** A cell or line that is hardly more than the year, such as （2019年度）, tells the year of the form. */
const headLength = 20;

/** What is planned stands in these; definitions and bases tell of past results. */
function isPlanned({ owner, field }: Passage): boolean {
  if (owner.section !== 'project') return true;
  return field === 'useOfFunds' || field === 'objectives' || field === 'text';
}

/** Running heads are printed on every page; one of a kind is enough. */
function runningHeads({ document }: CheckContext): Passage[] {
  const heads = new Map<string, Block>();
  for (const block of document.blocks) {
    const key = normalise(block.text);
    if (block.kind === 'furniture' && !heads.has(key)) heads.set(key, block);
  }
  return [...heads.values()].map(({ id, text }) => ({
    owner: { section: 'cover' },
    field: 'text',
    indicator: null,
    text,
    anchor: { block: id, span: [0, text.length] },
  }));
}

/** Where the names of projects stand in a text: the years in them are theirs. */
function isInProjectName({ text }: Passage, at: number, names: readonly string[]): boolean {
  return names.some((name) => {
    for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1))
      if (from <= at && at < from + name.length) return true;
    return false;
  });
}

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const { statement, layout } = context.reading;
  const cover = statement.fiscalYear?.value ?? null;
  if (cover === null) return 'not-applicable';
  const names = statement.projects.flatMap(({ projectName }) => projectName?.value ?? []);
  return [...runningHeads(context), ...layout.passages.filter(isPlanned)].flatMap((passage): Hit[] =>
    [...passage.text.matchAll(budgetYear)].flatMap((match): Hit[] => {
      const year = parseYear(match[1] ?? '');
      if (year === null || year === cover || spanBefore.test(passage.text.slice(0, match.index))) return [];
      if (isInProjectName(passage, match.index, names)) return [];
      const doubt = doubtOf(passage, match, year, cover);
      if (doubt === 'history') return [];
      const hit = context.at.stretch(passage, match.index, match.index + match[0].length);
      const values = { year: String(year), cover: String(cover) };
      return [doubt ? { ...hit, variant: doubt, values } : { ...hit, values }];
    }),
  );
}

function doubtOf(passage: Passage, match: RegExpExecArray, year: number, cover: number) {
  const [from, to] = sentenceAt(passage.text, match.index);
  const sentence = passage.text.slice(from, to);
  if (year > cover) return lookingAhead.test(sentence) ? 'next-year' : null;
  if (lookingBack.test(sentence)) return 'history';
  // A sentence that opens with a past year as its own, with no other year beside it, is last year's text.
  const opens =
    match.index - from <= 1 ||
    /^\s*(?:\d{1,2}[、.．]|[（(]\d{1,2}[）)]|[一二三四五六七八九十]是)$/u.test(passage.text.slice(from, match.index));
  const isHead = passage.text.length <= headLength;
  const alone = !passage.text.includes(String(cover));
  return match[0].includes('部门预算') || isHead || (opens && alone) ? null : 'past-year';
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
    'next-year': {
      certainty: 'check',
      title: { 'zh-CN': '下一年度请核对', en: 'A later year: please check' },
      message: {
        'zh-CN': '封面是{cover}年，这里写{year}年度，像是为下年做准备。',
        en: 'The cover says {cover}; {year} may be work for the year after.',
      },
      expected: { 'zh-CN': '本年目标写{cover}年度。', en: 'This year’s aims for {cover}.' },
      advice: {
        'zh-CN': '对照上下文确认；不是为下年做准备的，再写入退回意见。',
        en: 'Look at the context; ask for a change only if it is not work for the next year.',
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
        expect: [{ field: 'overallObjective', quote: '2019年度' }],
      },
      {
        note: 'nothing tells whether it looks back',
        statement: { overallObjective: '2020年组织群众文化活动，推进2019年度场馆提升工程，培训文艺骨干。' },
        expect: [{ field: 'overallObjective', quote: '2019年度', variant: 'past-year' }],
      },
      {
        note: 'a budget is drafted a year ahead',
        statement: { overallObjective: '做好2021年度部门预算编制工作，组织群众文化活动。' },
        expect: [{ field: 'overallObjective', quote: '2021年度', variant: 'next-year' }],
      },
      {
        note: 'words that only look like looking back',
        statement: { projects: [{ objectives: '1、2019年度解决群众实际困难，比例较好，增强获得感。' }] },
        expect: [{ field: 'objectives', quote: '2019年度' }],
      },
      {
        note: 'another year on the cover',
        statement: { reviewedBy: '云溪县财政局2019年度审核' },
        expect: [{ field: 'text', quote: '2019年度' }],
      },
      {
        statement: { projects: [{ objectives: '1、2021年度下乡演出24场。' }] },
        expect: [{ field: 'objectives', quote: '2021年度' }],
      },
    ],
    good: [
      {
        nearMiss: 'a year inside a project name',
        statement: {
          projects: [
            {
              projectName: '2019年度老旧小区改造工程',
              useOfFunds: '用于2019年度老旧小区改造工程的施工和监理费用，按合同支付。',
            },
          ],
        },
      },
      {
        nearMiss: 'work on a year that is over',
        statement: {
          safeguardMeasures: '一是开展2019年度绩效自评和重点评价。二是落实2019年度预算执行审计整改。三是强化监控。',
        },
      },
      {
        nearMiss: 'spans of years in several forms',
        statement: {
          overallObjective: '2020年至2021年度完成改造，2020/2021年度供热达标，2019～2020年度补助发放到位。',
        },
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
