/** Owns the look of an explained rule and of the list of rules. Refuses rule files. */
import { expect, test } from 'vitest';
import { type ExplainedRule, explainRule, listRules } from '#src/report/explain.ts';

const rule: ExplainedRule = {
  id: 'target/comparator-reversed',
  title: { 'zh-CN': '比较符号与指标方向相反', en: 'Comparator against the sense of the indicator' },
  severity: 'error',
  severityNote: { 'zh-CN': '只能从二级指标推断时为请核对', en: 'Check where only the family tells' },
  status: 'stable',
  what: {
    'zh-CN': '指标值的比较符号与指标方向相反：越高越好的用了“≤”，越低越好的用了“≥”。',
    en: 'A target whose comparator runs against the indicator.',
  },
  why: { 'zh-CN': '写成“≤90%”后，完成得越少越符合目标。', en: 'As written, doing less meets the target.' },
  how: { 'zh-CN': '将“≤”改为“≥”，数值按全年目标填写，如“≥95%”。', en: 'Change “≤” to “≥”.' },
  basis: [
    { text: { 'zh-CN': '数值关系：完成率越高越好。', en: 'Arithmetic.' }, verified: true },
    { text: { 'zh-CN': '财预〔2015〕88号审核表“绩效合理性”', en: 'Document 88 of 2015' }, verified: false },
  ],
  examples: {
    bad: ['完成率“≤90%”', '满意度“≤80%”', '投诉率“≥2%”'],
    good: ['投诉率“≤2%”', '单位成本“≤4000元”', '成本控制率“≤100%”'],
    check: ['新建泵站“≤90%”（名称看不出方向，按“数量指标”推断）'],
  },
};

test('a rule says what it looks for, why, what to do, on what basis, with its own examples', () => {
  expect(explainRule(rule, 'zh-CN', 80)).toBe(`比较符号与指标方向相反  target/comparator-reversed
须改；只能从二级指标推断时为请核对

查什么  指标值的比较符号与指标方向相反：越高越好的用了“≤”，越低越好的用了
        “≥”。
为什么  写成“≤90%”后，完成得越少越符合目标。
怎么改  将“≤”改为“≥”，数值按全年目标填写，如“≥95%”。
依据    数值关系：完成率越高越好。
        财预〔2015〕88号审核表“绩效合理性”〔待核原文〕

会报    完成率“≤90%”   满意度“≤80%”   投诉率“≥2%”
不会报  投诉率“≤2%”   单位成本“≤4000元”   成本控制率“≤100%”
请核对  新建泵站“≤90%”（名称看不出方向，按“数量指标”推断）
`);
});

test('a rule without doubtful examples has no line for them, and a preview says so', () => {
  const text = explainRule(
    { ...rule, status: 'preview', severityNote: null, examples: { ...rule.examples, check: [] } },
    'zh-CN',
    80,
  );
  expect(text).toContain('\n须改；试行，不影响退出码\n');
  expect(text).not.toContain('请核对');
});

test('English has the same parts', () => {
  expect(explainRule(rule, 'en', 80)).toContain(`
Fix; Check where only the family tells

Looks for  A target whose comparator runs against the indicator.
Why        As written, doing less meets the target.
Do         Change “≤” to “≥”.
Basis      Arithmetic.
           Document 88 of 2015 [source text not yet verified]

Reported   完成率“≤90%”   满意度“≤80%”   投诉率“≥2%”
`);
});

test('the list has one line a rule and says how many', () => {
  const other = { ...rule, id: 'grading/overlap', severity: 'warning', status: 'preview' } as const;
  expect(listRules([rule, other], 'zh-CN', 80)).toBe(`target/comparator-reversed  须改  比较符号与指标方向相反
grading/overlap             研判  比较符号与指标方向相反（试行，不影响退出码）

共2条规则。规则说明：npx yushen explain 规则
`);
});
