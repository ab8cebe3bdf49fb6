/** Injected defects: each rule finds its own at the place it was put, in text and Word, and nothing else is found. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '#src/model/finding.ts';
import type { RulesPack } from '#src/model/rule.ts';
import { builtInPack, checkBytes, fingerprintsOf } from '../support/check.ts';
import type { ExpectedPlace } from '../support/generate/defects/edit.ts';
import { injectableRules, injectDefect } from '../support/generate/defects.ts';
import { createPrng } from '../support/generate/prng.ts';
import { generateStatement } from '../support/generate/statement.ts';
import { writeDocx } from '../support/write/docx.ts';
import { writeText } from '../support/write/text.ts';

/** How often each rule's defect is put into another submission. */
const times = 5;

type Spot = Omit<ExpectedPlace, 'field'> & { readonly field: string };

function spotsOf(findings: readonly Finding[]): Spot[] {
  return findings.flatMap(({ ruleId, places }) =>
    places.map(({ section, project, duty, row, field }) => ({
      ruleId,
      section,
      field,
      ...(project ? { project: project.number } : {}),
      ...(duty ? { duty: duty.number } : {}),
      ...(row === null ? {} : { row }),
    })),
  );
}

function isAt(wanted: ExpectedPlace, spot: Spot): boolean {
  return (
    wanted.ruleId === spot.ruleId &&
    wanted.section === spot.section &&
    (wanted.project === undefined || wanted.project === spot.project) &&
    (wanted.duty === undefined || wanted.duty === spot.duty) &&
    (wanted.row === undefined || wanted.row === spot.row) &&
    (wanted.field === undefined || wanted.field === spot.field)
  );
}

describe('injected defects', () => {
  let pack: RulesPack;
  beforeAll(async () => {
    pack = await builtInPack();
  });

  test('every rule has a defect that can be put in', () => {
    expect([...injectableRules].sort()).toEqual(pack.rules.map(({ id }) => id));
  });

  test.for(injectableRules)('%s is found where it was put, and nothing else is', async (rule) => {
    let done = 0;
    for (let seed = 1; done < times && seed < 200; seed += 1) {
      const injected = injectDefect(generateStatement(seed, { clean: true }), rule, createPrng(seed));
      if (!injected) continue;
      done += 1;
      const text = await checkBytes(writeText(injected.statement), pack);
      const spots = spotsOf(text.findings);
      expect(injected.expected.filter((wanted) => !spots.some((spot) => isAt(wanted, spot)))).toEqual([]);
      const allowed = [...injected.expected, ...injected.mayAlso];
      expect(spots.filter((spot) => !allowed.some((wanted) => isAt(wanted, spot)))).toEqual([]);
      const word = await checkBytes(writeDocx(injected.statement), pack);
      expect(fingerprintsOf(word.findings)).toEqual(fingerprintsOf(text.findings));
    }
    expect(done).toBe(times);
  });
});
