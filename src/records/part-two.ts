/** Owns which lines and tables of Part 2 make up one project. Refuses to read what stands in the cells. */
import type { Profile } from '#src/model/profile.ts';
import { squeeze } from '#src/text/normalise.ts';
import { isNumberedHeading } from '#src/text/numbering.ts';
import { currencyUnits } from '#src/text/numerals.ts';
import type { BlockIndex, DocumentLine } from './document-lines.ts';
import { indicatorHead, labelCells } from './form-rows.ts';
import { type GridCell, type GridRow, gridRows } from './grid-view.ts';
import { endsProjectTitle } from './outline.ts';
import { joinPassages, type Passage, passageOf, slicePassage } from './passage.ts';

export type ProjectParts = {
  readonly title: Passage | null;
  readonly unitLine: Passage | null;
  readonly currency: { readonly value: string; readonly passage: Passage } | null;
  readonly rows: readonly GridRow[];
  /** Lines around the table that are none of the above. */
  readonly remarks: readonly Passage[];
};

export type PartTwo = {
  readonly projects: readonly ProjectParts[];
  /** Titles that no table follows, with the number of projects before them. */
  readonly loneTitles: readonly { readonly passage: Passage; readonly before: number }[];
  /** Lines of a Part 2 that has no project. */
  readonly remarks: readonly Passage[];
};

/** Lines of Part 2 → projects: a table that opens with a project's own labels begins one, any other table goes on with it. */
export function walkPartTwo(lines: readonly DocumentLine[], profile: Profile, blocks: BlockIndex): PartTwo {
  // Grown in place: a file may hold thousands of table parts.
  const projects: (ProjectParts & { readonly rows: GridRow[]; readonly remarks: Passage[] })[] = [];
  const loneTitles: PartTwo['loneTitles'][number][] = [];
  let pending: Passage[] = [];
  for (const line of lines) {
    if (line.kind === 'text') {
      pending.push(line.passage);
      continue;
    }
    for (const rows of splitAtProjects(gridRows(line.table, blocks), profile)) {
      const last = projects.at(-1);
      if (last && !opensProject(rows, profile) && !pending.some(({ text }) => endsProjectTitle(text, profile))) {
        for (const row of rows) last.rows.push(row);
        for (const remark of pending) last.remarks.push(remark);
      } else {
        const { parts, lone } = readPending(pending, rows, profile);
        loneTitles.push(...lone.map((passage) => ({ passage, before: projects.length })));
        projects.push({ ...parts, rows: [...parts.rows], remarks: [...parts.remarks] });
      }
      pending = [];
    }
  }
  const { titles, rest } = takeTitles(pending, profile);
  loneTitles.push(...titles.map((passage) => ({ passage, before: projects.length })));
  const last = projects.at(-1);
  if (last) for (const remark of rest) last.remarks.push(remark);
  return { projects, loneTitles, remarks: last ? [] : rest };
}

function opensProject(rows: readonly GridRow[], profile: Profile): boolean {
  return rows.some((row) => startsProject(row, profile));
}

function startsProject(row: GridRow, profile: Profile): boolean {
  return labelCells(row, profile).some(({ field }) => field === 'projectCode' || field === 'budgetAndUse');
}

// Several projects may stand in one grid: each begins with its code.
function splitAtProjects(rows: readonly GridRow[], profile: Profile): GridRow[][] {
  const parts: GridRow[][] = [];
  let begun = false;
  for (const row of rows) {
    const hasCode = labelCells(row, profile).some(({ field }) => field === 'projectCode');
    const current = parts.at(-1);
    if (!current || (hasCode && begun)) parts.push([...(current ? takeHeadRows(current, profile) : []), row]);
    else current.push(row);
    begun = begun || hasCode || indicatorHead(row, profile) !== null;
  }
  return parts;
}

// Title, unit and currency may be printed as rows of the grid, in front of the code.
function takeHeadRows(rows: GridRow[], profile: Profile): GridRow[] {
  const isHeadRow = ({ own }: GridRow) => {
    const [only, ...rest] = own.filter(({ text }) => text !== '');
    return (
      rest.length === 0 && only !== undefined && (endsProjectTitle(only.text, profile) || unitPattern.test(only.text))
    );
  };
  const last = rows.findLastIndex((row) => !isHeadRow(row));
  return rows.splice(last + 1);
}

function takeTitles(pending: readonly Passage[], profile: Profile): { titles: Passage[]; rest: Passage[] } {
  const titles: Passage[] = [];
  const rest: Passage[] = [];
  for (const passage of pending) {
    const wrapped = rest.at(-1);
    if (profile.project.titleEndings.includes(squeeze(passage.text)) && wrapped) {
      rest.pop();
      titles.push(joinPassages([wrapped, passage], ''));
    } else if (endsProjectTitle(passage.text, profile)) titles.push(passage);
    else rest.push(passage);
  }
  return { titles, rest };
}

function readPending(
  pending: readonly Passage[],
  rows: readonly GridRow[],
  profile: Profile,
): { parts: ProjectParts; lone: Passage[] } {
  const { titles, rest } = takeTitles(pending, profile);
  const numbered = titles.length > 0 ? -1 : rest.findLastIndex(({ text }) => isNumberedHeading(text));
  const inGrid = rowsBefore(rows, profile).map(passageOfCell);
  const title = titles.at(-1) ?? inGrid.find(({ text }) => endsProjectTitle(text, profile)) ?? rest[numbered] ?? null;
  const around = [...rest.filter((_, index) => index !== numbered), ...inGrid];
  const { currency, without } = takeCurrency(around, profile);
  const unitLine = without.find(({ text }) => unitPattern.test(text)) ?? null;
  const remarks = without.filter(
    (passage) => passage !== unitLine && rest.some((line) => line.pieces[0]?.block === passage.pieces[0]?.block),
  );
  return { parts: { title, unitLine, currency, rows, remarks }, lone: titles.slice(0, -1) };
}

// Some forms print the unit of money in a first row of the grid.
function rowsBefore(rows: readonly GridRow[], profile: Profile): GridCell[] {
  const first = rows.findIndex((row) => labelCells(row, profile).length > 0);
  return rows.slice(0, Math.max(first, 0)).flatMap((row) => row.own.filter(({ text }) => text !== ''));
}

function passageOfCell(cell: GridCell): Passage {
  return passageOf(cell.block);
}

/** A unit code followed by the name of the unit. */
const unitPattern = /^\d{3,9}(?!\d)\s*[\p{Script=Han}]/u;

function takeCurrency(
  lines: readonly Passage[],
  profile: Profile,
): { currency: ProjectParts['currency']; without: Passage[] } {
  const labels = profile.project.currencyLabels.map((label) => [...label].join('\\s*')).join('|');
  const pattern = new RegExp(
    `[（(]?\\s*(?:${labels})\\s*[：:]\\s*(?:人民币)?\\s*(${currencyUnits.join('|')})\\s*[）)]?\\s*$`,
    'u',
  );
  let currency: ProjectParts['currency'] = null;
  const without = lines.flatMap((line) => {
    const match = currency ? null : pattern.exec(line.text);
    if (!match?.[1]) return [line];
    const at = match.index + match[0].lastIndexOf(match[1]);
    currency = { value: match[1], passage: slicePassage(line, [at, at + match[1].length]) };
    const before = slicePassage(line, [0, match.index]);
    return before.text === '' ? [] : [before];
  });
  return { currency, without };
}

/** The code and the name of a unit line. */
export function splitUnitLine(line: Passage): { code: Passage; name: Passage } {
  const code = /^\d+/u.exec(line.text)?.[0].length ?? 0;
  return { code: slicePassage(line, [0, code]), name: slicePassage(line, [code, line.text.length]) };
}
