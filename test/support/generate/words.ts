/** Owns the shape of the word lists: what a department does, what it spends on, how it measures it. Refuses the words themselves. */
import type { TargetSpec } from './targets.ts';

export const families = [
  '数量指标',
  '质量指标',
  '时效指标',
  '成本指标',
  '经济效益指标',
  '社会效益指标',
  '生态效益指标',
  '可持续影响指标',
  '服务对象满意度指标',
] as const;
export type Family = (typeof families)[number];

/** One measurable row. In name and definition `{item}` stands for the work, `{year}` and `{prior}` for the fiscal year and the one before. */
export type RowWords = {
  readonly family: Family;
  readonly name: string;
  readonly definition: string;
  readonly target: TargetSpec;
};

export type TopicWords = {
  /** Project name; `{year}` and `{prior}` allowed. */
  readonly name: string;
  /** Two or three pieces of work of the project, noun phrases that take 合格率, 完成时间, … */
  readonly items: readonly [string, string, ...string[]];
  /** What the money is spent on. */
  readonly spending: string;
  /** Who is asked for satisfaction. */
  readonly people: readonly [string, ...string[]];
  /** Countable results: name, unit, least, most, step. */
  readonly counts: readonly (readonly [string, string, number, number, number?])[];
  readonly rows: readonly RowWords[];
  readonly goals: readonly string[];
};

export type DutyWords = {
  readonly name: string;
  /** Three noun phrases of what the duty covers. */
  readonly scope: readonly [string, string, string];
  /** Indicator names graded by percent, higher is better. */
  readonly rates: readonly [string, ...string[]];
  /** An indicator graded by counts or downwards, if the duty has one. */
  readonly special?: { readonly name: string; readonly by: 'count' | 'lower' | 'score'; readonly unit: string };
};

export type DepartmentWords = {
  /** Printed before 部门 on the cover. */
  readonly short: string;
  /** First three digits of the unit codes. */
  readonly prefix: string;
  /** Full unit names without the place; the first is the department itself. */
  readonly units: readonly [string, ...string[]];
  readonly duties: readonly [DutyWords, DutyWords, ...DutyWords[]];
  readonly topics: readonly [TopicWords, ...TopicWords[]];
};

export function row(family: Family, name: string, definition: string, target: TargetSpec): RowWords {
  return { family, name, definition, target };
}
