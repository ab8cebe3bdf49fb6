/** Owns the tables that the structure tree of a tagged page names, as rows of boxes. Refuses their text, which stands on the page. */
import { type Box, type Glyph, glyphBox, unite } from '#src/extract/grid/geometry.ts';
import type { Lattice } from '#src/extract/grid/lattice.ts';
import { type LooseCell, latticeFromRows } from '#src/extract/grid/slots.ts';

/** The tree may be as deep as a file likes; deeper than this is no page. */
const deepest = 64;

type Node = {
  readonly role: string;
  readonly children: readonly unknown[];
  readonly rowSpan: number;
  readonly columnSpan: number;
};

function field(value: object, name: string): unknown {
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function toSpan(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 1 && value <= 1000 ? value : 1;
}

function toNode(value: unknown): Node | null {
  if (typeof value !== 'object' || value === null) return null;
  const [role, children] = [field(value, 'role'), field(value, 'children')];
  if (typeof role !== 'string' || !Array.isArray(children)) return null;
  return { role, children, rowSpan: toSpan(field(value, 'rowSpan')), columnSpan: toSpan(field(value, 'colSpan')) };
}

function findRoles(value: unknown, roles: ReadonlySet<string>, depth = 0): Node[] {
  const node = toNode(value);
  if (!node || depth > deepest) return [];
  if (roles.has(node.role)) return [node];
  return node.children.flatMap((child) => findRoles(child, roles, depth + 1));
}

/** Numbers of the marked content below a node: ids end in `_mc` and the number. */
function marksBelow(value: unknown, depth = 0): number[] {
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  const id = field(value, 'id');
  const match = typeof id === 'string' ? /_mc(\d+)$/.exec(id) : null;
  if (match) return [Number(match[1])];
  const children = field(value, 'children');
  return Array.isArray(children) ? children.flatMap((child: unknown) => marksBelow(child, depth + 1)) : [];
}

const tableRole = new Set(['Table']);
const rowRole = new Set(['TR']);
const cellRoles = new Set(['TD', 'TH']);

/** Rows of a table that have something on this page: the tree repeats all rows on every page. */
function rowsOf(table: Node, boxes: ReadonlyMap<number, Box>): LooseCell[][] {
  const rows = table.children.flatMap((child) => findRoles(child, rowRole));
  return rows
    .map((row) =>
      row.children
        .flatMap((child) => findRoles(child, cellRoles))
        .flatMap((cell): LooseCell[] => {
          const found = marksBelow(cell)
            .map((mark) => boxes.get(mark))
            .filter((box) => box !== undefined);
          return found.length > 0 ? [{ box: unite(found), rowSpan: cell.rowSpan, columnSpan: cell.columnSpan }] : [];
        }),
    )
    .filter((row) => row.length > 0);
}

/** Grids for the tables that a structure tree names on a page. */
export function structLattices(tree: unknown, glyphs: readonly Glyph[]): Lattice[] {
  const boxes = new Map<number, Box>();
  for (const glyph of glyphs) {
    if (glyph.mark < 0 || glyph.hidden || glyph.text.trim() === '') continue;
    const known = boxes.get(glyph.mark);
    boxes.set(glyph.mark, known ? unite([known, glyphBox(glyph)]) : glyphBox(glyph));
  }
  return findRoles(tree, tableRole)
    .map((table) => latticeFromRows(rowsOf(table, boxes)))
    .filter((lattice) => lattice !== null);
}
