/** Owns the central directory of a ZIP file and where each entry lies. Refuses entries that share bytes and never inflates. */
import { failed, type Result, success } from '#src/model/result.ts';

export type Entry = {
  readonly method: number;
  readonly encrypted: boolean;
  /** A symbolic link: its bytes are the path it points to. */
  readonly link: boolean;
  readonly crc: number;
  /** Where the stored bytes begin. */
  readonly start: number;
  readonly storedBytes: number;
  readonly declaredBytes: number;
};

const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
};
const endBytes = 22;
const centralBytes = 46;
const localBytes = 30;
/** In a 16 or 32 bit field: the number stands in the 64 bit record instead. */
const elsewhere16 = 0xffff;
const elsewhere32 = 0xffffffff;
/** Flag 11 of an entry. */
const nameIsUtf8 = 1 << 11;
/** Unix keeps the type of a file in the upper half of the external attributes. */
const fileTypeBits = 0xf000;
const linkBits = 0xa000;

type Extent = { readonly entries: number; readonly start: number; readonly end: number; readonly shift: number };
type Listed = Entry & { readonly name: string; readonly offset: number; readonly next: number };

/**
 * Entries by name, folders left out. Names are keys only, never paths.
 * @returns `malformed` where the file is no ZIP, is cut off or names one entry twice; `bomb` where there are more than
 * `limit` entries or where two entries share bytes, which only a bomb needs.
 */
export function readDirectory(bytes: Uint8Array, limit: number): Result<ReadonlyMap<string, Entry>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const extent = findExtent(view);
  if (extent === null) return failed('malformed', 'no ZIP directory');
  if (extent.entries > limit) return failed('bomb', 'too many entries');
  const entries = new Map<string, Entry>();
  const ranges: { start: number; end: number }[] = [];
  let at = extent.start;
  for (let count = 0; count < extent.entries; count++) {
    const listed = readListed(bytes, view, at, extent);
    if (listed === null) return failed('malformed', 'broken ZIP entry');
    at = listed.next;
    ranges.push({ start: listed.offset, end: listed.start + listed.storedBytes });
    if (listed.name.endsWith('/')) continue;
    if (entries.has(listed.name)) return failed('malformed', 'two entries of one name');
    entries.set(listed.name, listed);
  }
  return sharesBytes(ranges) ? failed('bomb', 'entries share bytes') : success(entries);
}

function sharesBytes(ranges: { start: number; end: number }[]): boolean {
  ranges.sort((one, other) => one.start - other.start);
  return ranges.some((range, index) => range.start < (ranges[index - 1]?.end ?? 0));
}

function findExtent(view: DataView): Extent | null {
  const lowest = Math.max(0, view.byteLength - endBytes - elsewhere16);
  for (let at = view.byteLength - endBytes; at >= lowest; at--) {
    if (view.getUint32(at, true) !== signatures.end) continue;
    if (at + endBytes + view.getUint16(at + 20, true) > view.byteLength) continue;
    return readExtent(view, at);
  }
  return null;
}

function readExtent(view: DataView, at: number): Extent | null {
  let end = at;
  let entries = view.getUint16(at + 10, true);
  let size = view.getUint32(at + 12, true);
  let start = view.getUint32(at + 16, true);
  if (view.getUint16(at + 4, true) !== view.getUint16(at + 6, true)) return null;
  if (entries === elsewhere16 || size === elsewhere32 || start === elsewhere32) {
    const locator = at - 20;
    if (locator < 0 || view.getUint32(locator, true) !== signatures.locator64) return null;
    end = readLong(view, locator + 8);
    if (end + 56 > locator || view.getUint32(end, true) !== signatures.end64) return null;
    entries = readLong(view, end + 32);
    size = readLong(view, end + 40);
    start = readLong(view, end + 48);
  }
  // Some files carry bytes in front of the package; all offsets then lie by that much.
  const shift = end - size - start;
  return shift < 0 ? null : { entries, start: start + shift, end, shift };
}

function readLong(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x1_0000_0000;
}

function readListed(bytes: Uint8Array, view: DataView, at: number, extent: Extent): Listed | null {
  if (at + centralBytes > extent.end || view.getUint32(at, true) !== signatures.central) return null;
  const nameEnd = at + centralBytes + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > extent.end) return null;
  const long = longFields(view, nameEnd, extraEnd);
  const declaredBytes = long(view.getUint32(at + 24, true));
  const storedBytes = long(view.getUint32(at + 20, true));
  const offset = long(view.getUint32(at + 42, true)) + extent.shift;
  if (offset + localBytes > extent.start || view.getUint32(offset, true) !== signatures.local) return null;
  const start = offset + localBytes + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + storedBytes > extent.start) return null;
  const name = bytes.subarray(at + centralBytes, nameEnd);
  // One flipped bit in a name and the part would be missed in silence.
  if (name.some((byte, index) => byte !== bytes[offset + localBytes + index])) return null;
  const flags = view.getUint16(at + 8, true);
  return {
    name: decodeName(name, (flags & nameIsUtf8) !== 0),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) === 1,
    link: (view.getUint16(at + 40, true) & fileTypeBits) === linkBits,
    crc: view.getUint32(at + 16, true),
    start,
    storedBytes,
    declaredBytes,
    offset,
    next,
  };
}

/** The 64 bit numbers of an entry stand in one extra field, in a fixed order, and only those that did not fit in 32 bits. */
function longFields(view: DataView, from: number, to: number): (short: number) => number {
  let at = from;
  while (at + 4 <= to && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return (short) => {
    if (short !== elsewhere32 || at + 8 > to) return short;
    at += 8;
    return readLong(view, at - 8);
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

/** Old Chinese packers write names in GBK without saying so. Backslashes are what some packers write for slashes. */
function decodeName(bytes: Uint8Array, flagged: boolean): string {
  return chooseName(bytes, flagged).replaceAll('\\', '/').replace(/^\/+/, '');
}

function chooseName(bytes: Uint8Array, flagged: boolean): string {
  let name: string;
  try {
    name = utf8.decode(bytes);
  } catch {
    return gb18030.decode(bytes);
  }
  // 一 in GBK (D2 BB) is also a Cyrillic letter in UTF-8; a Chinese name in UTF-8 has three bytes for each character.
  if (flagged || /[\u0800-\uffff]/u.test(name) || !/[\u0080-\u07ff]/u.test(name)) return name;
  const chinese = gb18030.decode(bytes);
  return chinese.includes('\ufffd') ? name : chinese;
}
