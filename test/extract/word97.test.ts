/** Owns the tests of Word 97 files: the same blocks and grids as DOCX, a second reader's text, and files made to harm. */

import { describe, expect, test } from 'vitest';
import WordExtractor from 'word-extractor';
import { openCompoundFile } from '#src/extract/compound-file.ts';
import { readWord97 } from '#src/extract/word97/read-word97.ts';
import { squeeze } from '#src/text/normalise.ts';
import { fixtureBytes } from '../support/check.ts';
import { readBytes as readDocxBytes } from '../support/docx-reading.ts';

const seed = fixtureBytes('shanhaiguan-2020-formats/input/seed.doc');
const docx = fixtureBytes('shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx');

function read(bytes: Uint8Array) {
  const result = readWord97(bytes);
  if (!result.ok) throw new Error(`not read: ${result.failure.code} ${result.failure.detail}`);
  return { document: result.value, notices: result.notices };
}

function outcomeOf(bytes: Uint8Array): string {
  const result = readWord97(bytes);
  return result.ok ? 'ok' : result.failure.code;
}

/** The file with two bytes of its Word header changed. */
function withHeader(at: number, value: number): Uint8Array {
  const changed = seed.slice();
  const opened = openCompoundFile(seed);
  const header = opened.ok ? opened.value.stream('WordDocument')?.subarray(0, 32) : null;
  if (!header) throw new Error('no header');
  const start = changed.findIndex(
    (_, offset) => offset % 512 === 0 && header.every((byte, index) => byte === changed[offset + index]),
  );
  new DataView(changed.buffer).setUint16(start + at, value, true);
  return changed;
}

describe('the submission as Word 97', () => {
  const { document, notices } = read(seed);
  const other = readDocxBytes(docx).document;
  const bodyOf = ({ blocks }: typeof document): string[] =>
    blocks.filter(({ kind }) => kind !== 'furniture').map(({ kind, text }) => `${kind} ${text}`);

  test('has the blocks and the grids of the DOCX, merges included', () => {
    expect(bodyOf(document)).toEqual(bodyOf(other));
    expect(document.tables).toEqual(other.tables);
    expect(document.carries).toEqual(['spans', 'fields']);
    expect(notices).toEqual([]);
  });

  test('keeps the text of broken page fields', () => {
    expect(document.blocks.filter(({ text }) => text.includes('错误！未定义书签。'))).toHaveLength(2);
  });

  test('has all text that a second reader finds in it, in the same order', async () => {
    const extracted = await new WordExtractor().extract(Buffer.from(seed));
    const own = document.blocks.filter(({ kind }) => kind !== 'furniture').map(({ text }) => text);
    expect(squeeze(own.join(''))).toBe(squeeze(extracted.getBody({ filterUnicode: false })));
  });

  test('reads the same twice', () => {
    expect(read(seed)).toEqual(read(seed));
  });
});

describe('a Word 97 file', () => {
  test.for([
    ['under a password', withHeader(10, 0x0100 | 0x0200), 'encrypted'],
    ['of Word 95', withHeader(2, 104), 'unsupported'],
    ['without the Word header', withHeader(0, 0), 'malformed'],
    ['that asks for a stream it does not have', withHeader(10, 0), 'malformed'],
    ['of nothing', new Uint8Array(0), 'malformed'],
  ] as const)('%s is told', ([, bytes, code]) => {
    expect(outcomeOf(bytes)).toBe(code);
  });

  test('cut anywhere never throws, and is refused where text is missing', () => {
    for (let cut = 0; cut < seed.length; cut += Math.ceil(seed.length / 100)) {
      const outcome = outcomeOf(seed.subarray(0, cut));
      if (outcome === 'ok') expect(read(seed.subarray(0, cut)).document).toEqual(read(seed).document);
      else expect(outcome).toBe('malformed');
    }
  });

  test('with flipped bytes never throws', () => {
    let whole = 0;
    for (let at = 0; at < seed.length; at += Math.ceil(seed.length / 120)) {
      const flipped = seed.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      const outcome = outcomeOf(flipped);
      expect(outcome).toMatch(/^(?:ok|malformed|encrypted|unsupported|too-large|empty)$/u);
      if (outcome === 'ok') whole += 1;
    }
    expect(whole).toBeGreaterThan(0);
  });

  test('whose sectors go round in circles is refused', () => {
    const circles = seed.slice();
    const view = new DataView(circles.buffer);
    const directory = view.getUint32(48, true);
    // A sector of the table tells the successors of 128 others.
    const table = view.getUint32(76 + Math.floor(directory / 128) * 4, true);
    view.setUint32((table + 1) * 512 + (directory % 128) * 4, directory, true);
    expect(outcomeOf(circles)).toBe('malformed');
  });
});
