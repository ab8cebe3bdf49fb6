/** Owns what a page break leaves at the edges of a table part: squares that no line closes and stubs of cells. Refuses to judge whether the table goes on. */
import type { PageCell, PageTable } from './tables.ts';

/** The part without the border between two rows on which nothing but the dropped cells began. */
function withoutEdge(part: PageTable, row: number, dropped: ReadonlySet<PageCell>): PageTable {
  const cells = part.cells
    .filter((cell) => !dropped.has(cell))
    .map((cell): PageCell => {
      if (cell.row >= row) return { ...cell, row: cell.row - 1 };
      return cell.row + cell.rowSpan > row ? { ...cell, rowSpan: cell.rowSpan - 1 } : cell;
    });
  return { ...part, cells, rowEdges: part.rowEdges.filter((_, i) => i !== row) };
}

function cellAbove(part: PageTable, stub: PageCell): PageCell | undefined {
  return part.cells.find(
    (cell) =>
      cell.column === stub.column && cell.columnSpan === stub.columnSpan && cell.row + cell.rowSpan === stub.row,
  );
}

/** The cells that begin at a row, if all of them are blank and others run past it. */
function blankStarters(part: PageTable, row: number): PageCell[] {
  const starters = part.cells.filter((cell) => cell.row === row);
  const passed = part.cells.some((cell) => cell.row < row && cell.row + cell.rowSpan > row);
  return passed && starters.every((cell) => cell.text === '') ? starters : [];
}

/** The part with each stub taken into the cell above it, of which it is the rest: a border that only closes a piece of a cell is no border of a row. */
function takeStubs(
  part: PageTable,
  row: number,
  isStub: (stub: PageCell, above: PageCell) => boolean,
): PageTable | null {
  const stubs = blankStarters(part, row);
  const homes = new Map<PageCell, PageCell>();
  for (const stub of stubs) {
    const above = cellAbove(part, stub);
    if (above && isStub(stub, above)) homes.set(above, stub);
  }
  if (stubs.length === 0 || homes.size < stubs.length) return null;
  const grown = part.cells.map((cell): PageCell => {
    const stub = homes.get(cell);
    if (!stub) return cell;
    const [x0, y0, x1] = cell.box;
    return {
      ...cell,
      rowSpan: cell.rowSpan + stub.rowSpan,
      box: [x0, y0, x1, stub.box[3]],
      openBottom: stub.openBottom,
    };
  });
  return withoutEdge({ ...part, cells: grown }, row, new Set(stubs));
}

function rowsOf(part: PageTable): number {
  return part.rowEdges.length - 1;
}

/** Squares beside the last piece of a merged cell that reaches further down than its rows: no line closes them below, nor at the side. */
function trimFoot(part: PageTable): PageTable | null {
  const last = rowsOf(part) - 1;
  const voids = blankStarters(part, last);
  const open = voids.length > 0 && voids.every((cell) => cell.openBottom) && voids.some((cell) => cell.openSide);
  if (last === 0 || !open) return null;
  return withoutEdge(part, last, new Set(voids));
}

function mendFootStubs(part: PageTable): PageTable | null {
  const closed = part.cells.some((cell) => cell.row + cell.rowSpan === rowsOf(part) && !cell.openBottom);
  if (!closed) return null;
  for (let row = 1; row < rowsOf(part); row++) {
    const mended = takeStubs(part, row, (stub) => stub.openBottom);
    if (mended) return mended;
  }
  return null;
}

/** What a break left at the foot of the part is taken away; the same part where there is nothing of it. */
export function mendFoot(part: PageTable): PageTable {
  const mended = trimFoot(part) ?? mendFootStubs(part);
  return mended ? mendFoot(mended) : part;
}

/** The same at the head of a part that goes on with a table, below the rows that repeat its head. */
export function mendTop(part: PageTable, skipped: number): PageTable {
  for (let row = skipped + 1; row < rowsOf(part); row++) {
    const mended = takeStubs(part, row, (_, above) => above.row === skipped && above.text === '');
    if (mended) return mendTop(mended, skipped);
  }
  return part;
}

function isUnder(cell: PageCell, upper: PageCell): boolean {
  return (
    cell.row === upper.row + upper.rowSpan &&
    cell.column >= upper.column &&
    cell.column + cell.columnSpan <= upper.column + upper.columnSpan
  );
}

/** Blank squares from the first row down where nothing is drawn at the side, though the side is drawn further down: cells of the table above reach past them. */
export function findVoids(part: PageTable, skipped: number): PageCell[] {
  const drawn = part.cells.some((cell) => cell.row !== skipped && cell.column === 0 && !cell.openSide);
  if (!drawn) return [];
  const voids: PageCell[] = [];
  for (const cell of part.cells) {
    if (cell.text !== '' || !cell.openSide) continue;
    if (cell.row === skipped || voids.some((upper) => isUnder(cell, upper))) voids.push(cell);
  }
  return voids;
}
