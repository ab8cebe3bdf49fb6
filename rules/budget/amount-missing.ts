/** A budget amount that is blank, no number, or not above zero. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import { isBlankOrFiller } from '#src/text/normalise.ts';
import { currencyUnits, parseNumber } from '#src/text/numerals.ts';

/** 24.00（万元） */
const bracketedUnit = /[（(]\s*(亿元|万元|千元|元)\s*[）)]\s*$/u;

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const { projects } = context.reading.statement;
  if (projects.length === 0) return 'not-applicable';
  return projects.flatMap(({ budgetAmount }, project): Hit[] => {
    const raw = budgetAmount?.value?.raw ?? '';
    const plain = raw.replace(/^\s*[¥￥]/u, '').replace(bracketedUnit, '$1');
    const value = parseNumber(plain, currencyUnits);
    if (value !== null && value > 0) return [];
    const hit = { ...context.at.project(project, 'budgetAmount'), values: { amount: raw } };
    if (isBlankOrFiller(raw)) return [hit];
    return [{ ...hit, variant: value === null ? 'no-number' : 'not-positive' }];
  });
}

export default {
  id: 'budget/amount-missing',
  title: { 'zh-CN': '预算数空白', en: 'Budget amount blank' },
  name: { 'zh-CN': '预算数缺失', en: 'Budget amount missing' },
  about: { 'zh-CN': '预算数空白、不是数，或不大于0。', en: 'The amount is blank, no number, or not above zero.' },
  severity: 'error',
  variants: {
    'no-number': {
      title: { 'zh-CN': '预算数不是金额', en: 'Budget amount is no number' },
      message: { 'zh-CN': '预算数写的是“{amount}”，读不出金额。', en: '“{amount}” cannot be read as an amount.' },
      advice: { 'zh-CN': '将“{amount}”改为金额，只写数字。', en: 'Replace “{amount}” by an amount in digits.' },
    },
    'not-positive': {
      title: { 'zh-CN': '预算数不大于0', en: 'Budget amount not above zero' },
      message: { 'zh-CN': '预算数是“{amount}”。', en: 'The amount is “{amount}”.' },
      advice: {
        'zh-CN': '核对预算数；没有资金的项目，从文本中删去。',
        en: 'Check the amount; drop a project without money.',
      },
    },
  },
  dimension: 'completeness',
  status: 'stable',
  basis: [
    {
      document: { 'zh-CN': '表样', en: 'Form' },
      clause: { 'zh-CN': '设有“预算数”栏。', en: 'it has the cell 预算数.' },
      verified: true,
    },
    {
      document: { 'zh-CN': '财预〔2015〕88号审核表“规范完整性”', en: 'Caiyu [2015] No. 88, review form, 规范完整性' },
      verified: false,
      inForce: { from: 2016 },
    },
  ],
  group: 'document',
  message: { 'zh-CN': '预算数没有填写。', en: 'The amount is not filled in.' },
  expected: { 'zh-CN': '大于0的金额。', en: 'An amount above zero.' },
  advice: { 'zh-CN': '补填预算数，与预算批复一致。', en: 'Enter the amount of the approved budget.' },
  values: ['amount'],
  check,
  examples: {
    bad: [
      {
        statement: { projects: [{ budgetAmount: null, fiscalFunds: null }] },
        expect: [{ field: 'budgetAmount', quote: '', project: 1 }],
      },
      {
        statement: { projects: [{ budgetAmount: '待定', fiscalFunds: null }] },
        expect: [{ field: 'budgetAmount', quote: '待定', variant: 'no-number' }],
      },
      {
        statement: { projects: [{}, { budgetAmount: '0.00', fiscalFunds: '0.00' }] },
        expect: [{ field: 'budgetAmount', quote: '0.00', project: 2, variant: 'not-positive' }],
      },
      {
        note: 'a mark is not an amount',
        statement: { projects: [{ budgetAmount: '——', fiscalFunds: null }] },
        expect: [{ field: 'budgetAmount', quote: '——' }],
      },
      {
        statement: { projects: [{ budgetAmount: '约5万元', fiscalFunds: null }] },
        expect: [{ field: 'budgetAmount', quote: '约5万元', variant: 'no-number' }],
      },
    ],
    good: [
      {
        note: 'spaces, full width, a sign of money, the unit in brackets',
        statement: {
          projects: [
            { budgetAmount: '240 000.00', fiscalFunds: '240 000.00' },
            { budgetAmount: '￥６００００', fiscalFunds: '60000' },
            { currencyUnit: '万元', budgetAmount: '24.00（万元）', fiscalFunds: '24.00' },
          ],
        },
      },
      { nearMiss: 'other funds may be blank', statement: { projects: [{ otherFunds: null }] } },
      {
        note: 'separators and unit',
        statement: { projects: [{ budgetAmount: '240,000.00元', fiscalFunds: '240,000.00元' }] },
      },
      {
        note: 'small amounts in 万元',
        statement: { projects: [{ currencyUnit: '万元', budgetAmount: '0.80', fiscalFunds: '0.80' }] },
      },
    ],
  },
} satisfies CodedRule;
