/** Generated submissions as browsers print them, their tables torn wherever a page may end: the PDF gives what text and Word give, and every rule finds its defect in it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RulesPack } from '#src/model/rule.ts';
import { builtInPack, type CheckedBytes, checkBytes, fingerprintsOf, placeLines } from '../support/check.ts';
import { chineseFontFace, launchChromium, openPress, type Press } from '../support/chromium.ts';
import { injectableRules, injectDefect } from '../support/generate/defects.ts';
import { stripAnchors, withoutWhiteSpace } from '../support/generate/plain.ts';
import { createPrng } from '../support/generate/prng.ts';
import { type GeneratedStatement, generateStatement } from '../support/generate/statement.ts';
import { writeDocx } from '../support/write/docx.ts';
import { type HtmlOptions, writeHtml } from '../support/write/html.ts';
import { writeText } from '../support/write/text.ts';

const chinese = "'Noto Sans SC'";
/** The browser's own serif has no Chinese: digits and letters come from it, all else from the family behind it. */
const mixed = `serif, ${chinese}`;
const families = [
  [chinese, chinese],
  [mixed, chinese],
  [chinese, mixed],
] as const;

/** Half of the prints are torn by chance, the others each in one way. */
const tears = ['random', 'none', 'random', 'rows', 'random', 'merged', 'random', 'inside-row'] as const;
const prints = 60;
/** Every fourth has blank cells and odd targets. */
const isClean = (seed: number) => seed % 4 !== 0;

type Print = { readonly seed: number; readonly options: HtmlOptions };

/** Tears, edges, heads and pages go round at different paces, so that each meets the others. */
function printOf(index: number): Print {
  const breaks = tears[index % tears.length] ?? 'random';
  const round = Math.floor(index / tears.length);
  return {
    seed: index + 1,
    options: {
      breaks,
      edges: (index + round) % 2 === 0 ? 'closed' : 'open',
      repeatHead: (index >> 1) % 2 === round % 2,
      pagePerProject: (index >> 2) % 2 === (round >> 1) % 2,
      fonts: families[index % families.length] ?? families[0],
    },
  };
}

function titleOf({ seed, options }: Print): string {
  const { breaks, edges, repeatHead, pagePerProject, fonts } = options;
  const head = repeatHead ? 'head repeated' : 'head once';
  const pages = pagePerProject ? 'a page for each project' : 'projects on end';
  const type = fonts?.[0] === fonts?.[1] ? 'one font' : 'two fonts';
  return `seed ${seed}: torn ${breaks}, edges ${edges}, ${head}, ${pages}, ${type}`;
}

function statementOf({ reading }: CheckedBytes): unknown {
  return withoutWhiteSpace(stripAnchors(reading.statement));
}

let pack: RulesPack;
let press: Press;
let close: () => Promise<void>;

beforeAll(async () => {
  pack = await builtInPack();
  const browser = await launchChromium();
  close = () => browser.close();
  press = await openPress(browser, await chineseFontFace());
});
afterAll(async () => {
  await close?.();
});

async function printAndCheck(form: GeneratedStatement, options: HtmlOptions): Promise<CheckedBytes> {
  return checkBytes(await press.print(writeHtml(form, options)), pack);
}

describe('prints of generated submissions', () => {
  test.for(
    Array.from({ length: prints }, (_, index) => printOf(index)).map((print) => [titleOf(print), print] as const),
  )('%s', async ([, { seed, options }]) => {
    const form = generateStatement(seed, { clean: isClean(seed) });
    const text = await checkBytes(writeText(form), pack);
    const word = await checkBytes(writeDocx(form), pack);
    const print = await printAndCheck(form, options);
    expect(statementOf(print)).toEqual(withoutWhiteSpace(form.statement));
    expect(statementOf(word)).toEqual(statementOf(print));
    expect(statementOf(text)).toEqual(statementOf(print));
    expect(fingerprintsOf(print.findings)).toEqual(fingerprintsOf(text.findings));
    expect(fingerprintsOf(word.findings)).toEqual(fingerprintsOf(text.findings));
    if (isClean(seed)) expect(placeLines(print.findings)).toEqual([]);
  });

  test('together meet every tear with every edge, head and page', () => {
    const met = new Set(
      Array.from({ length: prints }, (_, index) => printOf(index).options).flatMap(
        ({ breaks, edges, repeatHead, pagePerProject }) =>
          [edges, `head ${repeatHead}`, `page ${pagePerProject}`].map((other) => `${breaks}, ${other}`),
      ),
    );
    expect(met.size).toBe(new Set(tears).size * 6);
  });
});

describe('injected defects in prints', () => {
  test.for(injectableRules.map((rule, index) => [rule, index] as const))(
    '%s is found in the print as in the text',
    async ([rule, index]) => {
      for (let seed = 1; seed < 200; seed += 1) {
        const injected = injectDefect(generateStatement(seed, { clean: true }), rule, createPrng(seed));
        if (!injected) continue;
        const text = await checkBytes(writeText(injected.statement), pack);
        const print = await printAndCheck(injected.statement, printOf(index).options);
        expect(print.findings.map(({ ruleId }) => ruleId)).toContain(rule);
        expect(fingerprintsOf(print.findings)).toEqual(fingerprintsOf(text.findings));
        return;
      }
      expect.unreachable(`no statement has room for ${rule}`);
    },
  );
});
