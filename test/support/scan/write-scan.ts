/** Owns the files that scanners write: a PDF of JPEG pages, a TIFF of many pages, a PNG, a JPEG. Refuses text layers. */
import { encode as encodePng } from 'fast-png';
import { encode as encodeJpeg } from 'jpeg-js';
import type { Picture } from './picture.ts';

export function scanJpeg({ width, height, channels, pixels }: Picture, quality: number): Uint8Array {
  const coloured = Buffer.alloc(width * height * 4, 255);
  for (let at = 0, from = 0; at < coloured.length; at += 4, from += channels) {
    coloured[at] = pixels[from] ?? 0;
    coloured[at + 1] = pixels[channels === 1 ? from : from + 1] ?? 0;
    coloured[at + 2] = pixels[channels === 1 ? from : from + 2] ?? 0;
  }
  return new Uint8Array(encodeJpeg({ width, height, data: coloured }, quality).data);
}

export function scanPng({ width, height, channels, pixels }: Picture): Uint8Array {
  return encodePng({ width, height, channels, depth: 8, data: pixels });
}

/** Joins parts and remembers where each object begins, as the table at the end of a PDF wants it. */
function pdfBody() {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const add = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (dictionary: string, stream?: Uint8Array) => {
    offsets.push(length);
    add(`${offsets.length} 0 obj\n${dictionary}\n`);
    if (stream) {
      add('stream\n');
      add(stream);
      add('\nendstream\n');
    }
    add('endobj\n');
  };
  const finish = () => {
    const start = length;
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    add(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`);
    add(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
    return new Uint8Array(Buffer.concat(parts));
  };
  add('%PDF-1.4\n');
  return { object, finish };
}

/** One JPEG to a page, the page as large as the paper under the scanner was. */
export function scanPdf(pictures: readonly Picture[], dpi: number, quality: number): Uint8Array {
  const { object, finish } = pdfBody();
  const kids = pictures.map((_, index) => `${3 + index * 3} 0 R`).join(' ');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object(`<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`);
  pictures.forEach((picture, index) => {
    const { width, height } = picture;
    const [wide, high] = [width, height].map((side) => ((side * 72) / dpi).toFixed(2));
    const [content, image] = [4 + index * 3, 5 + index * 3];
    const drawing = Buffer.from(`q ${wide} 0 0 ${high} 0 0 cm /Im0 Do Q`);
    const jpeg = scanJpeg(picture, quality);
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${content} 0 R /Resources << /XObject << /Im0 ${image} 0 R >> >> >>`,
    );
    object(`<< /Length ${drawing.length} >>`, drawing);
    object(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    );
  });
  return finish();
}

const tiff = { short: 3, long: 4, rational: 5 } as const;

/** An uncompressed TIFF, one strip to a page. */
export function scanTiff(pictures: readonly Picture[], dpi: number): Uint8Array {
  const entries = 12;
  const folder = 2 + entries * 12 + 4;
  /** Behind the folder: the depth of three channels, and the resolution twice. */
  const behind = 8 + 16;
  const sizes = pictures.map(({ pixels }) => folder + behind + pixels.length + (pixels.length % 2));
  const file = Buffer.alloc(8 + sizes.reduce((sum, size) => sum + size, 0));
  file.write('II', 0, 'latin1');
  file.writeUInt16LE(42, 2);
  file.writeUInt32LE(8, 4);
  let start = 8;
  pictures.forEach(({ width, height, channels, pixels }, index) => {
    const extra = start + folder;
    let at = start + 2;
    const entry = (tag: number, type: number, count: number, value: number) => {
      file.writeUInt16LE(tag, at);
      file.writeUInt16LE(type, at + 2);
      file.writeUInt32LE(count, at + 4);
      file.writeUInt32LE(value, at + 8);
      at += 12;
    };
    file.writeUInt16LE(entries, start);
    entry(256, tiff.long, 1, width);
    entry(257, tiff.long, 1, height);
    entry(258, tiff.short, channels, channels === 1 ? 8 : extra);
    entry(259, tiff.short, 1, 1);
    entry(262, tiff.short, 1, channels === 1 ? 1 : 2);
    entry(273, tiff.long, 1, extra + behind);
    entry(277, tiff.short, 1, channels);
    entry(278, tiff.long, 1, height);
    entry(279, tiff.long, 1, pixels.length);
    entry(282, tiff.rational, 1, extra + 8);
    entry(283, tiff.rational, 1, extra + 16);
    entry(296, tiff.short, 1, 2);
    const next = start + (sizes[index] ?? 0);
    file.writeUInt32LE(index + 1 < pictures.length ? next : 0, at);
    for (const channel of [0, 1, 2]) file.writeUInt16LE(8, extra + channel * 2);
    for (const rational of [8, 16]) {
      file.writeUInt32LE(dpi, extra + rational);
      file.writeUInt32LE(1, extra + rational + 4);
    }
    file.set(pixels, extra + behind);
    start = next;
  });
  return new Uint8Array(file);
}
