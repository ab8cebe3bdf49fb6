/** Owns the tests of Word files made to harm: bombs, depth, entities, cuts, wrong kinds. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDocx } from '#src/extract/docx/read-docx.ts';
import { buildDocx, docxEntries, paragraph, spaces, zipEntries } from '../support/docx-package.ts';
import { failureOf, readBytes } from '../support/docx-reading.ts';

const seed = new Uint8Array(readFileSync('fixtures/shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx'));
const document = (inside: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<w:document ${spaces}><w:body>${inside}</w:body></w:document>`;
const honest = docxEntries({
  body: paragraph('文本'),
  styles: '',
  numbering: '',
  header: '',
  footnotes: '',
  comments: '',
});

describe('a document type', () => {
  test.for(Object.keys(honest))('in %s is refused, whatever it declares', (name) => {
    const declarations = [
      '<!DOCTYPE x>',
      '<!DOCTYPE x SYSTEM "file:///etc/hostname">',
      '<!DOCTYPE x [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]>',
      '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://192.0.2.1/p">%p;]>',
    ];
    for (const declaration of declarations) {
      expect(failureOf(zipEntries({ ...honest, [name]: declaration + (honest[name] ?? '') }))).toBe('forbidden-entity');
    }
  });
});

describe('a hostile package', () => {
  test.for([
    ['elements 100,000 deep', buildDocx({ body: document('<w:sdt>'.repeat(100_000)) }), 'too-deep'],
    [
      'elements 257 deep',
      buildDocx({ body: document(`${'<w:sdt>'.repeat(255)}${'</w:sdt>'.repeat(255)}`) }),
      'too-deep',
    ],
    ['elements 256 deep', buildDocx({ body: document(`${'<w:sdt>'.repeat(254)}${'</w:sdt>'.repeat(254)}`) }), 'ok'],
    ['tables 1,000 deep', buildDocx({ body: document('<w:tbl><w:tr><w:tc>'.repeat(1000)) }), 'too-deep'],
    ['a bomb of text', buildDocx({ body: document('x'.repeat(4 * 1024 * 1024)) }), 'bomb'],
    ['a bomb in the styles', zipEntries({ ...honest, 'word/styles.xml': ' '.repeat(4 * 1024 * 1024) }), 'bomb'],
    ['an entity nobody declared', buildDocx({ body: document('&constructor;') }), 'malformed'],
    ['an open element', buildDocx({ body: document('<w:p>') }), 'malformed'],
    [
      'bytes that are no text',
      zipEntries({ ...honest, 'word/document.xml': new Uint8Array([0x3c, 0x61, 0xff, 0xfe, 0x3e]) }),
      'malformed',
    ],
    ['an empty main part', zipEntries({ ...honest, 'word/document.xml': '' }), 'malformed'],
    ['a broken header', zipEntries({ ...honest, 'word/header.xml': '<w:hdr' }), 'malformed'],
    ['a million numbered characters', buildDocx({ body: document(paragraph('&#x4e00;'.repeat(1_000_000))) }), 'bomb'],
    ['a hundred thousand of them', buildDocx({ body: document(paragraph('&#x4e00;'.repeat(100_000))) }), 'ok'],
  ] as const)('with %s', ([, bytes, expected]) => {
    expect(failureOf(bytes)).toBe(expected);
  });

  test('in UTF-16 reads as well', () => {
    const utf16 = Buffer.from(`\ufeff${document(paragraph('文本'))}`, 'utf16le');
    expect(failureOf(zipEntries({ ...honest, 'word/document.xml': new Uint8Array(utf16) }))).toBe('ok');
  });
});

describe('a package that is built to take long', () => {
  const vary = (count: number, make: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => make(at)).join('');
  const seventh = (at: number): string => ((at * 2654435761) >>> 0).toString(36);

  test.for([
    [
      'many text boxes on one paragraph',
      `<w:p>${vary(150_000, (at) => `<w:txbxContent><w:p><w:r><w:t>${seventh(at)}</w:t></w:r></w:p></w:txbxContent>`)}</w:p>`,
    ],
    [
      'many deleted marks in a row',
      vary(
        60_000,
        (at) =>
          `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:fldSimple w:instr="PAGEREF ${seventh(at)}"/><w:r><w:t>${seventh(at)}</w:t></w:r></w:p>`,
      ),
    ],
    [
      'many fields that never end',
      `<w:p>${vary(60_000, (at) => `<w:r><w:fldChar w:fldCharType="begin"/><w:t>${seventh(at)}</w:t></w:r>`)}</w:p>`,
    ],
    [
      'white space without end',
      vary(40, (at) => `<w:p><w:r><w:t>${seventh(at)}${' '.repeat(20_000)}${seventh(at)}</w:t></w:r></w:p>`),
    ],
  ] as const)('with %s is read', { timeout: 20_000 }, ([, body]) => {
    expect(failureOf(buildDocx({ body }))).toBe('ok');
  });

  test('with styles based on each other in a long chain is read', { timeout: 20_000 }, () => {
    const styles = vary(
      20_000,
      (at) => `<w:style w:type="paragraph" w:styleId="s${at}"><w:basedOn w:val="s${at + 1}"/></w:style>`,
    );
    const body = vary(
      20_000,
      (at) => `<w:p><w:pPr><w:pStyle w:val="s${at}"/></w:pPr><w:r><w:t>${seventh(at)}</w:t></w:r></w:p>`,
    );
    expect(failureOf(buildDocx({ body, styles }))).toBe('ok');
  });

  test('with a label of a mebibyte prints no more of it than Word does', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="${vary(90_000, seventh)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const body = paragraph('文本', '<w:numPr><w:numId w:val="1"/></w:numPr>');
    const { document: read } = readBytes(buildDocx({ body, numbering }));
    expect(read.blocks[0]?.text.length).toBeLessThan(300);
  });
});

describe('a package that is no Word document', () => {
  const sheet = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': '<workbook/>',
  };

  test.for([
    ['a workbook', zipEntries(sheet), 'unsupported'],
    ['any other ZIP', zipEntries({ 'a.txt': 'x' }), 'unsupported'],
    ['a main part of another kind', zipEntries({ 'word/document.xml': '<html/>' }), 'unsupported'],
    ['nothing', new Uint8Array(0), 'empty'],
    ['text', new TextEncoder().encode('部门'), 'malformed'],
  ] as const)('%s is refused', ([, bytes, expected]) => {
    expect(failureOf(bytes)).toBe(expected);
  });

  test('a bare main part under its usual name is enough', () => {
    expect(failureOf(zipEntries({ 'word/document.xml': document(paragraph('文本')) }))).toBe('ok');
  });
});

describe('a damaged submission', () => {
  test('cut anywhere is refused and never throws', () => {
    for (let cut = 0; cut < seed.length; cut += Math.ceil(seed.length / 100)) {
      expect(['malformed', 'empty']).toContain(failureOf(seed.subarray(0, cut)));
    }
  });

  test('with flipped bytes is refused or reads the same', () => {
    const right = readBytes(seed);
    let refused = 0;
    for (let at = 7; at < seed.length; at += Math.ceil(seed.length / 300)) {
      const flipped = seed.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      const read = readDocx(flipped);
      if (read.ok) expect({ document: read.value, notices: read.notices }).toEqual(right);
      else refused++;
    }
    expect(refused).toBeGreaterThan(200);
  });

  test('that lists a part it does not have is refused', () => {
    const { 'word/styles.xml': _, ...rest } = honest;
    expect(failureOf(zipEntries(rest))).toBe('malformed');
  });
});
