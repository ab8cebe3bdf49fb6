/** Owns encoders for the encodings old office software writes, by turning the platform's decoders round. Refuses characters that an encoding does not have. */

export type TextEncoding = 'utf-8' | 'utf-16le' | 'gb18030' | 'big5';

type Table = ReadonlyMap<string, readonly number[]>;

function* pairs(leads: readonly [number, number], trails: readonly [number, number]): Generator<number[]> {
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let trail = trails[0]; trail <= trails[1]; trail++) yield [lead, trail];
  }
}

/** The four-byte sequences of GB18030 for the basic plane, 0x81308130 to 0x84318130 and a little beyond. */
function* fourBytes(): Generator<number[]> {
  for (const [first, second] of pairs([0x81, 0x84], [0x30, 0x39])) {
    for (const [third, fourth] of pairs([0x81, 0xfe], [0x30, 0x39])) {
      yield [first ?? 0, second ?? 0, third ?? 0, fourth ?? 0];
    }
  }
}

function invert(encoding: string, sequences: Iterable<number[]>): Table {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, readonly number[]>();
  for (const bytes of sequences) {
    let text: string;
    try {
      text = decoder.decode(new Uint8Array(bytes));
    } catch {
      continue;
    }
    // One character, and not yet known by a shorter or earlier sequence.
    if ([...text].length === 1 && !table.has(text)) table.set(text, bytes);
  }
  return table;
}

function* gb18030Sequences(): Generator<number[]> {
  yield* pairs([0x81, 0xfe], [0x40, 0xfe]);
  yield* fourBytes();
}

const builders = {
  gb18030: () => invert('gb18030', gb18030Sequences()),
  big5: () => invert('big5', pairs([0x81, 0xfe], [0x40, 0xfe])),
};

const tables = new Map<string, Table>();

function tableOf(encoding: 'gb18030' | 'big5'): Table {
  const known = tables.get(encoding) ?? builders[encoding]();
  tables.set(encoding, known);
  return known;
}

/** Beyond the basic plane GB18030 has four bytes for every code point, in order from 0x90308130. */
function encodeBeyond(character: string): readonly number[] | null {
  const rank = (character.codePointAt(0) ?? 0) - 0x10000;
  if (rank < 0) return null;
  return [
    0x90 + Math.floor(rank / 12_600),
    0x30 + (Math.floor(rank / 1260) % 10),
    0x81 + (Math.floor(rank / 10) % 126),
    0x30 + (rank % 10),
  ];
}

function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let index = 0; index < text.length; index++) view.setUint16(2 + index * 2, text.charCodeAt(index), true);
  return bytes;
}

/** True where every character of `text` exists in the encoding. Simplified characters mostly do not exist in Big5. */
export function canEncode(text: string, encoding: TextEncoding): boolean {
  if (encoding === 'utf-8' || encoding === 'utf-16le') return true;
  const table = tableOf(encoding);
  return [...text].every(
    (character) =>
      character < '\u0080' || table.has(character) || (encoding === 'gb18030' && encodeBeyond(character) !== null),
  );
}

/** The bytes of `text`; UTF-16LE with a byte order mark, UTF-8 without. Throws on a character the encoding lacks. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return encodeUtf16(text);
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    const sequence =
      character < '\u0080'
        ? [character.charCodeAt(0)]
        : (table.get(character) ?? (encoding === 'gb18030' ? encodeBeyond(character) : null));
    if (!sequence) throw new Error(`${encoding} has no ${character}`);
    bytes.push(...sequence);
  }
  return new Uint8Array(bytes);
}
