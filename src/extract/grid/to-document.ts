/** Owns how what lies on pages becomes the blocks and tables of a document, each with its places. Refuses to join, order or read anything. */
import type { Block, Cell, ExtractedDocument, Origin, Table } from '#src/model/document.ts';
import type { DocumentItem } from './join-pages.ts';
import type { GridTable, Place } from './open-table.ts';
import { boxOnPage, type PageLayout } from './page-layout.ts';

/** Places of the layout → origins on the pages as shown, to a hundredth of a point. */
function originsOn(pages: readonly PageLayout[]): (places: readonly Place[]) => Origin[] {
  return (places) =>
    places.map(({ page, box }) => {
      const layout = pages[page - 1];
      const shown = layout ? boxOnPage(layout, box) : box;
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = shown.map((n) => Math.round(n * 100) / 100);
      return { kind: 'page', page, box: [x0, y0, x1, y1] };
    });
}

type Draft = {
  readonly blocks: Block[];
  readonly tables: Table[];
  readonly toOrigins: (places: readonly Place[]) => Origin[];
  readonly toSureness: (places: readonly Place[]) => { readonly confidence?: number };
};

/** The least sure part of what stands at the places, as a block tells it; nothing where the file itself has the text. */
function surenessOn(pages: readonly PageLayout[]): (places: readonly Place[]) => { confidence?: number } {
  return (places) => {
    const parts = places.map(({ page, box }) => pages[page - 1]?.sureness?.(box)).filter((part) => part !== undefined);
    return parts.length > 0 ? { confidence: Math.round(Math.min(...parts) * 1000) / 1000 } : {};
  };
}

function addBlock(draft: Draft, block: Omit<Block, 'id'>): string {
  const id = `b${draft.blocks.length + 1}`;
  draft.blocks.push({ id, ...block });
  return id;
}

function addTable(draft: Draft, table: GridTable): void {
  const cells = table.cells.map((cell): Cell => {
    const { row, column, rowSpan, columnSpan, text } = cell;
    const hidden = cell.hidden ? { hidden: true as const } : {};
    const block = addBlock(draft, {
      kind: 'cell',
      text,
      ...draft.toSureness(cell.places),
      ...hidden,
      origins: draft.toOrigins(cell.places),
    });
    return { block, row, column, rowSpan, columnSpan, state: text === '' ? 'empty' : 'text' };
  });
  draft.tables.push({ id: `t${draft.tables.length + 1}`, rows: table.rows, columns: table.columns, cells });
}

/** Everything of the pages in reading order → blocks and tables; origins in points from the top left of the page as shown. */
export function toDocument(items: readonly DocumentItem[], pages: readonly PageLayout[]): ExtractedDocument {
  const draft: Draft = { blocks: [], tables: [], toOrigins: originsOn(pages), toSureness: surenessOn(pages) };
  for (const item of items) {
    if (item.kind === 'table') {
      addTable(draft, item.table);
      continue;
    }
    if (item.kind === 'contents') {
      const origins = draft.toOrigins([item.place]);
      addBlock(draft, {
        kind: 'contents-entry',
        text: `${item.title}\t${item.page}`,
        ...draft.toSureness([item.place]),
        origins,
      });
      continue;
    }
    const places = item.kind === 'paragraph' ? item.places : [item.place];
    const hidden = item.hidden ? { hidden: true as const } : {};
    addBlock(draft, {
      kind: item.kind,
      text: item.text,
      ...draft.toSureness(places),
      ...hidden,
      origins: draft.toOrigins(places),
    });
  }
  return { blocks: draft.blocks, tables: draft.tables, carries: ['spans', 'pages', 'hidden-text'] };
}
