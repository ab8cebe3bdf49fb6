/** Owns what is wrong by chance in a statement that need not be clean: blank cells, odd targets, few rows, broken contents. Refuses shapes the form cannot print. */
import type { Target } from '#src/model/statement.ts';
import type { PlainIndicator, PlainProject, PlainStatement } from './plain.ts';
import type { Prng } from './prng.ts';
import { targetOf, wordTarget } from './targets.ts';

function oddTarget(prng: Prng): Target {
  return prng.pick([
    () => targetOf('不少于', prng.int(10, 300), '人'),
    () => targetOf(null, 90, '%', '满意'),
    () => wordTarget('正常开展'),
    () => wordTarget('全面覆盖'),
    () => targetOf('≤', prng.int(50, 90), '%'),
    () => targetOf('≥', 100, '%'),
    () => wordTarget('较好'),
  ])();
}

function blankRow(row: PlainIndicator, share: number, prng: Prng): PlainIndicator {
  const sometimes = <T>(value: T | null | undefined) => (prng.chance(share) ? null : (value ?? null));
  const target = prng.chance(0.15) ? oddTarget(prng) : row.target;
  const definition = sometimes(row.definition);
  const printed = sometimes(target);
  // A row with nothing but merged cells is no row: one of the three stays.
  const nameless = (definition !== null || printed !== null) && prng.chance(share / 4);
  return {
    ...row,
    indicatorName: nameless ? null : (row.indicatorName ?? null),
    definition,
    target: printed,
    targetBasis: prng.chance(Math.min(1, share * 3)) ? null : (row.targetBasis ?? null),
  };
}

function blankProject(project: PlainProject, prng: Prng): PlainProject {
  const share = prng.pick([0, 0.1, 0.3]);
  const rows = project.indicators.filter((_, index) => index < 3 || prng.chance(0.85));
  return {
    ...project,
    projectCode: prng.chance(share / 4) ? null : (project.projectCode ?? null),
    budgetAmount: prng.chance(share / 4) ? null : (project.budgetAmount ?? null),
    otherFunds: prng.chance(0.5) ? null : (project.otherFunds ?? null),
    useOfFunds: prng.chance(share / 3) ? null : (project.useOfFunds ?? null),
    objectives: prng.chance(share / 3) ? [null] : (project.objectives ?? []),
    disbursementSchedule: (project.disbursementSchedule ?? []).map((period) =>
      prng.chance(share / 2) ? { ...period, cumulativePercent: null } : period,
    ),
    indicators: rows.map((row) => blankRow(row, share, prng)),
  };
}

/** The same document as careless people hand it in. */
export function blankSomeCells(statement: PlainStatement, prng: Prng): PlainStatement {
  return {
    ...statement,
    contents: statement.contents.map((entry) => (prng.chance(0.1) ? { ...entry, page: null, broken: true } : entry)),
    projects: statement.projects.map((project) => blankProject(project, prng)),
  };
}
