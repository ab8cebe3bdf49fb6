/** Owns what stands at an anchor: its text and its origins. Refuses anchors that point nowhere. */
import type { ExtractedDocument, Origin } from '#src/model/document.ts';
import type { Anchor } from '#src/model/statement.ts';
import { findBlock } from '#src/text/find-block.ts';

/** The longest quote, in UTF-16 units. */
export const quoteLength = 40;

/** The text at an anchor, its pieces joined as in the value; null where it points nowhere. */
export function textAt(anchor: Anchor, document: ExtractedDocument): string | null {
  const first = findBlock(document, anchor.block)?.text;
  if (first === undefined) return null;
  const [start, end] = anchor.span ?? [0, first.length];
  if (start > end || end > first.length) return null;
  let text = first.slice(start, end);
  for (const { block, span, joint } of anchor.continues ?? []) {
    const more = findBlock(document, block)?.text;
    if (more === undefined || span[0] > span[1] || span[1] > more.length) return null;
    text += joint + more.slice(span[0], span[1]);
  }
  return text;
}

/** The first 40 units, never half of a character. */
export function quoteOf(text: string): { quote: string; cut: boolean } {
  if (text.length <= quoteLength) return { quote: text, cut: false };
  const last = text.charCodeAt(quoteLength - 1);
  const half = last >= 0xd800 && last < 0xdc00;
  return { quote: text.slice(0, half ? quoteLength - 1 : quoteLength), cut: true };
}

/** Where an anchor stands on paper, one origin for each place in the file. */
export function originsAt(anchor: Anchor, document: ExtractedDocument): Origin[] {
  if (!anchor.continues) return [...(findBlock(document, anchor.block)?.origins ?? [])];
  const ids = [anchor.block, ...anchor.continues.map(({ block }) => block)];
  return [...new Set(ids)].flatMap((id) => findBlock(document, id)?.origins ?? []);
}
