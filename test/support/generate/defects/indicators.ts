/** Owns defects of the indicator rows: families that lack, places that are wrong, targets that cannot be. Refuses the upper half of the table. */
import type { Target } from '#src/model/statement.ts';
import type { PlainIndicator } from '../plain.ts';
import type { Prng } from '../prng.ts';
import type { GeneratedStatement } from '../statement.ts';
import { targetOf, wordTarget } from '../targets.ts';
import {
  found,
  type InjectedDefect,
  type Injector,
  pickProject,
  pickRow,
  projectPlace,
  type RowPlace,
  rowPlace,
  withoutRows,
  withProject,
  withRow,
} from './edit.ts';

const outcomeClass = /^效[果益]指标$/u;

/** Names whose end decides the direction for anybody. */
const higher = /(?<!不)(?:合格率|达标率|覆盖率|及时率|完整率|知晓率|满意度)$/u;
const lower = /(?:投诉率|差错率|办结时限|单位成本)$/u;

function familyMissing(family: string): Injector {
  return (form, prng, ruleId) => {
    const index = prng.int(0, form.statement.projects.length - 1);
    const changed = withoutRows(form, index, ({ indicatorFamily }) => indicatorFamily === family);
    return found(changed, [projectPlace(ruleId, index, `indicators[${family}]`)]);
  };
}

const outputMissing: Injector = (form, prng, ruleId) => {
  const index = prng.int(0, form.statement.projects.length - 1);
  const changed = withoutRows(form, index, (row) => row.indicatorClass === '产出指标');
  const families = ['quantity', 'quality', 'timeliness', 'cost'];
  const mayAlso = families.map((family) => projectPlace(`indicator/${family}-missing`, index));
  return found(changed, [projectPlace(ruleId, index)], mayAlso);
};

const outcomeMissing: Injector = (form, prng, ruleId) => {
  const index = prng.int(0, form.statement.projects.length - 1);
  const changed = withoutRows(form, index, (row) => outcomeClass.test(row.indicatorClass ?? ''));
  return found(changed, [projectPlace(ruleId, index)]);
};

/** Projects that only run an office need no satisfaction: they are left out. */
const satisfactionMissing: Injector = (form, prng, ruleId) => {
  const picked = pickProject(
    form,
    prng,
    ({ useOfFunds, projectName }) => !/办公|运行|平台/u.test(`${projectName}${useOfFunds}`),
  );
  if (!picked) return null;
  const changed = withoutRows(form, picked.index, (row) => row.indicatorClass === '满意度指标');
  return found(changed, [projectPlace(ruleId, picked.index)]);
};

const hierarchyInvalid: Injector = (form, prng, ruleId) => {
  const outcomes = (project: number) =>
    form.statement.projects[project]?.indicators.filter((row) => outcomeClass.test(row.indicatorClass ?? '')) ?? [];
  const rows = form.statement.projects.flatMap(({ indicators }, project) =>
    indicators.flatMap((indicator, row) =>
      outcomeClass.test(indicator.indicatorClass ?? '') &&
      indicator.target?.unit === '%' &&
      outcomes(project).length > 1
        ? [{ project, row, indicator }]
        : [],
    ),
  );
  if (rows.length === 0) return null;
  const place = prng.pick(rows);
  const indicatorFamily = prng.pick(['质量指标', '管理效益指标']);
  return found(
    withRow(form, place, (row) => ({ ...row, indicatorFamily })),
    [rowPlace(ruleId, place, 'indicators.indicatorFamily')],
  );
};

function insertAfter(form: GeneratedStatement, { project, row }: RowPlace, added: PlainIndicator): GeneratedStatement {
  return withProject(form, project, (owner) => ({
    ...owner,
    indicators: owner.indicators.toSpliced(row + 1, 0, added),
  }));
}

const indicatorDuplicate: Injector = (form, prng, ruleId) => {
  const place = pickRow(form, prng, () => true);
  if (!place) return null;
  const field = 'indicators.indicatorName';
  const copy = { ...place, row: place.row + 1 };
  return found(
    insertAfter(form, place, place.indicator),
    [rowPlace(ruleId, copy, field)],
    [rowPlace(ruleId, place, field)],
  );
};

/** One target replaced in a row that fits. */
function inTarget(
  fits: (row: PlainIndicator) => boolean,
  replace: (row: PlainIndicator, prng: Prng) => Target | null,
): Injector {
  return (form, prng, ruleId) => {
    // A rate that stands in two tables would then contradict itself as well.
    const names = form.statement.projects.flatMap(({ indicators }) => indicators.map((row) => row.indicatorName));
    const single = (row: PlainIndicator) => names.filter((name) => name === row.indicatorName).length === 1;
    const place = pickRow(form, prng, (row) => single(row) && fits(row));
    if (!place) return null;
    return found(
      withRow(form, place, (row) => ({ ...row, target: replace(row, prng) })),
      [rowPlace(ruleId, place, 'indicators.target')],
    );
  };
}

function isRate({ indicatorName, target }: PlainIndicator): boolean {
  return target?.unit === '%' && higher.test(indicatorName ?? '');
}

const notQuantified = inTarget(isRate, (_, prng) => wordTarget(prng.pick(['正常运行', '有序推进', '正常开展'])));

const formatIrregular = inTarget(isRate, (row, prng) =>
  row.indicatorName?.endsWith('满意度')
    ? targetOf(null, 90, '%', '满意')
    : prng.pick([targetOf(null, 92, '%', '左右'), targetOf(null, 85, '%', '-90%')]),
);

const unitMismatch = inTarget(
  (row) =>
    isRate(row) ||
    (row.indicatorFamily === '数量指标' && row.target?.comparator !== '≤') ||
    (row.indicatorFamily === '时效指标' && /(?:完成|启动)时间$/u.test(row.indicatorName ?? '')),
  (row, prng) => {
    if (row.indicatorFamily === '数量指标') return targetOf('≥', prng.int(85, 99), '%');
    return row.indicatorFamily === '时效指标'
      ? targetOf(null, prng.int(2, 9), '个')
      : targetOf('≥', prng.int(85, 99), '个');
  },
);

const comparatorReversed = inTarget(
  (row) => /^[≥≤]$/u.test(row.target?.comparator ?? '') && (isRate(row) || lower.test(row.indicatorName ?? '')),
  ({ target }) => (target ? targetOf(target.comparator === '≥' ? '≤' : '≥', target.value ?? 0, target.unit) : null),
);

const beyondBound = inTarget(isRate, (_, prng) => targetOf('≥', prng.pick([100, 100, 105, 120]), '%'));

const basisMissing: Injector = (form, prng, ruleId) => {
  const place = pickRow(form, prng, () => true);
  if (!place) return null;
  const targetBasis = prng.pick([null, null, null, '/', '—', '无']);
  return found(
    withRow(form, place, (row) => ({ ...row, targetBasis })),
    [rowPlace(ruleId, place, 'indicators.targetBasis')],
  );
};

/** The rate of one project once more in another, with the same definition and another target. */
const differentTarget: Injector = (form, prng, ruleId): InjectedDefect | null => {
  const place = pickRow(
    form,
    prng,
    (row) => isRate(row) && row.indicatorClass === '产出指标' && row.target?.comparator === '≥',
  );
  if (!place) return null;
  const { indicator } = place;
  const has = (rows: readonly PlainIndicator[]) => rows.some((row) => row.indicatorName === indicator.indicatorName);
  const other = pickProject(form, prng, ({ indicators }) => !has(indicators));
  const sharing = form.statement.projects.filter(({ indicators }) => has(indicators)).length;
  const row = other?.project.indicators.findLastIndex((old) => old.indicatorFamily === indicator.indicatorFamily) ?? -1;
  const after = other?.project.indicators[row];
  if (!other || !after || sharing !== 1) return null;
  const value = (indicator.target?.value ?? 95) - 5;
  const added = insertAfter(
    form,
    { project: other.index, row, indicator: after },
    { ...indicator, target: targetOf('≥', value, '%') },
  );
  const field = 'indicators.target';
  return found(
    added,
    [rowPlace(ruleId, { project: other.index, row: row + 1 }, field)],
    [rowPlace(ruleId, place, field)],
  );
};

export const indicatorInjectors = {
  'indicator/output-class-missing': outputMissing,
  'indicator/outcome-class-missing': outcomeMissing,
  'indicator/satisfaction-missing': satisfactionMissing,
  'indicator/quantity-missing': familyMissing('数量指标'),
  'indicator/quality-missing': familyMissing('质量指标'),
  'indicator/timeliness-missing': familyMissing('时效指标'),
  'indicator/cost-missing': familyMissing('成本指标'),
  'indicator/hierarchy-invalid': hierarchyInvalid,
  'indicator/duplicate': indicatorDuplicate,
  'target/missing': inTarget(
    () => true,
    () => null,
  ),
  'target/not-quantified': notQuantified,
  'target/format-irregular': formatIrregular,
  'target/unit-mismatch': unitMismatch,
  'target/comparator-reversed': comparatorReversed,
  'target/beyond-bound': beyondBound,
  'target/basis-missing': basisMissing,
  'target/same-indicator-different-target': differentTarget,
};
