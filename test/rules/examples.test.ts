/** Every rule against its own examples, and the clean statement against every rule. */
import { expect, test } from 'vitest';
import { runExamples } from '#src/app/rule-examples.ts';
import { builtInPack } from '../support/check.ts';

test('every example of every rule finds what it says and nothing else', async () => {
  const pack = await builtInPack();
  const outcomes = await runExamples(pack);
  const wrong = outcomes
    .filter(({ passed }) => !passed)
    .map(({ rule, kind, index, difference }) => `${rule} ${kind}[${index}]: ${difference.join('; ')}`);
  expect(wrong).toEqual([]);
  expect(pack.rules).toHaveLength(46);
  expect(outcomes.length).toBeGreaterThan(46 * 7);
});

test('an example that expects too little fails', async () => {
  const pack = await builtInPack();
  const [rule] = pack.rules;
  if (!rule) throw new Error('no rule');
  const [first] = rule.examples.bad;
  if (!first) throw new Error('no example');
  const silent = { ...rule, check: () => [] };
  const outcomes = await runExamples({ ...pack, rules: [silent] });
  expect(outcomes.filter(({ kind }) => kind === 'bad').every(({ passed }) => passed)).toBe(false);
});
