/** Owns putting the paragraphs of a Word 97 file together into tables, their cells placed by the edges that each row states. Refuses ids and origins. */
import { type CellDraft, createContainer, type Item, type RowDraft } from '#src/extract/docx/story.ts';
import type { PlacedParagraph } from './paragraphs.ts';
import type { RowPlan } from './properties.ts';

type Row = { readonly cells: Item[][]; readonly plan: RowPlan | null };

export type Gathered = {
  readonly items: Item[];
  /** Tables in which a row does not say where its cells stand. */
  unplanned: number;
};

/** Paragraphs in order → paragraphs and tables. A table inside a table is read as lines of the cell around it. */
export function gatherTables(placed: readonly PlacedParagraph[]): Gathered {
  const gathered: Gathered = { items: [], unplanned: 0 };
  let rows: Row[] = [];
  let cells: Item[][] = [];
  let cell: Item[] = [];
  const endRow = (plan: RowPlan | null): void => {
    if (cell.length > 0) cells.push(cell);
    if (cells.length > 0) rows.push({ cells, plan });
    cells = [];
    cell = [];
  };
  const endTable = (): void => {
    endRow(null);
    if (rows.length > 0) addTable(gathered, rows);
    rows = [];
  };
  for (const { paragraph, properties, endsCell } of placed) {
    if (!properties.inTable && !endsCell) {
      endTable();
      gathered.items.push(paragraph);
    } else if (properties.endsRow && !properties.nested) endRow(properties.plan);
    else {
      cell.push(paragraph);
      if (!endsCell || properties.nested) continue;
      cells.push(cell);
      cell = [];
    }
  }
  endTable();
  return gathered;
}

/** Edges of rows that differ by less, in twentieths of a point, are one line of the table. */
const tolerance = 15;

function addTable(gathered: Gathered, rows: readonly Row[]): void {
  const planned = rows.every(({ cells, plan }) => plan !== null && plan.cells.length === cells.length);
  if (!planned) gathered.unplanned += 1;
  const edges = planned ? joinEdges(rows.flatMap(({ plan }) => plan?.edges ?? [])) : [];
  const drafts = rows.map((row) =>
    planned && row.plan ? placeCells(row.cells, row.plan, edges) : listCells(row.cells),
  );
  const gridColumns = planned ? edges.length - 1 : Math.max(...rows.map(({ cells }) => cells.length));
  gathered.items.push({ kind: 'table', gridColumns, rows: drafts });
}

function joinEdges(all: readonly number[]): number[] {
  const edges: number[] = [];
  for (const edge of [...all].sort((one, other) => one - other)) {
    if (edges.length === 0 || edge - (edges.at(-1) ?? 0) > tolerance) edges.push(edge);
  }
  return edges;
}

function placeCells(cells: readonly Item[][], plan: RowPlan, edges: readonly number[]): RowDraft {
  const columnOf = (edge: number): number => edges.findLastIndex((line) => line <= edge);
  const drafts = cells.map((items, index): CellDraft => {
    const span = columnOf(plan.edges[index + 1] ?? 0) - columnOf(plan.edges[index] ?? 0);
    const merge = plan.cells[index];
    const { down, across } = { down: merge?.down ?? null, across: merge?.across ?? null };
    return { span: Math.max(1, span), down, across, content: createContainer(items) };
  });
  const after = edges.length - 1 - columnOf(plan.edges.at(-1) ?? 0);
  return { before: columnOf(plan.edges[0] ?? 0), after, hidden: false, deleted: false, cells: drafts };
}

function listCells(cells: readonly Item[][]): RowDraft {
  const drafts = cells.map(
    (items): CellDraft => ({ span: 1, down: null, across: null, content: createContainer(items) }),
  );
  return { before: 0, after: 0, hidden: false, deleted: false, cells: drafts };
}
