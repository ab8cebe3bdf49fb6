/** Owns the tests of the package guard: bombs, lies, cuts and what is no package. */
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { crc32 } from '#src/extract/crc32.ts';
import { openPackage, packageLimits } from '#src/extract/package.ts';

const seed = new Uint8Array(readFileSync('fixtures/shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx'));

/** The code of the failure of opening and then reading every entry, or `ok`. */
function outcomeOf(bytes: Uint8Array, limits = packageLimits): string {
  const opened = openPackage(bytes, limits);
  if (!opened.ok) return opened.failure.code;
  for (const name of opened.value.names) {
    const read = opened.value.stream(name, () => true);
    if (!read.ok) return read.failure.code;
  }
  return 'ok';
}

/** Overwrites a little-endian number at an offset inside the n-th directory entry. */
function patchDirectory(bytes: Uint8Array, entry: number, offset: number, value: number, width: 2 | 4 = 4): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let found = -1;
  for (let at = 0; at + 4 <= copy.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50 && ++found === entry) {
      if (width === 4) view.setUint32(at + offset, value, true);
      else view.setUint16(at + offset, value, true);
      return copy;
    }
  }
  throw new Error('no such directory entry');
}

const zeros = (mebibytes: number): Uint8Array => new Uint8Array(mebibytes * 1024 * 1024);
const noise = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => (index * 2654435761) >>> 24);
const small = zipSync({ 'a.xml': noise(2000), 'b.xml': noise(3000) });

describe('a package', () => {
  test('gives back the bytes of every part, in the order of the directory', () => {
    const opened = openPackage(zipSync({ 'b.xml': noise(100_000), 'a.xml': [noise(50), { level: 0 }] }));
    if (!opened.ok) throw new Error(opened.failure.code);
    expect(opened.value.names).toEqual(['b.xml', 'a.xml']);
    const pieces: Uint8Array[] = [];
    const read = opened.value.stream('b.xml', (piece) => pieces.push(piece) > 0);
    expect(read.ok).toBe(true);
    expect(Buffer.concat(pieces).equals(Buffer.from(noise(100_000)))).toBe(true);
  });

  test('reads every part of a real submission', () => {
    expect(outcomeOf(seed)).toBe('ok');
  });

  test('finds parts whatever their case, and no part by the name of a built-in property', () => {
    const opened = openPackage(zipSync({ 'Word/Document.xml': noise(10) }));
    if (!opened.ok) throw new Error(opened.failure.code);
    expect(opened.value.find('word/document.xml')).toBe('Word/Document.xml');
    for (const name of ['__proto__', 'constructor', 'toString']) expect(opened.value.find(name)).toBeUndefined();
  });

  test('takes an entry named __proto__ as a name like any other', () => {
    const plain = zipSync({ proto9chars: noise(20) });
    const name = new TextEncoder().encode('__proto__xx');
    const text = Buffer.from(plain);
    for (let at = text.indexOf('proto9chars'); at >= 0; at = text.indexOf('proto9chars')) text.set(name, at);
    const opened = openPackage(new Uint8Array(text));
    expect(opened.ok && opened.value.names).toEqual(['__proto__xx']);
    expect(Object.keys({})).toEqual([]);
  });

  test('allows bytes in front, as some carriers add', () => {
    expect(outcomeOf(Buffer.concat([Buffer.from('%PDF-1.4\n'), small]))).toBe('ok');
  });
});

describe('a bomb', () => {
  test.for([
    ['an entry over the limit by its own word', 'bomb', zipSync({ 'a.xml': zeros(101) })],
    ['an entry that grows more than 200-fold', 'bomb', zipSync({ 'a.xml': zeros(3) })],
    ['a growth of more than 200-fold below one mebibyte, which is no bomb', 'ok', zipSync({ 'a.xml': zeros(1) })],
    ['an entry that declares nothing and grows', 'bomb', patchDirectory(zipSync({ 'a.xml': zeros(40) }), 0, 24, 0)],
    [
      'an entry that declares a little and grows',
      'bomb',
      patchDirectory(zipSync({ 'a.xml': zeros(120) }), 0, 24, 5000),
    ],
  ] as const)('%s is %s', ([, expected, bytes]) => {
    expect(outcomeOf(bytes)).toBe(expected);
  });

  test('is seen in the sum of parts that are each allowed', () => {
    const limits = { ...packageLimits, packageBytes: 5000 };
    expect(outcomeOf(zipSync({ 'a.xml': noise(3000) }), limits)).toBe('ok');
    expect(outcomeOf(zipSync({ 'a.xml': noise(3000), 'b.xml': noise(3000) }), limits)).toBe('bomb');
  });

  test('is counted while it comes out, also over several parts', () => {
    const honest = zipSync({ 'a.xml': noise(3000), 'b.xml': noise(3000) });
    const lying = patchDirectory(honest, 1, 24, 10);
    expect(outcomeOf(lying, { ...packageLimits, packageBytes: 5000 })).toBe('bomb');
  });

  test('of too many entries is refused by their number', () => {
    const files = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`${index}`, new Uint8Array(0)]));
    expect(outcomeOf(zipSync(files))).toBe('bomb');
  });

  test('of entries that share their bytes is refused', () => {
    expect(outcomeOf(patchDirectory(small, 0, 20, 2200))).toBe('bomb');
  });
});

describe('a broken package', () => {
  test.for([
    ['nothing', 'empty', new Uint8Array(0)],
    ['text', 'malformed', new TextEncoder().encode('部门预算绩效文本')],
    ['a declared size that is too small', 'malformed', patchDirectory(small, 0, 24, 1999)],
    ['a declared size that is too large', 'malformed', patchDirectory(small, 0, 24, 2001)],
    ['a wrong checksum', 'malformed', patchDirectory(small, 0, 16, 1)],
    ['an entry outside the file', 'malformed', patchDirectory(small, 0, 42, 900_000)],
    ['an entry longer than the file', 'malformed', patchDirectory(small, 0, 20, 900_000)],
    ['an entry under a password', 'encrypted', patchDirectory(small, 0, 8, 1, 2)],
    ['an unknown way of packing', 'unsupported', patchDirectory(small, 0, 10, 14, 2)],
  ] as const)('%s is refused: %s', ([, expected, bytes]) => {
    expect(outcomeOf(bytes)).toBe(expected);
  });

  test('with two entries of one name is refused, since readers differ on which one counts', () => {
    const twice = Buffer.from(zipSync({ 'a1.xml': noise(20), 'a2.xml': noise(30) }));
    for (let at = twice.indexOf('a2.xml'); at >= 0; at = twice.indexOf('a2.xml')) twice.write('a1.xml', at);
    expect(outcomeOf(new Uint8Array(twice))).toBe('malformed');
  });

  test('never throws, and never gives wrong bytes for right ones, when cut or flipped anywhere', () => {
    for (let cut = 1; cut < small.length; cut += 37) expect(outcomeOf(small.subarray(0, cut))).not.toBe('ok');
    const right = contentOf(small);
    for (let at = 0; at < small.length; at += 11) {
      const flipped = small.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      expect([null, right]).toContain(contentOf(flipped));
    }
  });
});

/** The bytes of all parts, or null where any of them is refused. */
function contentOf(bytes: Uint8Array): string | null {
  const opened = openPackage(bytes);
  if (!opened.ok) return null;
  let text = '';
  for (const name of opened.value.names) {
    const read = opened.value.stream(name, (piece) => {
      text += Buffer.from(piece).toString('hex');
      return true;
    });
    if (!read.ok) return null;
  }
  return text;
}

describe('an OLE compound file', () => {
  const compound = (stream: string): Uint8Array => {
    const bytes = new Uint8Array(2048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(new Uint8Array(Buffer.from(stream, 'utf16le')), 512 + 128);
    return bytes;
  };

  test.for([
    ['EncryptedPackage', 'encrypted'],
    ['WordDocument', 'unsupported'],
  ] as const)('with the stream %s is %s', ([stream, expected]) => {
    expect(outcomeOf(compound(stream))).toBe(expected);
  });
});

test('the checksum of known text is the published one, in one go and in pieces', () => {
  const bytes = new TextEncoder().encode('123456789');
  expect(crc32(bytes)).toBe(0xcbf43926);
  expect(crc32(bytes.subarray(4), crc32(bytes.subarray(0, 4)))).toBe(0xcbf43926);
});
