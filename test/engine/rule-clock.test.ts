/** The time of rules: measured by a given clock, stopped between candidates, and never without limits. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type CheckResult, checkStatement } from '#src/engine/check-statement.ts';
import type { TimeLimits } from '#src/engine/rule-clock.ts';
import type { Check, CodedRule } from '#src/model/rule.ts';
import { builtInPack, checkBytes, fixtureBytes } from '../support/check.ts';
import { packOf, profile, read, ruleOf } from './sample.ts';

const whole = read();

/** A clock that goes on by one millisecond each time it is looked at. */
function steps(): () => number {
  let now = 0;
  return () => now++;
}

function within(limits: TimeLimits | undefined, ...rules: readonly CodedRule[]): CheckResult {
  return checkStatement(whole.document, whole.reading, packOf(...rules), profile, 'zh-CN', limits);
}

const one: Check = ({ at }) => [at.indicator(0, 0, 'target')];
const endless: Check = ({ tick }) => {
  for (;;) tick();
};
const endlessHits: Check = ({ at }) => {
  for (;;) at.indicator(0, 0, 'target');
};

describe('a rule that takes too long', () => {
  test.for([
    ['that asks between candidates', endless],
    ['that builds hits without end', endlessHits],
  ] as const)('%s is not evaluated, and the others are', ([, check]) => {
    const { findings, outcomes, notices } = within(
      { clock: steps(), rule: 50 },
      ruleOf('a/long', check),
      ruleOf('b/one', one),
      ruleOf('c/none', () => []),
    );
    expect(outcomes).toEqual({ 'a/long': 'not-evaluated', 'b/one': 'failed', 'c/none': 'passed' });
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['b/one']);
    expect(notices).toEqual([{ code: 'rule-not-evaluated', values: { rule: 'a/long', reason: 'time' }, place: null }]);
  });

  test('a rule is not begun once the time of the document is up', () => {
    const begun: string[] = [];
    const late: Check = () => {
      begun.push('late');
      return [];
    };
    const { outcomes } = within({ clock: steps(), document: 50 }, ruleOf('a/long', endless), ruleOf('b/late', late));
    expect(outcomes).toEqual({ 'a/long': 'not-evaluated', 'b/late': 'not-evaluated' });
    expect(begun).toEqual([]);
  });

  test('an answer that comes late stays an answer', () => {
    let now = 0;
    const slow: Check = ({ at }) => {
      const hits = [at.indicator(0, 0, 'target')];
      now += 1000;
      return hits;
    };
    const { outcomes, times } = within({ clock: () => now, rule: 100 }, ruleOf('a/slow', slow));
    expect(outcomes).toEqual({ 'a/slow': 'failed' });
    expect(times).toEqual(new Map([['a/slow', 1000]]));
  });

  test('a fault of a rule is no matter of time', () => {
    const faulty: Check = () => {
      throw new Error('our own');
    };
    expect(() => within({ clock: steps(), rule: 50 }, ruleOf('a/faulty', faulty))).toThrow('our own');
  });
});

describe('without limits', () => {
  test('nothing is measured, and the clock alone stops nothing', () => {
    const rules = [ruleOf('a/one', one), ruleOf('b/none', () => [])];
    const plain = within(undefined, ...rules);
    expect(plain.times.size).toBe(0);
    const measured = within({ clock: steps() }, ...rules);
    expect([...measured.times.keys()]).toEqual(['a/one', 'b/none']);
    expect({ ...measured, times: null }).toEqual({ ...plain, times: null });
  });
});

describe('the built-in check kinds', () => {
  let free: Readonly<Record<string, string>> = {};
  let short: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    const pack = await builtInPack();
    const form = pack.profiles[0] ?? profile;
    const { document, reading } = await checkBytes(fixtureBytes('shanhaiguan-2020-text/input/seed.txt'), pack);
    const run = (limits?: TimeLimits) => ({
      ...checkStatement(document, reading, pack, form, 'zh-CN', limits).outcomes,
    });
    free = run();
    short = run({ clock: steps(), rule: 3 });
  });

  test.for([
    'target/beyond-bound',
    'target/comparator-reversed',
    'target/not-quantified',
    'target/unit-mismatch',
    'target/basis-missing',
    'indicator/hierarchy-invalid',
    'indicator/quality-missing',
    'grading/overlap',
    'document/duplicate-punctuation',
    'document/toc-broken-reference',
    'objective/is-indicator-name',
    'objective/indicator-swapped',
    'budget/source-mismatch',
    'budget/purpose-missing',
    'schedule/final-not-100',
  ])('%s stops between two candidates', (id) => {
    expect(free[id]).not.toBe('not-evaluated');
    expect(short[id]).toBe('not-evaluated');
  });
});
