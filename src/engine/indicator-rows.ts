/** Owns the walk over the indicator rows of all projects. Refuses to know what is wrong with a row. */
import type { CheckContext, Hit, IndicatorFieldName } from '#src/model/rule.ts';
import type { Indicator, PerformanceStatement } from '#src/model/statement.ts';

/** A row with the indexes of its project and of itself. */
export type IndicatorRow = { readonly project: number; readonly indicator: number; readonly row: Indicator };

const known = new WeakMap<PerformanceStatement, readonly IndicatorRow[]>();

/** All rows in reading order, listed once a statement. */
export function rowsOf(statement: PerformanceStatement): readonly IndicatorRow[] {
  const before = known.get(statement);
  if (before) return before;
  const rows = statement.projects.flatMap(({ indicators }, project) =>
    indicators.map((row, indicator) => ({ project, indicator, row })),
  );
  known.set(statement, rows);
  return rows;
}

type Judged = Pick<Hit, 'variant' | 'values'> & { readonly field?: IndicatorFieldName };

/** A hit at each row of which `judge` finds something wrong, at its target where the judgement names no other field. */
export function judgeRows(context: CheckContext, judge: (row: Indicator) => Judged | null): Hit[] {
  const hits: Hit[] = [];
  for (const { project, indicator, row } of rowsOf(context.reading.statement)) {
    context.tick();
    const judged = judge(row);
    if (judged === null) continue;
    const { field = 'target', ...found } = judged;
    hits.push({ ...context.at.indicator(project, indicator, field), ...found });
  }
  return hits;
}
