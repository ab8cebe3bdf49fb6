/** Owns the run through the pages: what ends one and opens the next is joined where it is one paragraph or one table. Refuses the rules of joining. */
import type { FlowItem } from './flow.ts';
import { appendPart, closeTable, type GridTable, meet, type OpenTable, openTable, type Place } from './open-table.ts';
import { goesOnOverPage, joinOverPage, type Measure, type Paragraph } from './paragraphs.ts';
import { findLimits, isContinuation, isFilled, type Limits, placeOf } from './table-parts.ts';
import type { PageTable } from './tables.ts';
import { mendFoot } from './torn-edges.ts';

export type DocumentItem =
  | { readonly kind: 'paragraph'; readonly text: string; readonly hidden: boolean; readonly places: readonly Place[] }
  | { readonly kind: 'furniture'; readonly text: string; readonly hidden: boolean; readonly place: Place }
  | { readonly kind: 'contents'; readonly title: string; readonly page: string; readonly place: Place }
  | { readonly kind: 'table'; readonly table: GridTable };

type JoinedPages = {
  readonly items: readonly DocumentItem[];
  /** Pages on which a row goes on that began on the page before. */
  readonly rejoined: readonly number[];
  /** Pages that open with a row which may be the rest of the one before. */
  readonly unsure: readonly number[];
};

type Growing =
  | { kind: 'paragraph'; text: string; hidden: boolean; places: Place[]; last: Paragraph; room: Measure }
  | { kind: 'growing'; table: OpenTable };

type Settled = Exclude<DocumentItem, { kind: 'table' | 'paragraph' }>;

type Run = {
  readonly items: (Growing | Settled)[];
  readonly rejoined: number[];
  readonly unsure: number[];
  /** The last item of the text so far; furniture is passed over. */
  open: Growing | null;
  /** The page before has no text: only what is seen to go on goes on over it. */
  blank: boolean;
};

function addParagraph(run: Run, item: Extract<FlowItem, { kind: 'paragraph' }>, page: number, atTop: boolean): void {
  const { paragraph, room, box } = item;
  const { open } = run;
  if (atTop && open?.kind === 'paragraph' && goesOnOverPage(open.last, paragraph, open.room)) {
    open.text = joinOverPage(open.text, paragraph.text);
    open.places.push({ page, box });
    open.last = paragraph;
    return;
  }
  const { text, hidden } = paragraph;
  run.open = { kind: 'paragraph', text, hidden, places: [{ page, box }], last: paragraph, room };
  run.items.push(run.open);
}

function addTable(run: Run, whole: PageTable, page: number, limits: Limits | null): void {
  const { open } = run;
  const part = mendFoot(whole);
  const table = open?.kind === 'growing' ? open.table : null;
  const shift = limits && table ? placeOf(table, part) : null;
  if (limits && table && shift !== null) {
    const meeting = meet(table, part, shift, isFilled(table, limits));
    if (isContinuation(table, meeting, limits)) {
      if (appendPart(table, meeting, page)) run.rejoined.push(page);
      if (meeting.unsure) run.unsure.push(page);
      return;
    }
  }
  run.open = { kind: 'growing', table: openTable(part, page) };
  run.items.push(run.open);
}

function settle(item: Growing | Settled): DocumentItem {
  if (item.kind === 'growing') return { kind: 'table', table: closeTable(item.table) };
  if (item.kind !== 'paragraph') return item;
  const { kind, text, hidden, places } = item;
  return { kind, text, hidden, places };
}

/** Items of all pages in reading order, what crosses a page joined. Pages are numbered from 1, heights are in points. */
export function joinPages(pages: readonly (readonly FlowItem[])[], heights: readonly number[]): JoinedPages {
  const run: Run = { items: [], rejoined: [], unsure: [], open: null, blank: false };
  const limitsOf = findLimits(pages, heights);
  for (const [index, flow] of pages.entries()) {
    const page = index + 1;
    let atTop = index > 0;
    const limits = run.blank ? { bottom: Infinity } : limitsOf(index - 1);
    run.blank = false;
    for (const item of flow) {
      if (item.kind === 'furniture') {
        run.items.push({ kind: 'furniture', text: item.text, hidden: item.hidden, place: { page, box: item.box } });
        continue;
      }
      if (item.kind === 'paragraph') addParagraph(run, item, page, atTop);
      else if (item.kind === 'table') addTable(run, item.table, page, atTop ? limits : null);
      else {
        run.open = null;
        run.items.push({ kind: 'contents', ...item.entry, place: { page, box: item.box } });
      }
      atTop = false;
    }
    if (!atTop) continue;
    run.blank = true;
    if (run.open?.kind === 'paragraph') run.open = null;
  }
  return { items: run.items.map(settle), rejoined: run.rejoined, unsure: run.unsure };
}
