/** One document's way from bytes to a status. */
import { expect, test } from 'vitest';
import { type DocumentReader, judgeBytes } from '#src/app/check-document.ts';
import { readDocument } from '#src/extract/registry.ts';
import { packOf, ruleOf } from '../engine/sample.ts';
import { fixtureBytes } from '../support/check.ts';
import { pdfAssets } from '../support/pdf-assets.ts';

const seed = fixtureBytes('shanhaiguan-2020-text/input/seed.txt');
const read: DocumentReader = (bytes) => readDocument(bytes, { pdf: pdfAssets });
const question = { language: 'zh-CN', withDocument: false } as const;
const good = ruleOf('a/good', () => []);
const astray = ruleOf('a/astray', ({ at }) => [{ ...at.cover('department'), anchor: { block: 'nowhere' } }]);
const broken = ruleOf('a/broken', () => {
  throw new Error('a/broken: divided by nothing');
});

test.for([
  ['points nowhere', astray, /a\/astray: the anchor of department points nowhere/u],
  ['throws', broken, /a\/broken: divided by nothing/u],
] as const)('a rule that %s ends the check of its document, with no finding of any rule', async ([, rule, detail]) => {
  await expect(judgeBytes(seed, packOf(good, rule), read, question)).rejects.toThrow(detail);
});

test('the same document is checked by the rules that work', async () => {
  const answer = await judgeBytes(seed, packOf(good), read, question);
  expect(answer).toMatchObject({
    kind: 'checked',
    mediaType: 'text/plain',
    neverRead: false,
    extraction: null,
    judged: { status: 'complete', outcomes: { 'a/good': 'passed' }, projectCount: 5 },
  });
});

test('the bytes given are left as they were', async () => {
  const bytes = seed.slice();
  await judgeBytes(bytes, packOf(good), read, question);
  expect(bytes).toEqual(seed);
});
