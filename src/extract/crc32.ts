/** Owns the checksum of ZIP entries, so that a flipped bit is never read as a changed amount. Refuses every other checksum. */

/** Eight tables of 256: eight bytes are folded in at a time, which keeps the sum cheap beside inflating. */
const tables = buildTables();

function buildTables(): Int32Array {
  const table = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    table[byte] = value;
  }
  for (let at = 256; at < table.length; at++) {
    const before = table[at - 256] ?? 0;
    table[at] = (before >>> 8) ^ (table[before & 0xff] ?? 0);
  }
  return table;
}

/** CRC-32 as in ZIP (polynomial 0xEDB88320), continued from the sum of the bytes before; unsigned. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 8);
  let sum = ~before;
  for (let at = 0; at < whole; at += 8) {
    const low = sum ^ view.getInt32(at, true);
    const high = view.getInt32(at + 4, true);
    sum =
      pick(7, low) ^
      pick(6, low >>> 8) ^
      pick(5, low >>> 16) ^
      pick(4, low >>> 24) ^
      pick(3, high) ^
      pick(2, high >>> 8) ^
      pick(1, high >>> 16) ^
      pick(0, high >>> 24);
  }
  for (let at = whole; at < bytes.length; at++) sum = (sum >>> 8) ^ pick(0, sum ^ (bytes[at] ?? 0));
  return ~sum >>> 0;
}

function pick(table: number, byte: number): number {
  return tables[table * 256 + (byte & 0xff)] ?? 0;
}
