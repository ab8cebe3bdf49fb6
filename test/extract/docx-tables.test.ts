/** Owns the tests of tables in Word files: spans, merges, gaps, nesting. */
import { describe, expect, test } from 'vitest';
import { buildDocx, paragraph, run, table } from '../support/docx-package.ts';
import { failureOf, gridOf, outlineOf, readParts, textsOf } from '../support/docx-reading.ts';

const span = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;
const restart = '<w:vMerge w:val="restart"/>';
const follow = '<w:vMerge/>';

function gridOfBody(body: string): readonly string[] {
  const { document } = readParts({ body });
  const first = document.tables[0];
  if (first === undefined) throw new Error('no table');
  return [`${first.rows}×${first.columns}`, ...gridOf(document, first)];
}

describe('the grid', () => {
  test.for([
    [
      'a merge down is followed along grid columns, not along the count of cells',
      table(3, [
        [
          [span(2), '甲'],
          [restart, '乙'],
        ],
        [
          ['', '丙'],
          ['', '丁'],
          [follow, ''],
        ],
      ]),
      ['2×3', '0,0 1×2 甲', '0,2 2×1 乙', '1,0 1×1 丙', '1,1 1×1 丁'],
    ],
    [
      'a cell that continues nothing is a cell of its own',
      table(2, [
        [
          ['', '甲'],
          ['', '乙'],
        ],
        [
          [follow, '丙'],
          ['', '丁'],
        ],
      ]),
      ['2×2', '0,0 1×1 甲', '0,1 1×1 乙', '1,0 1×1 丙', '1,1 1×1 丁'],
    ],
    [
      'a cell of another width does not continue the one above',
      table(2, [
        [
          [restart, '甲'],
          ['', '乙'],
        ],
        [[follow + span(2), '丙']],
      ]),
      ['2×2', '0,0 1×1 甲', '0,1 1×1 乙', '1,0 1×2 丙'],
    ],
    [
      'a new start under a merge is a new cell',
      table(1, [[[restart, '甲']], [[follow, '']], [[restart, '乙']], [[follow, '']]]),
      ['4×1', '0,0 2×1 甲', '2,0 2×1 乙'],
    ],
    [
      'a merge across in the old way',
      table(3, [
        [
          ['<w:hMerge w:val="restart"/>', '甲'],
          ['<w:hMerge/>', ''],
          ['', '乙'],
        ],
      ]),
      ['1×3', '0,0 1×2 甲', '0,2 1×1 乙'],
    ],
    [
      'a grid that is narrower than its rows',
      table(1, [
        [
          ['', '甲'],
          ['', '乙'],
          ['', '丙'],
        ],
      ]),
      ['1×3', '0,0 1×1 甲', '0,1 1×1 乙', '0,2 1×1 丙'],
    ],
    ['a grid that is wider than its rows', table(4, [[['', '甲']]]), ['1×4', '0,0 1×1 甲']],
    ['a span no table can have', table(1, [[[span(900_000_000), '甲']]]), ['1×63', '0,0 1×63 甲']],
  ] as const)('%s', ([, body, expected]) => {
    expect(gridOfBody(body)).toEqual(expected);
  });

  test('positions left out before and after a row have no cell', () => {
    const short = `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="2"/></w:trPr><w:tc>${paragraph('中')}</w:tc></w:tr>`;
    expect(gridOfBody(`<w:tbl>${short}</w:tbl>`)).toEqual(['1×4', '0,1 1×1 中']);
  });

  test('rows and cells inside content controls are rows and cells', () => {
    const wrapped = `<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>${paragraph('甲')}</w:tc></w:sdtContent></w:sdt><w:tc>${paragraph('乙')}</w:tc></w:tr></w:sdtContent></w:sdt>`;
    expect(gridOfBody(`<w:tbl>${wrapped}</w:tbl>`)).toEqual(['1×2', '0,0 1×1 甲', '0,1 1×1 乙']);
  });

  test('a hidden row is in the grid and its cells are marked', () => {
    const row = `<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${paragraph('隐')}</w:tc></w:tr>`;
    const { document, notices } = readParts({ body: `<w:tbl>${row}</w:tbl>` });
    expect(outlineOf(document.blocks)).toEqual(['cell | hidden | 隐']);
    expect(notices.map((notice) => notice.code)).toEqual(['hidden-text']);
  });

  test('text in a covered cell is not shown, so it is hidden text', () => {
    const body = table(1, [[[restart, '甲']], [[follow, '遮']]]);
    expect(outlineOf(readParts({ body }).document.blocks)).toEqual(['cell | 甲', 'paragraph | hidden | 遮']);
  });
});

describe('the text of a cell', () => {
  test.for([
    ['paragraphs as lines', paragraph('一') + paragraph('二'), '一\n二'],
    ['an empty paragraph between', `${paragraph('一')}<w:p/>${paragraph('二')}`, '一\n\n二'],
    ['empty paragraphs at the end', `${paragraph('一')}<w:p/><w:p/>`, '一'],
    ['a blank cell', paragraph(' \u3000'), ''],
    ['a cell with no paragraph', '<w:tcPr/>', ''],
  ] as const)('%s', ([, content, expected]) => {
    const { document } = readParts({ body: table(1, [[['', content]]]) });
    expect(document.blocks.map((block) => block.text)).toEqual([expected]);
    expect(document.tables[0]?.cells[0]?.state).toBe(expected === '' ? 'empty' : 'text');
  });
});

describe('nested tables', () => {
  const nest = (depth: number): string =>
    depth === 0 ? '' : table(1, [[['', `${paragraph(`层${depth}`)}${nest(depth - 1)}<w:p/>`]]]);

  test('follow the table around them, whose cell keeps its own text', () => {
    const inner = table(1, [[['', '内']]]);
    const body =
      table(2, [
        [
          ['', paragraph('前') + inner + paragraph('后')],
          ['', '右'],
        ],
      ]) + paragraph('末');
    const { document } = readParts({ body });
    expect(outlineOf(document.blocks)).toEqual(['cell | 前\n后', 'cell | 右', 'cell | 内', 'paragraph | 末']);
    expect(document.tables.map((one) => one.id)).toEqual(['t1', 't2']);
    expect(document.blocks[2]?.origins).toEqual([{ kind: 'cell', table: 1, row: 0, column: 0 }]);
  });

  test('sixteen deep are tables', () => {
    const { document, notices } = readParts({ body: nest(16) });
    expect(document.tables).toHaveLength(16);
    expect(notices).toEqual([]);
  });

  test('deeper ones are text of the sixteenth, with a notice', () => {
    const { document, notices } = readParts({ body: nest(18) });
    expect(document.tables).toHaveLength(16);
    expect(document.blocks.at(-1)?.text).toBe('层3\n层2\n层1');
    expect(notices).toEqual([{ code: 'nesting-deep', values: { count: '2', limit: '16' }, place: null }]);
  });
});

test('rows and cells outside a table lose no text', () => {
  expect(
    textsOf(`<w:tr><w:tc>${paragraph('甲')}</w:tc></w:tr><w:r><w:t>乙</w:t></w:r><w:p>${run('丙')}</w:p>`),
  ).toEqual(['甲', '乙', '丙']);
});

test('tables with more positions than any submission has are refused', () => {
  const row = `<w:tr>${'<w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr></w:tc>'.repeat(20)}</w:tr>`;
  expect(failureOf(buildDocx({ body: `<w:tbl>${row}${'<w:tr/>'.repeat(20_000)}</w:tbl>` }))).toBe('too-large');
});
