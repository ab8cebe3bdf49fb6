/** Owns the streams inside a compound file, the container of Word 97 and Excel 97. Refuses to know what a stream means, and to follow a chain in circles. */
import { failed, type Result, success } from '#src/model/result.ts';

export type CompoundFile = {
  /** Streams by their way from the root, `WordDocument` or `ObjectPool/_1/CONTENTS`; a storage ends in "/". */
  readonly names: readonly string[];
  /** The bytes of a stream; null where the file has none of that name, or its chain of sectors is broken. */
  readonly stream: (name: string) => Uint8Array | null;
};

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function isCompoundFile(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** A chain ends with a number from here on, and no file has so many sectors. */
const lastSector = 0xfffffffa;
const noEntry = 0xffffffff;
const entryBytes = 128;
const headerSlots = 109;
const kinds = { storage: 1, stream: 2, root: 5 } as const;

type Entry = {
  readonly name: string;
  readonly kind: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
};

type Sectors = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly size: number;
  readonly next: Uint32Array;
};

/** Opens a compound file; `malformed` where its directory cannot be read. */
export function openCompoundFile(bytes: Uint8Array): Result<CompoundFile> {
  if (!isCompoundFile(bytes) || bytes.length < 512) return failed('malformed', 'no compound file');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return failed('malformed', 'sector size');
  const sectors = readTable(bytes, view, 1 << shift);
  const directory = sectors && readChain(sectors, view.getUint32(48, true), null);
  if (!sectors || !directory) return failed('malformed', 'no directory');
  const entries = readEntries(directory);
  const [root] = entries;
  if (root?.kind !== kinds.root) return failed('malformed', 'no root');
  const paths = walkTree(entries, root);
  if (paths === null) return failed('malformed', 'directory in circles');
  const smallBelow = view.getUint32(56, true);
  const small = readSmallSectors(sectors, view, root);
  return success({
    names: [...paths.keys()],
    stream: (name) => {
      const entry = paths.get(name);
      if (entry?.kind !== kinds.stream) return null;
      if (entry.size === 0) return new Uint8Array(0);
      if (entry.size >= smallBelow) return readChain(sectors, entry.start, entry.size);
      return small && readChain(small, entry.start, entry.size);
    },
  });
}

function sectorAt({ bytes, size }: Sectors, index: number): Uint8Array | null {
  const start = (index + 1) * size;
  return index >= lastSector || start >= bytes.length ? null : bytes.subarray(start, start + size);
}

/** Which sector follows which; the table lies in sectors that the header and a chain of its own name. */
function readTable(bytes: Uint8Array, view: DataView, size: number): Sectors | null {
  const count = Math.ceil(bytes.length / size);
  const next = new Uint32Array(count).fill(lastSector);
  const sectors: Sectors = { bytes, view, size, next };
  const named: number[] = [];
  for (let slot = 0; slot < headerSlots; slot += 1) named.push(view.getUint32(76 + slot * 4, true));
  let further = view.getUint32(68, true);
  for (let step = 0; further < lastSector; step += 1) {
    const sector = step > count ? null : sectorAt(sectors, further);
    if (sector === null || sector.length < size) return null;
    const words = wordsOf(sector);
    for (const word of words.subarray(0, -1)) named.push(word);
    further = words.at(-1) ?? lastSector;
  }
  named
    .filter((index) => index < lastSector)
    .slice(0, Math.ceil((count * 4) / size) + 1)
    .forEach((index, position) => {
      const sector = sectorAt(sectors, index);
      if (sector)
        next.set(wordsOf(sector).subarray(0, Math.max(0, count - position * (size / 4))), position * (size / 4));
    });
  return sectors;
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getUint32(at * 4, true));
}

/** The sectors of a chain one behind the other, cut to `length` bytes; null where the chain ends early, leaves the file or goes round. */
function readChain(sectors: Sectors, start: number, length: number | null): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let total = 0;
  let at = start;
  while (at < lastSector && (length === null || total < length)) {
    const sector = pieces.length > sectors.next.length ? null : sectorAt(sectors, at);
    if (sector === null) return null;
    pieces.push(sector);
    total += sector.length;
    at = sectors.next[at] ?? lastSector;
  }
  if (pieces.length === 0 || (length !== null && total < length)) return null;
  const whole = new Uint8Array(total);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return length === null ? whole : whole.subarray(0, length);
}

/** Small streams share the sectors of the root's own stream, 64 bytes each. */
function readSmallSectors(sectors: Sectors, view: DataView, root: Entry): Sectors | null {
  const table = readChain(sectors, view.getUint32(60, true), null);
  const bytes = root.size === 0 ? null : readChain(sectors, root.start, root.size);
  if (!table || !bytes) return null;
  const size = 64;
  // A sector number is counted from behind a header, which this stream does not have.
  const shifted = new Uint8Array(bytes.length + size);
  shifted.set(bytes, size);
  return { bytes: shifted, view, size, next: wordsOf(table) };
}

const utf16 = new TextDecoder('utf-16le');

function readEntries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + entryBytes <= directory.length; at += entryBytes) {
    const nameBytes = Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2));
    entries.push({
      name: utf16.decode(directory.subarray(at, at + nameBytes)),
      kind: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** Every entry by its way from the root; null where an entry is met twice. */
function walkTree(entries: readonly Entry[], root: Entry): ReadonlyMap<string, Entry> | null {
  const paths = new Map<string, Entry>();
  const met = new Set<number>();
  const waiting: { readonly index: number; readonly folder: string }[] = [{ index: root.child, folder: '' }];
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const { index, folder } = step;
    if (index === noEntry) continue;
    const entry = entries[index];
    if (!entry || met.has(index)) return null;
    met.add(index);
    const isStorage = entry.kind === kinds.storage;
    const path = `${folder}${entry.name}${isStorage ? '/' : ''}`;
    if ((isStorage || entry.kind === kinds.stream) && !paths.has(path)) paths.set(path, entry);
    waiting.push({ index: entry.left, folder }, { index: entry.right, folder });
    if (isStorage) waiting.push({ index: entry.child, folder: path });
  }
  return paths;
}
