/** Owns how tests look at a read PDF: the document of a result that must be good, and its tables as text grids. Refuses to judge. */
import { readPdf } from '#src/extract/pdf/read-pdf.ts';
import type { Block, ExtractedDocument, Table } from '#src/model/document.ts';
import type { Notice } from '#src/model/result.ts';
import { pdfAssets } from './pdf-assets.ts';

export type Reading = { readonly document: ExtractedDocument; readonly notices: readonly Notice[] };

/** Reads a PDF that must be readable; a failure fails the test. */
export async function mustReadPdf(bytes: Uint8Array): Promise<Reading> {
  const result = await readPdf(bytes, pdfAssets);
  if (!result.ok) throw new Error(`not read: ${result.failure.code} ${result.failure.detail}`);
  return { document: result.value, notices: result.notices };
}

export function blockOf(document: ExtractedDocument, id: string): Block {
  const block = document.blocks.find((candidate) => candidate.id === id);
  if (!block) throw new Error(`no block ${id}`);
  return block;
}

/** `row column rowSpan×columnSpan text` per cell. */
export function sketchTable(document: ExtractedDocument, table: Table): string[] {
  return table.cells.map((cell) => {
    const { text } = blockOf(document, cell.block);
    return `${cell.row} ${cell.column} ${cell.rowSpan}×${cell.columnSpan} ${text}`.trimEnd();
  });
}

/** Pages a cell stands on, by its text. */
export function pagesOfText(document: ExtractedDocument, text: string): number[] {
  const block = document.blocks.find((candidate) => candidate.text === text);
  return (block?.origins ?? []).flatMap((origin) => (origin.kind === 'page' ? [origin.page] : []));
}

/** Texts of everything that is neither cell nor furniture. */
export function runningTexts(document: ExtractedDocument): string[] {
  return document.blocks.filter((b) => b.kind !== 'cell' && b.kind !== 'furniture').map((b) => b.text);
}
