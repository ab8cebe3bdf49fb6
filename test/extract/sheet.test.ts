/** Owns the tests of what is read from a sheet: text as shown, runs of text and grids, what is hidden, what is only noted. */
import { describe, expect, test } from 'vitest';
import { gridOf } from '../support/docx-reading.ts';
import { linesOf, packParts, partsOf, readSheets, readWorkbook } from '../support/sheet-reading.ts';
import { writeNewWorkbook, writeOldWorkbook } from '../support/write/workbook.ts';

const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
  startRow,
  startCol,
  endRow,
  endCol,
});

describe('rows of a sheet', () => {
  test('are text in front of a grid, and a grid from the first row of two cells on', async () => {
    const reading = await readSheets({
      name: '项目',
      rows: [
        ['1、道路养护绩效目标表', null, null],
        [null, null, '单位：元'],
        ['项目编码', '1', '项目名称'],
        ['绩效目标', null, null],
        ['指标', '值', '依据'],
      ],
    });
    expect(linesOf(reading).slice(0, 2)).toEqual([
      '项目!A1 paragraph 1、道路养护绩效目标表',
      '项目!C2 paragraph 单位：元',
    ]);
    const [table, ...others] = reading.document.tables;
    expect(others).toEqual([]);
    expect(table && gridOf(reading.document, table)).toEqual([
      '0,0 1×1 项目编码',
      '0,1 1×1 1',
      '0,2 1×1 项目名称',
      '1,0 1×1 绩效目标',
      '1,1 1×1 ',
      '1,2 1×1 ',
      '2,0 1×1 指标',
      '2,1 1×1 值',
      '2,2 1×1 依据',
    ]);
    expect(reading.document.blocks.at(-4)?.origins).toEqual([{ kind: 'sheet', sheet: '项目', cell: 'C4' }]);
  });

  test.for([
    ['a blank row', [['甲', '乙'], [null, null], ['标题'], ['丙', '丁']], []],
    [
      'a text across the grid',
      [
        ['甲', '乙'],
        ['标题', null],
        ['丙', '丁'],
      ],
      [merge(1, 0, 1, 1)],
    ],
    ['several rows of one cell', [['甲', '乙'], ['标题'], ['131002 单位'], ['丙', '丁']], []],
  ] as const)('are parted by %s', async ([, rows, merges]) => {
    const { document } = await readSheets({ name: '表', rows: rows.map((row) => [...row]), merges: [...merges] });
    expect(document.tables.map((table) => gridOf(document, table))).toEqual([
      ['0,0 1×1 甲', '0,1 1×1 乙'],
      ['0,0 1×1 丙', '0,1 1×1 丁'],
    ]);
    expect(document.blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text)[0]).toBe('标题');
  });

  test('keep their columns where a grid goes on behind a blank row', async () => {
    const { document } = await readSheets({
      name: '表',
      rows: [['一级指标', '二级指标', '指标值'], [], [null, '质量', '≥90%']],
    });
    const second = document.tables[1];
    expect(second && gridOf(document, second)).toEqual(['0,0 1×1 ', '0,1 1×1 质量', '0,2 1×1 ≥90%']);
  });

  test('under 目录 are contents with the page beside the title', async () => {
    const reading = await readSheets({
      name: '目录',
      rows: [
        ['目 录'],
        ['1、养护绩效目标表', '12'],
        ['2、绿化绩效目标表', '错误！未定义书签。'],
        ['第一部分'],
        ['甲', '乙'],
      ],
    });
    expect(linesOf(reading).slice(1, 4)).toEqual([
      '目录!A2 contents-entry 1、养护绩效目标表\t12',
      '目录!A3 contents-entry 2、绿化绩效目标表\t错误！未定义书签。',
      '目录!A4 paragraph 第一部分',
    ]);
  });

  test('carry merges over both axes, blank ones too', async () => {
    const { document } = await readSheets({
      name: '表',
      rows: [
        ['产出', '数量', '值', null],
        [null, '质量', null, null],
      ],
      merges: [merge(0, 0, 1, 0), merge(0, 2, 0, 3), merge(1, 2, 1, 3)],
    });
    const [table] = document.tables;
    // The fourth column holds nothing of its own.
    expect(table && gridOf(document, table)).toEqual([
      '0,0 2×1 产出',
      '0,1 1×1 数量',
      '0,2 1×1 值',
      '1,1 1×1 质量',
      '1,2 1×1 ',
    ]);
    expect(document.carries).toContain('spans');
  });
});

describe('text of a cell', () => {
  test('is what the sheet shows: number formats, dates, results of formulas', async () => {
    const { document } = await readSheets({
      name: '表',
      rows: [[null, null, null, null, null, '文本']],
      cells: new Map([
        ['0,0', { value: 50000, style: { numFmt: '#,##0.00' } }],
        ['0,1', { value: 0.9, style: { numFmt: '0%' } }],
        ['0,2', { value: 43831, style: { numFmt: 'yyyy"年"m"月"d"日"' } }],
        ['0,3', { value: null, formula: 'A1*2', formulaResult: 100000 }],
        ['0,4', { value: '≥90%\n以上' }],
      ]),
    });
    expect(document.blocks.map(({ text }) => text)).toEqual([
      '50,000.00',
      '90%',
      '2020年1月1日',
      '100000',
      '≥90%\n以上',
      '文本',
    ]);
  });

  test('is unreadable where the file has a formula without its result', async () => {
    const bytes = await writeNewWorkbook([{ name: '表', rows: [['甲', '乙']], merges: [] }]);
    const parts = partsOf(bytes);
    const name = 'xl/worksheets/sheet1.xml';
    parts[name] = (parts[name] ?? '').replace(/<c r="B1".*?<\/c>/u, '<c r="B1"><f>SUM(A2:A9)</f></c>');
    const { document } = await readWorkbook(packParts(parts));
    expect(document.tables[0]?.cells.map(({ state }) => state)).toEqual(['text', 'unreadable']);
  });
});

describe('what a workbook does not show', () => {
  test('is hidden text with its cell: rows, columns, covered cells, formats that print nothing', async () => {
    const reading = await readSheets({
      name: '表',
      rows: [
        ['甲', '藏列', '乙'],
        ['藏行', null, '藏行二'],
        ['丙', null, '丁'],
        [null, null, '被盖'],
      ],
      columns: [{}, { hidden: true }, {}],
      rowDefs: new Map([[1, { hidden: true }]]),
      merges: [merge(2, 2, 3, 2)],
      cells: new Map([['3,0', { value: 7, style: { numFmt: ';;;' } }]]),
    });
    expect(linesOf(reading).filter((line) => line.includes('hidden'))).toEqual([
      '表!B1 paragraph hidden 藏列',
      '表!A2 paragraph hidden 藏行',
      '表!C2 paragraph hidden 藏行二',
      '表!A4 paragraph hidden 7',
      '表!C4 paragraph hidden 被盖',
    ]);
    const [table] = reading.document.tables;
    expect(table && gridOf(reading.document, table)).toEqual([
      '0,0 1×1 甲',
      '0,1 1×1 乙',
      '1,0 1×1 丙',
      '1,1 2×1 丁',
      '2,0 1×1 ',
    ]);
    expect(reading.notices).toEqual([
      { code: 'hidden-text', values: { count: '5' }, place: { kind: 'sheet', sheet: '表', cell: 'B1' } },
    ]);
  });

  test.for(['hidden', 'veryHidden'] as const)(
    'is a whole sheet that is %s, and no table is made of it',
    async (mark) => {
      const reading = await readSheets(
        { name: '表', rows: [['甲', '乙']] },
        { name: '藏', rows: [['丙', '丁']], [mark]: true },
      );
      expect(reading.document.tables).toHaveLength(1);
      expect(linesOf(reading).slice(2)).toEqual(['藏!A1 paragraph hidden 丙', '藏!B1 paragraph hidden 丁']);
    },
  );

  test('is hidden in an old workbook too', async () => {
    const bytes = writeOldWorkbook([
      {
        name: '表',
        rows: [
          ['甲', '乙'],
          ['丙', '丁'],
        ],
        merges: [],
      },
    ]);
    const reading = await readWorkbook(bytes);
    expect(linesOf(reading)).toEqual(['表!A1 cell 甲', '表!B1 cell 乙', '表!A2 cell 丙', '表!B2 cell 丁']);
    expect(reading.notices).toEqual([]);
  });
});

describe('what is never run or fetched is noted', () => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  test.for([
    ['macros', 'active-content', { 'xl/vbaProject.bin': 'x' }],
    ['excel4-macros', 'active-content', { 'xl/macrosheets/sheet1.xml': `<xm:macrosheet xmlns:xm="${main}"/>` }],
    ['ole', 'active-content', { 'xl/embeddings/oleObject1.bin': 'x' }],
    [
      'dde',
      'active-content',
      {
        'xl/externalLinks/externalLink1.xml': `<externalLink xmlns="${main}"><ddeLink ddeService="cmd" ddeTopic="/c"/></externalLink>`,
      },
    ],
    ['connections', 'external-reference', { 'xl/connections.xml': `<connections xmlns="${main}"/>` }],
    [
      'externalLinkPath',
      'external-reference',
      {
        'xl/externalLinks/_rels/externalLink1.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="http://192.0.2.1/a.xlsx" TargetMode="External"/></Relationships>',
      },
    ],
  ] as const)('%s', async ([kind, code, added]) => {
    const parts = partsOf(await writeNewWorkbook([{ name: '表', rows: [['甲', '乙']], merges: [] }]));
    const { notices, document } = await readWorkbook(packParts({ ...parts, ...added }));
    expect(notices).toEqual([{ code, values: { kind, count: '1' }, place: null }]);
    expect(document.blocks.map(({ text }) => text)).toEqual(['甲', '乙']);
  });

  test.for([
    ['WEBSERVICE("http://192.0.2.1/")', 'external-reference', 'formula'],
    ["cmd|' /C calc'!A0", 'active-content', 'dde'],
    ['CALL("kernel32","WinExec","JC","calc")', 'active-content', 'formula'],
  ] as const)('a formula %s, and what it last showed is the text', async ([formula, code, kind]) => {
    const { notices, document } = await readSheets({
      name: '表',
      rows: [['甲']],
      cells: new Map([['0,1', { value: null, formula, formulaResult: '旧值' }]]),
    });
    expect(notices).toEqual([{ code, values: { kind, count: '1' }, place: null }]);
    expect(document.blocks.at(-1)?.text).toBe('旧值');
  });
});
