/** Owns the reading of one project's rows into fields with their cells. Refuses to parse values: it says which cell holds what. */
import type { IndicatorColumn, LabelledField, Profile } from '#src/model/profile.ts';
import { squeeze } from '#src/text/normalise.ts';
import {
  type IndicatorHead,
  indicatorHead,
  type LabelCell,
  labelCells,
  type PeriodCell,
  periodCells,
} from './form-rows.ts';
import { cellsBetween, type GridCell, type GridRow } from './grid-view.ts';

export type FieldCells = { readonly label: GridCell; readonly values: readonly GridCell[] };
/** `value` is null where the form has no cell for it. */
export type PeriodValue = { readonly month: number; readonly label: GridCell; readonly value: GridCell | null };
export type IndicatorCells = ReadonlyMap<IndicatorColumn, GridCell>;

/** A project table taken apart; every list is in printed order. */
export type ProjectTable = {
  readonly fields: ReadonlyMap<LabelledField, FieldCells>;
  readonly periods: readonly PeriodValue[];
  readonly head: IndicatorHead | null;
  readonly indicators: readonly IndicatorCells[];
  /** Cells that are neither label nor value. */
  readonly other: readonly GridCell[];
};

type Reading = {
  readonly profile: Profile;
  readonly fields: Map<LabelledField, { label: GridCell; values: GridCell[] }>;
  readonly periods: PeriodValue[];
  readonly indicators: IndicatorCells[];
  readonly other: GridCell[];
  head: IndicatorHead | null;
  /** The label whose block of rows is being read. */
  context: LabelCell | null;
  /** Periods declared in the row above, waiting for their values. */
  declared: readonly PeriodCell[];
};

/** The rows of one project, from all its table parts, head repeats included. */
export function readProjectTable(rows: readonly GridRow[], profile: Profile): ProjectTable {
  const reading: Reading = {
    profile,
    fields: new Map(),
    periods: [],
    indicators: [],
    other: [],
    head: null,
    context: null,
    declared: [],
  };
  for (const row of rows) readRow(reading, row);
  closePeriods(reading, null);
  return reading;
}

function readRow(reading: Reading, row: GridRow): void {
  const head = indicatorHead(row, reading.profile);
  if (head) {
    closePeriods(reading, null);
    reading.head ??= head;
    reading.context = null;
    return;
  }
  if (reading.head) {
    readIndicatorRow(reading, reading.head, row);
    return;
  }
  const labels = labelCells(row, reading.profile);
  if (labels.length > 0) readLabelRow(reading, row, labels);
  else readValueRow(reading, row);
}

function readLabelRow(reading: Reading, row: GridRow, labels: readonly LabelCell[]): void {
  closePeriods(reading, null);
  labels.forEach(({ field, cell }, index) => {
    const end = labels[index + 1]?.cell.column ?? Number.POSITIVE_INFINITY;
    const values = row.own.filter((own) => own.column > cell.column && own.column < end);
    if (field === 'disbursementSchedule') reading.declared = periodCells({ ...row, own: values }, reading.profile);
    reading.fields.set(field, { label: cell, values: field === 'budgetAndUse' ? [] : [...values] });
    if (index === 0) reading.context = { field, cell };
  });
  if (labels.some(({ field }) => field === 'disbursementSchedule') && reading.declared.length > 0) return;
  const schedule = labels.find(({ field }) => field === 'disbursementSchedule');
  if (schedule) reading.context = schedule;
}

// A row without labels belongs to the label whose cell stands beside it, merged downwards or left blank.
function readValueRow(reading: Reading, row: GridRow): void {
  const { context } = reading;
  if (!context) {
    reading.other.push(...row.own);
    return;
  }
  const cells = row.own.filter((cell) => cell.column >= context.cell.columnEnd);
  if (context.field === 'disbursementSchedule') {
    if (reading.declared.length > 0) closePeriods(reading, cells);
    else reading.declared = periodCells({ ...row, own: cells }, reading.profile);
  } else if (context.field === 'budgetAndUse' || context.field === 'useOfFunds') addUse(reading, context, cells);
  else reading.fields.get(context.field)?.values.push(...cells);
}

function addUse(reading: Reading, context: LabelCell, cells: readonly GridCell[]): void {
  const known = reading.fields.get('useOfFunds');
  if (known) known.values.push(...cells);
  else reading.fields.set('useOfFunds', { label: context.cell, values: [...cells] });
}

// Values stand below their period; where there is no row of values they stand beside it.
function closePeriods(reading: Reading, below: readonly GridCell[] | null): void {
  reading.declared.forEach(({ month, cell }, index) => {
    const end = reading.declared[index + 1]?.cell.column ?? Number.POSITIVE_INFINITY;
    const beside = reading.fields
      .get('disbursementSchedule')
      ?.values.filter((value) => value.column > cell.column && value.column < end);
    const candidates = below ? cellsBetween(below, cell.column, end) : (beside ?? []);
    const value = candidates.find(({ text }) => text !== '') ?? candidates[0] ?? null;
    reading.periods.push({ month, label: cell, value });
  });
  reading.declared = [];
}

function readIndicatorRow(reading: Reading, head: IndicatorHead, row: GridRow): void {
  const cells = new Map<IndicatorColumn, GridCell>();
  for (const [field, range] of head) {
    const own = cellsBetween(row.own, range.start, range.end);
    const over = cellsBetween(row.covering, range.start, range.end);
    const cell = own.find(({ text }) => text !== '') ?? own[0] ?? over[0];
    if (cell) cells.set(field, cell);
  }
  if (isIndicatorRow(cells, row, reading.profile))
    reading.indicators.push(inheritClass(cells, row, reading.indicators.at(-1)));
  else reading.other.push(...row.own.filter(({ text }) => text !== ''));
}

const classText = /指标$/u;

// Blank template rows and notes under the grid (注：…) are no indicators.
function isIndicatorRow(cells: IndicatorCells, row: GridRow, profile: Profile): boolean {
  const filled = row.own.filter(({ text }) => text !== '');
  if (filled.length === 0 || filled.some((cell) => spansTheForm(cell, cells))) return false;
  if (filled.some((cell) => cell.column >= (cells.get('indicatorName')?.column ?? 2))) return true;
  const first = squeeze(filled[0]?.text ?? '');
  const names = profile.classes.flatMap((group) => [
    ...group.names,
    ...group.families.flatMap((family) => family.names),
  ]);
  return classText.test(first) || names.includes(first);
}

// A note may be one cell merged across the grid; no value of a row is that wide.
function spansTheForm(cell: GridCell, cells: IndicatorCells): boolean {
  return [...cells.values()].filter((taken) => taken === cell).length > 2;
}

// A blank class is the one above; a blank family is the one above as long as the class is the same.
function inheritClass(cells: IndicatorCells, row: GridRow, above: IndicatorCells | undefined): IndicatorCells {
  const settled = new Map(cells);
  const isBlank = (field: IndicatorColumn) => (settled.get(field)?.text ?? '') === '';
  const own = settled.get('indicatorClass');
  const sameClass =
    isBlank('indicatorClass') ||
    (own?.row ?? row.index) < row.index ||
    own?.text === above?.get('indicatorClass')?.text;
  for (const field of ['indicatorClass', 'indicatorFamily'] as const) {
    const inherited = above?.get(field);
    if (inherited && isBlank(field) && (field === 'indicatorClass' || sameClass)) settled.set(field, inherited);
  }
  return settled;
}
