/** Owns where findings stand in the drawn text: stretches, tags, column heads, what is missing. Refuses markup. */
import type { Cell, ExtractedDocument, Table } from '#src/model/document.ts';
import type { Finding, Place } from '#src/model/finding.ts';
import type { Weight } from '../tally.ts';
import { type FindingName, placeId } from './ids.ts';

/** A finding as the page names it; `label` is the number that it has everywhere. */
export type NamedFinding = {
  readonly finding: Finding;
  readonly name: FindingName;
  readonly weight: Weight;
  readonly label: string;
};

/** Points from a text to a card; `id` is what the card points back to, `end` where in the text it stands. */
export type Tag = { readonly id: string; readonly of: NamedFinding; readonly end: number };
export type Stretch = { readonly from: number; readonly to: number; readonly weight: Weight };
export type BlockMarks = {
  readonly stretches: readonly Stretch[];
  readonly tags: readonly Tag[];
  /** Names of what stands missing at this block. */
  readonly lacks: readonly { readonly label: string; readonly tag: Tag }[];
  /** Blank and named at the head of its column, so it has no tag of its own. */
  readonly blank: boolean;
};

export type MarkPlan = {
  readonly at: (block: string) => BlockMarks | undefined;
  /** The id where a place is drawn; null where it is not. */
  readonly target: (finding: NamedFinding, place: number) => string | null;
};

type Building = { stretches: Stretch[]; tags: Tag[]; lacks: { label: string; tag: Tag }[]; blank: boolean };

/** Places of one finding that are marked; beyond that the counts stand alone. */
export const mostMarked = 200;

export function planMarks(document: ExtractedDocument, findings: readonly NamedFinding[]): MarkPlan {
  const texts = new Map(document.blocks.map(({ id, text }) => [id, text]));
  const cells = cellIndex(document);
  const marks = new Map<string, Building>();
  const targets = new Map<string, string>();
  const at = (block: string): Building => {
    const known = marks.get(block);
    if (known) return known;
    const made: Building = { stretches: [], tags: [], lacks: [], blank: false };
    marks.set(block, made);
    return made;
  };
  for (const of of findings) {
    const heads = columnHeads(of.finding.places, cells, texts);
    const placed = new Map<string, string>();
    for (const [index, place] of of.finding.places.slice(0, mostMarked).entries()) {
      const block = place.anchor.block;
      const text = texts.get(block);
      if (text === undefined) continue;
      const head = heads.get(index);
      const target = head ?? block;
      const missing = isMissing(place, text);
      const key = `${missing ? place.label : ''} ${target}`;
      const inCell = cells.has(target) && !missing;
      const earlier = inCell ? placed.get(key) : undefined;
      const id = earlier ?? placeId(of.name, index);
      targets.set(`${of.label} ${index}`, id);
      placed.set(key, id);
      if (head !== undefined) at(block).blank = true;
      const tag: Tag = { id, of, end: endOf(place, texts.get(target) ?? '', head !== undefined) };
      if (missing) at(target).lacks.push({ label: place.label, tag });
      else if (earlier === undefined) at(target).tags.push(tag);
      if (head === undefined && !missing) addStretches(place, of.weight, text, at);
    }
  }
  return {
    at: (block) => marks.get(block),
    target: (of, place) => targets.get(`${of.label} ${place}`) ?? null,
  };
}

type CellAt = { readonly table: Table; readonly cell: Cell };

function cellIndex(document: ExtractedDocument): ReadonlyMap<string, CellAt> {
  return new Map(document.tables.flatMap((table) => table.cells.map((cell) => [cell.block, { table, cell }])));
}

/** What is missing stands at a heading or head that has text of its own. */
function isMissing(place: Place, text: string): boolean {
  return place.quote === '' && place.absent !== null && text.trim() !== '';
}

function endOf(place: Place, text: string, whole: boolean): number {
  return whole || !place.anchor.span ? text.length : Math.min(place.anchor.span[1], text.length);
}

function addStretches(place: Place, weight: Weight, text: string, at: (block: string) => Building): void {
  const { block, span, continues } = place.anchor;
  const [from, to] = span ?? [0, text.length];
  at(block).stretches.push({ from, to, weight });
  for (const more of continues ?? []) at(more.block).stretches.push({ from: more.span[0], to: more.span[1], weight });
}

/** Place index → block of the column's head, where every cell under the head is such a place: a blank column is one thing, not one per row. */
function columnHeads(
  places: readonly Place[],
  cells: ReadonlyMap<string, CellAt>,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<number, string> {
  const columns = new Map<string, { at: CellAt; indexes: number[] }>();
  for (const [index, place] of places.entries()) {
    const found = cells.get(place.anchor.block);
    if (!found || place.quote !== '' || texts.get(place.anchor.block)?.trim() !== '') continue;
    const key = `${found.table.id} ${found.cell.column}`;
    const column = columns.get(key) ?? { at: found, indexes: [] };
    column.indexes.push(index);
    columns.set(key, column);
  }
  const heads = new Map<number, string>();
  for (const { at, indexes } of columns.values()) {
    const blocks = new Set(indexes.map((index) => places[index]?.anchor.block));
    const head = headAbove(at, blocks);
    if (indexes.length < 2 || head === null || texts.get(head)?.trim() === '') continue;
    for (const index of indexes) heads.set(index, head);
  }
  return heads;
}

/** The nearest cell above the column; null where a cell below the head is none of the places. */
function headAbove({ table, cell }: CellAt, blocks: ReadonlySet<string | undefined>): string | null {
  const column = table.cells.filter(
    ({ column, columnSpan }) => column <= cell.column && cell.column < column + columnSpan,
  );
  const first = column.findIndex(({ block }) => blocks.has(block));
  const below = column.slice(first);
  return below.every(({ block }) => blocks.has(block)) ? (column[first - 1]?.block ?? null) : null;
}
