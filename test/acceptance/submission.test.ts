/** The real submission in every format: one record, the same places, the same fingerprints, and nothing else. */
import { beforeAll, describe, expect, test } from 'vitest';
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

const files = [
  'shanhaiguan-2020-text/input/seed.txt',
  'shanhaiguan-2020-text/input/seed.gb18030.txt',
  'shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx',
  'shanhaiguan-2020-formats/input/seed.tagged.pdf',
  'shanhaiguan-2020-formats/input/seed.untagged.pdf',
] as const;

const expectedPlaces = [
  'document/toc-broken-reference certain contents contents.page “错误！未定义书签。”',
  'document/toc-broken-reference certain contents contents.page “错误！未定义书签。”',
  'objective/indicator-swapped certain duty 4 indicators “政协自身建设质量更加扎实，工作科学化水平进一步提升。文史资料的社会功能增强，理论”',
  'objective/indicator-swapped certain duty 4 objective “综合事务保障率”',
  'objective/is-indicator-name certain project 2 objectives “车辆正常运转率”',
  'objective/is-indicator-name certain project 2 objectives “机关活动完成率”',
  'schedule/final-not-100 certain project 3 disbursementSchedule[10] “92.00”',
  'schedule/final-not-100 certain project 5 disbursementSchedule[10] “92.00”',
  'target/comparator-reversed certain project 2 row 2 indicators.target “≤90%”',
  'target/comparator-reversed certain project 5 row 1 indicators.target “≤80%”',
  'target/comparator-reversed certain project 5 row 2 indicators.target “≤80%”',
  'target/not-quantified certain project 2 row 3 indicators.target “正常使用”',
  'target/unit-mismatch certain project 2 row 1 indicators.target “≤90%”',
  'grading/overlap certain duty 1 gradingBands[good] “活动完成率 80%-90%为良；活动完成率 60%-80%为中”',
  'grading/overlap certain duty 2 gradingBands[good] “80%-90%为良；60%-80%为中”',
  'grading/overlap certain duty 3 gradingBands[good] “80%-90%为良；60%-80%为中”',
  'grading/overlap certain duty 4 gradingBands[good] “80%-90%为良；60%-80%为中”',
  'grading/unknown-indicator certain duty 1 gradingBands[excellent] “活动率完成”',
  'schedule/columns-inconsistent certain project 2 disbursementSchedule “资金支出计划 (%)”',
  'schedule/period-blank certain project 2 disbursementSchedule[3] “”',
  'target/beyond-bound certain project 4 row 1 indicators.target “≥100%”',
  'target/format-irregular certain project 5 row 4 indicators.target “90%满意”',
  'target/same-indicator-different-target certain project 1 row 1 indicators.target “≥95%”',
  'target/same-indicator-different-target certain project 3 row 1 indicators.target “≥80%”',
  'indicator/quantity-missing certain project 1 indicators[数量指标] “”',
  'indicator/quantity-missing certain project 3 indicators[数量指标] “”',
  'indicator/quantity-missing certain project 4 indicators[数量指标] “”',
  'indicator/quantity-missing certain project 5 indicators[数量指标] “”',
  'indicator/quality-missing certain project 2 indicators[质量指标] “”',
  'indicator/timeliness-missing certain project 1 indicators[时效指标] “”',
  'indicator/timeliness-missing certain project 3 indicators[时效指标] “”',
  'indicator/timeliness-missing certain project 4 indicators[时效指标] “”',
  ...[1, 2, 3, 4, 5].map((number) => `indicator/cost-missing certain project ${number} indicators[成本指标] “”`),
  ...[3, 4, 3, 3, 4].flatMap((rows, at) =>
    Array.from(
      { length: rows },
      (_, row) => `target/basis-missing certain project ${at + 1} row ${row + 1} indicators.targetBasis “”`,
    ),
  ),
  'document/duplicate-punctuation certain part-1 text “，：”',
  'target/comparator-reversed check project 2 row 1 indicators.target “≤90%”',
  'target/comparator-reversed check project 5 row 3 indicators.target “≤80%”',
];

/** White space inside a quote is layout, which a print may lose. */
function bare(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/\s+/gu, '')).sort();
}

describe('the real submission', () => {
  let pack: RulesPack;
  const checked = new Map<string, CheckedBytes>();
  beforeAll(async () => {
    pack = await builtInPack();
    for (const file of files) checked.set(file, await checkBytes(fixtureBytes(file), pack));
  });

  function result(file: string): CheckedBytes {
    const found = checked.get(file);
    if (!found) throw new Error(file);
    return found;
  }

  test.for(files)('%s is read as its statement says', (file) => {
    const expected: unknown = JSON.parse(
      new TextDecoder().decode(fixtureBytes('shanhaiguan-2020-text/expected/statement.json')),
    );
    expect(withoutWhiteSpace(stripAnchors(result(file).reading.statement))).toEqual(withoutWhiteSpace(expected));
  });

  test.for(files)('%s has exactly the known places, each with a fingerprint of its own', (file) => {
    const { findings } = result(file);
    expect(bare(placeLines(findings))).toEqual(bare(expectedPlaces));
    const prints = fingerprintsOf(findings);
    expect(prints).toHaveLength(57);
    expect(new Set(prints).size).toBe(57);
    expect(prints).toEqual(fingerprintsOf(result(files[0]).findings));
  });

  test.for(files)('%s leaves no rule unevaluated', (file) => {
    const { outcomes } = result(file);
    expect(Object.keys(outcomes)).toHaveLength(46);
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome === 'not-evaluated')).toEqual([]);
    expect(outcomes).toEqual(result(files[0]).outcomes);
  });

  test('17 blank bases are one finding, and the two broken entries another', () => {
    const byRule = (id: string) => result(files[0]).findings.filter(({ ruleId }) => ruleId === id);
    expect(byRule('target/basis-missing').map(({ places }) => places.length)).toEqual([17]);
    expect(byRule('document/toc-broken-reference').map(({ places }) => places.length)).toEqual([2]);
    expect(byRule('objective/is-indicator-name').map(({ places }) => places.length)).toEqual([2]);
  });

  test('broken entries are found by their fields where no error text is printed', async () => {
    const { findings } = await checkBytes(
      fixtureBytes('shanhaiguan-2020-fields/input/seed-without-error-text.docx'),
      pack,
    );
    const broken = findings.filter(({ ruleId }) => ruleId === 'document/toc-broken-reference');
    expect(broken.flatMap(({ places }) => places.map(({ item }) => item))).toEqual([
      '4、政协会议绩效目标表',
      '5、综合事务管理费绩效目标表',
    ]);
    const withText = result(files[2]).findings.filter(({ ruleId }) => ruleId === 'document/toc-broken-reference');
    expect(fingerprintsOf(broken)).toEqual(fingerprintsOf(withText));
  });

  test('seven sentences are joined, and the three that only lack their mark stay ends', () => {
    const { reading } = result(files[0]);
    const joints = reading.layout.passages.flatMap(({ anchor }) =>
      (anchor.continues ?? []).filter(({ joint }) => joint === ''),
    );
    expect(joints).toHaveLength(7);
    const ends = ['文史资料完成率', '进一步提高', '综合事务保障率'];
    const texts = reading.layout.passages.map(({ text }) => text);
    for (const end of ends) expect(texts.filter((text) => text.endsWith(end)).length).toBeGreaterThan(0);
  });
});

describe('the corrected copy', () => {
  test.for(['corrected.txt', 'corrected.docx', 'corrected.pdf'])('%s has no finding of any severity', async (file) => {
    const { findings, reading } = await checkBytes(
      fixtureBytes(`shanhaiguan-2020-corrected/input/${file}`),
      await builtInPack(),
    );
    expect(placeLines(findings)).toEqual([]);
    const { duties, projects } = reading.statement;
    expect([duties.length, projects.length, projects.flatMap(({ indicators }) => indicators).length]).toEqual([
      4, 5, 30,
    ]);
  });
});
