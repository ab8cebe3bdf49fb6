/** Owns defects of amounts, schedules, codes and objectives of a project. Refuses its indicator rows. */
import type { PlainProject } from '../plain.ts';
import type { Prng } from '../prng.ts';
import { generateCode, type ScheduleMonths } from '../projects.ts';
import type { GeneratedStatement } from '../statement.ts';
import { found, type InjectedDefect, type Injector, pickProject, projectPlace, withProject } from './edit.ts';

/** One project changed in one field. */
function inProject(
  form: GeneratedStatement,
  prng: Prng,
  ruleId: string,
  field: string | undefined,
  change: (project: PlainProject) => PlainProject,
): InjectedDefect {
  const index = prng.int(0, form.statement.projects.length - 1);
  return found(withProject(form, index, change), [projectPlace(ruleId, index, field)]);
}

const amountMissing: Injector = (form, prng, ruleId) =>
  inProject(form, prng, ruleId, 'budgetAmount', (project) =>
    prng.pick([
      { ...project, budgetAmount: null },
      { ...project, budgetAmount: { fen: null, raw: '待定' } },
    ]),
  );

const sourceMismatch: Injector = (form, prng, ruleId) =>
  inProject(form, prng, ruleId, 'budgetAmount', (project) => {
    const { fiscalFunds, currencyUnit } = project;
    const less = (fiscalFunds?.fen ?? 0) - 1_000_000;
    const yuan = less / 100;
    const raw = (currencyUnit === '元' ? yuan : yuan / 10000).toFixed(2);
    return { ...project, fiscalFunds: { fen: less, raw } };
  });

const purposeMissing: Injector = (form, prng, ruleId) =>
  inProject(form, prng, ruleId, 'useOfFunds', (project) => ({
    ...project,
    useOfFunds: prng.pick([null, null, '无', '略', '同上', '/']),
  }));

const scheduleMissing: Injector = (form, prng, ruleId) =>
  inProject(form, prng, ruleId, 'disbursementSchedule', (project) => ({
    ...project,
    disbursementSchedule: (project.disbursementSchedule ?? []).map((period) => ({
      ...period,
      cumulativePercent: null,
    })),
  }));

function withPercents(project: PlainProject, percents: readonly (number | null)[]): PlainProject {
  const schedule = project.disbursementSchedule ?? [];
  return {
    ...project,
    disbursementSchedule: schedule.map((period, index) => ({
      ...period,
      cumulativePercent: percents[index] ?? null,
    })),
  };
}

function periodField(project: PlainProject | undefined, index: number): string {
  return `disbursementSchedule[${project?.disbursementSchedule?.[index]?.byEndOfMonth}]`;
}

function inSchedule(
  form: GeneratedStatement,
  prng: Prng,
  ruleId: string,
  percents: (count: number) => { readonly values: readonly (number | null)[]; readonly at: number | null },
): InjectedDefect {
  const index = prng.int(0, form.statement.projects.length - 1);
  const project = form.statement.projects[index];
  const { values, at } = percents(project?.disbursementSchedule?.length ?? 0);
  const field = at === null ? undefined : periodField(project, at);
  return found(
    withProject(form, index, (old) => withPercents(old, values)),
    [projectPlace(ruleId, index, field)],
  );
}

const periodBlank: Injector = (form, prng, ruleId) =>
  inSchedule(form, prng, ruleId, (count) => {
    const at = prng.int(0, count - 1);
    const full = count === 4 ? [10, 62, 92, 100] : [30, 90, 100];
    return { values: full.map((value, index) => (index === at ? null : value)), at };
  });

const finalNotFull: Injector = (form, prng, ruleId) =>
  inSchedule(form, prng, ruleId, (count) => {
    const last = prng.pick([85, 92, 95.5, 99]);
    return { values: count === 4 ? [20, 50, 70, last] : [20, 65, last], at: count - 1 };
  });

const scheduleInvalid: Injector = (form, prng, ruleId) =>
  inSchedule(form, prng, ruleId, (count) =>
    prng.pick([
      () => ({ values: count === 4 ? [60, 40, 80, 100] : [60, 40, 100], at: 1 }),
      () => ({ values: count === 4 ? [20, 40, 80, 105] : [20, 40, 105], at: count - 1 }),
      // Per period: the whole row is wrong, no single cell.
      () => ({ values: count === 4 ? [20, 30, 30, 20] : [20, 65, 15], at: null }),
    ])(),
  );

const columnsInconsistent: Injector = (form, prng, ruleId) => {
  const { projects } = form.statement;
  if (projects.length < 3) return null;
  const months: ScheduleMonths = projects[0]?.disbursementSchedule?.length === 4 ? [3, 6, 10] : [3, 6, 10, 12];
  return inProject(form, prng, ruleId, 'disbursementSchedule', (project) =>
    withPercents(
      { ...project, disbursementSchedule: months.map((month) => ({ byEndOfMonth: month, cumulativePercent: null })) },
      months.length === 4 ? [20, 50, 80, 100] : [30, 70, 100],
    ),
  );
};

const codeInvalid: Injector = (form, prng, ruleId) =>
  inProject(form, prng, ruleId, 'projectCode', (project) => ({
    ...project,
    projectCode: prng.pick([
      null,
      project.projectCode?.slice(0, -2) ?? null,
      project.projectCode?.toLowerCase() ?? null,
    ]),
  }));

const projectDuplicate: Injector = (form, prng, ruleId) => {
  const { projects } = form.statement;
  const first = pickProject(form, prng, () => true);
  const second = pickProject(
    form,
    prng,
    ({ unitCode, number }) => unitCode === first?.project.unitCode && number !== first?.project.number,
  );
  if (!first || !second || projects.length < 2) return null;
  const { projectCode } = first.project;
  const repeated = withProject(form, second.index, (project) => ({ ...project, projectCode: projectCode ?? null }));
  const places = [projectPlace(ruleId, first.index, 'projectCode'), projectPlace(ruleId, second.index, 'projectCode')];
  // Either table may be the one that is named; a finding names at least the later.
  const later = Math.max(first.index, second.index) + 1;
  return found(
    repeated,
    places.filter(({ project }) => project === later),
    places.filter(({ project }) => project !== later),
  );
};

const codeOfOther: Injector = (form, prng, ruleId) =>
  inProject(form, prng, ruleId, 'projectCode', (project) => ({
    ...project,
    projectCode: generateCode(`${prng.int(401, 899)}001`, '-', prng),
  }));

const objectiveMissing: Injector = (form, prng, ruleId) =>
  inProject(form, prng, ruleId, 'objectives', (project) => ({ ...project, objectives: [null] }));

const objectiveIsName: Injector = (form, prng, ruleId) =>
  inProject(form, prng, ruleId, 'objectives', (project) => ({
    ...project,
    objectives: [
      ...(project.objectives ?? []).slice(0, -1),
      prng.pick(['任务按期完成率', '设施正常运转率', '服务对象满意度', '受益居民人数', '宣传活动次数']),
    ],
  }));

export const moneyInjectors = {
  'budget/amount-missing': amountMissing,
  'budget/source-mismatch': sourceMismatch,
  'budget/purpose-missing': purposeMissing,
  'schedule/missing': scheduleMissing,
  'schedule/period-blank': periodBlank,
  'schedule/final-not-100': finalNotFull,
  'schedule/columns-inconsistent': columnsInconsistent,
  'schedule/values-invalid': scheduleInvalid,
  'project/code-invalid': codeInvalid,
  'project/duplicate': projectDuplicate,
  'project/code-department-mismatch': codeOfOther,
  'objective/missing': objectiveMissing,
  'objective/is-indicator-name': objectiveIsName,
};
