/** Targets that are no plain sign, number and unit; what counts as plain is `targetFault`'s. */
import type { PrintedIndicator, PrintedStatement } from '#src/model/printed.ts';
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import { squeeze } from '#src/text/normalise.ts';
import { plainTarget, targetFault } from '#src/text/target-format.ts';

function irregular(context: CheckContext): Hit[] {
  return context.reading.statement.projects.flatMap(({ indicators }, project) =>
    indicators.flatMap((row, indicator): Hit[] => {
      const raw = row.target?.value?.raw ?? '';
      const fault = targetFault(raw, row.indicatorName?.value ?? '');
      if (fault === null) return [];
      const values = { target: squeeze(raw), plain: plainTarget(raw) };
      const hit = context.at.indicator(project, indicator, 'target');
      return [{ ...hit, ...(fault === 'mixed' ? {} : { variant: fault }), values }];
    }),
  );
}

/** A statement with these rows in its first project. */
const rows = (...indicators: PrintedIndicator[]): PrintedStatement => ({ projects: [{ indicators }] });
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
        'zh-CN': '将文字改为比较符号，写成“{plain*}”。',
        en: 'Write a sign for the words: “{plain*}”.',
      },
    },
    signed: {
      severity: 'info',
      title: { 'zh-CN': '数值旁夹有文字', en: 'Words beside the value' },
      message: { 'zh-CN': '“{target*}”在数值旁还有文字。', en: 'Words stand beside the number.' },
      expected: { 'zh-CN': '比较符号、数值和单位。', en: 'A sign, a number and a unit.' },
      advice: {
        'zh-CN': '删去数值旁的文字，写成“{plain*}”；需要说明的写入指标描述。',
        en: 'Leave out the words: “{plain*}”; what they explain belongs in the definition.',
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
      advice: { 'zh-CN': '将全角数字改为半角数字，如“{plain*}”。', en: 'Use half-width digits, e.g. “{plain*}”.' },
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
  yieldsTo: ['document/residual-template-text', 'target/unit-mismatch'],
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
        statement: rows({
          indicatorClass: '满意度指标',
          indicatorFamily: '服务对象满意度指标',
          indicatorName: '就诊患者满意度',
          target: '95%满意',
        }),
        expect: [{ field: 'indicators.target', quote: '95%满意' }],
      },
      {
        note: 'the name is written once more before the number',
        statement: rows({ ...rate, target: '完好率98%' }, { ...count, target: '完成培训120人' }),
        expect: [
          { field: 'indicators.target', quote: '完好率98%', row: 1 },
          { field: 'indicators.target', quote: '完成培训120人', row: 2 },
        ],
      },
      {
        note: 'words for the sign can be read',
        statement: rows(
          { ...count, target: '不少于120人' },
          { ...rate, target: '95%以上' },
          { indicatorFamily: '成本指标', indicatorName: '项目支出', target: '控制在5万元以内' },
          {
            indicatorClass: '效果指标',
            indicatorFamily: '经济效益指标',
            indicatorName: '旅游收入',
            target: '增长8%以上',
          },
        ),
        expect: [
          { field: 'indicators.target', quote: '不少于120人', variant: 'readable', row: 1 },
          { field: 'indicators.target', quote: '95%以上', variant: 'readable', row: 2 },
          { field: 'indicators.target', quote: '控制在5万元以内', variant: 'readable', row: 3 },
          { field: 'indicators.target', quote: '增长8%以上', variant: 'readable', row: 4 },
        ],
      },
      {
        note: 'a sign says which way, and words stand beside the number',
        statement: rows(
          { indicatorFamily: '质量指标', indicatorName: '骨干教师比例', target: '不少于50％人员' },
          { ...rate, target: '≥95%达标' },
          { ...rate, target: '完好率98%以上' },
        ),
        expect: [
          { field: 'indicators.target', quote: '不少于50％人员', variant: 'signed', row: 1 },
          { field: 'indicators.target', quote: '≥95%达标', variant: 'signed', row: 2 },
          { field: 'indicators.target', quote: '完好率98%以上', variant: 'signed', row: 3 },
        ],
      },
      {
        statement: rows(
          { ...rate, target: '80-90%' },
          { ...count, target: '100人至120人' },
          { ...rate, target: '85%～95%' },
        ),
        expect: [
          { field: 'indicators.target', quote: '80-90%', variant: 'range', row: 1 },
          { field: 'indicators.target', quote: '100人至120人', variant: 'range', row: 2 },
          { field: 'indicators.target', quote: '85%～95%', variant: 'range', row: 3 },
        ],
      },
      {
        statement: rows(
          { ...count, target: '120人左右' },
          { ...rate, target: '约95%' },
          { ...count, target: '100余人' },
        ),
        expect: [
          { field: 'indicators.target', quote: '120人左右', variant: 'approximate', row: 1 },
          { field: 'indicators.target', quote: '约95%', variant: 'approximate', row: 2 },
          { field: 'indicators.target', quote: '100余人', variant: 'approximate', row: 3 },
        ],
      },
      {
        statement: rows({ ...rate, target: '≥95%、≤98%' }),
        expect: [{ field: 'indicators.target', quote: '≥95%、≤98%', variant: 'several' }],
      },
      {
        statement: rows({ ...rate, target: '≥95%*' }, { ...count, target: '≥_120人' }),
        expect: [
          { field: 'indicators.target', quote: '≥95%*', variant: 'odd-characters', row: 1 },
          { field: 'indicators.target', quote: '≥_120人', variant: 'odd-characters', row: 2 },
        ],
      },
      {
        statement: rows({ ...rate, target: '≥９５%' }),
        expect: [{ field: 'indicators.target', quote: '≥９５%', variant: 'full-width' }],
      },
    ],
    good: [
      {
        nearMiss: 'a number of a standard, hours of service, a class',
        statement: rows(
          { indicatorFamily: '质量指标', indicatorName: '饮用水水质', target: '符合GB5749-2006标准' },
          { indicatorFamily: '时效指标', indicatorName: '热线服务时间', target: '7×24小时' },
          { indicatorFamily: '质量指标', indicatorName: '出境断面水质', target: '达到Ⅲ类及以上' },
          { indicatorFamily: '质量指标', indicatorName: '污水排放', target: 'GB 18918-2002一级A标准' },
        ),
      },
      {
        nearMiss: 'dates in many ways',
        statement: rows(
          { indicatorFamily: '时效指标', indicatorName: '项目完工时间', target: '2020-10-31前' },
          { indicatorFamily: '时效指标', indicatorName: '成绩公布时间', target: '7月20日前' },
          { indicatorFamily: '时效指标', indicatorName: '施工期间', target: '2020年3月至11月' },
          { indicatorFamily: '时效指标', indicatorName: '开放时间', target: '8:30-17:30' },
          { indicatorFamily: '时效指标', indicatorName: '补贴发放时间', target: '每月15日前' },
        ),
      },
      {
        nearMiss: 'a number with its unit alone, with what it counts, by frequency, by head',
        statement: rows(
          { indicatorFamily: '数量指标', indicatorName: '维修校舍', target: '3所' },
          { indicatorFamily: '数量指标', indicatorName: '购置车辆', target: '2辆救护车' },
          { indicatorFamily: '数量指标', indicatorName: '技术服务覆盖乡镇数', target: '全县12个乡镇' },
          { indicatorFamily: '数量指标', indicatorName: '巡查次数', target: '每季度1次' },
          { indicatorFamily: '成本指标', indicatorName: '人均成本', target: '≤1,200元/人' },
          { indicatorFamily: '时效指标', indicatorName: '办结时限', target: '≤15个工作日' },
          { indicatorFamily: '质量指标', indicatorName: '师生比', target: '1:15' },
        ),
      },
      {
        nearMiss: 'a change says which way and how far',
        statement: rows(
          { indicatorFamily: '质量指标', indicatorName: '万人成讼率', target: '同比下降3%' },
          {
            indicatorClass: '效果指标',
            indicatorFamily: '经济效益指标',
            indicatorName: '旅游收入',
            target: '较上年增长8%',
          },
          { indicatorFamily: '质量指标', indicatorName: '案件发案率', target: '下降0.5个百分点' },
        ),
      },
      {
        nearMiss: 'a share of people under a count is one cause, the unit',
        statement: rows({ ...count, target: '不少于50％人员' }),
      },
      {
        nearMiss: 'what is right only between two ends',
        statement: rows(
          { indicatorFamily: '质量指标', indicatorName: '出水pH值', target: '6-9' },
          { indicatorFamily: '质量指标', indicatorName: '室内温度', target: '18-22℃' },
        ),
      },
      {
        note: 'signs in every width, white space, degrees',
        statement: rows(
          { ...rate, indicatorName: '供热室温', target: '≥18℃' },
          { ...count, target: '≥ 120 人' },
          { ...rate, target: '＞95％' },
          { ...rate, target: '100%' },
          { ...rate, target: '≥95%（含）' },
        ),
      },
    ],
  },
} satisfies CodedRule;
