/** Owns the grid of a project table: seven columns, spans, lines of every cell. Refuses markup and the text around the table. */
import type { PlainIndicator, PlainProject } from '../generate/plain.ts';
import type { FormStyle } from '../generate/style.ts';

/** One line of a cell; the marker is a list number that Word may count instead of printing. */
export type LayoutLine = { readonly marker: string; readonly text: string };

export type LayoutCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly lines: readonly LayoutLine[];
};

export type LayoutTable = {
  readonly kind: 'table';
  readonly rows: number;
  readonly columns: 7;
  /** By row, then by column; covered positions are not listed. */
  readonly cells: readonly LayoutCell[];
  /** The row with the column heads 一级指标 … 指标值确定依据. */
  readonly headRow: number;
};

/** The whole text of a cell, lines joined by `joint`. */
export function cellText(cell: LayoutCell, joint: string): string {
  return cell.lines.map(({ marker, text }) => marker + text).join(joint);
}

type Row = readonly (readonly [text: string | null | undefined, columnSpan?: number])[];

function linesOf(text: string | null | undefined): LayoutLine[] {
  return (text ?? '').split('\n').map((line) => ({ marker: '', text: line }));
}

function objectiveMarker(number: number, mark: FormStyle['objectiveMark']): string {
  return mark === '（）' ? `（${number}）` : `${number}${mark}`;
}

function objectiveLines(objectives: readonly (string | null)[], style: FormStyle): LayoutLine[] {
  if (objectives.every((objective) => objective === null)) return linesOf('');
  const numbered = objectives.length > 1 || style.numberSingleObjective;
  const lines = objectives.flatMap((objective, index) =>
    linesOf(objective).map((line, part) => ({
      marker: numbered && part === 0 ? objectiveMarker(index + 1, style.objectiveMark) : '',
      text: line.text,
    })),
  );
  if (style.objectiveJoint === '\n' || style.docx.automatic.includes('objectives')) return lines;
  return linesOf(lines.map(({ marker, text }) => marker + text).join(' '));
}

function scheduleRows(project: PlainProject, style: FormStyle): Row[] {
  const periods = project.disbursementSchedule;
  if (!periods) return [];
  const spans = periods.length === 4 ? [2, 1, 1, 2] : [2, 2, 2];
  const space = style.spacedMonths ? ' ' : '';
  const heads: Row = periods.map(({ byEndOfMonth }, index) => [`${byEndOfMonth}${space}月底`, spans[index] ?? 1]);
  const values: Row = periods.map(({ cumulativePercent }, index) => [cumulativePercent?.toFixed(2), spans[index] ?? 1]);
  return [[[style.scheduleLabel], ...heads], values];
}

const columnHeads: Row = [
  ['一级指标'],
  ['二级指标'],
  ['三级指标'],
  ['绩效指标描述'],
  ['指标值'],
  ['指标值确定依据', 2],
];

/** Cells of one row; `first` is the first column that is not covered from above. */
function placeRow(row: number, first: number, texts: Row): LayoutCell[] {
  let column = first;
  return texts.map(([text, columnSpan = 1]) => {
    const cell = { row, column, rowSpan: 1, columnSpan, lines: linesOf(text) };
    column += columnSpan;
    return cell;
  });
}

/** How far down the value of `row` goes on, where equal neighbours are merged. */
function runLength(
  rows: readonly PlainIndicator[],
  row: number,
  same: (a: PlainIndicator, b: PlainIndicator) => boolean,
) {
  const start = rows[row];
  let length = 1;
  for (let next = rows[row + length]; start && next && same(start, next); next = rows[row + length]) length += 1;
  return length;
}

function sameClass(a: PlainIndicator, b: PlainIndicator): boolean {
  return a.indicatorClass === b.indicatorClass;
}

function sameFamily(a: PlainIndicator, b: PlainIndicator): boolean {
  return sameClass(a, b) && a.indicatorFamily === b.indicatorFamily;
}

function indicatorCells(rows: readonly PlainIndicator[], firstRow: number, merged: boolean): LayoutCell[] {
  return rows.flatMap((indicator, index) => {
    const row = firstRow + index;
    const above = rows[index - 1];
    const leading = [
      { text: indicator.indicatorClass, same: sameClass, column: 0 },
      { text: indicator.indicatorFamily, same: sameFamily, column: 1 },
    ].flatMap(({ text, same, column }) => {
      if (merged && above && same(above, indicator)) return [];
      return [{ row, column, rowSpan: merged ? runLength(rows, index, same) : 1, columnSpan: 1, lines: linesOf(text) }];
    });
    const { indicatorName, definition, target, targetBasis } = indicator;
    return [...leading, ...placeRow(row, 2, [[indicatorName], [definition], [target?.raw], [targetBasis, 2]])];
  });
}

function identityRows(project: PlainProject): Row[] {
  return [
    [['项目编码'], [project.projectCode, 2], ['项目名称'], [project.projectName, 3]],
    [
      ['预算规模及资金用途'],
      ['预算数'],
      [project.budgetAmount?.raw],
      ['其中：财政资金'],
      [project.fiscalFunds?.raw],
      ['其他资金'],
      [project.otherFunds?.raw],
    ],
    [[project.useOfFunds, 6]],
  ];
}

/** The table of one project: rows 1 to 7 of the form, then one row per indicator. */
export function layOutTable(project: PlainProject, style: FormStyle): LayoutTable {
  const upper = [...identityRows(project), ...scheduleRows(project, style)];
  const objectiveRow = upper.length;
  const headRow = objectiveRow + 1;
  const cells = upper.flatMap((texts, row) => {
    const covered = row === 2 || row === 4;
    const placed = placeRow(row, covered ? 1 : 0, texts);
    const spansDown = row === 1 || row === 3;
    return placed.map((cell) => (spansDown && cell.column === 0 ? { ...cell, rowSpan: 2 } : cell));
  });
  const objectives = objectiveLines(project.objectives ?? [], style);
  return {
    kind: 'table',
    rows: headRow + 1 + project.indicators.length,
    columns: 7,
    cells: [
      ...cells,
      { row: objectiveRow, column: 0, rowSpan: 1, columnSpan: 1, lines: linesOf('绩效目标') },
      { row: objectiveRow, column: 1, rowSpan: 1, columnSpan: 6, lines: objectives },
      ...placeRow(headRow, 0, columnHeads),
      ...indicatorCells(project.indicators, headRow + 1, style.repeated === 'merged'),
    ],
    headRow,
  };
}
