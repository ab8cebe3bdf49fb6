/** Owns writing ZIP files that say of themselves what a test wants. Refuses to be honest on its own: names are bytes, sizes what was ordered. */
import { deflateRawSync } from 'node:zlib';
import { crc32 } from '#src/extract/crc32.ts';

export type ZipEntry = {
  /** Text is written as UTF-8 with flag 11, bytes as they are without it. */
  readonly name: string | Uint8Array;
  readonly content: Uint8Array | string;
  readonly encrypted?: boolean;
  readonly link?: boolean;
  /** What the entry says of its inflated size. */
  readonly declared?: number;
  readonly crc?: number;
  /** Other stored bytes than the content's. */
  readonly stored?: Uint8Array;
  readonly method?: number;
};

export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const stored = Buffer.from(entry.stored ?? deflateRawSync(content));
    const name = Buffer.from(entry.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((typeof entry.name === 'string' ? 1 << 11 : 0) | (entry.encrypted ? 1 : 0), 2);
    common.writeUInt16LE(entry.method ?? 8, 4);
    common.writeUInt32LE(entry.crc ?? crc32(content), 10);
    common.writeUInt32LE(stored.length, 14);
    common.writeUInt32LE(entry.declared ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt16LE((3 << 8) | 20, 4);
    common.copy(listed, 6);
    listed.writeUInt32LE((entry.link ? 0o120777 : 0o100644) * 0x1_0000, 38);
    listed.writeUInt32LE(at, 42);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name, stored]);
    parts.push(local);
    directory.push(listed, name);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, listed, end]));
}
