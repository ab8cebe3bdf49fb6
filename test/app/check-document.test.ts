/** One document's way from bytes to a status: what goes wrong in it stays in it. */
import { expect, test } from 'vitest';
import { checkBytes } from '#src/app/check-document.ts';
import { packOf, ruleOf } from '../engine/sample.ts';
import { fixtureBytes } from '../support/check.ts';
import { pdfAssets } from '../support/pdf-assets.ts';

const seed = fixtureBytes('shanhaiguan-2020-text/input/seed.txt');
const identity = { argument: 0, path: 'seed.txt', named: true };
const good = ruleOf('a/good', () => []);
const astray = ruleOf('a/astray', ({ at }) => [{ ...at.cover('department'), anchor: { block: 'nowhere' } }]);
const broken = ruleOf('a/broken', () => {
  throw new Error('a/broken: divided by nothing');
});

test.for([
  ['points nowhere', astray, /a\/astray: the anchor of department points nowhere/u],
  ['throws', broken, /a\/broken: divided by nothing/u],
] as const)(
  'a rule that %s fails its document as internal, with no finding and no outcome',
  async ([, rule, detail]) => {
    const { checked, document } = await checkBytes(identity, seed, packOf(good, rule), { pdf: pdfAssets }, 'zh-CN');
    expect([checked.status, checked.failure?.code]).toEqual(['failed', 'internal']);
    expect(checked.failure?.detail).toMatch(detail);
    expect([checked.findings, checked.outcomes, document]).toEqual([[], {}, null]);
  },
);

test('the same document is checked by the rules that work', async () => {
  const { checked } = await checkBytes(identity, seed, packOf(good), { pdf: pdfAssets }, 'zh-CN');
  expect([checked.status, checked.outcomes, checked.projectCount]).toEqual(['complete', { 'a/good': 'passed' }, 5]);
  expect(checked.source).toEqual({
    argument: 0,
    path: 'seed.txt',
    mediaType: 'text/plain',
    bytes: seed.length,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
  });
});

test('the bytes given are left as they were', async () => {
  const bytes = seed.slice();
  await checkBytes(identity, bytes, packOf(good), { pdf: pdfAssets }, 'zh-CN');
  expect(bytes).toEqual(seed);
});
