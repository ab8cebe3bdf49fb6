/** Owns the text of a Word 97 file: pieces that lie anywhere in it, put in order. Refuses control characters' meaning. */
import { failed, type Result, success } from '#src/model/result.ts';
import { u8, u16, u32 } from './bytes.ts';
import type { Word97 } from './open-word97.ts';

/** `start` counts characters of the text, `offset` bytes of the main stream; a character takes `width` bytes. */
type Piece = { readonly start: number; readonly end: number; readonly offset: number; readonly width: 1 | 2 };

export type PiecedText = {
  readonly text: string;
  /** Where in the main stream a character lies. */
  readonly offsetOf: (character: number) => number;
  /** Calls back for each stretch of characters that lies between two offsets of the main stream. */
  readonly charactersIn: (from: number, to: number, tell: (start: number, end: number) => void) => void;
};

const western = new TextDecoder('windows-1252');
const utf16 = new TextDecoder('utf-16le');
const narrow = 0x40000000;

/** @returns `malformed` where the table of pieces is missing or a piece lies outside the file. */
export function readPieces({ main, table, pieces: { at, bytes } }: Word97): Result<PiecedText> {
  const list = table.subarray(at, at + bytes);
  let start = 0;
  while (u8(list, start) === 1) start += 3 + u16(list, start + 1);
  if (u8(list, start) !== 2) return failed('malformed', 'no table of pieces');
  const plan = list.subarray(start + 5, start + 5 + u32(list, start + 1));
  const count = Math.floor((plan.length - 4) / 12);
  const pieces: Piece[] = [];
  const texts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = u32(plan, index * 4);
    const to = u32(plan, index * 4 + 4);
    const place = u32(plan, (count + 1) * 4 + index * 8 + 2);
    const width = (place & narrow) === 0 ? 2 : 1;
    const offset = width === 2 ? place : (place & ~narrow) >>> 1;
    const end = offset + (to - from) * width;
    if (from !== (pieces.at(-1)?.end ?? 0) || to < from || end > main.length)
      return failed('malformed', 'a piece lies outside the file');
    pieces.push({ start: from, end: to, offset, width });
    const stored = main.subarray(offset, end);
    texts.push(width === 2 ? utf16Units(stored) : western.decode(stored));
  }
  return success(indexPieces(pieces, texts.join('')));
}

// Half a pair at the edge of a piece must stay one unit, or all positions behind it shift.
function utf16Units(stored: Uint8Array): string {
  const text = utf16.decode(stored);
  if (text.length === stored.length / 2) return text;
  return Array.from({ length: stored.length / 2 }, (_, at) => String.fromCharCode(u16(stored, at * 2))).join('');
}

function indexPieces(pieces: readonly Piece[], text: string): PiecedText {
  const byOffset = [...pieces].sort((one, other) => one.offset - other.offset);
  return {
    text,
    offsetOf: (character) => {
      const piece = pieces[lastAtMost(pieces, character, ({ start }) => start)];
      return piece ? piece.offset + (character - piece.start) * piece.width : 0;
    },
    charactersIn: (from, to, tell) => {
      for (
        let at = Math.max(
          0,
          lastAtMost(byOffset, from, ({ offset }) => offset),
        );
        at < byOffset.length;
        at += 1
      ) {
        const piece = byOffset[at];
        if (!piece || piece.offset >= to) return;
        const start = piece.start + Math.max(0, Math.ceil((from - piece.offset) / piece.width));
        const end = Math.min(piece.end, piece.start + Math.ceil((to - piece.offset) / piece.width));
        if (start < end) tell(start, end);
      }
    },
  };
}

/** The index of the last item whose key is not above `value`; -1 where all are. */
export function lastAtMost<Item>(items: readonly Item[], value: number, key: (item: Item) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && key(item) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
