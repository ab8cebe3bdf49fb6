/** Six encodings told apart by their bytes alone, and what is refused. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '#src/extract/text/decode-text.ts';
import { readText } from '#src/extract/text/read-text.ts';
import { encodeText } from '../support/write/encodings.ts';

const simplified = '水务局部门2021年部门预算绩效文本\n\n第一部分 部门整体绩效目标\n保障城乡供水，按月通报进度。\n';
const traditional = '水務局2021年部門預算績效文本，保障城鄉供水，按月通報執行進度與結餘情形，並辦理績效評核。';
/** Characters outside the two-byte part of GB18030: rare names, and one outside the basic plane has no two-byte form either. */
const rare = '负责人：李䶮、王㛃，地址：㙍头村。';

function utf16(text: string, little: boolean, marked: boolean): Uint8Array {
  const units = `${marked ? '\ufeff' : ''}${text}`.split('');
  return new Uint8Array(
    units.flatMap((unit) => {
      const code = unit.charCodeAt(0);
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );
}

describe('is told by its bytes and read without a loss', () => {
  test.for([
    ['UTF-8', 'utf-8', simplified, encodeText(simplified, 'utf-8'), 0],
    ['UTF-8 with mark', 'utf-8', simplified, new Uint8Array([0xef, 0xbb, 0xbf, ...encodeText(simplified, 'utf-8')]), 0],
    ['UTF-16LE with mark', 'utf-16le', simplified, utf16(simplified, true, true), 0],
    ['UTF-16BE with mark', 'utf-16be', simplified, utf16(simplified, false, true), 0],
    ['UTF-16LE without mark', 'utf-16le', simplified, utf16(simplified, true, false), 1],
    ['UTF-16BE without mark', 'utf-16be', simplified, utf16(simplified, false, false), 1],
    ['GB18030', 'gb18030', simplified, encodeText(simplified, 'gb18030'), 0],
    ['GB18030 with four-byte characters', 'gb18030', rare, encodeText(rare, 'gb18030'), 0],
    ['Big5', 'big5', traditional, encodeText(traditional, 'big5'), 0],
    ['ASCII', 'utf-8', 'Table 1\n', encodeText('Table 1\n', 'utf-8'), 0],
  ] as const)('%s', ([, encoding, text, bytes, notices]) => {
    const decoded = decodeText(bytes);
    expect(decoded.ok && decoded.value).toEqual({ text, encoding });
    expect(decoded.ok && decoded.notices.map(({ code }) => code)).toEqual(notices === 1 ? ['encoding-guessed'] : []);
  });

  test('four bytes stand for one character there', () => {
    expect(encodeText('㛃', 'gb18030')).toHaveLength(4);
  });
});

describe('is refused, never mended', () => {
  test.for([
    ['an odd byte at the end of UTF-16', new Uint8Array([0xff, 0xfe, 0x34, 0x6c, 0x21]), 'malformed'],
    ['half a surrogate pair', new Uint8Array([0xff, 0xfe, 0x3d, 0xd8, 0x34, 0x6c]), 'malformed'],
    ['UTF-8 with a mark and a broken character', new Uint8Array([0xef, 0xbb, 0xbf, 0xe6, 0xb0]), 'malformed'],
    ['bytes of no encoding', new Uint8Array([0xc4, 0x20, 0xff, 0x41, 0xff, 0x0a]), 'malformed'],
    ['zeros between letters that are no text', new Uint8Array([65, 0, 0, 0, 66, 1, 0, 9]), 'unsupported'],
  ] as const)('%s', ([, bytes, code]) => {
    const decoded = decodeText(bytes);
    expect(decoded.ok ? 'read' : decoded.failure.code).toBe(code);
  });

  test.for([
    ['no byte', ''],
    ['white space', ' \n\u3000\t\n'],
    ['a mark and nothing else', '\ufeff'],
  ] as const)('a file of %s is empty', ([, text]) => {
    const read = readText(new TextEncoder().encode(text));
    expect(read.ok ? 'read' : read.failure.code).toBe('empty');
  });
});

test('what is read as UTF-8 or UTF-16 gives its bytes back', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => encodeText(text, 'utf-8')),
    fc.tuple(fc.string({ maxLength: 60 }), fc.boolean(), fc.boolean()).map((drawn) => utf16(...drawn)),
  );
  fc.assert(
    fc.property(bytes, (drawn) => {
      const decoded = decodeText(drawn);
      if (!decoded.ok) return decoded.failure.code === 'malformed' || decoded.failure.code === 'unsupported';
      const { text, encoding } = decoded.value;
      if (encoding === 'gb18030' || encoding === 'big5') return true;
      const back = encoding === 'utf-8' ? encodeText(text, encoding) : utf16(text, encoding === 'utf-16le', false);
      return [0, 2, 3].some((mark) => Buffer.compare(drawn.subarray(mark), back) === 0);
    }),
    { numRuns: 400 },
  );
});

test.for(['\n', '\r\n', '\r', '\f', '\u2028'])('lines end at %j, and every block knows its line', (end) => {
  const read = readText(new TextEncoder().encode(['第一行', '', '  第三行', '甲\t乙\t丙'].join(end)));
  const blocks = read.ok ? read.value.blocks : [];
  expect(blocks.map(({ text, origins }) => [text, origins[0]])).toEqual([
    ['第一行', { kind: 'line', line: 1, column: 1 }],
    ['第三行', { kind: 'line', line: 3, column: 3 }],
    ['甲', { kind: 'line', line: 4, column: 1 }],
    ['乙', { kind: 'line', line: 4, column: 3 }],
    ['丙', { kind: 'line', line: 4, column: 5 }],
  ]);
});
