/** A ZIP of uploads: told from a package, its names restored, its lies found. */
import { describe, expect, test } from 'vitest';
import { listBundle, openBundleEntry } from '#src/extract/bundle.ts';
import { buildDocx, paragraph } from '../support/docx-package.ts';
import { encodeText } from '../support/write/encodings.ts';
import { writeZip, type ZipEntry } from '../support/zip-writer.ts';

const text = '部门绩效文本\n一段文字。\n';
const gbk = (name: string) => encodeText(name, 'gb18030');

/** Names, or the code of the failure, or null where it is no bundle. */
function namesOf(entries: readonly ZipEntry[]): readonly string[] | string | null {
  const listed = listBundle(writeZip(entries));
  if (listed === null) return null;
  return listed.ok ? listed.value.map(({ name }) => name) : listed.failure.code;
}

/** The content of the first entry as text, or the code of the failure. */
function contentOf(entry: ZipEntry): string {
  const bytes = writeZip([entry]);
  const listed = listBundle(bytes);
  const [first] = listed?.ok ? listed.value : [];
  if (!first) throw new Error('no bundle');
  const opened = openBundleEntry(bytes.subarray(first.start, first.start + first.storedBytes), first);
  return opened.ok ? new TextDecoder().decode(opened.value) : opened.failure.code;
}

describe('a name is restored', () => {
  test.for([
    ['in UTF-8 as its flag says', '教育局/绩效文本.docx', '教育局/绩效文本.docx'],
    ['in UTF-8 without the flag', encodeText('绩效文本.docx', 'utf-8'), '绩效文本.docx'],
    ['in GBK', gbk('教育局/绩效文本.docx'), '教育局/绩效文本.docx'],
    ['in GBK where its bytes are valid UTF-8 too', gbk('一.docx'), '一.docx'],
    ['in GBK with a second byte that is a backslash', gbk('誠.docx'), '誠.docx'],
    ['with a character of four bytes', gbk('李㛃.txt'), '李㛃.txt'],
    ['in Cyrillic as its flag says', 'һ.docx', 'һ.docx'],
    ['with the slashes of Windows', gbk('教育局\\文本.txt'), '教育局/文本.txt'],
  ] as const)('%s', ([, name, expected]) => {
    expect(namesOf([{ name, content: text }])).toEqual([expected]);
  });
});

describe('a ZIP is no bundle where it holds', () => {
  test.for(['[Content_Types].xml', 'OFD.xml', 'mimetype', 'xl/workbook.xml', 'META-INF/MANIFEST.MF'])('%s', (name) => {
    expect(
      namesOf([
        { name, content: '' },
        { name: 'a.txt', content: text },
      ]),
    ).toBeNull();
  });
});

test('a folder of a document that was unpacked does not make a package', () => {
  expect(namesOf([{ name: '旧/word/document.xml', content: '' }])).toEqual(['旧/word/document.xml']);
});

test('entries that declare more than a package may hold make a bomb of the whole', () => {
  const large = Array.from({ length: 3 }, (_, at) => ({
    name: `${at}.txt`,
    content: text,
    declared: 90 * 1024 * 1024,
  }));
  expect(namesOf(large)).toBe('bomb');
});

describe('an entry', () => {
  const docx = buildDocx({ body: paragraph('部门绩效文本') });
  const zeros = new Uint8Array(3 * 1024 * 1024);
  test.for([
    ['as it was packed', { content: text }, text],
    ['stored without packing', { content: text, stored: encodeText(text, 'utf-8'), method: 0 }, text],
    ['under a password', { content: text, encrypted: true }, 'encrypted'],
    ['with more in it than it declares', { content: text, declared: 4 }, 'bomb'],
    ['with less in it than it declares', { content: text, declared: 4096 }, 'malformed'],
    ['with another checksum', { content: text, crc: 1 }, 'malformed'],
    ['with a broken stream', { content: text, stored: Uint8Array.of(7, 7, 7) }, 'malformed'],
    ['packed in a way nobody uses', { content: text, method: 12 }, 'unsupported'],
    ['that grows more than two hundred times', { content: zeros }, 'bomb'],
    ['of more than 100 MiB', { content: text, declared: 101 * 1024 * 1024 }, 'bomb'],
    ['that is a ZIP of uploads', { content: writeZip([{ name: 'b.docx', content: docx }]) }, 'too-deep'],
    ['that is a ZIP of nothing', { content: writeZip([]) }, 'too-deep'],
  ] as const)('%s', ([, entry, expected]) => {
    expect(contentOf({ name: 'a', ...entry })).toBe(expected);
  });

  test('that is a Word file is opened', () => {
    expect(contentOf({ name: 'a.docx', content: docx })).toBe(new TextDecoder().decode(docx));
  });
});
