/** Owns what an Excel 97 file says of itself in its records before it is parsed: a password, sheets of macros, other books. Refuses the cells. */
import { openCompoundFile } from '#src/extract/compound-file.ts';
import { failed, type Result, success } from '#src/model/result.ts';
import type { WorkbookTraits } from './sheet.ts';

export type GuardedCompound = {
  readonly traits: WorkbookTraits;
  /** Written before Excel 97: its texts are in the code page of its time. */
  readonly old: boolean;
};

const records = { filePass: 0x2f, boundSheet: 0x85, supBook: 0x1ae, bof: 0x809 } as const;
/** How a book names itself and the add-ins of the program among the other books. */
const ownBooks: ReadonlySet<number> = new Set([0x0401, 0x3a01]);
const macroSheet = 1;

/** @returns `encrypted` for a book under a password, `malformed` where the container or its records are broken. */
export function guardCompound(bytes: Uint8Array): Result<GuardedCompound> {
  const opened = openCompoundFile(bytes);
  if (!opened.ok) return opened;
  const { names, stream } = opened.value;
  const main = names.find((name) => /^workbook$/iu.test(name)) ?? names.find((name) => /^book$/iu.test(name));
  const book = main === undefined ? null : stream(main);
  if (book === null) return failed('malformed', 'no workbook');
  const active = new Map<string, number>();
  const external = new Map<string, number>();
  const add = (counts: Map<string, number>, kind: string): void => void counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (names.some((name) => /^_VBA_PROJECT_CUR\//iu.test(name))) add(active, 'macros');
  for (const name of names) if (/^MBD[0-9A-F]+\/$/iu.test(name)) add(active, 'ole');
  for (const { type, body } of walkRecords(book)) {
    if (type === records.filePass) return failed('encrypted');
    if (type === records.boundSheet && body[5] === macroSheet) add(active, 'excel4-macros');
    if (type === records.supBook && body.length >= 4) countBook(body, (kind) => add(external, kind));
  }
  return success({ traits: { active, external, unsolved: 0, pictures: false }, old: /^book$/iu.test(main ?? '') });
}

function countBook(body: Uint8Array, add: (kind: string) => void): void {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  if (ownBooks.has(view.getUint16(2, true))) return;
  // A book without sheets is the address of a conversation with another program.
  add(view.getUint16(0, true) === 0 ? 'dde' : 'externalLink');
}

type BiffRecord = { readonly type: number; readonly body: Uint8Array };

/** The records up to the first sheet: what concerns the book as a whole. */
function* walkRecords(book: Uint8Array): Generator<BiffRecord> {
  const view = new DataView(book.buffer, book.byteOffset, book.byteLength);
  let begun = false;
  for (let at = 0; at + 4 <= book.length; ) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (type === records.bof && begun) return;
    begun ||= type === records.bof;
    yield { type, body: book.subarray(at + 4, at + 4 + length) };
    at += 4 + length;
  }
}
