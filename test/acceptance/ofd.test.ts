/** The real submission and generated forms as OFD: one record, the same fingerprints as Word, whatever shape the producer gave the package. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readDocx } from '#src/extract/docx/read-docx.ts';
import type { RulesPack } from '#src/model/rule.ts';
import { builtInPack, type CheckedBytes, checkBytes, fingerprintsOf, fixtureBytes } from '../support/check.ts';
import { stripAnchors, withoutWhiteSpace } from '../support/generate/plain.ts';
import { generateStatement } from '../support/generate/statement.ts';
import { writeDocx } from '../support/write/docx.ts';
import { type OfdShape, printOfd, writeOfd } from '../support/write/ofd.ts';
import { blocksOfDocument, type PrintedBlock } from '../support/write/printed-page.ts';

const shapes: readonly (readonly [string, OfdShape])[] = [
  ['as the standard has it', {}],
  ['with filled strips for lines', { rules: 'filled' }],
  ['with another prefix', { prefix: 'x' }],
  ['without a prefix', { prefix: '', namespace: 'http://www.ofdspec.org' }],
  ['with locations from the root', { absolute: true, folder: 'Doc_7/inner' }],
  ['with one size for all pages', { area: 'document' }],
  ['with no size at all', { area: 'nowhere' }],
];

describe('the real submission as OFD', () => {
  let pack: RulesPack;
  let word: CheckedBytes;
  let printed: PrintedBlock[];
  beforeAll(async () => {
    pack = await builtInPack();
    const bytes = fixtureBytes('shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx');
    word = await checkBytes(bytes, pack);
    const read = readDocx(bytes);
    if (!read.ok) throw new Error(read.failure.code);
    printed = blocksOfDocument(read.value);
  });

  test.for(shapes)('%s: statement and fingerprints are those of Word', async ([, shape]) => {
    const checked = await checkBytes(printOfd(printed, shape), pack);
    const expected: unknown = JSON.parse(
      new TextDecoder().decode(fixtureBytes('shanhaiguan-2020-text/expected/statement.json')),
    );
    expect(withoutWhiteSpace(stripAnchors(checked.reading.statement))).toEqual(withoutWhiteSpace(expected));
    expect(fingerprintsOf(checked.findings)).toEqual(fingerprintsOf(word.findings));
    expect(Object.entries(checked.outcomes).filter(([, outcome]) => outcome === 'not-evaluated')).toEqual([]);
  });

  test('page numbers and the running head of the template are furniture on every page', async () => {
    const { document } = await checkBytes(printOfd(printed), pack);
    const furniture = document.blocks.filter(({ kind }) => kind === 'furniture').map(({ text }) => text);
    const pages = furniture.length / 2;
    expect(pages).toBeGreaterThan(5);
    expect(furniture.filter((text) => text === '年度预算绩效文本')).toHaveLength(pages);
    expect(furniture.filter((text) => /^\d+$/u.test(text))).toEqual(
      Array.from({ length: pages }, (_, index) => String(index + 1)),
    );
  });
});

describe('generated submissions as OFD', () => {
  test.for(Array.from({ length: 12 }, (_, index) => index + 1))(
    'seed %i gives the statement that was generated, and the fingerprints of Word',
    async (seed) => {
      const pack = await builtInPack();
      const form = generateStatement(seed, { clean: seed % 3 !== 0 });
      const checked = await checkBytes(writeOfd(form, { rules: seed % 2 === 0 ? 'filled' : 'stroked' }), pack);
      const word = await checkBytes(writeDocx(form), pack);
      expect(withoutWhiteSpace(stripAnchors(checked.reading.statement))).toEqual(withoutWhiteSpace(form.statement));
      expect(fingerprintsOf(checked.findings)).toEqual(fingerprintsOf(word.findings));
    },
  );
});
