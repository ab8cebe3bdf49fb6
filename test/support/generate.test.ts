/** Owns the proof that generated statements are what they claim: valid, clean in arithmetic and presence, repeatable. Refuses to run the rules themselves. */
import { describe, expect, test } from 'vitest';
import { statementSchema } from '#src/model/statement.ts';
import { injectableRules, injectDefect } from './generate/defects.ts';
import { anchorStatement, type PlainStatement, stripAnchors } from './generate/plain.ts';
import { createPrng } from './generate/prng.ts';
import { generateStatement } from './generate/statement.ts';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

/** The statement without its absent keys, as JSON would carry it. */
function asJson(statement: PlainStatement): unknown {
  return JSON.parse(JSON.stringify(statement));
}

/** Paths of the leaves in which two trees differ. */
function differences(before: unknown, after: unknown, path = ''): string[] {
  const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;
  if (!isTree(before) || !isTree(after)) return Object.is(before, after) ? [] : [path];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const left = new Map(Object.entries(before));
  const right = new Map(Object.entries(after));
  return [...keys].flatMap((key) => differences(left.get(key), right.get(key), `${path}/${key}`));
}

describe('generated statements', () => {
  test.for([true, false])('200 seeds fit the schema of the record (clean: %s)', (clean) => {
    for (const seed of seeds) {
      const { statement } = generateStatement(seed, { clean });
      const record = statementSchema.parse(anchorStatement(statement));
      expect(stripAnchors(record)).toEqual(asJson(statement));
    }
  });

  test('the same seed gives the same form, the next seed another', () => {
    for (const seed of seeds.slice(0, 20)) {
      const form = generateStatement(seed, { clean: true });
      expect(generateStatement(seed, { clean: true })).toEqual(form);
      expect(generateStatement(seed + 1, { clean: true }).statement).not.toEqual(form.statement);
    }
  });

  test('options fix the number of projects, contents and line breaks', () => {
    for (const seed of seeds.slice(0, 30)) {
      const form = generateStatement(seed, { clean: true, projects: 12, rows: 25, lineBreaks: false, contents: false });
      expect(form.statement.projects).toHaveLength(12);
      expect(form.statement.contents).toEqual([]);
      expect(JSON.stringify(form.statement.projects)).not.toContain('\\n');
      expect(new Set(form.statement.projects.map(({ projectName }) => projectName)).size).toBe(12);
    }
  });

  test('many departments, units, layouts and row counts occur', () => {
    const forms = seeds.map((seed) => generateStatement(seed, { clean: true }));
    const projects = forms.flatMap(({ statement }) => statement.projects);
    expect(new Set(forms.map(({ statement }) => statement.department)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(projects.map(({ currencyUnit }) => currencyUnit))).toEqual(new Set(['元', '万元']));
    expect(new Set(projects.map(({ disbursementSchedule }) => disbursementSchedule?.length))).toEqual(new Set([3, 4]));
    expect(Math.max(...projects.map(({ indicators }) => indicators.length))).toBe(25);
    expect(
      new Set(projects.flatMap(({ indicators }) => indicators.map((row) => row.indicatorName))).size,
    ).toBeGreaterThan(800);
  });

  test('clean projects add up, end at 100 and have a unique valid code of their unit', () => {
    for (const seed of seeds) {
      const { projects } = generateStatement(seed, { clean: true }).statement;
      expect(new Set(projects.map(({ projectCode }) => projectCode)).size).toBe(projects.length);
      for (const { unitCode, projectCode, ...project } of projects) {
        expect(projectCode).toMatch(/^\d{3}[-–]\d{4}[-–][A-Z]{3}[-–][A-Z0-9]{4}$/u);
        expect(projectCode?.slice(0, 3)).toBe(unitCode?.slice(0, 3));
        expect(project.budgetAmount?.fen).toBe((project.fiscalFunds?.fen ?? 0) + (project.otherFunds?.fen ?? 0));
        const percents = (project.disbursementSchedule ?? []).map(
          ({ cumulativePercent }) => cumulativePercent ?? Number.NaN,
        );
        expect(percents).toEqual(percents.toSorted((a, b) => a - b));
        expect(percents.at(-1)).toBeCloseTo(100, 1);
      }
    }
  });

  test('printed amounts and targets say what their numbers say', () => {
    for (const seed of seeds) {
      for (const { currencyUnit, budgetAmount, indicators } of generateStatement(seed, { clean: true }).statement
        .projects) {
        const printed = Number(budgetAmount?.raw.replaceAll(',', ''));
        expect(Math.round(printed * (currencyUnit === '元' ? 100 : 1_000_000))).toBe(budgetAmount?.fen);
        for (const { target } of indicators) {
          const number = target?.raw.match(/\d+(?:\.\d+)?/u)?.[0];
          expect(target?.value ?? null).toBe(number === undefined ? null : Number(number));
          expect(target?.raw.startsWith(target.comparator ?? '')).toBe(true);
        }
      }
    }
  });

  test('clean projects have every required family, unique names and no blank cell', () => {
    for (const seed of seeds) {
      for (const { indicators } of generateStatement(seed, { clean: true }).statement.projects) {
        const families = new Set(indicators.map(({ indicatorFamily }) => indicatorFamily));
        for (const family of ['数量指标', '质量指标', '时效指标', '成本指标', '服务对象满意度指标']) {
          expect(families).toContain(family);
        }
        expect(indicators.some(({ indicatorClass }) => /^效[果益]指标$/u.test(indicatorClass ?? ''))).toBe(true);
        expect(new Set(indicators.map(({ indicatorName }) => indicatorName)).size).toBe(indicators.length);
        for (const row of indicators) expect(Object.values(row)).not.toContain(null);
      }
    }
  });

  test('bands of a clean duty cover every point exactly once', () => {
    for (const seed of seeds) {
      for (const { gradingBands = [] } of generateStatement(seed, { clean: true }).statement.duties) {
        for (const subject of new Set(gradingBands.map((band) => band.subject))) {
          const bands = gradingBands.filter((band) => band.subject === subject);
          expect(bands).toHaveLength(4);
          // Whole numbers only: counts and scores step by one.
          for (let point = 0; point <= 100; point++) {
            const holds = bands.filter(
              ({ low, lowInclusive, high, highInclusive }) =>
                (low === null || (lowInclusive ? point >= low : point > low)) &&
                (high === null || (highInclusive ? point <= high : point < high)),
            );
            expect([seed, subject, point, holds.length]).toEqual([seed, subject, point, 1]);
          }
        }
      }
    }
  });

  test('careless statements leave cells blank in every column that may be blank', () => {
    const projects = seeds.flatMap((seed) => generateStatement(seed, { clean: false }).statement.projects);
    const rows = projects.flatMap(({ indicators }) => indicators);
    for (const field of ['definition', 'target', 'targetBasis', 'indicatorName'] as const) {
      expect(rows.some((row) => row[field] === null)).toBe(true);
    }
    for (const field of ['otherFunds', 'budgetAmount', 'useOfFunds', 'projectCode'] as const) {
      expect(projects.some((project) => project[field] === null)).toBe(true);
    }
    expect(projects.some(({ objectives }) => objectives?.[0] === null)).toBe(true);
    expect(rows.every((row) => row.indicatorClass && row.indicatorFamily)).toBe(true);
  });
});

describe('injected defects', () => {
  test.for(injectableRules)('%s has a place in clean statements and stays in one part of them', (ruleId) => {
    let injected = 0;
    for (const seed of seeds.slice(0, 60)) {
      const form = generateStatement(seed, { clean: true });
      const defect = injectDefect(form, ruleId, createPrng(seed));
      if (!defect) continue;
      injected += 1;
      statementSchema.parse(anchorStatement(defect.statement.statement));
      expect(defect.expected.length).toBeGreaterThan(0);
      expect(defect.expected.every((place) => place.ruleId === ruleId)).toBe(true);
      expect(defect.statement.style).toEqual(form.style);
      const paths = differences(asJson(form.statement), asJson(defect.statement.statement));
      expect(paths).not.toEqual([]);
      const parts = new Set(paths.map((path) => path.match(/^\/(?:projects|duties)\/\d+|^\/\w+/u)?.[0]));
      // A missing section takes its contents entry along.
      expect(parts.size).toBeLessThanOrEqual(ruleId === 'document/required-section-missing' ? 2 : 1);
    }
    expect(injected).toBeGreaterThan(10);
  });

  test('a rule nobody knows is refused', () => {
    const form = generateStatement(1, { clean: true });
    expect(() => injectDefect(form, 'target/unheard-of', createPrng(1))).toThrow('target/unheard-of');
  });
});
