/** Owns the writing of small PDFs by hand: numbered objects, a table of offsets, optional RC4 locking. Refuses fonts and layout. */
import { createHash } from 'node:crypto';

type PdfParts = {
  /** Content streams, one per page, in latin1. */
  readonly pages: readonly string[];
  /** Entries of every page dictionary besides Type, Parent, Contents. */
  readonly page?: string;
  /** Further objects by number, from 100 on. */
  readonly objects?: Readonly<Record<number, string>>;
  /** Entries of the catalog besides Type and Pages. */
  readonly catalog?: string;
  /** A false /Count for the page tree. */
  readonly count?: number;
  readonly lock?: { readonly user: string; readonly owner: string };
};

export const helvetica = '/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
export const sheet = '/MediaBox [0 0 400 600]';

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const id = Buffer.from('00112233445566778899aabbccddeeff', 'hex');

function md5(...parts: Uint8Array[]): Buffer {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function rc4(key: Uint8Array, text: Uint8Array): Buffer {
  const box = Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (box[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    [box[i], box[j]] = [box[j] ?? 0, box[i] ?? 0];
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    text.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (box[i] ?? 0)) & 255;
      [box[i], box[j]] = [box[j] ?? 0, box[i] ?? 0];
      return byte ^ (box[((box[i] ?? 0) + (box[j] ?? 0)) & 255] ?? 0);
    }),
  );
}

const pad = (password: string) => Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);

/** The standard security handler, revision 2 (ISO 32000-1, 7.6.3): key and encryption dictionary. */
function lockWith({ user, owner }: { user: string; owner: string }): { key: Buffer; dictionary: string } {
  const o = rc4(md5(pad(owner)).subarray(0, 5), pad(user));
  const permissions = Buffer.from([0xc0, 0xff, 0xff, 0xff]);
  const key = md5(pad(user), o, permissions, id).subarray(0, 5);
  const u = rc4(key, padding);
  const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`;
  return { key, dictionary: `<< /Filter /Standard /V 1 /R 2 /O ${hex(o)} /U ${hex(u)} /P -64 >>` };
}

export function writePdf(parts: PdfParts): Uint8Array {
  const lock = parts.lock ? lockWith(parts.lock) : null;
  const objects = new Map<number, Buffer>();
  const add = (number: number, text: string) => objects.set(number, Buffer.from(text, 'latin1'));
  const numbers = parts.pages.map((_, i) => 1000 + 2 * i);
  add(1, `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`);
  add(
    2,
    `<< /Type /Pages /Kids [${numbers.map((n) => `${n} 0 R`).join(' ')}] /Count ${parts.count ?? numbers.length} >>`,
  );
  for (const [number, text] of Object.entries(parts.objects ?? {})) add(Number(number), text);
  parts.pages.forEach((content, i) => {
    const number = numbers[i] ?? 0;
    add(number, `<< /Type /Page /Parent 2 0 R /Contents ${number + 1} 0 R ${parts.page ?? `${sheet} ${helvetica}`} >>`);
    const raw = Buffer.from(content, 'latin1');
    const salt = Buffer.from([(number + 1) & 255, (number + 1) >> 8, 0, 0, 0]);
    const stream = lock ? rc4(md5(lock.key, salt).subarray(0, 10), raw) : raw;
    const head = Buffer.from(`<< /Length ${stream.length} >>\nstream\n`);
    objects.set(number + 1, Buffer.concat([head, stream, Buffer.from('\nendstream')]));
  });
  if (lock) add(3, lock.dictionary);
  return assemble(objects, lock !== null);
}

function assemble(objects: ReadonlyMap<number, Buffer>, locked: boolean): Uint8Array {
  const chunks = [Buffer.from('%PDF-1.4\n')];
  let offset = chunks[0]?.length ?? 0;
  const entries: string[] = [];
  for (const [number, body] of [...objects].sort((a, b) => a[0] - b[0])) {
    const chunk = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    entries.push(`${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
    chunks.push(chunk);
    offset += chunk.length;
  }
  const ids = `[<${id.toString('hex')}> <${id.toString('hex')}>]`;
  const trailer = `<< /Size ${Math.max(...objects.keys()) + 1} /Root 1 0 R /ID ${ids} ${locked ? '/Encrypt 3 0 R' : ''} >>`;
  chunks.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${entries.join('')}trailer\n${trailer}\nstartxref\n${offset}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(chunks));
}

/** Text at a place, in Helvetica: points from the bottom left, as PDF counts. */
export function say(text: string, x: number, y: number, size = 12): string {
  return `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;
}
