/** Generated submissions of other departments: what was generated is read, clean ones stay silent, quotes stand at their anchors. */
import { beforeAll, describe, expect, test } from 'vitest';
import { textAt } from '#src/engine/anchored-text.ts';
import type { RulesPack } from '#src/model/rule.ts';
import {
  builtInPack,
  type CheckedBytes,
  checkBytes,
  fingerprintsOf,
  fixtureBytes,
  placeLines,
} from '../support/check.ts';
import { stripAnchors, withoutWhiteSpace } from '../support/generate/plain.ts';
import { generateStatement } from '../support/generate/statement.ts';
import { writeDocx } from '../support/write/docx.ts';
import { writeText } from '../support/write/text.ts';

const seeds = Array.from({ length: 30 }, (_, index) => index + 1);
/** Every third one has blanks and odd targets. */
const isClean = (seed: number) => seed % 3 !== 0;

function expectQuotesAtAnchors({ document, findings }: CheckedBytes): void {
  for (const { places } of findings) {
    for (const { anchor, quote, absent } of places) {
      const text = textAt(anchor, document);
      expect(text).not.toBeNull();
      if (absent === null) expect(text?.startsWith(quote) && quote !== '').toBe(true);
    }
  }
}

describe('generated submissions', () => {
  let pack: RulesPack;
  beforeAll(async () => {
    pack = await builtInPack();
  });

  test.for(seeds)(
    'seed %i: text and Word give the statement that was generated, and the same fingerprints',
    async (seed) => {
      const form = generateStatement(seed, { clean: isClean(seed) });
      const text = await checkBytes(writeText(form), pack);
      const word = await checkBytes(writeDocx(form), pack);
      expect(withoutWhiteSpace(stripAnchors(text.reading.statement))).toEqual(withoutWhiteSpace(form.statement));
      expect(withoutWhiteSpace(stripAnchors(word.reading.statement))).toEqual(withoutWhiteSpace(form.statement));
      expect(fingerprintsOf(word.findings)).toEqual(fingerprintsOf(text.findings));
      expect(new Set(fingerprintsOf(text.findings)).size).toBe(fingerprintsOf(text.findings).length);
      if (isClean(seed)) expect(placeLines(text.findings)).toEqual([]);
      expectQuotesAtAnchors(text);
      expectQuotesAtAnchors(word);
    },
  );

  test.for(['shanhaiguan-2020-text/input/seed.txt', 'shanhaiguan-2020-formats/input/seed.untagged.pdf'])(
    '%s: every quote stands at its anchor',
    async (file) => {
      expectQuotesAtAnchors(await checkBytes(fixtureBytes(file), pack));
    },
  );

  test('places keep their fingerprints when rows change places', async () => {
    const form = generateStatement(5, { clean: true, projects: 3, rows: 8 });
    const twice = form.statement.projects.map((project) => {
      const rows = project.indicators.map((row, index) => ({
        ...row,
        targetBasis: null,
        ...(index === 1 ? { indicatorName: project.indicators[0]?.indicatorName ?? null } : {}),
      }));
      return { ...project, indicators: rows };
    });
    const reversed = twice.map((project) => ({ ...project, indicators: [...project.indicators].reverse() }));
    const basis = async (projects: typeof twice) => {
      const { findings } = await checkBytes(writeText({ ...form, statement: { ...form.statement, projects } }), pack);
      return fingerprintsOf(findings.filter(({ ruleId }) => ruleId === 'target/basis-missing'));
    };
    const before = await basis(twice);
    expect(new Set(before).size).toBe(twice.reduce((sum, { indicators }) => sum + indicators.length, 0));
    expect(await basis(reversed)).toEqual(before);
  });
});
