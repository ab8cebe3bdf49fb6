/** Owns what the elements of tables mean while reading. Refuses to merge cells, which needs the rows above. */
import type { Close, Handler, Reading } from './read-story.ts';
import { createContainer, flushCarried, type MergeMark, type RowDraft, type TableDraft } from './story.ts';
import { isOn, wholeNumber } from './xml.ts';

/** Deeper tables are read as text of the cell around them. Word's own limit of columns is 63; a wider span is a lie. */
export const tableLimits = { depth: 16, span: 63 } as const;

export const tableElement: Handler = (reading) => {
  const { table: outer, row, cell } = reading;
  const restore: Close = () => Object.assign(reading, { table: outer, row, cell });
  if (reading.tableDepth >= tableLimits.depth) {
    reading.context.tally.flattenedTables++;
    Object.assign(reading, { table: null, row: null });
    return restore;
  }
  const table: TableDraft = { kind: 'table', gridColumns: 0, rows: [] };
  flushCarried(reading.container);
  reading.container.items.push(table);
  Object.assign(reading, { table, row: null, cell: null });
  reading.tableDepth++;
  return () => {
    reading.tableDepth--;
    restore(reading);
  };
};

export const gridColumn: Handler = (reading) => {
  if (reading.table !== null && reading.row === null) reading.table.gridColumns++;
  return undefined;
};

/** A row whose deletion is tracked is not in the table that the reader sees. */
export const rowElement: Handler = (reading) => {
  const { table, row: outer } = reading;
  if (table === null) return undefined;
  const row: RowDraft = { before: 0, after: 0, hidden: false, deleted: false, cells: [] };
  reading.row = row;
  return () => {
    if (!row.deleted) table.rows.push(row);
    reading.row = outer;
  };
};

export const cellElement: Handler = (reading) => {
  const { row, table, cell: outer, container, paragraph } = reading;
  if (row === null) return undefined;
  const content = createContainer();
  const cell = { span: 1, down: null, across: null, content };
  row.cells.push(cell);
  reading.cell = cell;
  reading.container = content;
  reading.table = null;
  reading.row = null;
  reading.paragraph = null;
  return () => {
    flushCarried(content);
    reading.cell = outer;
    reading.container = container;
    reading.table = table;
    reading.row = row;
    reading.paragraph = paragraph;
  };
};

function scoped(scope: 'row' | 'cell'): Handler {
  return (reading) => {
    const outer = reading.scope;
    reading.scope = scope;
    return () => {
      reading.scope = outer;
    };
  };
}

export const rowProperties = scoped('row');
export const cellProperties = scoped('cell');

function onRow(set: (row: RowDraft, value: string | undefined) => void): Handler {
  return (reading, attributes) => {
    if (reading.scope === 'row' && reading.row !== null) set(reading.row, attributes['w:val']);
    return undefined;
  };
}

export const rowProperty: Readonly<Record<'before' | 'after' | 'hidden', Handler>> = {
  before: onRow((row, value) => {
    row.before = positionsOf(value, 0);
  }),
  after: onRow((row, value) => {
    row.after = positionsOf(value, 0);
  }),
  hidden: onRow((row, value) => {
    row.hidden = isOn(value);
  }),
};

export const gridSpan: Handler = (reading, attributes) => {
  const cell = cellInScope(reading);
  if (cell !== null) cell.span = positionsOf(attributes['w:val'], 1);
  return undefined;
};

export const mergeDown: Handler = (reading, attributes) => {
  const cell = cellInScope(reading);
  if (cell !== null) cell.down = mergeMark(attributes['w:val']);
  return undefined;
};

export const mergeAcross: Handler = (reading, attributes) => {
  const cell = cellInScope(reading);
  if (cell !== null) cell.across = mergeMark(attributes['w:val']);
  return undefined;
};

function cellInScope(reading: Reading): Reading['cell'] {
  return reading.scope === 'cell' ? reading.cell : null;
}

function mergeMark(value: string | undefined): MergeMark {
  return value === 'restart' ? 'restart' : 'continue';
}

function positionsOf(value: string | undefined, least: number): number {
  return Math.min(Math.max(wholeNumber(value) ?? least, least), tableLimits.span);
}
