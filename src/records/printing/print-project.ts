/** Owns how one project is printed: title, unit line, unit of money, table. Refuses to check what it prints. */
import type { PrintedIndicator, PrintedProject } from '#src/model/printed.ts';
import { type IndicatorColumn, indicatorColumns, type LabelledField, type Profile } from '#src/model/profile.ts';
import type { DocumentDraft, DraftRow } from './document-draft.ts';

const gridColumns = 7;

/** `omit` names fields that are not printed, label and all. */
export function printProject(
  draft: DocumentDraft,
  project: PrintedProject,
  number: number,
  profile: Profile,
  omit: ReadonlySet<string>,
): void {
  const shown = (value: string | number | null | undefined) => String(value ?? '');
  if (!omit.has('title'))
    draft.addLine(
      shown(project.title ?? `${number}、${shown(project.projectName)}${profile.project.titleEndings[0] ?? ''}`),
    );
  draft.addLine(`${shown(project.unitCode)} ${shown(project.unitName)}`.trim());
  if (!omit.has('currencyUnit')) draft.addLine(`单位：${shown(project.currencyUnit)}`);
  draft.addTable([...headRows(project, profile, omit), ...indicatorRows(project.indicators ?? [], profile, omit)]);
}

function headRows(project: PrintedProject, profile: Profile, omit: ReadonlySet<string>): DraftRow[] {
  const label = (field: LabelledField) => ({ text: profile.project.labels[field]?.[0] ?? '' });
  const cell = (value: string | number | null | undefined, columnSpan = 1) => ({
    text: String(value ?? ''),
    columnSpan,
  });
  const rows: DraftRow[] = [
    [label('projectCode'), cell(project.projectCode, 2), label('projectName'), cell(project.projectName, 3)],
    [
      { ...label('budgetAndUse'), rowSpan: omit.has('useOfFunds') ? 1 : 2 },
      label('budgetAmount'),
      cell(project.budgetAmount),
      label('fiscalFunds'),
      cell(project.fiscalFunds),
      label('otherFunds'),
      cell(project.otherFunds),
    ],
  ];
  if (!omit.has('useOfFunds')) rows.push([cell(project.useOfFunds, gridColumns - 1)]);
  if (!omit.has('disbursementSchedule')) rows.push(...scheduleRows(project, profile));
  if (!omit.has('objectives')) rows.push([label('objectives'), cell(project.objectives, gridColumns - 1)]);
  return rows;
}

function scheduleRows(project: PrintedProject, profile: Profile): DraftRow[] {
  const periods = Object.entries(project.disbursementSchedule ?? {});
  const widths = periods.map(
    (_, index) => Math.floor(((index + 1) * 6) / periods.length) - Math.floor((index * 6) / periods.length),
  );
  const label = { text: `${profile.project.labels.disbursementSchedule?.[0] ?? ''}（%）`, rowSpan: 2 };
  return [
    [label, ...periods.map(([month], index) => ({ text: `${month}月底`, columnSpan: widths[index] ?? 1 }))],
    periods.map(([, value], index) => ({ text: String(value ?? ''), columnSpan: widths[index] ?? 1 })),
  ];
}

function indicatorRows(
  indicators: readonly PrintedIndicator[],
  profile: Profile,
  omit: ReadonlySet<string>,
): DraftRow[] {
  const columns = indicatorColumns.filter((column) => !omit.has(`indicators.${column}`));
  const width = (column: IndicatorColumn) => (column === columns.at(-1) ? gridColumns - columns.length + 1 : 1);
  const head = columns.map((column) => ({ text: profile.project.columns[column][0] ?? '', columnSpan: width(column) }));
  const rows = indicators.map((row, at) =>
    columns.flatMap((column) => {
      const text = String(row[column] ?? '');
      const rowSpan = column === 'indicatorClass' ? runLength(indicators, at) : 1;
      return rowSpan === 0 ? [] : [{ text, columnSpan: width(column), rowSpan }];
    }),
  );
  return [head, ...rows];
}

/** How many rows from here print the same class, 0 inside such a run: the form merges them. */
function runLength(indicators: readonly PrintedIndicator[], at: number): number {
  const name = indicators[at]?.indicatorClass ?? null;
  if (name === null) return 1;
  if (at > 0 && indicators[at - 1]?.indicatorClass === name) return 0;
  const next = indicators.findIndex((row, index) => index > at && row.indicatorClass !== name);
  return (next < 0 ? indicators.length : next) - at;
}
