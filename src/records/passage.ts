/** Owns running text that remembers which blocks it came from. Refuses to change a character of it. */
import type { Block } from '#src/model/document.ts';
import type { Anchor, Anchored } from '#src/model/statement.ts';
import { type Stretch, trimStretch } from '#src/text/sentences.ts';

type Piece = { readonly block: string; readonly start: number; readonly end: number; readonly joint: '' | '\n' };

/** `text` is the pieces with their joints between them; the first piece has no joint. */
export type Passage = { readonly text: string; readonly pieces: readonly Piece[] };

/** One stretch of a block, white space at its ends left out. */
export function passageOf(block: Block, stretch: Stretch = [0, block.text.length]): Passage {
  const [start, end] = trimStretch(block.text, stretch);
  return { text: block.text.slice(start, end), pieces: [{ block: block.id, start, end, joint: '' }] };
}

/** The lines of a block: a line break inside a paragraph parts two lines, as in a text file. */
export function linesOf(block: Block): Passage[] {
  const lines: Passage[] = [];
  let start = 0;
  for (const line of block.text.split('\n')) {
    const passage = passageOf(block, [start, start + line.length]);
    if (passage.text !== '') lines.push(passage);
    start += line.length + 1;
  }
  return lines;
}

/** Passages one behind the other; "" joins the halves of a sentence, "\n" whole paragraphs. */
export function joinPassages(passages: readonly Passage[], joint: '' | '\n'): Passage {
  return {
    text: passages.map(({ text }) => text).join(joint),
    pieces: passages.flatMap(({ pieces }, index) =>
      pieces.map((piece, at) => (at === 0 && index > 0 ? { ...piece, joint } : piece)),
    ),
  };
}

/** A part of a passage, white space at its ends left out. */
export function slicePassage(passage: Passage, stretch: Stretch): Passage {
  const [start, end] = trimStretch(passage.text, stretch);
  const pieces: Piece[] = [];
  let at = 0;
  for (const piece of passage.pieces) {
    const from = at + piece.joint.length;
    const to = from + piece.end - piece.start;
    const cutFrom = Math.max(start, from);
    const cutTo = Math.min(end, to);
    // A blank piece between two others carries a line break of the text.
    const blank = piece.start === piece.end && pieces.length > 0 && from < end;
    if (cutFrom < cutTo || blank || (start === end && start >= from && start <= to && pieces.length === 0)) {
      const joint = pieces.length === 0 ? '' : piece.joint;
      pieces.push({
        block: piece.block,
        start: piece.start + cutFrom - from,
        end: piece.start + Math.max(cutTo, cutFrom) - from,
        joint,
      });
    }
    at = to;
  }
  return { text: passage.text.slice(start, end), pieces };
}

/** Where a passage stands. */
export function anchorOf(passage: Passage): Anchor {
  const [first, ...rest] = passage.pieces;
  if (!first) throw new Error('a passage without pieces has no place');
  const anchor: Anchor = { block: first.block, span: [first.start, first.end] };
  if (rest.length === 0) return anchor;
  return { ...anchor, continues: rest.map(({ block, start, end, joint }) => ({ block, span: [start, end], joint })) };
}

/** The passage's text as a value of the statement; blank text is null. */
export function textValue(passage: Passage): Anchored<string> {
  return { value: passage.text === '' ? null : passage.text, anchor: anchorOf(passage) };
}
