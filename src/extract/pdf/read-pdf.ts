/** Owns the reading of a PDF with text into blocks and tables. Refuses scans, which it reports page by page. */
import { flowPages } from '#src/extract/grid/flow.ts';
import { type DocumentItem, joinPages } from '#src/extract/grid/join-pages.ts';
import type { GridTable, Place } from '#src/extract/grid/open-table.ts';
import { boxOnPage, hasLooseColumns, layOutPage, type PageLayout } from '#src/extract/grid/page-layout.ts';
import type { Block, Cell, ExtractedDocument, Origin, Table } from '#src/model/document.ts';
import { failed, type Notice, notice, type Result, success } from '#src/model/result.ts';
import { createCensus } from './census.ts';
import { type OpenPdf, openPdf, type PdfAssets } from './open-pdf.ts';
import { createPageReader, isTagged, readAhead, readStructure } from './read-page.ts';
import { structLattices } from './struct-tables.ts';

export type { PdfAssets } from './open-pdf.ts';

/** Glyphs of one document beyond which reading stops. */
const glyphLimit = 5_000_000;

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
};

function addBlock(draft: Draft, block: Omit<Block, 'id'>): string {
  const id = `b${draft.blocks.length + 1}`;
  draft.blocks.push({ id, ...block });
  return id;
}

function addTable(draft: Draft, table: GridTable): void {
  const cells = table.cells.map((cell): Cell => {
    const { row, column, rowSpan, columnSpan, text } = cell;
    const hidden = cell.hidden ? { hidden: true as const } : {};
    const block = addBlock(draft, { kind: 'cell', text, ...hidden, origins: draft.toOrigins(cell.places) });
    return { block, row, column, rowSpan, columnSpan, state: text === '' ? 'empty' : 'text' };
  });
  draft.tables.push({ id: `t${draft.tables.length + 1}`, rows: table.rows, columns: table.columns, cells });
}

function toDocument(items: readonly DocumentItem[], pages: readonly PageLayout[]): ExtractedDocument {
  const draft: Draft = { blocks: [], tables: [], toOrigins: originsOn(pages) };
  for (const item of items) {
    if (item.kind === 'table') {
      addTable(draft, item.table);
      continue;
    }
    if (item.kind === 'contents') {
      const origins = draft.toOrigins([item.place]);
      addBlock(draft, { kind: 'contents-entry', text: `${item.title}\t${item.page}`, origins });
      continue;
    }
    const places = item.kind === 'paragraph' ? item.places : [item.place];
    const hidden = item.hidden ? { hidden: true as const } : {};
    addBlock(draft, { kind: item.kind, text: item.text, ...hidden, origins: draft.toOrigins(places) });
  }
  return { blocks: draft.blocks, tables: draft.tables, carries: ['spans', 'pages', 'hidden-text'] };
}

async function readPages(open: OpenPdf): Promise<Result<readonly PageLayout[]>> {
  const readPage = await createPageReader(open);
  const tagged = await isTagged(open);
  const census = createCensus();
  const pages: PageLayout[] = [];
  for await (const { number, marks } of readAhead(readPage, open.pdf.numPages)) {
    if (open.isBroken()) return failed('malformed', `near page ${number} of ${open.pdf.numPages}`);
    census.count(number, marks);
    if (census.glyphs() > glyphLimit) return failed('too-large', `page ${number} of ${open.pdf.numPages}`);
    const { width, height, glyphs, horizontal, vertical } = marks;
    const material = { width, height, glyphs, rulings: { horizontal, vertical } };
    const above = pages.findLast(({ tables, lines }) => tables.length + lines.length > 0)?.tables.at(-1) ?? null;
    const layout = layOutPage(material, { above });
    const unruled = tagged && hasLooseColumns(layout) ? structLattices(await readStructure(open, number), glyphs) : [];
    pages.push(unruled.length > 0 ? layOutPage(material, { unruled, above }) : layout);
  }
  return success(pages, census.notices());
}

/**
 * A PDF → blocks and tables in reading order, origins in points from the top left of the turned page.
 * Failures: `empty`, `malformed`, `encrypted`, `too-many-pages`, `too-large`. Notices: `page-without-text`,
 * `unmapped-characters`, `hidden-text`, `rows-rejoined`, `columns-unsure`.
 */
export async function readPdf(bytes: Uint8Array, assets: PdfAssets): Promise<Result<ExtractedDocument>> {
  const opened = await openPdf(bytes, assets);
  if (!opened.ok) return opened;
  try {
    const read = await readPages(opened.value);
    if (!read.ok) return read;
    const heights = read.value.map((page) => page.height);
    const { items, rejoined, unsure } = joinPages(flowPages(read.value), heights);
    const notices: Notice[] = [...read.notices];
    for (const page of rejoined) notices.push(notice('rows-rejoined', { page: String(page) }));
    for (const page of unsure) notices.push(notice('columns-unsure', { page: String(page) }));
    return success(toDocument(items, read.value), notices);
  } catch (error) {
    return failed('malformed', error instanceof Error ? error.name : '');
  } finally {
    await opened.value.close();
  }
}
