/** Owns one project as a record: its values, its labels and its printed texts. Refuses to look at other projects. */

import type { Profile } from '#src/model/profile.ts';
import type { Notice } from '#src/model/result.ts';
import { notice } from '#src/model/result.ts';
import type { Owner, PrintedLabel, Passage as PrintedPassage, Project, ProjectLayout } from '#src/model/statement.ts';
import { squeeze } from '#src/text/normalise.ts';
import { readListNumber } from '#src/text/numbering.ts';
import type { GridCell } from './grid-view.ts';
import { splitObjectives } from './objectives.ts';
import { type ProjectParts, splitUnitLine } from './part-two.ts';
import { anchorOf, type Passage, passageOf, slicePassage, textValue } from './passage.ts';
import { type ProjectTable, readProjectTable } from './project-table.ts';
import { cellPassage, fieldPassage, indicatorOf, projectFields } from './project-values.ts';

export type ProjectRecord = {
  readonly project: Project;
  readonly layout: ProjectLayout;
  readonly passages: readonly PrintedPassage[];
  readonly notices: readonly Notice[];
};

/** The lines and rows of one project → its record; `index` counts from 0 in printed order. */
export function readProject(parts: ProjectParts, index: number, profile: Profile): ProjectRecord {
  const table = readProjectTable(parts.rows, profile);
  const owner: Owner = { section: 'project', project: index };
  const heading = parts.title ?? firstCell(parts) ?? null;
  if (!heading) throw new Error('a project has at least one cell');
  const printed = parts.title ? readListNumber(parts.title.text)?.value : undefined;
  const number = { value: printed ?? index + 1, anchor: anchorOf(heading) };
  return {
    project: {
      number,
      ...(parts.title ? { title: textValue(parts.title) } : {}),
      ...unitFields(parts),
      ...(parts.currency
        ? { currencyUnit: { value: parts.currency.value, anchor: anchorOf(parts.currency.passage) } }
        : {}),
      ...projectFields(table, parts.currency?.value ?? null),
      indicators: table.indicators.map(indicatorOf),
    },
    layout: { heading: anchorOf(heading), labels: labelsOf(table) },
    passages: passagesOf(parts, table, owner),
    notices: unreadable(parts),
  };
}

function firstCell(parts: ProjectParts): Passage | undefined {
  const cell = parts.rows[0]?.own[0];
  return cell && passageOf(cell.block);
}

function unitFields({ unitLine }: ProjectParts): Partial<Project> {
  if (!unitLine) return {};
  const { code, name } = splitUnitLine(unitLine);
  return { unitCode: textValue(code), unitName: textValue(name) };
}

function labelsOf(table: ProjectTable): Map<string, PrintedLabel> {
  const labels = new Map<string, PrintedLabel>();
  const add = (field: string, cell: GridCell) =>
    labels.set(field, { text: squeeze(cell.text), anchor: anchorOf(passageOf(cell.block)) });
  for (const [field, { label }] of table.fields) add(field, label);
  for (const { month, label } of table.periods) add(`disbursementSchedule[${month}]`, label);
  for (const [field, { cell }] of table.head ?? []) add(`indicators.${field}`, cell);
  return labels;
}

// Every printed text once, so that rules on wording see a cell whether or not a field took it.
function passagesOf(parts: ProjectParts, table: ProjectTable, owner: Owner): PrintedPassage[] {
  const passages: PrintedPassage[] = [];
  const add = (field: string, passage: Passage, indicator: number | null = null) => {
    if (passage.text !== '') passages.push({ owner, field, indicator, text: passage.text, anchor: anchorOf(passage) });
  };
  for (const remark of parts.remarks) add('text', remark);
  for (const [field, cells] of table.fields) {
    if (field === 'objectives') {
      const whole = fieldPassage(cells);
      for (const stretch of splitObjectives(whole.text)) add(field, slicePassage(whole, stretch));
    } else if (field !== 'budgetAndUse' && field !== 'disbursementSchedule') add(field, fieldPassage(cells));
  }
  for (const { month, value } of table.periods) if (value) add(`disbursementSchedule[${month}]`, cellPassage(value));
  table.indicators.forEach((cells, indicator) => {
    for (const [field, cell] of cells) {
      if (field !== 'indicatorClass' && field !== 'indicatorFamily')
        add(`indicators.${field}`, cellPassage(cell), indicator);
    }
  });
  for (const cell of table.other) add('text', cellPassage(cell));
  return passages;
}

function unreadable(parts: ProjectParts): Notice[] {
  const doubtful = parts.rows.flatMap(({ own }) => own.filter(({ readable }) => !readable));
  return doubtful.map((cell) => notice('columns-unsure', {}, cell.block.origins[0] ?? null));
}
