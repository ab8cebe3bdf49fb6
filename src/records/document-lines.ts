/** Owns the document as a list of lines and tables in reading order. Refuses furniture, hidden text and cells outside their table. */
import type { Block, ExtractedDocument, Table } from '#src/model/document.ts';
import { linesOf, type Passage } from './passage.ts';

export type TextLine = {
  readonly kind: 'text';
  readonly passage: Passage;
  readonly contentsEntry: boolean;
  readonly brokenReference: boolean;
};
export type TableLine = { readonly kind: 'table'; readonly table: Table };
export type DocumentLine = TextLine | TableLine;

export type BlockIndex = ReadonlyMap<string, Block>;

export function indexBlocks(document: ExtractedDocument): BlockIndex {
  return new Map(document.blocks.map((block) => [block.id, block]));
}

/** Lines of the body; a table stands where its first cell stands. */
export function documentLines(document: ExtractedDocument): DocumentLine[] {
  const tableOf = new Map<string, Table>();
  for (const table of document.tables) for (const cell of table.cells) tableOf.set(cell.block, table);
  const seen = new Set<Table>();
  const lines: DocumentLine[] = [];
  for (const block of document.blocks) {
    const table = tableOf.get(block.id);
    if (table) {
      if (!seen.has(table)) lines.push({ kind: 'table', table });
      seen.add(table);
    } else if (block.kind !== 'furniture' && block.kind !== 'cell' && !block.hidden) lines.push(...textLines(block));
  }
  return lines;
}

function textLines(block: Block): TextLine[] {
  return linesOf(block).map((passage) => ({
    kind: 'text',
    passage,
    contentsEntry: block.kind === 'contents-entry',
    brokenReference: block.brokenReference === true,
  }));
}
