/** Targets that are no plain sign, number and unit: words around the number, ranges, approximations, odd characters. Dates, standards and hours of service are no ranges. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Indicator } from '#src/model/statement.ts';
import { normalise, squeeze } from '#src/text/normalise.ts';
import { boundBehind, boundOf, parseTarget } from '#src/text/target.ts';
import { readUnit, unitKind } from '#src/text/units.ts';

type Variant = 'readable' | 'range' | 'approximate' | 'several' | 'odd-characters' | 'full-width';
/** `mixed` is the rule itself. */
type Fault = Variant | 'mixed' | null;

const date =
  /\d{4}年|\d{1,2}月(?!均)|\d{1,2}[日号](?:前|底)|季度|\d{4}[-./]\d{1,2}|^\d{4}(?:前|底)?$|年(?:内|底|末|中)|\d{1,2}:\d{2}/u;
const frequency = /每(?:个|半)?(?:年|季|月|周|旬|日|天)|\/(?:年|季度|月|周|日|天)/u;
const standard = /[A-Za-z]{1,6}(?:\/[A-Za-z])?\d[\d.]*[-—–]\d{2,4}(?:-\d{2,4})?|[〔[(（]\d{4}[〕\])）]\d*号?/gu;
const service = /\d+[×xX*]\d+(?:小时)?/gu;
const ratio = /\d+(?:[:：∶]|比)\d+|\d+\/\d+[万亿]?/gu;
const grade = /[Ⅰ-Ⅻ]|标准|规范|要求|等级|\d级|[A-Z]级|\dA|类|优|良|通过|验收/u;
/** What is right only between two ends. */
const twoSided = /pH|酸碱|温度|湿度|室温|水温|℃|摄氏度/iu;

const range = /\d[%‰]?(?:[\p{Script=Han}]{1,2})?(?:[-—–~～]+|至|到)\d/u;
const around = /^(?:大?约|近|大概|接近)|(?:左右|上下|余|多|来)(?:[\p{Script=Han}]{0,3})$/u;
/** 全年12次 and 人均5册 say of what, not how much. */
const neutral = /^(?:全[年县区市镇乡村校院]|辖区|覆盖|年度|年均|月均|日均|平均|人均|户均|累计|共计?|合计|总计)+/u;
/** Words that say how the number is meant and leave it readable. */
const lead =
  /^(?:全[年县区市镇乡村校院]|辖区|覆盖|年度|年均|月均|日均|平均|人均|户均|累计|共计?|合计|总计|较上年|比上年|同比|环比|不?超?出?预算)?(?:为|是)?(?:提高|提升|增长|增加|上升|下降|降低|减少|压减|节约|缩短|增产|提前)?(?:至|到|了)?$/u;
const trailing = /^(?:[及或]?以?(?:上|下|内)|之内|内|前|后|底|止|起|\(?含\)?)*$/u;

function faultOf(row: Indicator): Fault {
  const raw = row.target?.value?.raw ?? '';
  if (/[０-９]/u.test(raw)) return 'full-width';
  const printed = normalise(raw);
  const text = printed
    .replace(standard, '')
    .replace(service, '')
    .replace(ratio, '')
    .replace(/\([^()]*\)/gu, '');
  if (!/\d/u.test(text) || date.test(printed) || frequency.test(text)) return null;
  if (/[*_]/u.test(text)) return 'odd-characters';
  if (range.test(text)) return twoSided.test(`${row.indicatorName?.value ?? ''}${text}`) ? null : 'range';
  if (grade.test(text)) return null;
  if ((text.match(/\d+(?:\.\d+)?/gu) ?? []).length > 1) return countNumbers(text) > 1 ? 'several' : null;
  return wordsAround(text);
}

// 元/5人 and 1,200元 hold one number each.
function countNumbers(text: string): number {
  return (
    text
      .replace(/\/\d+/gu, '')
      .replace(/(\d),(?=\d{3})/gu, '$1')
      .match(/\d+(?:\.\d+)?/gu) ?? []
  ).length;
}

function wordsAround(text: string): Fault {
  const { comparator, unit } = parseTarget(text);
  const at = text.search(/\d/u);
  const before = text.slice(comparator?.length ?? 0, Math.max(at, comparator?.length ?? 0));
  const number = /^\d[\d,]*(?:\.\d+)?/u.exec(text.slice(at))?.[0] ?? '';
  const rest = text.slice(at + number.length);
  const behind = rest.startsWith(unit ?? '') ? rest.slice(unit?.length ?? 0) : rest;
  if (around.test(before) || around.test(rest)) return 'approximate';
  if (!isLead(before) || !isTail(behind, unit)) return 'mixed';
  if (comparator !== null && /[\p{Script=Han}]/u.test(comparator)) return 'readable';
  return before.replace(neutral, '') !== '' || boundBehind(text) !== null ? 'readable' : null;
}

function isLead(before: string): boolean {
  const bare = before.replace(/[-+]$/u, '');
  if (lead.test(bare)) return true;
  const inner = parseTarget(`${bare.replace(lead, '')}1`).comparator;
  const words = [
    ...bare.matchAll(/不少于|不低于|不超过|不高于|不大于|不小于|至少|最多|控制在|达到|达|超过|高于|低于|大于|小于/gu),
  ];
  const last = words.at(-1);
  return (
    inner !== null ||
    (last !== undefined && lead.test(bare.slice(0, last.index)) && lead.test(bare.slice(last.index + last[0].length)))
  );
}

// 12期培训班 names what is counted; 90%满意 does not belong to the number.
function isTail(behind: string, unit: string | null): boolean {
  // DDDs, NTU, dB: units that no list holds.
  if (trailing.test(behind) || /^[A-Za-z/³²·]+$/u.test(behind)) return true;
  const kind = unitKind(unit);
  return kind === 'count' && /^[\p{Script=Han}]{1,4}$/u.test(behind) && !/满意|合格|完成|达标|正常|良好/u.test(behind);
}

function rewritten(row: Indicator): string {
  const target = row.target?.value;
  const text = normalise(target?.raw ?? '');
  const number = /\d[\d,]*(?:\.\d+)?/u.exec(text)?.[0] ?? '';
  const unit = readUnit(text.slice(text.indexOf(number) + number.length)) ?? '';
  const bound = boundOf(parseTarget(text).comparator) ?? boundBehind(text);
  const signs = { 'at-least': '≥', 'more-than': '>', 'at-most': '≤', 'less-than': '<', equal: '=' } as const;
  const sign = bound === null ? (/%/u.test(text) ? '≥' : '=') : signs[bound];
  return `${sign}${number}${/满意|合格|完成|达标/u.test(unit) ? '' : unit}`;
}

function irregular(context: CheckContext): Hit[] {
  return context.reading.statement.projects.flatMap(({ indicators }, project) =>
    indicators.flatMap((row, indicator): Hit[] => {
      const fault = faultOf(row);
      if (fault === null) return [];
      const values = { target: squeeze(row.target?.value?.raw ?? ''), plain: rewritten(row) };
      const hit = context.at.indicator(project, indicator, 'target');
      return [{ ...hit, ...(fault === 'mixed' ? {} : { variant: fault }), values }];
    }),
  );
}

const rate = { indicatorFamily: '质量指标', indicatorName: '设备完好率' } as const;
const count = { indicatorFamily: '数量指标', indicatorName: '培训教师人数' } as const;

export default {
  id: 'target/format-irregular',
  title: { 'zh-CN': '指标值夹有文字', en: 'Words around the value' },
  name: { 'zh-CN': '指标值格式不规范', en: 'Target written irregularly' },
  about: {
    'zh-CN': '数值夹有文字、写成区间、带特殊符号；“95%以上”读得懂，只作提示；日期、标准号不算。',
    en: 'Words, ranges or odd signs around the number; dates and standard numbers are fine.',
  },
  severity: 'warning',
  variants: {
    readable: {
      severity: 'info',
      title: { 'zh-CN': '指标值用文字比较', en: 'Words for the sign' },
      message: { 'zh-CN': '“{target*}”用文字表示大小。', en: 'Words stand for the sign.' },
      expected: { 'zh-CN': '比较符号加数值和单位。', en: 'A sign, a number and a unit.' },
      advice: {
        'zh-CN': '将“以上”“不少于”改为“≥”，“以下”“不超过”改为“≤”。',
        en: 'Write “≥” or “≤” for the words.',
      },
    },
    range: {
      title: { 'zh-CN': '指标值写成区间', en: 'A range as target' },
      message: { 'zh-CN': '“{target}”是区间，看不出以哪个数为准。', en: 'A range does not tell which number counts.' },
      expected: { 'zh-CN': '一个数值。', en: 'One value.' },
      advice: {
        'zh-CN': '将“{target}”改为一个数值，如取下限用“≥”。',
        en: 'Give one value, e.g. the lower end with “≥”.',
      },
    },
    approximate: {
      title: { 'zh-CN': '指标值是约数', en: 'An approximate target' },
      message: { 'zh-CN': '“{target}”是约数，完成与否说不准。', en: 'It is approximate; met or not cannot be told.' },
      expected: { 'zh-CN': '确定的数值。', en: 'A definite value.' },
      advice: { 'zh-CN': '将“{target}”改为确定的数值，如“{plain}”。', en: 'Give a definite value, e.g. “{plain}”.' },
    },
    several: {
      title: { 'zh-CN': '指标值有多个数', en: 'Several numbers in one target' },
      message: { 'zh-CN': '“{target}”含多个数，看不出以哪个为准。', en: 'Several numbers stand in one cell.' },
      expected: { 'zh-CN': '一个指标一个数值。', en: 'One value an indicator.' },
      advice: { 'zh-CN': '拆成多个指标，或只留一个数值。', en: 'Split the indicator, or keep one value.' },
    },
    'odd-characters': {
      title: { 'zh-CN': '指标值含多余字符', en: 'Stray characters in the target' },
      message: { 'zh-CN': '“{target}”含星号或下划线。', en: 'An asterisk or underscore stands in the value.' },
      expected: { 'zh-CN': '比较符号、数值和单位。', en: 'A sign, a number and a unit.' },
      advice: {
        'zh-CN': '删去多余字符，改为“{plain}”一类的写法。',
        en: 'Delete the stray characters, e.g. “{plain}”.',
      },
    },
    'full-width': {
      title: { 'zh-CN': '指标值用全角数字', en: 'Full-width digits in the target' },
      message: { 'zh-CN': '“{target*}”用了全角数字。', en: 'The digits are full-width.' },
      expected: { 'zh-CN': '半角数字。', en: 'Half-width digits.' },
      advice: { 'zh-CN': '将全角数字改为半角数字。', en: 'Use half-width digits.' },
    },
  },
  dimension: 'form',
  status: 'stable',
  basis: [
    {
      document: { 'zh-CN': '表样', en: 'The form' },
      clause: { 'zh-CN': '指标值由符号、数值和单位组成。', en: 'a target is a sign, a number and a unit.' },
      verified: true,
    },
  ],
  group: 'document',
  yieldsTo: ['document/residual-template-text'],
  values: ['target', 'plain'],
  check: (context) => {
    const { projects } = context.reading.statement;
    return projects.every(({ indicators }) => indicators.every(({ target }) => !target))
      ? 'not-applicable'
      : irregular(context);
  },
  message: {
    'zh-CN': '“{target}”夹有文字，看不出大小方向。',
    en: 'Words stand around the number; no sign says which way.',
  },
  expected: { 'zh-CN': '比较符号、数值和单位。', en: 'A sign, a number and a unit.' },
  advice: { 'zh-CN': '将“{target}”改为“{plain}”一类的写法。', en: 'Write it like “{plain}”.' },
  examples: {
    bad: [
      {
        statement: {
          projects: [
            {
              indicators: [
                {
                  indicatorClass: '满意度指标',
                  indicatorFamily: '服务对象满意度指标',
                  indicatorName: '就诊患者满意度',
                  target: '95%满意',
                },
              ],
            },
          ],
        },
        expect: [{ field: 'indicators.target', quote: '95%满意' }],
      },
      {
        note: 'the name is written once more before the number',
        statement: {
          projects: [
            {
              indicators: [
                { ...rate, target: '完好率98%' },
                { ...count, target: '完成培训120人' },
              ],
            },
          ],
        },
        expect: [
          { field: 'indicators.target', quote: '完好率98%', row: 1 },
          { field: 'indicators.target', quote: '完成培训120人', row: 2 },
        ],
      },
      {
        note: 'words for the sign can be read',
        statement: {
          projects: [
            {
              indicators: [
                { ...count, target: '不少于120人' },
                { ...rate, target: '95%以上' },
                { indicatorFamily: '成本指标', indicatorName: '项目支出', target: '控制在5万元以内' },
                {
                  indicatorClass: '效果指标',
                  indicatorFamily: '经济效益指标',
                  indicatorName: '旅游收入',
                  target: '增长8%',
                },
              ],
            },
          ],
        },
        expect: [
          { field: 'indicators.target', quote: '不少于120人', variant: 'readable', row: 1 },
          { field: 'indicators.target', quote: '95%以上', variant: 'readable', row: 2 },
          { field: 'indicators.target', quote: '控制在5万元以内', variant: 'readable', row: 3 },
          { field: 'indicators.target', quote: '增长8%', variant: 'readable', row: 4 },
        ],
      },
      {
        statement: {
          projects: [
            {
              indicators: [
                { ...rate, target: '80-90%' },
                { ...count, target: '100人至120人' },
                { ...rate, target: '85%～95%' },
              ],
            },
          ],
        },
        expect: [
          { field: 'indicators.target', quote: '80-90%', variant: 'range', row: 1 },
          { field: 'indicators.target', quote: '100人至120人', variant: 'range', row: 2 },
          { field: 'indicators.target', quote: '85%～95%', variant: 'range', row: 3 },
        ],
      },
      {
        statement: {
          projects: [
            {
              indicators: [
                { ...count, target: '120人左右' },
                { ...rate, target: '约95%' },
                { ...count, target: '100余人' },
              ],
            },
          ],
        },
        expect: [
          { field: 'indicators.target', quote: '120人左右', variant: 'approximate', row: 1 },
          { field: 'indicators.target', quote: '约95%', variant: 'approximate', row: 2 },
          { field: 'indicators.target', quote: '100余人', variant: 'approximate', row: 3 },
        ],
      },
      {
        statement: { projects: [{ indicators: [{ ...rate, target: '≥95%、≤98%' }] }] },
        expect: [{ field: 'indicators.target', quote: '≥95%、≤98%', variant: 'several' }],
      },
      {
        statement: {
          projects: [
            {
              indicators: [
                { ...rate, target: '≥95%*' },
                { ...count, target: '≥_120人' },
              ],
            },
          ],
        },
        expect: [
          { field: 'indicators.target', quote: '≥95%*', variant: 'odd-characters', row: 1 },
          { field: 'indicators.target', quote: '≥_120人', variant: 'odd-characters', row: 2 },
        ],
      },
      {
        statement: { projects: [{ indicators: [{ ...rate, target: '≥９５%' }] }] },
        expect: [{ field: 'indicators.target', quote: '≥９５%', variant: 'full-width' }],
      },
    ],
    good: [
      {
        nearMiss: 'a number of a standard, hours of service, a class',
        statement: {
          projects: [
            {
              indicators: [
                { indicatorFamily: '质量指标', indicatorName: '饮用水水质', target: '符合GB5749-2006标准' },
                { indicatorFamily: '时效指标', indicatorName: '热线服务时间', target: '7×24小时' },
                { indicatorFamily: '质量指标', indicatorName: '出境断面水质', target: '达到Ⅲ类及以上' },
                { indicatorFamily: '质量指标', indicatorName: '污水排放', target: 'GB 18918-2002一级A标准' },
              ],
            },
          ],
        },
      },
      {
        nearMiss: 'dates in many ways',
        statement: {
          projects: [
            {
              indicators: [
                { indicatorFamily: '时效指标', indicatorName: '项目完工时间', target: '2020-10-31前' },
                { indicatorFamily: '时效指标', indicatorName: '成绩公布时间', target: '7月20日前' },
                { indicatorFamily: '时效指标', indicatorName: '施工期间', target: '2020年3月至11月' },
                { indicatorFamily: '时效指标', indicatorName: '开放时间', target: '8:30-17:30' },
                { indicatorFamily: '时效指标', indicatorName: '补贴发放时间', target: '每月15日前' },
              ],
            },
          ],
        },
      },
      {
        nearMiss: 'a number with its unit alone, with what it counts, by frequency, by head',
        statement: {
          projects: [
            {
              indicators: [
                { indicatorFamily: '数量指标', indicatorName: '维修校舍', target: '3所' },
                { indicatorFamily: '数量指标', indicatorName: '购置车辆', target: '2辆救护车' },
                { indicatorFamily: '数量指标', indicatorName: '技术服务覆盖乡镇数', target: '全县12个乡镇' },
                { indicatorFamily: '数量指标', indicatorName: '巡查次数', target: '每季度1次' },
                { indicatorFamily: '成本指标', indicatorName: '人均成本', target: '≤1,200元/人' },
                { indicatorFamily: '时效指标', indicatorName: '办结时限', target: '≤15个工作日' },
                { indicatorFamily: '质量指标', indicatorName: '师生比', target: '1:15' },
              ],
            },
          ],
        },
      },
      {
        nearMiss: 'what is right only between two ends',
        statement: {
          projects: [
            {
              indicators: [
                { indicatorFamily: '质量指标', indicatorName: '出水pH值', target: '6-9' },
                { indicatorFamily: '质量指标', indicatorName: '室内温度', target: '18-22℃' },
              ],
            },
          ],
        },
      },
      {
        note: 'signs in every width, white space',
        statement: {
          projects: [
            {
              indicators: [
                { ...count, target: '≥ 120 人' },
                { ...rate, target: '＞95％' },
                { ...rate, target: '100%' },
                { ...rate, target: '≥95%（含）' },
              ],
            },
          ],
        },
      },
    ],
  },
} satisfies CodedRule;
