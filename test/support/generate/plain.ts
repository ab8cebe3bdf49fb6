/** Owns the plain form of a statement, every value without its anchor, and the way there and back. Refuses to invent or drop values. */
import type { Anchor, Anchored, GradingBand, Indicator, PerformanceStatement, Project } from '#src/model/statement.ts';

/** `T` with every `{ value, anchor }` replaced by its value. */
export type Plain<T> = T extends { value: infer V; anchor: Anchor }
  ? V
  : T extends readonly (infer E)[]
    ? Plain<E>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;

export type PlainStatement = Plain<PerformanceStatement>;
export type PlainProject = Plain<Project>;
export type PlainIndicator = Plain<Indicator>;
export type PlainDuty = PlainStatement['duties'][number];
export type PlainBand = Plain<GradingBand>;
export type PlainContentsEntry = PlainStatement['contents'][number];

/** Any tree with each `{ value, anchor }` replaced by its value, to compare a reading with a generated statement. */
export function stripAnchors(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(stripAnchors);
  if (typeof tree !== 'object' || tree === null) return tree;
  if ('value' in tree && 'anchor' in tree) return tree.value;
  return Object.fromEntries(Object.entries(tree).map(([key, branch]) => [key, stripAnchors(branch)]));
}

/** Any tree with the strings changed by `change`. */
export function mapStrings(tree: unknown, change: (text: string) => string): unknown {
  if (typeof tree === 'string') return change(tree);
  if (Array.isArray(tree)) return tree.map((branch) => mapStrings(branch, change));
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, branch]) => [key, mapStrings(branch, change)]));
}

/** The statement without any white space in its strings, the measure by which every format must agree. */
export function withoutWhiteSpace(statement: unknown): unknown {
  return mapStrings(statement, (text) => text.replace(/\s+/gu, ''));
}

type Mark = (value: unknown) => Anchored<unknown>;

/** The values of `source`, each anchored; absent keys stay absent. */
function anchorLeaves(source: object, mark: Mark): Record<string, Anchored<unknown>> {
  const entries: [string, unknown][] = Object.entries(source);
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined).map(([key, value]) => [key, mark(value)]),
  );
}

function anchorDuty(duty: PlainDuty, mark: Mark): unknown {
  const { indicators, gradingBands, ...leaves } = duty;
  return {
    ...anchorLeaves(leaves, mark),
    ...(indicators && { indicators: indicators.map(mark) }),
    ...(gradingBands && { gradingBands: gradingBands.map((band) => anchorLeaves(band, mark)) }),
  };
}

function anchorProject(project: PlainProject, mark: Mark): unknown {
  const { disbursementSchedule, objectives, indicators, ...leaves } = project;
  return {
    ...anchorLeaves(leaves, mark),
    ...(disbursementSchedule && {
      disbursementSchedule: disbursementSchedule.map((period) => anchorLeaves(period, mark)),
    }),
    ...(objectives && { objectives: objectives.map(mark) }),
    indicators: indicators.map((row) => anchorLeaves(row, mark)),
  };
}

/**
 * The statement with an anchor at every value, each in a block of its own (`v0`, `v1`, …).
 * Unknown on purpose: `statementSchema.parse` turns it into the typed record and proves the shape.
 */
export function anchorStatement(statement: PlainStatement): unknown {
  let count = 0;
  const mark: Mark = (value) => ({ value, anchor: { block: `v${count++}` } });
  const { contents, sections, duties, projects, ...leaves } = statement;
  const { dutyObjectives, ...texts } = sections;
  return {
    ...anchorLeaves(leaves, mark),
    contents: contents.map((entry) => anchorLeaves(entry, mark)),
    sections: {
      ...anchorLeaves(texts, mark),
      ...(dutyObjectives && { dutyObjectives: dutyObjectives.map((part) => anchorLeaves(part, mark)) }),
    },
    duties: duties.map((duty) => anchorDuty(duty, mark)),
    projects: projects.map((project) => anchorProject(project, mark)),
  };
}
