/** Owns the differential test of the Word reader: the same text in the same order as an independent reader gives. */
import { readFileSync } from 'node:fs';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { buildDocx, field, paragraph, run, table } from '../support/docx-package.ts';
import { readBytes } from '../support/docx-reading.ts';

/** All text without white space; mammoth writes neither list numbers nor furniture. */
async function textByMammoth(bytes: Uint8Array): Promise<string> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { externalFileAccess: false });
  const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  const text = value.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity);
  return text.replace(/\s+/g, '');
}

function textByUs(bytes: Uint8Array): string {
  const shown = readBytes(bytes).document.blocks.filter((block) => block.kind !== 'furniture' && !block.hidden);
  return shown
    .map((block) => block.text)
    .join('')
    .replace(/\s+/g, '');
}

test.for([
  'shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx',
  'shanhaiguan-2020-fields/input/seed-without-error-text.docx',
])('the text of %s is the same', async (path) => {
  const bytes = new Uint8Array(readFileSync(`fixtures/${path}`));
  const ours = textByUs(bytes);
  expect(ours.length).toBeGreaterThan(5000);
  expect(ours).toBe(await textByMammoth(bytes));
});

/** Small numbers from a seed, so that a failing package can be built again. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const words = ['绩效', '目标', '≥90%', '5000.00', '&lt;3&amp;4&gt;', '“引用”', '𠮷', ' 间 隔 ', 'Report'];

function randomParagraph(next: (below: number) => number): string {
  const word = (): string => words[next(words.length)] ?? '';
  const pieces = Array.from({ length: next(5) }, () => {
    const plain = run(word(), next(3) === 0 ? '<w:b/>' : '');
    return [
      plain,
      `<w:hyperlink w:anchor="a">${plain}</w:hyperlink>`,
      `<w:ins w:id="1">${plain}</w:ins>`,
      `<w:del w:id="2"><w:r><w:delText>${word()}</w:delText></w:r></w:del>`,
      `<w:smartTag>${plain}</w:smartTag>`,
      `<w:sdt><w:sdtContent>${plain}</w:sdtContent></w:sdt>`,
      field('REF a', word()),
      `<w:r><w:tab/><w:br/><w:t xml:space="preserve">${word()}</w:t></w:r>`,
    ][next(8)];
  });
  return paragraph(`<w:r/>${pieces.join('')}`, next(4) === 0 ? '<w:pStyle w:val="Heading1"/>' : '');
}

function randomTable(next: (below: number) => number): string {
  const columns = 2 + next(4);
  const rows = Array.from({ length: 1 + next(4) }, () => {
    const wide = 1 + next(columns - 1);
    const cells: (readonly [string, string])[] = [[`<w:gridSpan w:val="${wide}"/>`, randomParagraph(next)]];
    for (let at = wide; at < columns; at++) cells.push(['', randomParagraph(next) + randomParagraph(next)]);
    return cells;
  });
  return table(columns, rows);
}

test('the text of generated packages is the same', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const next = sequence(seed);
    const items = Array.from({ length: 12 }, () => (next(4) === 0 ? randomTable(next) : randomParagraph(next)));
    const bytes = buildDocx({ body: items.join('') });
    expect(textByUs(bytes), `package ${seed}`).toBe(await textByMammoth(bytes));
  }
});
