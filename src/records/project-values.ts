/** Owns the parsing of a project's cells into values with anchors. Refuses to mend what cannot be parsed: it keeps the raw text. */
import type { Anchor, Anchored, Indicator, Money, Project, ScheduledPeriod, Target } from '#src/model/statement.ts';
import { parseAmount, parseNumber } from '#src/text/numerals.ts';
import { parseTarget } from '#src/text/target.ts';
import type { GridCell } from './grid-view.ts';
import { splitObjectives } from './objectives.ts';
import { anchorOf, joinPassages, type Passage, passageOf, slicePassage, textValue } from './passage.ts';
import type { FieldCells, IndicatorCells, ProjectTable } from './project-table.ts';

/** A cell's text as a passage; an unreadable cell has none. */
export function cellPassage(cell: GridCell): Passage {
  return cell.readable ? passageOf(cell.block) : passageOf(cell.block, [0, 0]);
}

/** The filled cells of a field one under the other; its first cell where all are blank, its label where it has no cell. */
export function fieldPassage({ label, values }: FieldCells): Passage {
  const filled = values.filter(({ text }) => text !== '');
  if (filled.length > 0) return joinPassages(filled.map(cellPassage), '\n');
  const blank = values[0];
  return blank ? cellPassage(blank) : passageOf(label.block, [label.block.text.length, label.block.text.length]);
}

function textOf(cells: FieldCells): Anchored<string> {
  return textValue(fieldPassage(cells));
}

function moneyOf(cells: FieldCells, unit: string | null): Anchored<Money> {
  const { value: raw, anchor } = textOf(cells);
  return { value: raw === null ? null : { fen: unit === null ? null : parseAmount(raw, unit), raw }, anchor };
}

/** The fields of the table that the form has; `unit` is the printed unit of money, null where none is printed. */
export function projectFields(table: ProjectTable, unit: string | null): Partial<Project> {
  const { fields } = table;
  const money = (['budgetAmount', 'fiscalFunds', 'otherFunds'] as const).flatMap((field) => {
    const cells = fields.get(field);
    return cells ? [[field, moneyOf(cells, unitOfLabel(cells.label) ?? unit)] as const] : [];
  });
  const texts = (['projectCode', 'projectName', 'useOfFunds'] as const).flatMap((field) => {
    const cells = fields.get(field);
    return cells ? [[field, textOf(cells)] as const] : [];
  });
  const objectives = fields.get('objectives');
  return {
    ...Object.fromEntries(texts),
    ...Object.fromEntries(money),
    ...(fields.has('disbursementSchedule') ? { disbursementSchedule: table.periods.map(periodOf) } : {}),
    ...(objectives ? { objectives: objectivesOf(objectives) } : {}),
  };
}

function unitOfLabel(label: GridCell): string | null {
  return /[（(](亿元|万元|千元|元)[）)]/u.exec(label.text)?.[1] ?? null;
}

function periodOf({ month, label, value }: ProjectTable['periods'][number]): ScheduledPeriod {
  const passage = value
    ? cellPassage(value)
    : passageOf(label.block, [label.block.text.length, label.block.text.length]);
  return {
    byEndOfMonth: { value: month, anchor: anchorOf(cellPassage(label)) },
    cumulativePercent: { value: parseNumber(passage.text), anchor: anchorOf(passage) },
  };
}

function objectivesOf(cells: FieldCells): Anchored<string>[] {
  const whole = fieldPassage(cells);
  const items = splitObjectives(whole.text).map((stretch) => textValue(slicePassage(whole, stretch)));
  const filled = items.filter(({ value }) => value !== null);
  return filled.length > 0 ? filled : items.slice(0, 1);
}

/** One indicator row as values. */
export function indicatorOf(cells: IndicatorCells): Indicator {
  const texts = (['indicatorClass', 'indicatorFamily', 'indicatorName', 'definition', 'targetBasis'] as const).flatMap(
    (field) => {
      const cell = cells.get(field);
      return cell ? [[field, textValue(cellPassage(cell))] as const] : [];
    },
  );
  const target = cells.get('target');
  return { ...Object.fromEntries(texts), ...(target ? { target: targetOf(cellPassage(target)) } : {}) };
}

function targetOf(passage: Passage): Anchored<Target> {
  const anchor: Anchor = anchorOf(passage);
  return { value: passage.text === '' ? null : parseTarget(passage.text), anchor };
}
