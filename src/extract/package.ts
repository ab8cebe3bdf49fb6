/** Owns opening a ZIP package whose every declared number may be a lie. Refuses to know what the parts of a package mean. */
import { Inflate, inflateSync } from 'fflate';
import { type FailureCode, failed, type Result, success } from '#src/model/result.ts';
import { crc32 } from './crc32.ts';
import { type Entry, readDirectory } from './zip-directory.ts';

const mebibyte = 1024 * 1024;

/** What a package may cost before it is called a bomb. Sizes in inflated bytes; `ratio` is inflated to stored bytes of one entry. */
export const packageLimits = {
  packageBytes: 200 * mebibyte,
  entryBytes: 100 * mebibyte,
  ratio: 200,
  ratioFromBytes: mebibyte,
  entries: 10_000,
} as const;
export type PackageLimits = { readonly [Name in keyof typeof packageLimits]: number };

/** Takes the next bytes of a part; false when it has seen enough. */
type Sink = (piece: Uint8Array) => boolean;

export type Package = {
  /** Names of the entries in the order of the directory, folders left out. */
  readonly names: readonly string[];
  /** The name under which the part is stored; names differ by more than case. */
  readonly find: (name: string) => string | undefined;
  /** Inflates one part piece by piece into the sink. The bytes of all parts read count against one limit. */
  readonly stream: (name: string, sink: Sink) => Result<null>;
};

/** Stored bytes pushed at once: deflate grows at most 1,032-fold, so one push gives at most 17 MB before it is counted. */
const pushBytes = 16 * 1024;

/**
 * Opens a package without inflating anything.
 * @returns `empty`, `encrypted` (an Office file under a password), `unsupported` (another OLE compound file),
 * `bomb` (over the limits by its own declaration, or entries that share bytes) or `malformed`.
 */
export function openPackage(bytes: Uint8Array, limits: PackageLimits = packageLimits): Result<Package> {
  if (bytes.length === 0) return failed('empty');
  if (isCompoundFile(bytes)) return failed(holdsEncryptedPackage(bytes) ? 'encrypted' : 'unsupported');
  const directory = readDirectory(bytes, limits.entries);
  if (!directory.ok) return directory;
  const entries = directory.value;
  const trouble = weighDeclared(entries, limits);
  if (trouble !== null) return failed(trouble);
  const names = [...entries.keys()];
  const folded = new Map(names.map((name) => [name.toLowerCase(), name]));
  let spent = 0;
  return success({
    names,
    find: (name) => (entries.has(name) ? name : folded.get(name.toLowerCase())),
    stream: (name, sink) => {
      const entry = entries.get(name);
      if (entry === undefined) return failed('malformed', 'a part is missing');
      if (entry.encrypted) return failed('encrypted');
      const allowance = Math.min(limits.entryBytes, limits.packageBytes - spent);
      const outcome = inflateEntry(bytes, entry, { ...limits, entryBytes: allowance }, sink);
      if (!outcome.ok) return outcome;
      spent += outcome.value;
      return success(null);
    },
  });
}

/** Honest bombs are refused before anything is inflated; the lying ones are counted while they come out. */
function weighDeclared(entries: ReadonlyMap<string, Entry>, limits: PackageLimits): FailureCode | null {
  let total = 0;
  for (const entry of entries.values()) {
    if (entry.declaredBytes > limits.entryBytes) return 'bomb';
    total += entry.declaredBytes;
  }
  return total > limits.packageBytes ? 'bomb' : null;
}

/** One entry piece by piece into the sink. @returns the number of bytes that came out. */
export function inflateEntry(bytes: Uint8Array, entry: Entry, limits: PackageLimits, sink: Sink): Result<number> {
  const stored = bytes.subarray(entry.start, entry.start + entry.storedBytes);
  let inflated = 0;
  let sum = 0;
  let wanted = true;
  let bomb = false;
  const take = (piece: Uint8Array): void => {
    inflated += piece.length;
    bomb ||= isBomb(inflated, stored.length, limits);
    if (bomb || !wanted) return;
    sum = crc32(piece, sum);
    wanted = sink(piece);
  };
  const whole =
    entry.method === 8 && !isBomb(entry.declaredBytes, stored.length, limits) ? inflateWhole(stored, entry) : null;
  if (whole !== null) take(whole);
  else if (entry.method === 0) take(stored);
  else if (entry.method !== 8) return failed('unsupported', 'compression method');
  else if (!inflateInPieces(stored, take, () => wanted && !bomb)) return failed('malformed', 'broken deflate stream');
  if (bomb) return failed('bomb');
  if (!wanted) return success(inflated);
  if (inflated !== entry.declaredBytes) return failed('malformed', 'declared size is wrong');
  if (sum !== entry.crc) return failed('malformed', 'checksum is wrong');
  return success(inflated);
}

function isBomb(inflated: number, stored: number, limits: PackageLimits): boolean {
  return inflated > limits.entryBytes || (inflated > limits.ratioFromBytes && inflated > limits.ratio * stored);
}

/** Up to here one go is faster than pieces, and a lie costs no memory and well under a second. */
const wholeLimits = { storedBytes: mebibyte / 4, declaredBytes: 8 * mebibyte } as const;

/**
 * Inflates a small entry into exactly the room that it declares, which no entry can outgrow.
 * @returns null where the entry is not small, not honest about its size or broken: the pieces then tell which.
 */
function inflateWhole(stored: Uint8Array, entry: Entry): Uint8Array | null {
  if (stored.length > wholeLimits.storedBytes || entry.declaredBytes > wholeLimits.declaredBytes) return null;
  try {
    // One byte more than declared shows that there is more.
    const whole = inflateSync(stored, { out: new Uint8Array(entry.declaredBytes + 1) });
    return whole.length === entry.declaredBytes ? whole : null;
  } catch {
    return null;
  }
}

/** @returns false where the stream is broken or ends too early. */
function inflateInPieces(stored: Uint8Array, take: (piece: Uint8Array) => void, more: () => boolean): boolean {
  const inflater = new Inflate((piece) => take(piece));
  try {
    for (let at = 0; more(); at += pushBytes) {
      const last = at + pushBytes >= stored.length;
      inflater.push(stored.subarray(at, at + pushBytes), last);
      if (last) break;
    }
    return true;
  } catch {
    return false;
  }
}

const compoundSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function isCompoundFile(bytes: Uint8Array): boolean {
  return compoundSignature.every((byte, index) => bytes[index] === byte);
}

const encryptedStream = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

/** Office stores a document under a password as this one stream; names in a compound file stand on 128-byte records. */
function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  for (let record = 512; record < bytes.length; record += 128) {
    if (encryptedStream.every((byte, index) => bytes[record + index] === byte)) return true;
  }
  return false;
}
