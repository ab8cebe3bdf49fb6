/** Owns the properties that a Word 97 file keeps beside its text: pages of runs, each with a list of changes. Refuses those that say nothing of what is read. */
import { i16, u8, u16, u32 } from './bytes.ts';
import type { Stretch, Word97 } from './open-word97.ts';

/** One run of characters or one paragraph by its offsets in the main stream, `to` not included. */
export type Run<Properties> = { readonly from: number; readonly to: number; readonly properties: Properties };

export type CharacterProperties = { deleted: boolean; inserted: boolean; hidden: boolean; symbol: boolean };

export type RowCell = { down: 'restart' | 'continue' | null; readonly across: 'restart' | 'continue' | null };
/** Edges of the cells in twentieths of a point, one more than cells. */
export type RowPlan = { readonly edges: readonly number[]; readonly cells: readonly RowCell[] };

export type ParagraphProperties = {
  /** Number of the style; 1 to 9 are the headings of their level. */
  style: number;
  inTable: boolean;
  endsRow: boolean;
  /** In a table inside a table. */
  nested: boolean;
  plan: RowPlan | null;
};

const pageBytes = 512;

export function characterRuns(file: Word97): Run<CharacterProperties>[] {
  return walkPages(file, file.characterPages, 1).flatMap(({ from, to, page, entry }) => {
    const at = u8(page, entry) * 2;
    if (at === 0) return [];
    const properties = { deleted: false, inserted: false, hidden: false, symbol: false };
    for (const { code, at: operand } of changes(page, at + 1, at + 1 + u8(page, at))) {
      const on = (u8(page, operand) & 1) === 1;
      if (code === 0x0800) properties.deleted = on;
      else if (code === 0x0801) properties.inserted = on;
      else if (code === 0x083c) properties.hidden = on;
      else if (code === 0x6a09) properties.symbol = true;
    }
    return [{ from, to, properties }];
  });
}

/** Paragraphs by offset, in rising order. */
export function paragraphRuns(file: Word97): Run<ParagraphProperties>[] {
  const runs = walkPages(file, file.paragraphPages, 13).map(({ from, to, page, entry }) => {
    const at = u8(page, entry) * 2;
    const words = u8(page, at);
    const start = words === 0 ? at + 2 : at + 1;
    const end = words === 0 ? start + u8(page, at + 1) * 2 : start + words * 2 - 1;
    const properties = { style: 0, inTable: false, endsRow: false, nested: false, plan: null };
    if (at > 0) {
      properties.style = u16(page, start);
      applyParagraph(properties, page, start + 2, end, file.long);
    }
    return { from, to, properties };
  });
  return runs.sort((one, other) => one.from - other.from);
}

function applyParagraph(
  properties: ParagraphProperties,
  bytes: Uint8Array,
  start: number,
  end: number,
  long: Uint8Array | null,
): void {
  for (const { code, at } of changes(bytes, start, end)) {
    if (code === 0x2416) properties.inTable = u8(bytes, at) === 1;
    else if (code === 0x2417) properties.endsRow = u8(bytes, at) === 1;
    else if (code === 0x6649) properties.nested = u32(bytes, at) > 1;
    else if (code === 0xd608) properties.plan = readPlan(bytes, at + 2);
    else if (code === 0xd62b) mergeDown(properties.plan, u8(bytes, at + 1), u8(bytes, at + 2));
    else if ((code === 0x6645 || code === 0x6646) && long) {
      // A long list lies in a stream of its own; none there points to another.
      const far = u32(bytes, at);
      applyParagraph(properties, long, far + 2, far + 2 + u16(long, far), null);
    }
  }
}

function readPlan(bytes: Uint8Array, at: number): RowPlan {
  const count = Math.min(u8(bytes, at), 64);
  const edges = Array.from({ length: count + 1 }, (_, index) => i16(bytes, at + 1 + index * 2));
  const first = at + 1 + (count + 1) * 2;
  const cells = Array.from({ length: count }, (_, index): RowCell => {
    const flags = u16(bytes, first + index * 20);
    return {
      across: (flags & 2) !== 0 ? 'continue' : (flags & 1) !== 0 ? 'restart' : null,
      down: (flags & 0x40) !== 0 ? 'restart' : (flags & 0x20) !== 0 ? 'continue' : null,
    };
  });
  return { edges, cells };
}

function mergeDown(plan: RowPlan | null, index: number, flags: number): void {
  const cell = plan?.cells[index];
  if (cell) cell.down = flags === 3 ? 'restart' : flags === 1 ? 'continue' : null;
}

type Change = { readonly code: number; readonly at: number };

/** The changes of a list; `at` is where the operand begins. */
function* changes(bytes: Uint8Array, start: number, end: number): Generator<Change> {
  const stop = Math.min(end, bytes.length);
  for (let at = start; at + 2 <= stop; ) {
    const code = u16(bytes, at);
    yield { code, at: at + 2 };
    at += 2 + operandBytes(code, bytes, at + 2);
  }
}

function operandBytes(code: number, bytes: Uint8Array, at: number): number {
  const size = [1, 1, 2, 4, 2, 2, -1, 3][code >>> 13] ?? 1;
  if (size > 0) return size;
  // The definition of a row is longer than one byte can say.
  return code === 0xd608 ? 1 + u16(bytes, at) : 1 + u8(bytes, at);
}

type PageEntry = { readonly from: number; readonly to: number; readonly page: Uint8Array; readonly entry: number };

/** Every run of every page; `entry` is where in its page the run says where its list lies. */
function walkPages({ main, table }: Word97, { at, bytes }: Stretch, entryBytes: number): PageEntry[] {
  const list = table.subarray(at, at + bytes);
  const count = Math.floor((list.length - 4) / 8);
  const entries: PageEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = (u32(list, (count + 1) * 4 + index * 4) & 0x3fffff) * pageBytes;
    const page = main.subarray(start, start + pageBytes);
    const runs = page.length === pageBytes ? u8(page, pageBytes - 1) : 0;
    for (let run = 0; run < runs; run += 1) {
      const entry = (runs + 1) * 4 + run * entryBytes;
      entries.push({ from: u32(page, run * 4), to: u32(page, run * 4 + 4), page, entry });
    }
  }
  return entries;
}
