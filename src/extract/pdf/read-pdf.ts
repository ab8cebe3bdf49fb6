/** Owns the reading of a PDF with text into blocks and tables. Refuses scans, which it reports page by page. */
import { flowPages } from '#src/extract/grid/flow.ts';
import { joinPages } from '#src/extract/grid/join-pages.ts';
import { hasLooseColumns, layOutPage, type PageLayout } from '#src/extract/grid/page-layout.ts';
import { toDocument } from '#src/extract/grid/to-document.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { failed, type Notice, notice, type Result, success } from '#src/model/result.ts';
import { findActiveContent } from './active-content.ts';
import { createCensus } from './census.ts';
import { type OpenPdf, openPdf, type PdfAssets } from './open-pdf.ts';
import { createPageReader, isTagged, readAhead, readStructure } from './read-page.ts';
import { structLattices } from './struct-tables.ts';

export type { PdfAssets } from './open-pdf.ts';

/** Glyphs of one document beyond which reading stops. */
const glyphLimit = 5_000_000;

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
 * `unmapped-characters`, `hidden-text`, `active-content`, `rows-rejoined`, `columns-unsure`.
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
    notices.push(...(await findActiveContent(opened.value, bytes)));
    return success(toDocument(items, read.value), notices);
  } catch (error) {
    return failed('malformed', error instanceof Error ? error.name : '');
  } finally {
    await opened.value.close();
  }
}
