/** Owns how the reading of a scan is held against that of the same form as Word: structure, cells, numbers, marks, characters. Refuses to set bars. */
import type { Block, Cell, ExtractedDocument, Table } from '#src/model/document.ts';

/** Sums over the tables of one or many forms; shares are for the reader to take. */
export type ScanScore = {
  readonly tables: number;
  /** Tables whose every cell has its row, column and spans, and no other cell is there. */
  readonly tablesExact: number;
  readonly cells: number;
  /** Without regard to white space. */
  readonly cellsExact: number;
  /** Without regard to white space and to the width of letters and marks. */
  readonly cellsFolded: number;
  readonly cellsMarked: number;
  readonly wrongMarked: number;
  /** Cells that are a number, with or without operator and unit. */
  readonly numeric: number;
  readonly numericWrong: number;
  readonly numericWrongMarked: number;
  /** Cells of any kind whose digits and operators differ. */
  readonly digitsWrong: number;
  readonly digitsWrongMarked: number;
};

export const noScore: ScanScore = {
  tables: 0,
  tablesExact: 0,
  cells: 0,
  cellsExact: 0,
  cellsFolded: 0,
  cellsMarked: 0,
  wrongMarked: 0,
  numeric: 0,
  numericWrong: 0,
  numericWrongMarked: 0,
  digitsWrong: 0,
  digitsWrongMarked: 0,
};

const counts = [
  'tables',
  'tablesExact',
  'cells',
  'cellsExact',
  'cellsFolded',
  'cellsMarked',
  'wrongMarked',
  'numeric',
  'numericWrong',
  'numericWrongMarked',
  'digitsWrong',
  'digitsWrongMarked',
] as const;

export function addScores(one: ScanScore, other: ScanScore): ScanScore {
  const sum: { -readonly [Name in keyof ScanScore]: number } = { ...one };
  for (const name of counts) sum[name] += other[name];
  return sum;
}

function plain(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Marks that scans give in either width, and signs of one meaning. */
function fold(text: string): string {
  return plain(text)
    .normalize('NFKC')
    .replace(/[“”„]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/[–—－]/gu, '-');
}

const number = /^[≤≥<>=≈±~-]*\d[\d.,%‰/:~-]*\p{L}{0,4}$/u;

function digits(text: string): string {
  return fold(text).replace(/[^\d≤≥<>=.%]/gu, '');
}

type Sheet = { readonly table: Table; readonly texts: ReadonlyMap<Cell, string>; readonly blocks: Blocks };
type Blocks = ReadonlyMap<string, Block>;

function sheets({ blocks, tables }: ExtractedDocument): Sheet[] {
  const byId: Blocks = new Map(blocks.map((block) => [block.id, block]));
  return tables.map((table) => ({
    table,
    blocks: byId,
    texts: new Map(table.cells.map((cell) => [cell, plain(byId.get(cell.block)?.text ?? '')])),
  }));
}

/** How many cells of both tables say the same, wherever they stand. */
function likeness(one: Sheet, other: Sheet): number {
  const left = new Map<string, number>();
  for (const text of one.texts.values()) left.set(text, (left.get(text) ?? 0) + 1);
  let same = 0;
  for (const text of other.texts.values()) {
    const rest = left.get(text) ?? 0;
    if (rest > 0) {
      left.set(text, rest - 1);
      same++;
    }
  }
  return same;
}

/** A lost or cut table must not shift all those below it: each takes the scanned one that is most like it. */
function pairTables(truths: readonly Sheet[], scans: readonly Sheet[]): (Sheet | null)[] {
  const pairs = truths.flatMap((truth, at) => scans.map((scan, to) => ({ at, to, like: likeness(truth, scan) })));
  const found: (Sheet | null)[] = truths.map(() => null);
  const taken = new Set<number>();
  for (const { at, to, like } of pairs.sort((a, b) => b.like - a.like)) {
    if (like === 0 || found[at] || taken.has(to)) continue;
    found[at] = scans[to] ?? null;
    taken.add(to);
  }
  return found;
}

function shape({ cells }: Table): string {
  return cells
    .map(({ row, column, rowSpan, columnSpan }) => `${row},${column},${rowSpan},${columnSpan}`)
    .sort()
    .join(' ');
}

/** Whether the product shows doubt about a cell of the scan; it knows its own thresholds. */
export type IsMarked = (block: Block, cell: Cell) => boolean;

/** One cell that the scan gives otherwise, for people to look at. */
export type WrongCell = {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly expected: string;
  readonly read: string | null;
  readonly marked: boolean;
};

export type ScanComparison = { readonly score: ScanScore; readonly wrong: readonly WrongCell[] };

type Seen = { readonly text: string | null; readonly marked: boolean };

function lookUp(cell: Cell, scan: Sheet | null, isMarked: IsMarked): Seen {
  const found = scan?.table.cells.find(({ row, column }) => row === cell.row && column === cell.column);
  const block = found && scan?.blocks.get(found.block);
  if (!found || !block) return { text: null, marked: false };
  return { text: scan?.texts.get(found) ?? '', marked: isMarked(block, found) };
}

function scoreCell(expected: string, { text, marked }: Seen): ScanScore {
  const count = (holds: boolean) => (holds ? 1 : 0);
  const exact = text === expected;
  const isNumber = number.test(fold(expected));
  const otherDigits = digits(text ?? '') !== digits(expected);
  return {
    ...noScore,
    cells: 1,
    cellsExact: count(exact),
    cellsFolded: count(text !== null && fold(text) === fold(expected)),
    cellsMarked: count(marked),
    wrongMarked: count(marked && !exact),
    numeric: count(isNumber),
    numericWrong: count(isNumber && !exact),
    numericWrongMarked: count(isNumber && !exact && marked),
    digitsWrong: count(otherDigits),
    digitsWrongMarked: count(otherDigits && marked),
  };
}

/** Holds a scan against the truth. A cell that the scan does not have is wrong and not marked. */
export function scoreScan(truth: ExtractedDocument, scan: ExtractedDocument, isMarked: IsMarked): ScanComparison {
  const expected = sheets(truth);
  const paired = pairTables(expected, sheets(scan));
  const wrong: WrongCell[] = [];
  let score = noScore;
  expected.forEach((sheet, at) => {
    const found = paired[at] ?? null;
    const exact = found !== null && shape(sheet.table) === shape(found.table);
    score = addScores(score, { ...noScore, tables: 1, tablesExact: exact ? 1 : 0 });
    for (const cell of sheet.table.cells) {
      const text = sheet.texts.get(cell) ?? '';
      const seen = lookUp(cell, found, isMarked);
      score = addScores(score, scoreCell(text, seen));
      if (seen.text !== text)
        wrong.push({
          table: at,
          row: cell.row,
          column: cell.column,
          expected: text,
          read: seen.text,
          marked: seen.marked,
        });
    }
  });
  return { score, wrong };
}

export type CharacterErrors = { readonly characters: number; readonly errors: number };

/**
 * Characters lost or put in, in any order: engines that know no tables read cells in orders of their own.
 * It is the least that can be wrong, so it spares the engine that it is unkind to least.
 */
export function characterErrors(truth: string, read: string): CharacterErrors {
  const left = new Map<string, number>();
  const expected = [...fold(truth)];
  for (const character of expected) left.set(character, (left.get(character) ?? 0) + 1);
  let extra = 0;
  for (const character of fold(read)) {
    const rest = left.get(character) ?? 0;
    if (rest > 0) left.set(character, rest - 1);
    else extra++;
  }
  const missing = [...left.values()].reduce((sum, rest) => sum + rest, 0);
  return { characters: expected.length, errors: Math.max(missing, extra) };
}

/** The text of every page, by the page that a block begins on; furniture is no part of it. */
export function pageTexts({ blocks }: ExtractedDocument, kinds: readonly Block['kind'][]): ReadonlyMap<number, string> {
  const pages = new Map<number, string>();
  for (const { kind, text, origins } of blocks) {
    const [origin] = origins;
    if (origin?.kind !== 'page' || !kinds.includes(kind)) continue;
    pages.set(origin.page, (pages.get(origin.page) ?? '') + text);
  }
  return pages;
}
