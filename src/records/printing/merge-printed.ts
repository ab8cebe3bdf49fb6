/** Owns how a partial printed statement is laid over a clean one. Refuses unknown parts, which the schema has excluded. */
import type { PrintedDuty, PrintedIndicator, PrintedProject, PrintedStatement } from '#src/model/printed.ts';

/** Named parts replace those of the clean statement; the n-th project, duty or row is filled up from the clean n-th, or its last. */
export function mergePrinted(partial: PrintedStatement, clean: PrintedStatement): PrintedStatement {
  const duties = clean.duties ?? [];
  const projects = clean.projects ?? [];
  return {
    ...clean,
    ...partial,
    duties: partial.duties?.map((duty, index): PrintedDuty => ({ ...nth(duties, index), ...duty })) ?? duties,
    projects: partial.projects?.map((project, index) => mergeProject(project, nth(projects, index))) ?? projects,
  };
}

function mergeProject(project: PrintedProject, clean: PrintedProject | undefined): PrintedProject {
  const rows = clean?.indicators ?? [];
  const indicators =
    project.indicators?.map((row, index): PrintedIndicator => ({ ...nth(rows, index), ...row })) ?? rows;
  return { ...clean, ...project, indicators };
}

function nth<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index] ?? items.at(-1);
}
