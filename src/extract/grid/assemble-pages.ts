/** Owns the last stretch from laid-out pages to a document: flow, joints across pages, and the notices of what was joined. Refuses glyphs and formats. */
import type { ExtractedDocument } from '#src/model/document.ts';
import { type Notice, notice } from '#src/model/result.ts';
import { flowPages } from './flow.ts';
import { type DocumentItem, joinPages } from './join-pages.ts';
import type { PageLayout } from './page-layout.ts';
import type { PageTable } from './tables.ts';
import { toDocument } from './to-document.ts';

/** The table that the pages so far end with, which the next one may go on with. */
export function tableAbove(pages: readonly PageLayout[]): PageTable | null {
  return pages.findLast(({ tables, lines }) => tables.length + lines.length > 0)?.tables.at(-1) ?? null;
}

/** All pages in order → the document with notices `rows-rejoined` and `columns-unsure`; `besides` is set behind its text. */
export function assemblePages(
  pages: readonly PageLayout[],
  besides: readonly DocumentItem[] = [],
): { readonly document: ExtractedDocument; readonly notices: readonly Notice[] } {
  const heights = pages.map((page) => page.height);
  const { items, rejoined, unsure } = joinPages(flowPages(pages), heights);
  const notices = [
    ...rejoined.map((page) => notice('rows-rejoined', { page: String(page) })),
    ...unsure.map((page) => notice('columns-unsure', { page: String(page) })),
  ];
  return { document: toDocument([...items, ...besides], pages), notices };
}
