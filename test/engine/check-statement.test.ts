/** Grouping, yielding, outcomes, order and the refusal of wrong pointers, by rules of one purpose. */
import { describe, expect, test } from 'vitest';
import { checkStatement } from '#src/engine/check-statement.ts';
import type { CodedRule, Hit, Spots } from '#src/model/rule.ts';
import type { Anchor } from '#src/model/statement.ts';
import { judge, packOf, profile, read, ruleOf } from './sample.ts';

const whole = read();
const rows = (project: number) => whole.reading.statement.projects[project]?.indicators.map((_, row) => row) ?? [];
const everyTarget = ({ at }: { readonly at: Spots }): Hit[] =>
  [0, 1].flatMap((project) => rows(project).map((row) => at.indicator(project, row, 'target')));

describe('what one finding covers', () => {
  test.for([
    ['document', [12]],
    ['project', [6, 6]],
    ['place', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
  ] as const)('group %s gives findings of %o places', ([group, places]) => {
    const { findings } = judge(whole, ruleOf('a/all', everyTarget, { group }));
    expect(findings.map((finding) => finding.places.length)).toEqual(places);
    expect(new Set(findings.map(({ groupKey }) => groupKey)).size).toBe(findings.length);
  });

  test('places that fill a placeholder differently are different findings; {name*} joins them', () => {
    const check: CodedRule['check'] = (context) =>
      everyTarget(context).map((hit) => ({ ...hit, values: { sign: hit.content.slice(0, 1) } }));
    const message = (text: string) => ({ 'zh-CN': text, en: text });
    const apart = judge(whole, ruleOf('a/sign', check, { values: ['sign'], message: message('写成{sign}') }));
    expect(apart.findings.map((finding) => [finding.message, finding.places.length])).toEqual([
      ['写成=', 3],
      ['写成≥', 6],
      ['写成2', 1],
      ['写成≤', 2],
    ]);
    const joined = judge(whole, ruleOf('a/sign', check, { values: ['sign'], message: message('写成{sign*}') }));
    expect(joined.findings.map(({ message: text }) => text)).toEqual(['写成=、≥、2、≤']);
  });

  test('counts of places, projects and rows are filled in', () => {
    const message = { 'zh-CN': '{count}处 {projects}项 {rows}行 {duties}责', en: '-' };
    expect(judge(whole, ruleOf('a/all', everyTarget, { message })).findings[0]?.message).toBe('12处 2项 12行 0责');
  });

  test('a variant has its own severity, words and certainty', () => {
    const check: CodedRule['check'] = ({ at }) => [
      { ...at.indicator(0, 0, 'target'), variant: 'mild' },
      at.indicator(0, 1, 'target'),
      { ...at.indicator(0, 2, 'target'), variant: 'unsure' },
    ];
    const variants = {
      mild: { severity: 'info', title: { 'zh-CN': '轻', en: 'mild' } },
      unsure: { certainty: 'check' },
    } as const;
    const { findings } = judge(whole, ruleOf('a/cases', check, { variants }));
    expect(findings.map(({ title, severity, certainty }) => [title, severity, certainty])).toEqual([
      ['题', 'error', 'certain'],
      ['轻', 'info', 'certain'],
      ['题', 'error', 'check'],
    ]);
  });

  test('a variant that the rule does not word is our bug', () => {
    const check: CodedRule['check'] = ({ at }) => [{ ...at.indicator(0, 0, 'target'), variant: 'other' }];
    expect(() => judge(whole, ruleOf('a/cases', check))).toThrow('a/cases: no variant other');
  });
});

describe('the order of findings', () => {
  const one = (id: string, severity: CodedRule['severity'], project: number, row: number) =>
    ruleOf(id, ({ at }) => [at.indicator(project, row, 'target')], { severity });

  test('is severity, then place in the text, then id', () => {
    const { findings } = judge(
      whole,
      one('b/late', 'error', 1, 0),
      one('b/info', 'info', 0, 0),
      one('b/warn', 'warning', 0, 0),
      one('b/early', 'error', 0, 1),
      one('a/early', 'error', 0, 1),
    );
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['a/early', 'b/early', 'b/late', 'b/warn', 'b/info']);
  });

  test('places stand in reading order, whatever order the check gave', () => {
    const check: CodedRule['check'] = (context) => everyTarget(context).reverse();
    const places = judge(whole, ruleOf('a/all', check)).findings[0]?.places ?? [];
    expect(places.map(({ project, row }) => [project?.number, row])).toEqual(
      [1, 2].flatMap((number) => [1, 2, 3, 4, 5, 6].map((row) => [number, row])),
    );
  });
});

describe('yielding', () => {
  const first = ruleOf('a/first', ({ at }) => [at.indicator(0, 0, 'target'), at.period(0, 1)]);

  test.for([
    ['the same cell', (at: Spots) => at.indicator(0, 0, 'target'), 0],
    ['the same row of the schedule', (at: Spots) => at.period(0, 2), 0],
    ['another column of the row', (at: Spots) => at.indicator(0, 0, 'targetBasis'), 1],
    ['the same column of another row', (at: Spots) => at.indicator(0, 1, 'target'), 1],
    ['the same row of another project', (at: Spots) => at.indicator(1, 0, 'target'), 1],
  ] as const)('%s: %s', ([, spot, left]) => {
    const second = ruleOf('b/second', ({ at }) => [spot(at)], { yieldsTo: ['a/first'] });
    // The order in which the rules stand in the pack plays no part.
    for (const rules of [
      [first, second],
      [second, first],
    ]) {
      const { findings, outcomes } = judge(whole, ...rules);
      expect(findings.filter(({ ruleId }) => ruleId === 'b/second')).toHaveLength(left);
      expect(outcomes['b/second']).toBe(left === 0 ? 'passed' : 'failed');
    }
  });

  test('rules that yield to each other end, and one of them speaks', () => {
    const spot: CodedRule['check'] = ({ at }) => [at.indicator(0, 0, 'target')];
    const { findings } = judge(
      whole,
      ruleOf('a/one', spot, { yieldsTo: ['a/two'] }),
      ruleOf('a/two', spot, { yieldsTo: ['a/one'] }),
    );
    expect(findings).toHaveLength(1);
  });

  test('a rule that is not in the pack silences nobody', () => {
    const alone = ruleOf('a/one', ({ at }) => [at.indicator(0, 0, 'target')], { yieldsTo: ['a/absent'] });
    expect(judge(whole, alone).findings).toHaveLength(1);
  });
});

describe('outcomes', () => {
  test('every rule has one', () => {
    const { outcomes, notices } = judge(
      whole,
      ruleOf('a/failed', ({ at }) => [at.indicator(0, 0, 'target')]),
      ruleOf('a/passed', () => []),
      ruleOf('a/applies-not', () => 'not-applicable'),
    );
    expect(outcomes).toEqual({ 'a/failed': 'failed', 'a/passed': 'passed', 'a/applies-not': 'not-applicable' });
    expect(notices).toEqual([]);
  });

  test('a rule that needs what the format does not carry does not run, and says so', () => {
    const document = { ...whole.document, carries: ['pages' as const] };
    const { outcomes, notices, findings } = judge(
      { ...whole, document },
      ruleOf('a/fields', everyTarget, { needs: ['fields', 'pages'] }),
      ruleOf('a/pages', everyTarget, { needs: ['pages'] }),
      ruleOf('a/spans', everyTarget, { needs: ['spans'] }),
    );
    expect(outcomes).toEqual({ 'a/fields': 'not-evaluated', 'a/pages': 'failed', 'a/spans': 'not-evaluated' });
    expect(notices).toEqual([
      { code: 'rule-not-evaluated', values: { rule: 'a/fields', needs: 'fields,pages' }, place: null },
      { code: 'rule-not-evaluated', values: { rule: 'a/spans', needs: 'spans' }, place: null },
    ]);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['a/pages']);
  });
});

describe('the basis', () => {
  const lines = (from: number | undefined, to: number | undefined, year = '2020年') => {
    const inForce = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const basis = [
      { document: { 'zh-CN': '文件', en: 'Paper' }, clause: { 'zh-CN': '条', en: 'clause' }, verified: false, inForce },
    ];
    const changed = read({ title: `文化馆部门${year}部门预算绩效文本` });
    const { findings } = judge(
      changed,
      ruleOf('a/one', ({ at }) => [at.indicator(0, 0, 'target')], { basis }),
    );
    return findings.map((finding) => [finding.severity, finding.basis]);
  };
  const printed = [{ text: '文件：条', verified: false }];

  test.for([
    ['always', undefined, undefined, 'error'],
    ['from its first year on', 2020, undefined, 'error'],
    ['up to its last year', 2015, 2020, 'error'],
    ['before it came into force', 2021, undefined, 'info'],
    ['after it was repealed', 2015, 2019, 'info'],
  ] as const)('holds %s', ([, from, to, severity]) => {
    expect(lines(from, to)).toEqual([[severity, severity === 'info' ? [] : printed]]);
  });

  test('a year that was not read excludes none', () => {
    expect(lines(2021, undefined, '')).toEqual([['error', printed]]);
  });

  test('the profile of a form may set another severity', () => {
    const pack = packOf(ruleOf('a/one', ({ at }) => [at.indicator(0, 0, 'target')]));
    const milder = { ...profile, severities: { 'a/one': 'warning' as const } };
    const { findings } = checkStatement(whole.document, whole.reading, pack, milder, 'zh-CN');
    expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
  });
});

const wrong: readonly (readonly [what: string, anchor: Anchor, message: string])[] = [
  ['a block that is not there', { block: 'nowhere' }, 'points nowhere'],
  ['a span behind the end', { block: 'b1', span: [0, 9999] }, 'points nowhere'],
  ['a span that runs backwards', { block: 'b1', span: [5, 2] }, 'points nowhere'],
  [
    'a continuation that is not there',
    { block: 'b1', continues: [{ block: 'nowhere', span: [0, 1], joint: '' }] },
    'points nowhere',
  ],
  ['nothing at it', { block: 'b1', span: [2, 2] }, 'nothing stands'],
];

test.for(wrong)('a wrong pointer is our bug, never a finding: %s', ([, anchor, message]) => {
  const check: CodedRule['check'] = ({ at }) => [{ ...at.cover('department'), anchor }];
  expect(() => judge(whole, ruleOf('a/wrong', check))).toThrow(message);
});
