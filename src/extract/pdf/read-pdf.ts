/** Owns the reading of a PDF into blocks and tables, page by page: from its text, or from its pictures where it has none. Refuses to read pictures itself. */
import { assemblePages, tableAbove } from '#src/extract/grid/assemble-pages.ts';
import { hasLooseColumns, layOutPage, type PageLayout } from '#src/extract/grid/page-layout.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { failed, type Result, success } from '#src/model/result.ts';
import { findActiveContent } from './active-content.ts';
import { createCensus, isWithoutText } from './census.ts';
import { type OpenPdf, openPdf, type PdfAssets } from './open-pdf.ts';
import { createPageReader, isTagged, readAhead, readStructure } from './read-page.ts';
import { openScannedPages, PicturesTooLarge, type ScannedPages } from './scanned-pages.ts';
import { structLattices } from './struct-tables.ts';

export type { PdfAssets } from './open-pdf.ts';

/** Glyphs of one document beyond which reading stops. */
const glyphLimit = 5_000_000;

async function readPages(open: OpenPdf, scans: ScannedPages): Promise<Result<readonly PageLayout[]>> {
  const readPage = await createPageReader(open);
  const tagged = await isTagged(open);
  const census = createCensus();
  const pages: PageLayout[] = [];
  for await (const { number, marks } of readAhead(readPage, open.pdf.numPages)) {
    if (open.isBroken()) return failed('malformed', `near page ${number} of ${open.pdf.numPages}`);
    const above = tableAbove(pages);
    const scanned = isWithoutText(marks) ? await scans.read(number, above) : null;
    census.count(number, marks, scanned !== null);
    if (census.glyphs() > glyphLimit) return failed('too-large', `page ${number} of ${open.pdf.numPages}`);
    if (scanned) {
      pages.push(scanned);
      continue;
    }
    const { width, height, glyphs, horizontal, vertical } = marks;
    const material = { width, height, glyphs, rulings: { horizontal, vertical } };
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
  const scans = openScannedPages(bytes, assets);
  try {
    const read = await readPages(opened.value, scans);
    if (!read.ok) return read;
    const { document, notices } = assemblePages(read.value);
    const active = await findActiveContent(opened.value, bytes);
    return success(document, [...read.notices, ...active, ...notices]);
  } catch (error) {
    if (error instanceof PicturesTooLarge) return failed('too-large', error.message);
    return failed('malformed', error instanceof Error ? error.name : '');
  } finally {
    await Promise.all([opened.value.close(), scans.close()]);
  }
}
