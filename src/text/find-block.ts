/** Owns the way from a block's id to the block and its place in the reading order. Refuses ids that no block has. */
import type { Block, ExtractedDocument } from '#src/model/document.ts';

/** By id, for documents whose ids are not numbers in order; kept as long as the document. */
const orders = new WeakMap<readonly Block[], ReadonlyMap<string, number>>();

/** The index of a block among the blocks of its document, or -1. */
export function orderOfBlock({ blocks }: ExtractedDocument, id: string): number {
  // Readers number blocks from b1 on in reading order: most often the id tells where the block stands.
  const guess = Number(id.slice(1)) - 1;
  if (blocks[guess]?.id === id) return guess;
  const known = orders.get(blocks) ?? new Map(blocks.map((block, order) => [block.id, order]));
  orders.set(blocks, known);
  return known.get(id) ?? -1;
}

export function findBlock(document: ExtractedDocument, id: string): Block | undefined {
  return document.blocks[orderOfBlock(document, id)];
}
