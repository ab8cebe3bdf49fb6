/** Owns the shape of a workbook between the library that parses it and the grids made of it. Refuses blocks, and whatever a sheet does not print. */

/** Rows and columns count from 0, as the file counts them. */
export type SheetCell = {
  readonly row: number;
  readonly column: number;
  /** As shown; "" where a number format shows nothing of the value. */
  readonly text: string;
  /** What the cell holds and does not show. */
  readonly unseen: string;
  /** A formula of which the file has no result: what is shown is worked out when the file is opened. */
  readonly unreadable: boolean;
};

/** A merge; `rowEnd` and `columnEnd` are the first behind it. */
export type SheetArea = {
  readonly row: number;
  readonly column: number;
  readonly rowEnd: number;
  readonly columnEnd: number;
};

export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** By row, then by column; blank cells left out. */
  readonly cells: readonly SheetCell[];
  readonly merges: readonly SheetArea[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
};

/** How often a file holds what is never run or fetched, by kind. */
export type Counts = ReadonlyMap<string, number>;

export type WorkbookTraits = {
  readonly active: Counts;
  readonly external: Counts;
  /** Formulas without a result. */
  readonly unsolved: number;
  /** It holds pictures, which may be all that it shows. */
  readonly pictures: boolean;
};

export type Workbook = {
  readonly sheets: readonly Sheet[];
  /** Sheets of macros in the language of Excel 4. */
  readonly macroSheets: number;
  readonly comments: number;
};

/** The name of a cell as the sheet shows it: column in letters, row from 1. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** No sheet is larger; what says so is no sheet. */
export const sheetLimits = { rows: 1_048_576, columns: 16_384, merges: 100_000, positions: 2_000_000 } as const;
