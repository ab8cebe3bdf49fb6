/** Project tables in the ways that offices and their software print them. */
import { describe, expect, test } from 'vitest';
import { readGrid, readLines } from './read-form.ts';

const head = ['一级指标', '二级指标', '三级指标', '绩效指标描述', '指标值', '指标值确定依据'];
const code = (name: string, digits = '361-0302-JBN-7QWE') => ['项目编码', digits, '项目名称', name];
const row = (name: string, target = '≥95%') => ['产出指标', '质量指标', name, '说明', target, '计划'];
const title = '1、河道清淤绩效目标表';

describe('values', () => {
  test('stand beside their labels, spans or none', () => {
    const { statement } = readGrid(
      [title, '361001 云溪县水务局', '单位：万元'],
      [
        ['项目编码', ['361-0302-JBN-7QWE', 2], '项目名称', ['河道清淤', 3]],
        [['预算规模及资金用途', 1, 2], '预算数', '12.50', '其中：财政资金', '10', '其他资金', ''],
        [['用于清淤。', 6]],
        [
          ['资金支出计划（%）', 1, 2],
          ['3月底', 2],
          ['6月底', 1],
          ['10月底', 1],
          ['12月底', 2],
        ],
        [
          ['', 2],
          ['62.00', 1],
          ['92', 1],
          ['100%', 2],
        ],
        ['绩效目标', ['1、清淤3公里。2、按期完工。', 6]],
        [...head.slice(0, 5), [head[5] ?? '', 2]],
        [...row('合格率').slice(0, 5), ['计划', 2]],
      ],
    );
    expect(statement.projects).toEqual([
      {
        number: 1,
        title,
        unitCode: '361001',
        unitName: '云溪县水务局',
        currencyUnit: '万元',
        projectCode: '361-0302-JBN-7QWE',
        projectName: '河道清淤',
        budgetAmount: { fen: 12_500_000, raw: '12.50' },
        fiscalFunds: { fen: 10_000_000, raw: '10' },
        otherFunds: null,
        useOfFunds: '用于清淤。',
        disbursementSchedule: [
          { byEndOfMonth: 3, cumulativePercent: null },
          { byEndOfMonth: 6, cumulativePercent: 62 },
          { byEndOfMonth: 10, cumulativePercent: 92 },
          { byEndOfMonth: 12, cumulativePercent: 100 },
        ],
        objectives: ['清淤3公里。', '按期完工。'],
        indicators: [
          {
            indicatorClass: '产出指标',
            indicatorFamily: '质量指标',
            indicatorName: '合格率',
            definition: '说明',
            target: { raw: '≥95%', comparator: '≥', value: 95, unit: '%' },
            targetBasis: '计划',
          },
        ],
      },
    ]);
  });

  test.for([
    ['the unit on its own line', ['单位：万元'], '预算数', '1.5', 1_500_000],
    ['the unit behind the code', ['361001 云溪县水务局　　　单位：元'], '预算数', '1.5', 150],
    ['the unit in brackets', ['（单位：千元）'], '预算数', '1.5', 150_000],
    ['the unit with 金额', ['金额单位：人民币元'], '预算数', '1.5', 150],
    ['the unit in the label', [], '预算数（万元）', '1.5', 1_500_000],
    ['the unit in the label wins over the line', ['单位：元'], '预算数（万元）', '1.5', 1_500_000],
    ['the unit in the cell wins over both', ['单位：元'], '预算数（万元）', '15000元', 1_500_000],
    ['thousands separators', ['单位：元'], '预算数', '1,250,000.50', 125_000_050],
    ['no unit anywhere: never guessed', [], '预算数', '1.5', null],
    ['words', ['单位：元'], '预算数', '待定', null],
  ] as const)('%s', ([, lines, label, raw, fen]) => {
    const { statement } = readGrid([title, ...lines], [code('河道清淤'), [label, raw, '', '']]);
    expect(statement.projects[0]?.budgetAmount).toEqual({ fen, raw });
  });

  test.for([
    [
      'values under their periods',
      [
        ['资金支出计划', '3月底', '6月底'],
        ['', '10', '20'],
      ],
      [
        [3, 10],
        [6, 20],
      ],
    ],
    [
      'four periods with a blank',
      [
        ['资金支出计划', '3月底', '6月底', '10月底', '12月底'],
        ['', '', '62', '92', '100'],
      ],
      [
        [3, null],
        [6, 62],
        [10, 92],
        [12, 100],
      ],
    ],
    [
      'no row of values',
      [['资金支出计划', '3月底', '6月底']],
      [
        [3, null],
        [6, null],
      ],
    ],
    [
      'values beside their periods',
      [['资金支出计划', '3月底', '10', '6月底', '20']],
      [
        [3, 10],
        [6, 20],
      ],
    ],
    [
      'quarters',
      [
        ['资金支出计划（%）', '一季度', '二季度'],
        ['', '10%', '20%'],
      ],
      [
        [3, 10],
        [6, 20],
      ],
    ],
    [
      'words in a cell',
      [
        ['资金支出计划', '3月底', '6月底'],
        ['', '约10', '20'],
      ],
      [
        [3, null],
        [6, 20],
      ],
    ],
    [
      'other words for the end of a month',
      [
        ['资金支出计划', '截至3月末', '6月底前', '1-10月'],
        ['', '1', '2', '3'],
      ],
      [
        [3, 1],
        [6, 2],
        [10, 3],
      ],
    ],
    ['the label without anything', [['资金支出计划', '', '']], []],
  ] as const)('a schedule: %s', ([, rows, periods]) => {
    const { statement } = readGrid([title], [code('河道清淤'), ...rows]);
    expect(
      statement.projects[0]?.disbursementSchedule?.map(({ byEndOfMonth, cumulativePercent }) => [
        byEndOfMonth,
        cumulativePercent,
      ]),
    ).toEqual(periods);
  });
});

describe('one table or several', () => {
  const names = (reading: ReturnType<typeof readGrid>) =>
    reading.statement.projects.map(({ projectName, indicators }) => [
      projectName,
      indicators.map(({ indicatorName }) => indicatorName),
    ]);

  test('a table that goes on behind a page break, its head repeated', () => {
    const reading = readGrid([title], [code('河道清淤'), head, row('合格率')], [head, row('完工率')]);
    expect(names(reading)).toEqual([['河道清淤', ['合格率', '完工率']]]);
  });

  test('a table that goes on behind a page break, its head not repeated', () => {
    const reading = readGrid([title], [code('河道清淤'), head, row('合格率')], [row('完工率')]);
    expect(names(reading)).toEqual([['河道清淤', ['合格率', '完工率']]]);
  });

  test('several projects in one grid', () => {
    const reading = readGrid(
      [],
      [
        [[title, 6]],
        [['361001 云溪县水务局', 6]],
        code('河道清淤'),
        head,
        row('合格率'),
        [['2、水库除险绩效目标表', 6]],
        code('水库除险', '361-0303-JBN-8ABC'),
        head,
        row('完工率'),
      ],
    );
    expect(names(reading)).toEqual([
      ['河道清淤', ['合格率']],
      ['水库除险', ['完工率']],
    ]);
    expect(reading.statement.projects.map((project) => project.title)).toEqual([title, '2、水库除险绩效目标表']);
    expect(reading.statement.projects[0]?.unitCode).toBe('361001');
  });

  test('a project without a title is a project, counted in printed order', () => {
    const reading = readGrid(
      [],
      [code('河道清淤'), head, row('合格率')],
      [code('水库除险', '361-0303-JBN-8ABC'), head, row('完工率')],
    );
    expect(
      reading.statement.projects.map(({ number, title: printed, projectName }) => [number, printed, projectName]),
    ).toEqual([
      [1, undefined, '河道清淤'],
      [2, undefined, '水库除险'],
    ]);
  });

  test('a title over which no table stands is no project', () => {
    const reading = readLines('第二部分', '1、甲绩效目标表', '2、乙绩效目标表', '', code('乙').join('\t'));
    expect(reading.statement.projects.map(({ title: printed }) => printed)).toEqual(['2、乙绩效目标表']);
    expect(reading.reading.layout.headings.map(({ text }) => text)).toContain('1、甲绩效目标表');
  });

  test('a title on two lines is one', () => {
    const reading = readLines('第二部分', '3、河道清淤及两岸整治', '绩效目标表', '', code('河道清淤').join('\t'));
    expect(reading.statement.projects.map(({ number, title: printed }) => [number, printed])).toEqual([
      [3, '3、河道清淤及两岸整治绩效目标表'],
    ]);
  });
});

describe('indicator rows', () => {
  const indicators = (...rows: Parameters<typeof readGrid>[1]) =>
    readGrid([title], [code('河道清淤'), head, ...rows]).statement.projects[0]?.indicators.map(
      ({ indicatorClass, indicatorFamily, indicatorName }) => [indicatorClass, indicatorFamily, indicatorName],
    );

  test.for([
    [
      'a class merged downwards',
      [
        [['产出指标', 1, 2], '数量指标', '甲', '', '', ''],
        ['质量指标', '乙', '', '', ''],
      ],
      [
        ['产出指标', '数量指标', '甲'],
        ['产出指标', '质量指标', '乙'],
      ],
    ],
    [
      'class and family blank: those above',
      [
        ['产出指标', '数量指标', '甲', '', '', ''],
        ['', '', '乙', '', '', ''],
      ],
      [
        ['产出指标', '数量指标', '甲'],
        ['产出指标', '数量指标', '乙'],
      ],
    ],
    [
      'the class repeated, the family blank',
      [
        ['产出指标', '数量指标', '甲', '', '', ''],
        ['产出指标', '', '乙', '', '', ''],
      ],
      [
        ['产出指标', '数量指标', '甲'],
        ['产出指标', '数量指标', '乙'],
      ],
    ],
    [
      'a new class does not inherit the family',
      [
        ['产出指标', '数量指标', '甲', '', '', ''],
        ['效果指标', '', '乙', '', '', ''],
      ],
      [
        ['产出指标', '数量指标', '甲'],
        ['效果指标', null, '乙'],
      ],
    ],
    ['a first row without class stays blank', [['', '', '甲', '', '', '']], [[null, null, '甲']]],
    [
      'a row of the template left blank is none',
      [
        ['产出指标', '数量指标', '甲', '', '', ''],
        ['', '', '', '', '', ''],
      ],
      [['产出指标', '数量指标', '甲']],
    ],
    [
      'a class and family without a name is one',
      [['产出指标', '数量指标', '', '', '', '']],
      [['产出指标', '数量指标', null]],
    ],
    [
      'a note under the grid is none',
      [['产出指标', '数量指标', '甲', '', '', ''], [['注：指标值按年度计算。', 6]]],
      [['产出指标', '数量指标', '甲']],
    ],
    [
      'a name that is blank, its target filled',
      [['产出指标', '数量指标', '', '', '=3座', '']],
      [['产出指标', '数量指标', null]],
    ],
  ] as const)('%s', ([, rows, expected]) => expect(indicators(...rows)).toEqual(expected));

  test('a form without a column has no such field', () => {
    const { statement } = readGrid([title], [code('河道清淤'), head.slice(0, 5), row('合格率').slice(0, 5)]);
    const [indicator] = statement.projects[0]?.indicators ?? [];
    expect(Object.keys(indicator ?? {})).toEqual([
      'indicatorClass',
      'indicatorFamily',
      'indicatorName',
      'definition',
      'target',
    ]);
  });

  test('columns in another order are found by their heads', () => {
    const order = [0, 1, 2, 4, 5, 3];
    const { statement } = readGrid(
      [title],
      [code('河道清淤'), order.map((at) => head[at] ?? ''), order.map((at) => row('合格率')[at] ?? '')],
    );
    expect(statement.projects[0]?.indicators[0]).toMatchObject({ definition: '说明', targetBasis: '计划' });
  });

  test('a grid without the head of its indicators is said to be unsure', () => {
    const { statement, notices } = readGrid([title], [code('河道清淤'), row('合格率')]);
    expect(statement.projects[0]?.indicators).toEqual([]);
    expect(notices).toEqual(['columns-unsure']);
  });

  test('every printed text of the table is a passage once', () => {
    const { reading } = readGrid([title], [code('河道清淤'), head, row('合格率'), [['注：见附件。', 6]]]);
    const printed = reading.layout.passages.filter(({ owner }) => owner.section === 'project').map(({ text }) => text);
    expect(printed).toEqual(['361-0302-JBN-7QWE', '河道清淤', '合格率', '说明', '≥95%', '计划', '注：见附件。']);
  });
});
