/** What a second reader finds otherwise in a Word file is told with its place, and what both readers are known to do differently is not. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readWithMammoth } from '#src/extract/node/mammoth-reading.ts';
import { comparable, compareReaders } from '#src/extract/node/second-reader.ts';
import { report, scratch } from '../cli/program.ts';
import { buildDocx, type DocxParts, field, paragraph, run, table } from '../support/docx-package.ts';
import { readBytes } from '../support/docx-reading.ts';
import { writeZip } from '../support/zip-writer.ts';

const scratchFolder = scratch();

async function noticesOf(bytes: Uint8Array, reading = bytes) {
  const notices = await compareReaders(bytes, readBytes(reading).document);
  return notices.map(({ code, values, place }) => [code, values.reader, place]);
}

const numbering = [
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>',
  '<w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
].join('');
const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
const deleted = '<w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del>';
const simple = `<w:fldSimple w:instr=" DATE ">${run('二〇二〇年')}</w:fldSimple>`;
const ruby = `<w:r><w:ruby><w:rt>${run('pinyin')}</w:rt><w:rubyBase>${run('注音')}</w:rubyBase></w:ruby></w:r>`;

describe('no difference is', () => {
  test.for([
    ['an automatic number', { body: paragraph('目标明确') + paragraph('按月通报', numbered), numbering }],
    ['a deletion that is not accepted', { body: paragraph(`${run('保留')}${deleted}`) }],
    ['hidden text', { body: paragraph(`${run('显示')}${run('隐藏', '<w:vanish/>')}`) + paragraph('后面') }],
    ['a whole hidden paragraph', { body: paragraph(run('全隐藏', '<w:vanish/>')) + paragraph('后面') }],
    ['what a field shows', { body: paragraph(`${run('截至')}${field('DATE', '十二月')}`) }],
    ['what a simple field shows', { body: paragraph(`${run('截至')}${simple}`) }],
    ['a running head', { body: paragraph('正文'), header: paragraph('页眉') }],
    ['a comment', { body: paragraph('正文'), comments: `<w:comment w:id="1">${paragraph('批注')}</w:comment>` }],
    [
      'white space and line ends',
      { body: paragraph(`<w:r><w:t>甲</w:t><w:br/><w:t xml:space="preserve"> 乙</w:t></w:r>`) },
    ],
    [
      'a cell of several paragraphs',
      {
        body: table(2, [
          [
            ['', paragraph('一') + paragraph('二')],
            ['', '三'],
          ],
        ]),
      },
    ],
  ] as const satisfies readonly (readonly [string, DocxParts])[])('%s', async ([, parts]) => {
    expect(await noticesOf(buildDocx(parts))).toEqual([]);
  });

  test.for([
    'shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx',
    'shanhaiguan-2020-fields/input/seed-without-error-text.docx',
    'shanhaiguan-2020-corrected/input/corrected.docx',
  ])('anything in %s', async (path) => {
    expect(await noticesOf(new Uint8Array(readFileSync(`fixtures/${path}`)))).toEqual([]);
  });
});

describe('a difference is', () => {
  test('text that only our reader has, at its place', async () => {
    const bytes = buildDocx({ body: paragraph('前文') + paragraph(ruby) });
    expect(await noticesOf(bytes)).toEqual([['readers-differ', 'first', { kind: 'paragraph', index: 1 }]]);
  });

  test('text that only the second reader has, after the text before it', async () => {
    const bytes = buildDocx({
      body: table(2, [
        [
          ['', '指标值'],
          ['', '≥95%'],
        ],
      ]),
    });
    const reading = buildDocx({
      body: table(2, [
        [
          ['', '指标值'],
          ['', ''],
        ],
      ]),
    });
    expect(await noticesOf(bytes, reading)).toEqual([
      ['readers-differ', 'second', { kind: 'cell', table: 0, row: 0, column: 0 }],
    ]);
  });

  test('one character in a cell', async () => {
    const cell = (value: string) => buildDocx({ body: table(1, [[['', value]]]) });
    const place = { kind: 'cell', table: 0, row: 0, column: 0 };
    expect(await noticesOf(cell('≥95%'), cell('≤95%'))).toEqual([
      ['readers-differ', 'first', place],
      ['readers-differ', 'second', null],
    ]);
  });

  test('a text that stands once more, at most twenty times', async () => {
    const repeated = (times: number) => buildDocx({ body: paragraph('同一段').repeat(times) + paragraph('末段') });
    expect(await noticesOf(repeated(1), repeated(2))).toHaveLength(1);
    expect(await noticesOf(repeated(1), repeated(40))).toHaveLength(20);
  });

  test('a file that the second reader cannot read', async () => {
    expect(await noticesOf(Uint8Array.of(1, 2, 3), buildDocx({ body: paragraph('正文') }))).toEqual([
      ['readers-differ', 'none', null],
    ]);
  });
});

test('both readers place the cells of merged tables alike', async () => {
  const merged = table(3, [
    [
      ['<w:gridSpan w:val="2"/>', '宽'],
      ['<w:vMerge w:val="restart"/>', '高'],
    ],
    [
      ['', '左'],
      ['', '中'],
      ['<w:vMerge/>', ''],
    ],
    [['<w:gridSpan w:val="3"/>', table(1, [[['', '内']]]) + paragraph('外')]],
  ]);
  const bytes = buildDocx({ body: merged });
  const { document } = readBytes(bytes);
  const texts = new Map(document.blocks.map(({ id, text }) => [id, text]));
  const ours = document.tables.map(({ cells }) =>
    cells.map(({ block, state: _, ...place }) => ({ ...place, text: comparable(texts.get(block) ?? '') })),
  );
  const { tables } = await readWithMammoth(bytes);
  const theirs = tables.map((cells) => cells.map((cell) => ({ ...cell, text: comparable(cell.text) })));
  expect(ours.toSorted(bySize)).toEqual(theirs.toSorted(bySize).map((cells) => expect.arrayContaining(cells)));
  expect(ours.flat()).toHaveLength(theirs.flat().length);
});

function bySize(one: readonly unknown[], other: readonly unknown[]): number {
  return one.length - other.length;
}

test('the program reads twice only where it is asked to, also inside a ZIP, and ends as before', () => {
  const bytes = buildDocx({ body: paragraph('前文') + paragraph(ruby) });
  const home = scratchFolder('两读', { 'a.docx': bytes, 'b.zip': writeZip([{ name: 'a.docx', content: bytes }]) });
  const codes = (...options: string[]) =>
    report(home, ...options).documents.map(
      ({ notices }) => notices.filter(({ code }) => code === 'readers-differ').length,
    );
  expect(codes()).toEqual([0, 0]);
  expect(codes('--second-reader')).toEqual([1, 1]);
});
