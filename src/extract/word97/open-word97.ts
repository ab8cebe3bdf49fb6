/** Owns the streams and the header of a Word 97 file: where its text, its tables of properties and its bookmarks lie. Refuses the text itself. */
import { openCompoundFile } from '#src/extract/compound-file.ts';
import { failed, type Result, success } from '#src/model/result.ts';
import { u16, u32 } from './bytes.ts';

/** A stretch of the table stream. */
export type Stretch = { readonly at: number; readonly bytes: number };

export type Word97 = {
  /** Names of all streams; a storage ends in "/". */
  readonly names: readonly string[];
  /** The stream that holds the text and the pages of properties. */
  readonly main: Uint8Array;
  readonly table: Uint8Array;
  /** Long lists of properties. */
  readonly long: Uint8Array;
  readonly pieces: Stretch;
  readonly characterPages: Stretch;
  readonly paragraphPages: Stretch;
  readonly bookmarkNames: Stretch;
  /** Characters of the stories, one behind the other: body, notes, headers, comments, end notes, text boxes, text boxes of headers. */
  readonly stories: readonly number[];
};

const magic = 0xa5ec;
/** Word 6 and 95 keep another table of text, and another code page. */
const word97 = 0xc1;
const flags = { encrypted: 0x0100, tableOne: 0x0200 } as const;

/** @returns `encrypted`, `unsupported` for a file of Word 95 or before, `malformed` where a stream is missing or broken. */
export function openWord97(bytes: Uint8Array): Result<Word97> {
  const opened = openCompoundFile(bytes);
  if (!opened.ok) return opened;
  const { names, stream } = opened.value;
  const find = (wanted: string): Uint8Array | null => {
    const name = names.find((one) => one.toLowerCase() === wanted);
    return name === undefined ? null : stream(name);
  };
  const main = find('worddocument');
  if (main === null || u16(main, 0) !== magic) return failed('malformed', 'no Word header');
  if ((u16(main, 10) & flags.encrypted) !== 0) return failed('encrypted');
  if (u16(main, 2) < word97) return failed('unsupported', 'Word 95 or before');
  const table = find((u16(main, 10) & flags.tableOne) !== 0 ? '1table' : '0table');
  if (table === null) return failed('malformed', 'no table stream');
  const stretch = (at: number): Stretch => ({ at: u32(main, at), bytes: u32(main, at + 4) });
  return success({
    names,
    main,
    table,
    long: find('data') ?? new Uint8Array(0),
    pieces: stretch(0x1a2),
    characterPages: stretch(0xfa),
    paragraphPages: stretch(0x102),
    bookmarkNames: stretch(0x142),
    // The third count is of a kind of text that no program writes any more.
    stories: [0x4c, 0x50, 0x54, 0x5c, 0x60, 0x64, 0x68].map((at) => u32(main, at)),
  });
}

/** Names of bookmarks, in lower case: Word does not tell `_Toc1` from `_TOC1`. */
export function bookmarkNames({ table, bookmarkNames: { at, bytes } }: Word97): Set<string> {
  const names = new Set<string>();
  const list = table.subarray(at, at + bytes);
  if (u16(list, 0) !== 0xffff) return names;
  const utf16 = new TextDecoder('utf-16le');
  for (let offset = 6; offset + 2 <= list.length; ) {
    const length = u16(list, offset) * 2;
    names.add(utf16.decode(list.subarray(offset + 2, offset + 2 + length)).toLowerCase());
    offset += 2 + length + u16(list, 4);
  }
  return names;
}
