/** Owns a ZIP that is no document but a bundle of them: what it holds, and one entry's content. Refuses to open a ZIP within, and to take a name for a path. */
import { failed, type Result, success } from '#src/model/result.ts';
import { kindOfZip } from './office-kind.ts';
import { inflateEntry, packageLimits } from './package.ts';
import { type Entry, readDirectory } from './zip-directory.ts';

export type BundleEntry = Entry & {
  /** As the packer wrote it, with "/" between folders; may hold anything a hostile hand can write. */
  readonly name: string;
};

/** One of these makes a ZIP a package of a kind that no reader knows, or a program, and no bundle. */
const packageParts = ['[content_types].xml', 'mimetype', 'meta-inf/manifest.xml', 'meta-inf/manifest.mf'];

const zipSignatures: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];

/**
 * The entries of a bundle in the order of its directory, folders left out; nothing is inflated.
 * @returns null where the bytes are no bundle, or a ZIP so broken that nobody can tell: its reader will say so. `bomb` where the entries declare more than a package may hold.
 */
export function listBundle(bytes: Uint8Array): Result<readonly BundleEntry[]> | null {
  if (!zipSignatures.some((signature) => signature.every((byte, at) => bytes[at] === byte))) return null;
  const directory = readDirectory(bytes, packageLimits.entries);
  if (!directory.ok) return null;
  const names = new Set([...directory.value.keys()].map((name) => name.toLowerCase()));
  if (names.has('word/document.xml') || kindOfZip(bytes) !== 'package') return null;
  if (packageParts.some((part) => names.has(part))) return null;
  const entries = [...directory.value].map(([name, entry]) => entryOf(name, entry));
  const total = entries.reduce((sum, { declaredBytes }) => sum + declaredBytes, 0);
  return total > packageLimits.packageBytes ? failed('bomb', '200 MiB') : success(entries);
}

// The directory keeps more than belongs to an entry.
function entryOf(name: string, entry: Entry): BundleEntry {
  const { method, encrypted, link, crc, start, storedBytes, declaredBytes } = entry;
  return { name, method, encrypted, link, crc, start, storedBytes, declaredBytes };
}

/**
 * The content of one entry from its stored bytes alone.
 * @returns `encrypted`; `bomb` where more comes out than is declared or allowed; `malformed` where less does, or other bytes; `too-deep` where the content is a bundle again.
 */
export function openBundleEntry(stored: Uint8Array, entry: Omit<Entry, 'start'>): Result<Uint8Array> {
  if (entry.encrypted) return failed('encrypted');
  if (entry.declaredBytes > packageLimits.entryBytes) return failed('bomb', '100 MiB');
  const content = new Uint8Array(entry.declaredBytes);
  let at = 0;
  const limits = { ...packageLimits, entryBytes: entry.declaredBytes };
  const inflated = inflateEntry(stored, { ...entry, start: 0 }, limits, (piece) => {
    content.set(piece, at);
    at += piece.length;
    return true;
  });
  if (!inflated.ok) return inflated;
  return listBundle(content) === null ? success(content) : failed('too-deep', 'ZIP within a ZIP');
}
