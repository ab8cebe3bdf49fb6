/** Owns the proof that a PDF which cannot, or should not, be read ends in a failure or a notice, never in a throw or in silence. */
import { expect, test } from 'vitest';
import { readPdf } from '#src/extract/pdf/read-pdf.ts';
import { pdfAssets } from '../support/pdf-assets.ts';
import { mustReadPdf, runningTexts } from '../support/pdf-reading.ts';
import { helvetica, say, sheet, writePdf } from '../support/pdf-writer.ts';

const plain = writePdf({ pages: [say('Twelve months of work', 50, 500)] });
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

const refused: readonly [what: string, code: string, bytes: () => Uint8Array][] = [
  ['a file without bytes', 'empty', () => new Uint8Array()],
  ['a picture that says it is a PDF', 'malformed', () => latin('\x89PNG\r\n\x1a\n')],
  ['a web page', 'malformed', () => latin('<html><body>%pdf</body></html>')],
  ['a header and nothing else', 'malformed', () => latin('%PDF-1.7\n')],
  [
    'a text locked by a password',
    'encrypted',
    () => writePdf({ pages: [say('secret', 50, 500)], lock: { user: 'open', owner: 'own' } }),
  ],
  ['a file of 2,001 pages', 'too-many-pages', () => writePdf({ pages: Array.from({ length: 2001 }, () => '') })],
];

test.for(refused)('%s is refused as %s', async ([, code, bytes]) => {
  const result = await readPdf(bytes(), pdfAssets);
  expect(result.ok ? 'read' : result.failure.code).toBe(code);
});

test('restrictions of the owner alone do not keep the text back', async () => {
  const bytes = writePdf({ pages: [say('Twelve months of work', 50, 500)], lock: { user: '', owner: 'own' } });
  const { document } = await mustReadPdf(bytes);
  expect(runningTexts(document)).toEqual(['Twelve months of work']);
});

test('a page tree that counts two thousand million pages is believed only as far as it goes', async () => {
  const result = await readPdf(writePdf({ pages: [say('one page', 50, 500)], count: 2 ** 31 }), pdfAssets);
  expect(result.ok ? runningTexts(result.value) : [result.failure.code]).toEqual(['one page']);
});

test('a file cut off anywhere gives a result, and never text that was not in it', async () => {
  for (let share = 0.05; share < 1; share += 0.05) {
    const result = await readPdf(plain.slice(0, Math.floor(plain.length * share)), pdfAssets);
    const texts = result.ok ? runningTexts(result.value) : [];
    expect(texts.every((text) => 'Twelve months of work'.startsWith(text))).toBe(true);
  }
});

test('a page that the parser gives up on makes the file unreadable, not shorter', async () => {
  const whole = Buffer.from(writePdf({ pages: [say('page one', 50, 500), say('page two', 50, 500)] }));
  const result = await readPdf(latin(whole.toString('latin1').replaceAll('endstream', 'endstraem')), pdfAssets);
  expect(result.ok ? runningTexts(result.value) : result.failure.code).toBe('malformed');
});

test('the bytes given stay with the caller', async () => {
  const before = plain.slice();
  await mustReadPdf(plain);
  expect(plain).toEqual(before);
});

test.for<[string, string]>([
  ['in invisible mode', `3 Tr ${say('hidden', 50, 400)} 0 Tr `],
  ['white on white', `1 1 1 rg ${say('hidden', 50, 400)} 0 0 0 rg `],
  ['off the sheet', say('hidden', 50, 900)],
  ['outside its clip', `q 0 0 40 40 re W n ${say('hidden', 50, 400)} Q `],
  ['under an opaque area', `${say('hidden', 50, 400)} 0.5 g 40 390 200 30 re f 0 g `],
  ['half a point high', say('hidden', 50, 400, 0.5)],
])('text %s is kept and marked hidden', async ([, content]) => {
  const { document, notices } = await mustReadPdf(writePdf({ pages: [say('shown', 50, 500) + content] }));
  const marked = document.blocks.map((block) => [block.text, block.hidden ?? false]);
  expect(marked.sort()).toEqual([
    ['hidden', true],
    ['shown', false],
  ]);
  expect(notices.map((notice) => notice.code)).toEqual(['hidden-text']);
});

test.for<[string, string]>([
  ['white on a dark area', `0 0 0.5 rg 40 390 200 30 re f 1 1 1 rg ${say('shown too', 50, 400)}`],
  ['marked with a highlighter', `${say('shown too', 50, 400)} /Mul gs 1 1 0 rg 40 390 200 30 re f`],
])('text %s is seen', async ([, content]) => {
  const page = `${sheet} ${helvetica.replace(/>>$/, '/ExtGState << /Mul << /BM /Multiply >> >> >>')}`;
  const { document, notices } = await mustReadPdf(writePdf({ pages: [content], page }));
  expect(document.blocks.map((block) => [block.text, block.hidden])).toEqual([['shown too', undefined]]);
  expect(notices).toEqual([]);
});

const picture =
  '<< /Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 2 >>\nstream\n\x00\xff\nendstream';
const withPicture = {
  page: `${sheet} ${helvetica.replace(/>>$/, '/XObject << /Im 100 0 R >> >>')}`,
  objects: { 100: picture },
};

test('a page that is only a picture is named, an empty page is not', async () => {
  const pages = [say('text on page one', 50, 500), 'q 400 0 0 600 0 0 cm /Im Do Q', ''];
  const { document, notices } = await mustReadPdf(writePdf({ pages, ...withPicture }));
  expect(runningTexts(document)).toEqual(['text on page one']);
  expect(notices).toEqual([
    { code: 'page-without-text', values: { page: '2' }, place: { kind: 'page', page: 2, box: [0, 0, 400, 600] } },
  ]);
});

test('the invisible text layer of a scanned page is its text', async () => {
  const pages = [`q 400 0 0 600 0 0 cm /Im Do Q 3 Tr ${say('recognised text', 50, 500)}`];
  const { document, notices } = await mustReadPdf(writePdf({ pages, ...withPicture }));
  expect(document.blocks.map((block) => [block.text, block.hidden])).toEqual([['recognised text', undefined]]);
  expect(notices).toEqual([]);
});

/** A Chinese font that is named, not embedded: its characters come from a predefined map. */
function namedFont(encoding: string, toUnicode = ''): { page: string; objects: Record<number, string> } {
  return {
    page: `${sheet} /Resources << /Font << /F1 100 0 R >> >>`,
    objects: {
      100: `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [101 0 R] ${toUnicode} >>`,
      101: '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 102 0 R >>',
      102: '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -141 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 859 /StemV 80 >>',
    },
  };
}

test.for<[string, string]>([
  ['GBK-EUC-H', 'd6b8b1eaD6B5'],
  ['UniGB-UCS2-H', '63076807503c'],
])('text in a font with the predefined map %s is not lost', async ([encoding, hex]) => {
  const pages = [`BT /F1 12 Tf 50 500 Td <${hex}> Tj ET`];
  const { document } = await mustReadPdf(writePdf({ pages, ...namedFont(encoding) }));
  expect(runningTexts(document)).toEqual(['指标值']);
});

function mapTo(code: string): string {
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <00ff> <${code}> endbfrange endcmap end end`;
  return `<< /Length ${map.length} >>\nstream\n${map}\nendstream`;
}

test('characters that stand for nothing are counted', async () => {
  const { page, objects } = namedFont('Identity-H', '/ToUnicode 103 0 R');
  const pages = ['BT /F1 12 Tf 50 500 Td <000100020003000400050006000700080009> Tj ET'];
  const { notices } = await mustReadPdf(writePdf({ pages, page, objects: { ...objects, 103: mapTo('e000') } }));
  expect(notices).toContainEqual({ code: 'unmapped-characters', values: { count: '9', total: '9' }, place: null });
});

test('radicals that a producer wrote for characters become the characters', async () => {
  const { page, objects } = namedFont('Identity-H', '/ToUnicode 103 0 R');
  const pages = ['BT /F1 12 Tf 50 500 Td <0004001d> Tj ET'];
  const { document } = await mustReadPdf(writePdf({ pages, page, objects: { ...objects, 103: mapTo('2f00') } }));
  expect(runningTexts(document)).toEqual(['乙口']);
});
