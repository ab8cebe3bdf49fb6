/** Owns the choice of encoding for a text file. Refuses replacement characters: a byte that fits no encoding fails the file. */
import { failed, type Notice, notice, type Result, success } from '#src/model/result.ts';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

export type DecodedText = { readonly text: string; readonly encoding: TextEncodingName };

/** Bytes → text, tried strictly in the order UTF-8, UTF-16, GB18030, Big5; `malformed` where none fits. */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  const marked = byteOrderMark(bytes);
  if (marked) return orMalformed(bytes, [marked]);
  if (!bytes.includes(0)) {
    const utf8 = decodeStrictly(bytes, 'utf-8');
    if (utf8 !== null) return success({ text: utf8, encoding: 'utf-8' });
  }
  const wide = utf16WithoutMark(bytes);
  if (wide) return orMalformed(bytes, [wide], [notice('encoding-guessed', { encoding: wide })]);
  if (bytes.includes(0)) return failed('unsupported', 'binary content');
  const order: TextEncodingName[] = looksLikeBig5(bytes) ? ['big5', 'gb18030'] : ['gb18030', 'big5'];
  return orMalformed(bytes, order);
}

function decodeStrictly(bytes: Uint8Array, encoding: TextEncodingName): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function orMalformed(
  bytes: Uint8Array,
  encodings: readonly TextEncodingName[],
  notices: readonly Notice[] = [],
): Result<DecodedText> {
  for (const encoding of encodings) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== null) return success({ text, encoding }, notices);
  }
  return failed('malformed', 'no encoding fits');
}

function byteOrderMark(bytes: Uint8Array): TextEncodingName | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

const sampleUnits = 4000;

/**
 * The byte order of text that does not say it, or of its beginning; null where it is no UTF-16. Chinese text in UTF-16 is
 * nearly all ideographs, ASCII and full-width marks; in the wrong byte order, or in another encoding, it is not.
 */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const little = ordinaryShare(bytes, 0);
  const big = ordinaryShare(bytes, 1);
  const best = Math.max(little, big);
  if (best < 0.95) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

function ordinaryShare(bytes: Uint8Array, highAt: 0 | 1): number {
  const units = Math.min(bytes.length / 2, sampleUnits);
  let ordinary = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const low = bytes[unit * 2 + highAt] ?? 0;
    const high = bytes[unit * 2 + 1 - highAt] ?? 0;
    const code = high * 256 + low;
    const ascii = code === 9 || code === 10 || code === 13 || (code >= 32 && code < 127);
    if (
      ascii ||
      (code >= 0x3000 && code < 0x3020) ||
      (code >= 0x4e00 && code < 0xa000) ||
      high === 0xff ||
      high === 0x20
    )
      ordinary += 1;
  }
  return ordinary / units;
}

// Simplified text in GB18030 stays in the GB2312 block, whose second bytes are all above 0xA0; about a third of Big5's are below 0x80.
function looksLikeBig5(bytes: Uint8Array): boolean {
  let pairs = 0;
  let lowTrail = 0;
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x81) continue;
    const trail = bytes[at + 1] ?? 0;
    if (trail >= 0x30 && trail <= 0x39) {
      at += 3;
      continue;
    }
    pairs += 1;
    if (trail < 0x80) lowTrail += 1;
    at += 1;
  }
  return pairs > 0 && lowTrail / pairs > 0.15;
}
