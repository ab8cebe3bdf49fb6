/** Owns the tests of Excel files made to harm: entities, lies in the ZIP, names of prototypes, sizes no sheet has, passwords. */
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { failureOf, packParts, partsOf, readWorkbook } from '../support/sheet-reading.ts';
import { writeNewWorkbook, writeOldWorkbook } from '../support/write/workbook.ts';

const plain = [{ name: '表', rows: [['甲', '乙']], merges: [] }];
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheetName = 'xl/worksheets/sheet1.xml';
let bytes: Uint8Array;
let parts: Record<string, string>;
beforeAll(async () => {
  bytes = await writeNewWorkbook(plain);
  parts = partsOf(bytes);
});

function sheetOf(inside: string): Uint8Array {
  return packParts({ ...parts, [sheetName]: `<worksheet xmlns="${main}">${inside}</worksheet>` });
}

test('a document type in any part is refused, whatever it declares', async () => {
  const declarations = [
    '<!DOCTYPE x>',
    '<!DOCTYPE x SYSTEM "file:///etc/hostname">',
    '<!DOCTYPE x [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]>',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://192.0.2.1/p">%p;]>',
  ];
  const further = {
    'xl/externalLinks/externalLink1.xml': '<a/>',
    'xl/drawings/vmlDrawing1.vml': '<a/>',
    'customXml/item1.xml': '<a/>',
  };
  const all = { ...parts, ...further };
  expect(Object.keys(all).length).toBeGreaterThan(10);
  for (const [name, part] of Object.entries(all)) {
    for (const declaration of declarations) {
      const body = part.replace(/^<\?xml.*?\?>/u, '');
      expect([name, await failureOf(packParts({ ...all, [name]: declaration + body }))]).toEqual([
        name,
        'forbidden-entity',
      ]);
    }
  }
});

describe('a package', () => {
  test.for([
    ['a bomb among its pictures', 'bomb', { 'xl/media/a.png': new Uint8Array(4 * 1024 * 1024) }],
    ['a bomb in its strings', 'bomb', { 'xl/sharedStrings.xml': ' '.repeat(4 * 1024 * 1024) }],
    ['two parts whose names differ by case', 'malformed', { 'xl/Workbook.xml': '<workbook/>' }],
    ['a part that is no XML', 'malformed', { 'xl/styles.xml': '<styleSheet' }],
    ['elements 257 deep', 'too-deep', { 'xl/theme/theme1.xml': `${'<a>'.repeat(257)}${'</a>'.repeat(257)}` }],
    ['an entity nobody declared', 'malformed', { 'xl/styles.xml': '<styleSheet>&constructor;</styleSheet>' }],
    ['no workbook', 'malformed', { 'xl/workbook.xml': '<nothing/>' }],
  ] as const)('with %s is refused', async ([, code, changed]) => {
    expect(await failureOf(packParts({ ...parts, ...changed }))).toBe(code);
  });

  test.for([
    ['the directory', 0x02014b50, 24],
    ['an entry', 0x04034b50, 22],
  ] as const)('whose size lies in %s is refused or read right', async ([, signature, at]) => {
    const right = await readWorkbook(bytes);
    for (const size of [0, 1, 0x7fffffff]) {
      const lying = bytes.slice();
      const view = new DataView(lying.buffer);
      for (let offset = 0; offset + 46 < lying.length; offset += 1) {
        if (view.getUint32(offset, true) === signature) view.setUint32(offset + at, size, true);
      }
      const code = await failureOf(lying);
      if (code === 'ok') expect(await readWorkbook(lying)).toEqual(right);
      else expect(['malformed', 'bomb']).toContain(code);
    }
  });

  test('cut anywhere is refused and never throws', async () => {
    for (let cut = 0; cut < bytes.length; cut += Math.ceil(bytes.length / 60)) {
      expect(['malformed', 'empty']).toContain(await failureOf(bytes.subarray(0, cut)));
    }
  });

  test('in UTF-16 reads as well', async () => {
    const wide = Buffer.from(`\ufeff${parts[sheetName] ?? ''}`, 'utf16le');
    const { document } = await readWorkbook(packParts({ ...parts, [sheetName]: new Uint8Array(wide) }));
    expect(document.blocks.map(({ text }) => text)).toEqual(['甲', '乙']);
  });
});

describe('a sheet', () => {
  test.for([
    ['columns that no sheet has', '<cols><col min="1" max="4294967295" width="9"/></cols><sheetData/>', 'malformed'],
    ['a row that no sheet has', '<sheetData><row r="4000000000"><c r="A1"><v>1</v></c></row></sheetData>', 'malformed'],
    ['a cell without a name', '<sheetData><row r="1"><c r="__proto__"><v>1</v></c></row></sheetData>', 'malformed'],
    [
      'a row and a column at the ends of the sheet',
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
      'ok',
    ],
    [
      'one merge over all of it',
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      'too-large',
    ],
    [
      'a grid as large as that',
      `<sheetData><row r="1"><c r="A1"><v>1</v></c></row>${Array.from({ length: 200 }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}"><v>1</v></c><c r="XFD${at + 2}"><v>1</v></c></row>`).join('')}</sheetData>`,
      'too-large',
    ],
  ] as const)('with %s is refused or read', async ([, inside, code]) => {
    expect(await failureOf(sheetOf(inside))).toBe(code);
  });

  test.for(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'by the name %s is refused or read right',
    async (name) => {
      for (const made of [
        await writeNewWorkbook([{ ...plain[0], name, rows: [['甲', '乙']], merges: [] }]),
        writeOldWorkbook([{ name, rows: [['甲', '乙']], merges: [] }]),
      ]) {
        const code = await failureOf(made);
        if (code === 'ok')
          expect((await readWorkbook(made)).document.blocks.map(({ text }) => text)).toEqual(['甲', '乙']);
        else expect(code).toBe('malformed');
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  test('whose merges overlap gives every position once', async () => {
    const cells = ['A1', 'B1', 'C1'].map((name) => `<c r="${name}"><v>1</v></c>`).join('');
    const merges = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B1:C2"/><mergeCell ref="A2:C2"/></mergeCells>';
    const { document } = await readWorkbook(
      sheetOf(`<sheetData><row r="1">${cells}</row><row r="2"><c r="A2"><v>1</v></c></row></sheetData>${merges}`),
    );
    for (const { cells: placed, rows, columns } of document.tables) {
      const covered = placed.reduce((sum, { rowSpan, columnSpan }) => sum + rowSpan * columnSpan, 0);
      expect(covered).toBeLessThanOrEqual(rows * columns);
    }
  });
});

describe('a password', () => {
  test('on a new workbook is told', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: '表', rows: [['甲']] }],
      encryption: { password: '1', spinCount: 1000 },
    });
    const { readDocument } = await import('#src/extract/registry.ts');
    const { result } = await readDocument(locked, { pdf: { cMapUrl: '', standardFontDataUrl: '' } });
    expect(result).toEqual({ ok: false, failure: { code: 'encrypted', detail: '' } });
  });

  test('on an old workbook is told', async () => {
    const old = writeOldWorkbook(plain);
    // The first record behind the opening of the book becomes the one that every book under a password has.
    const view = new DataView(old.buffer);
    const opening = old.findIndex((_, at) => at % 64 === 0 && at >= 512 && view.getUint32(at, true) === 0x00100809);
    expect(opening).toBeGreaterThan(0);
    view.setUint16(opening + 20, 0x2f, true);
    expect(await failureOf(old)).toBe('encrypted');
  });
});

describe('an old workbook', () => {
  test('cut anywhere is refused and never throws', async () => {
    const old = writeOldWorkbook(plain);
    for (let cut = 0; cut < old.length; cut += Math.ceil(old.length / 40)) {
      expect(['malformed', 'empty', 'ok']).toContain(await failureOf(old.subarray(0, cut)));
    }
  });

  test('with flipped bytes never throws', async () => {
    const old = writeOldWorkbook(plain);
    for (let at = 0; at < old.length; at += Math.ceil(old.length / 40)) {
      const flipped = old.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect(await failureOf(flipped)).toMatch(/^(?:ok|malformed|empty|encrypted|too-large)$/u);
    }
  });
});

test('a ZIP with nothing of a workbook in it is refused', async () => {
  expect(await failureOf(zipSync({ 'a.txt': strToU8('x') }))).toBe('malformed');
});
