/** Owns which row of a project table is what: labels, values below them, the indicator head, indicator rows. Refuses to parse values. */
import {
  type IndicatorColumn,
  indicatorColumns,
  type LabelledField,
  labelledFields,
  type Profile,
} from '#src/model/profile.ts';
import type { GridCell, GridRow } from './grid-view.ts';
import { labelKey } from './labels.ts';

export type LabelCell = { readonly field: LabelledField; readonly cell: GridCell };

/** The label cells that begin in a row. */
export function labelCells(row: GridRow, profile: Profile): LabelCell[] {
  const { fields } = printedWords(profile);
  return row.own.flatMap((cell) => {
    const field = cell.text === '' ? undefined : lookUp(fields, cell.text);
    return field ? [{ field, cell }] : [];
  });
}

type PrintedWords = {
  readonly fields: ReadonlyMap<string, LabelledField>;
  readonly columns: ReadonlyMap<string, IndicatorColumn>;
};

const wordsOfProfiles = new WeakMap<Profile, PrintedWords>();

/** The profile's labels by their compared form, worked out once: every cell of every table is looked up. */
function printedWords(profile: Profile): PrintedWords {
  const before = wordsOfProfiles.get(profile);
  if (before) return before;
  const { labels, columns } = profile.project;
  const words: PrintedWords = {
    fields: new Map(
      labelledFields.flatMap((field) => (labels[field] ?? []).map((label) => [labelKey(label), field] as const)),
    ),
    columns: new Map(
      indicatorColumns.flatMap((column) => columns[column].map((label) => [labelKey(label), column] as const)),
    ),
  };
  wordsOfProfiles.set(profile, words);
  return words;
}

/** No label is longer; a long cell need not be compared. */
const longestLabel = 40;

// 资金支出计划（%）, 预算数（万元）: the unit in brackets is no part of the label.
function lookUp<Field>(words: ReadonlyMap<string, Field>, text: string): Field | undefined {
  if (text.length > longestLabel) return undefined;
  const key = labelKey(text);
  return words.get(key) ?? words.get(key.replace(/\([^()]*\)$/u, ''));
}

export type ColumnRange = { readonly start: number; readonly end: number; readonly cell: GridCell };
export type IndicatorHead = ReadonlyMap<IndicatorColumn, ColumnRange>;

/** Fewer heads than this is a coincidence of words. */
const leastHeads = 3;

/** The columns that the head of the indicator grid names, or null where the row is none. */
export function indicatorHead(row: GridRow, profile: Profile): IndicatorHead | null {
  const { columns } = printedWords(profile);
  const printed = row.own.filter((cell) => cell.text !== '');
  const head = new Map<IndicatorColumn, ColumnRange>();
  printed.forEach((cell, index) => {
    const field = lookUp(columns, cell.text);
    if (!field || head.has(field)) return;
    const end = printed[index + 1]?.column ?? Math.max(cell.columnEnd, ...row.own.map((own) => own.columnEnd));
    head.set(field, { start: cell.column, end, cell });
  });
  return head.size >= leastHeads ? head : null;
}

export type PeriodCell = { readonly month: number; readonly cell: GridCell };

const monthLabel = /^(?:1至|1-|截至)?(\d{1,2})月(?:底|末|份)?(?:前|累计)?$/u;

/** The declared periods of a schedule row, by month. */
export function periodCells(row: GridRow, profile: Profile): PeriodCell[] {
  return row.own.flatMap((cell) => {
    const key = labelKey(cell.text).replace(/\(%\)$/u, '');
    const named = profile.project.periods.find(({ labels }) => labels.some((label) => labelKey(label) === key));
    const month = named?.month ?? Number(monthLabel.exec(key)?.[1] ?? 0);
    return month >= 1 && month <= 12 ? [{ month, cell }] : [];
  });
}
