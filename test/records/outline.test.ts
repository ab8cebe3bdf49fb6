/** Cover, contents and the two parts, in the ways that offices print them. */
import { describe, expect, test } from 'vitest';
import { readLines } from './read-form.ts';

const cover = ['水务局部门2021年部门预算绩效文本', '水务局编制', '云溪县财政局审核'];
const contents = [
  '目录',
  '一、总体绩效目标\t1',
  '二、分项绩效目标\t2',
  '三、工作保障措施\t3',
  '1、河道清淤绩效目标表\t4',
];
const partOne = [
  '第一部分 部门整体绩效目标',
  '一、总体绩效目标',
  '总体目标：',
  '保障供水。',
  '三、工作保障措施',
  '按月通报。',
];
const partTwo = ['第二部分 预算项目绩效目标', '1、河道清淤绩效目标表'];
const table = ['项目编码\t361-0302-JBN-7QWE\t项目名称\t河道清淤'];

describe('the cover', () => {
  test.for([
    ['one line', ['水务局部门2021年部门预算绩效文本'], '水务局', 2021],
    ['the year on a line of its own', ['水务局部门', '2021年', '部门预算绩效文本'], '水务局', 2021],
    ['two lines', ['水务局', '2021年部门预算绩效文本'], '水务局', 2021],
    ['Chinese numerals', ['水务局部门二〇二一年部门预算绩效文本'], '水务局', 2021],
    ['numerals with ○', ['水务局二○二一年预算绩效文本'], '水务局', 2021],
    ['full width', ['水务局２０２１年度绩效文本'], '水务局', 2021],
    ['spread letters', ['水 务 局 2021 年 部 门 预 算 绩 效 文 本'], '水 务 局', 2021],
    ['lines above the title', ['附件2', '水务局部门2021年部门预算绩效文本'], '水务局', 2021],
    ['no department', ['2021年部门预算绩效文本'], undefined, 2021],
    ['no year', ['水务局部门预算绩效文本'], '水务局', undefined],
  ] as const)('title: %s', ([, lines, department, fiscalYear]) => {
    const { statement } = readLines(...lines, ...partOne, ...partTwo, '', ...table);
    expect([statement.department, statement.fiscalYear]).toEqual([department, fiscalYear]);
  });

  test.for([
    ['水务局编制', '水务局'],
    ['编制单位：水务局', '水务局'],
    ['编制：水务局', '水务局'],
    ['编 制 单 位 ：水务局', '水务局'],
    ['编制单位:', null],
    ['水务局编制单位', '水务局'],
    ['2021年1月', undefined],
  ] as const)('“%s” names %s as the one who prepared it', ([line, name]) => {
    expect(readLines('水务局2021年部门预算绩效文本', line, ...partOne).statement.preparedBy).toBe(name);
  });

  test('what stands in the body is never taken for the cover', () => {
    const { statement } = readLines(...partOne, '本方案由水务局编制', ...partTwo);
    expect([statement.preparedBy, statement.department]).toEqual([undefined, undefined]);
  });
});

describe('the contents', () => {
  test('keep titles and pages as printed', () => {
    const { statement, reading } = readLines(...cover, ...contents, ...partOne, ...partTwo, '', ...table);
    expect(statement.contents.map(({ title, page }) => [title, page])).toEqual([
      ['一、总体绩效目标', 1],
      ['二、分项绩效目标', 2],
      ['三、工作保障措施', 3],
      ['1、河道清淤绩效目标表', 4],
    ]);
    expect(statement.preparedBy).toBe('水务局');
    expect(reading.layout.contentsHeading).not.toBeNull();
  });

  test.for([
    ['none at all', [], 0],
    [
      'headings of the parts between the entries',
      [
        '目 录',
        '第一部分 部门整体绩效目标',
        '一、总体绩效目标\t1',
        '第二部分 预算项目绩效目标',
        '1、河道清淤绩效目标表\t4',
      ],
      2,
    ],
    ['leaders instead of tabs', ['目录', '一、总体绩效目标………………1', '1、河道清淤绩效目标表......4'], 2],
    ['a page that is lost', ['目录', '一、总体绩效目标\t错误！未定义书签。', '1、河道清淤绩效目标表\t4'], 2],
    [
      'titles without pages',
      ['目录', '第一部分 部门整体绩效目标', '一、总体绩效目标', '第二部分 预算项目绩效目标', '1、河道清淤绩效目标表'],
      0,
    ],
    ['another word for it', ['目次', '一、总体绩效目标\t1'], 1],
  ] as const)('%s: %s', ([, lines, entries]) => {
    const { statement } = readLines(...cover, ...lines, ...partOne, ...partTwo, '', ...table);
    expect(statement.contents).toHaveLength(entries);
    expect(statement.sections.overallObjective).toBe('保障供水。');
    expect(statement.projects.map(({ title }) => title)).toEqual(['1、河道清淤绩效目标表']);
  });

  test('a lost page has no number and is broken', () => {
    const { statement } = readLines(...cover, '目录', '一、总体绩效目标\t错误！未定义书签。', ...partOne);
    expect(statement.contents).toEqual([{ title: '一、总体绩效目标', page: null, broken: true }]);
  });
});

describe('the parts', () => {
  test.for([
    ['on one line', ['第一部分 部门整体绩效目标'], ['第二部分 预算项目绩效目标']],
    ['on two lines', ['第一部分', '部门整体绩效目标'], ['第二部分', '预算项目绩效目标']],
    ['with a colon', ['第一部分：部门整体绩效目标'], ['第二部分：预算项目绩效目标']],
    ['the number alone', ['第一部分'], ['第二部分']],
    ['the title alone', ['部门整体绩效目标'], ['预算项目绩效目标']],
    ['with spread letters', ['第 一 部 分　部门整体绩效目标'], ['第 二 部 分　预算项目绩效目标']],
    ['the second one missing', ['第一部分 部门整体绩效目标'], []],
    ['the first one missing', [], ['第二部分 预算项目绩效目标']],
    ['both missing', [], []],
  ] as const)('%s', ([, one, two]) => {
    const { statement, reading } = readLines(
      ...cover,
      ...one,
      ...partOne.slice(1),
      ...two,
      partTwo[1] ?? '',
      '',
      ...table,
    );
    expect(statement.sections).toEqual({ overallObjective: '保障供水。', safeguardMeasures: '按月通报。' });
    expect(statement.projects.map(({ title, projectName }) => [title, projectName])).toEqual([
      ['1、河道清淤绩效目标表', '河道清淤'],
    ]);
    expect(reading.layout.headings.filter(({ level }) => level === 1)).toHaveLength(
      Number(one.length > 0) + Number(two.length > 0),
    );
  });

  test('a document of one line is read, not thrown at', () => {
    const { statement } = readLines('第一部分 部门整体绩效目标');
    expect(statement).toEqual({ contents: [], sections: {}, duties: [], projects: [] });
  });

  test('a heading knows whether anything stands under it', () => {
    const { reading } = readLines(...partOne.slice(0, 4), '二、分项绩效目标', '三、工作保障措施', '按月通报。');
    expect(reading.layout.headings.map(({ text, empty }) => [text, empty])).toEqual([
      ['第一部分 部门整体绩效目标', false],
      ['一、总体绩效目标', false],
      ['总体目标', false],
      ['二、分项绩效目标', true],
      ['三、工作保障措施', false],
    ]);
  });
});

describe('duties', () => {
  const itemised = (...lines: string[]) => readLines('第一部分', '二、分项绩效目标', ...lines).statement.duties;

  test('lose their number and keep what each label heads', () => {
    expect(
      itemised(
        '1、供水保障',
        '主要职责是供水。',
        '职责目标：',
        '不断供。',
        '少抢修。',
        '绩效目标为按时供水。',
        '绩效指标是供水率、抢修及时率。',
        '绩效标准：供水率90%以上为优。',
        '2、防汛',
        '绩效指标是巡查次数。',
      ),
    ).toMatchObject([
      {
        number: 1,
        name: '供水保障',
        dutyStatement: '供水。',
        dutyObjective: '不断供。\n少抢修。',
        objective: '按时供水。',
        indicators: ['供水率', '抢修及时率'],
        gradingText: '供水率90%以上为优。',
      },
      { number: 2, name: '防汛', indicators: ['巡查次数'] },
    ]);
  });

  test('a list inside a duty is no duty', () => {
    const duties = itemised('1、供水保障', '绩效目标是', '1、按时供水', '2、防汛', '绩效目标是巡查。');
    expect(duties.map(({ name, objective }) => [name, objective])).toEqual([
      ['供水保障', '1、按时供水'],
      ['防汛', '巡查。'],
    ]);
  });

  test('a label without text is blank, a label that is not there is absent', () => {
    const [duty] = itemised('1、供水保障', '绩效目标是', '绩效指标：', '绩效标准：90%以上为优。');
    expect(duty).toMatchObject({ objective: null, indicators: [], gradingText: '90%以上为优。' });
    expect(duty && 'dutyStatement' in duty).toBe(false);
  });

  test('职责分类目标 and its names', () => {
    const { statement } = readLines(
      '第一部分',
      '一、总体绩效目标',
      '总体目标：',
      '供水。',
      '职责分类目标：',
      '共两项：',
      '一、供水保障',
      '不断供。',
      '1、按月巡查。',
      '二、防汛',
    );
    expect(statement.sections.dutyObjectives).toEqual([
      { name: '供水保障', text: '不断供。\n1、按月巡查。' },
      { name: '防汛', text: null },
    ]);
  });
});
