/** Owns the shape of an injected defect and the small edits that make one. Refuses to change more than one part of a statement. */
import type { SectionName } from '#src/model/statement.ts';
import type { PlainDuty, PlainIndicator, PlainProject, PlainStatement } from '../plain.ts';
import type { Prng } from '../prng.ts';
import type { GeneratedStatement } from '../statement.ts';

/** Where a rule must speak. `project`, `duty` and `row` count from 1 as in the report; `field` only where the contract settles it. */
export type ExpectedPlace = {
  readonly ruleId: string;
  readonly section: SectionName;
  readonly project?: number;
  readonly duty?: number;
  readonly row?: number;
  readonly field?: string;
};

export type InjectedDefect = {
  readonly statement: GeneratedStatement;
  readonly expected: readonly ExpectedPlace[];
  /** The other side of a contradiction, or what follows from the same change: may be found, need not be. */
  readonly mayAlso: readonly ExpectedPlace[];
};

/** Null where the statement offers no place for the defect (one project only, no contents page, no such row). */
export type Injector = (form: GeneratedStatement, prng: Prng, ruleId: string) => InjectedDefect | null;

export function withStatement(form: GeneratedStatement, change: Partial<PlainStatement>): GeneratedStatement {
  return { ...form, statement: { ...form.statement, ...change } };
}

/** `index` counts from 0. */
export function withProject(
  form: GeneratedStatement,
  index: number,
  change: (project: PlainProject) => PlainProject,
): GeneratedStatement {
  const { projects } = form.statement;
  return withStatement(form, { projects: projects.map((project, at) => (at === index ? change(project) : project)) });
}

/** `index` counts from 0. */
export function withDuty(form: GeneratedStatement, index: number, change: (duty: PlainDuty) => PlainDuty) {
  const { duties } = form.statement;
  return withStatement(form, { duties: duties.map((duty, at) => (at === index ? change(duty) : duty)) });
}

export function withRow(
  form: GeneratedStatement,
  { project, row }: RowPlace,
  change: (row: PlainIndicator) => PlainIndicator,
): GeneratedStatement {
  return withProject(form, project, (owner) => ({
    ...owner,
    indicators: owner.indicators.map((indicator, at) => (at === row ? change(indicator) : indicator)),
  }));
}

export function withoutRows(form: GeneratedStatement, project: number, drop: (row: PlainIndicator) => boolean) {
  return withProject(form, project, (owner) => ({
    ...owner,
    indicators: owner.indicators.filter((row) => !drop(row)),
  }));
}

/** Both count from 0. */
export type RowPlace = { readonly project: number; readonly row: number; readonly indicator: PlainIndicator };

export function pickOrNull<T>(list: readonly T[], prng: Prng): T | null {
  return list.length > 0 ? prng.pick(list) : null;
}

/** A row that fits, anywhere in the document. */
export function pickRow(form: GeneratedStatement, prng: Prng, fits: (row: PlainIndicator) => boolean): RowPlace | null {
  const rows = form.statement.projects.flatMap(({ indicators }, project) =>
    indicators.map((indicator, row) => ({ project, row, indicator })),
  );
  return pickOrNull(
    rows.filter(({ indicator }) => fits(indicator)),
    prng,
  );
}

/** A project that fits, by its index. */
export function pickProject(form: GeneratedStatement, prng: Prng, fits: (project: PlainProject) => boolean) {
  const { projects } = form.statement;
  return pickOrNull(
    projects.flatMap((project, index) => (fits(project) ? [{ project, index }] : [])),
    prng,
  );
}

export function rowPlace(ruleId: string, { project, row }: Omit<RowPlace, 'indicator'>, field: string): ExpectedPlace {
  return { ruleId, section: 'project', project: project + 1, row: row + 1, field };
}

export function projectPlace(ruleId: string, index: number, field?: string): ExpectedPlace {
  return { ruleId, section: 'project', project: index + 1, ...(field && { field }) };
}

export function dutyPlace(ruleId: string, index: number, field?: string): ExpectedPlace {
  return { ruleId, section: 'duty', duty: index + 1, ...(field && { field }) };
}

export function found(
  statement: GeneratedStatement,
  expected: readonly ExpectedPlace[],
  mayAlso: readonly ExpectedPlace[] = [],
): InjectedDefect {
  return { statement, expected, mayAlso };
}
