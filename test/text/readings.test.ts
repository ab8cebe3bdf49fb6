/** Numbers, targets, list numbers, contents lines and grading texts as offices write them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '#src/extract/text/read-text.ts';
import { readContentsLine } from '#src/text/contents-line.ts';
import { parseGradingBands } from '#src/text/grading.ts';
import { isKnownSubject, pointsToAll } from '#src/text/grading-subject.ts';
import { isBlankOrFiller, normalise, normaliseCode } from '#src/text/normalise.ts';
import { isNumberedHeading, readListNumber } from '#src/text/numbering.ts';
import { parseAmount, parseChineseNumeral, parseNumber, parseYear } from '#src/text/numerals.ts';
import { splitSentences } from '#src/text/sentences.ts';
import { parseTarget } from '#src/text/target.ts';

describe('numbers', () => {
  test.for([
    ['2020', 2020],
    ['２０２０', 2020],
    [' 2020 ', 2020],
    ['二〇二〇', 2020],
    ['二○二一', 2021],
    ['二十', null],
    ['20', null],
  ] as const)('the year %s is %s', ([text, year]) => expect(parseYear(text)).toBe(year));

  test.for([
    ['三', 3],
    ['十二', 12],
    ['二十', 20],
    ['一百零五', 105],
    ['两', 2],
    ['三次', null],
  ] as const)('the numeral %s is %s', ([text, value]) => expect(parseChineseNumeral(text)).toBe(value));

  test.for([
    ['62.00', 62],
    ['62%', 62],
    ['1,250,000.5', 1250000.5],
    ['９２．５', 92.5],
    ['12,34', null],
    ['约60', null],
    ['', null],
  ] as const)('the cell “%s” is the number %s', ([text, value]) => expect(parseNumber(text)).toBe(value));

  test.for([
    ['50000.00', '元', 5_000_000],
    ['5.5', '万元', 5_500_000],
    ['50,000元', '万元', 5_000_000],
    ['¥ 8000', '元', 800_000],
    ['待定', '元', null],
  ] as const)('%s in a table of %s is %s fen', ([raw, unit, fen]) => expect(parseAmount(raw, unit)).toBe(fen));
});

describe('targets', () => {
  test.for([
    ['≥95%', '≥', 95, '%'],
    ['＞ 90 ％', '＞', 90, '%'],
    ['不少于120人', '不少于', 120, '人'],
    ['90%满意', null, 90, '%'],
    ['≤45微克/立方米', '≤', 45, '微克/立方米'],
    ['=24场', '=', 24, '场'],
    ['≥1,200人次', '≥', 1200, '人次'],
    ['2020年11月底前', null, 2020, '年'],
    ['120场以上', null, 120, '场'],
    ['≤4000元/辆', '≤', 4000, '元/辆'],
    ['正常使用', null, null, null],
    ['达到Ⅲ类', null, null, null],
  ] as const)('“%s” is %s %s %s', ([raw, comparator, value, unit]) => {
    expect(parseTarget(raw)).toEqual({ raw, comparator, value, unit });
  });

  test('any text is read without a fault, and kept', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => parseTarget(text).raw === text.trim()));
  });
});

describe('lines', () => {
  test.for([
    ['一、总体绩效目标', true],
    ['（二）民主管理', true],
    ['1、送戏下乡', true],
    ['3.校舍维修', true],
    ['一是加强领导', false],
    ['一、坚持服务，转变作风。', false],
    ['2020年工作', false],
    ['28个工作室', false],
  ] as const)('“%s” is a numbered heading: %s', ([text, heading]) => expect(isNumberedHeading(text)).toBe(heading));

  test.for([
    ['12、标题', 12],
    ['十二、标题', 12],
    ['（3）标题', 3],
    ['1.5倍', null],
    ['5', null],
  ] as const)('“%s” opens with the number %s', ([text, value]) =>
    expect(readListNumber(text)?.value ?? null).toBe(value),
  );

  test.for([
    ['总体绩效目标\t4', '总体绩效目标', 4, false],
    ['2、公用经费绩效目标表…………12', '2、公用经费绩效目标表', 12, false],
    ['工作保障措施.......... 7', '工作保障措施', 7, false],
    ['4、会议费绩效目标表\t错误！未定义书签。', '4、会议费绩效目标表', null, true],
    ['5、会议费\tError! Bookmark not defined.', '5、会议费', null, true],
  ] as const)('“%s” is a contents line', ([line, title, page, error]) => {
    const read = readContentsLine(line);
    expect(read && [line.slice(...read.title), read.page, read.error]).toEqual([title, page, error]);
  });

  test.for(['第一部分 部门整体绩效目标', '培训人数120', '目标12'])('“%s” is none', (line) =>
    expect(readContentsLine(line)).toBeNull(),
  );

  test('sentences cover their text and end at their marks', () => {
    const text = '先做一件。“再做一件！”然后呢';
    expect(splitSentences(text).map((stretch) => text.slice(...stretch))).toEqual([
      '先做一件。',
      '“再做一件！”',
      '然后呢',
    ]);
  });

  test.for([
    ['/', true],
    ['——', true],
    ['无。', true],
    ['无偿献血', false],
    ['0', false],
  ] as const)('“%s” holds nothing: %s', ([text, blank]) => expect(isBlankOrFiller(text)).toBe(blank));

  test('width, white space and dashes are folded', () => {
    expect(normalise('资金支出计划 （％）')).toBe(normalise('资金支出计划(%)'));
    expect(normaliseCode('361–0302—JBN‐7QWE')).toBe('361-0302-JBN-7QWE');
  });
});

describe('grading', () => {
  const ends = (text: string) =>
    parseGradingBands(text).map(
      ({ low, high }) =>
        `${low ? `${low.inclusive ? '[' : '('}${low.value}` : '('},${high ? `${high.value}${high.inclusive ? ']' : ')'}` : ')'}`,
    );

  test.for([
    ['大于90%为优；80%-90%为良；60%-80%为中；60%以下为差', ['(90,)', '[80,90]', '[60,80]', '(,60]']],
    ['90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差', ['[90,)', '[80,90)', '[60,80)', '(,60)']],
    ['不低于95%为优；不足60%为差', ['[95,)', '(,60)']],
    ['大于等于80%小于90%为良', ['[80,90)']],
    ['60%≤完成率<80%为中', ['[60,80)']],
    ['优：[90%,100%]；良：[80%,90%)', ['[90,100]', '[80,90)']],
    ['90-100分为优；80-89分为良', ['[90,100]', '[80,89]']],
    ['80%（含80%）至90%（不含）为良', ['[80,90)']],
    ['7-8万人（不含）为良', ['[7,8)']],
    ['7万人（不含）至8万人为良', ['(7,8]']],
    ['万分之一以下为优；万分之一（不含）至万分之二为良', ['(,1]', '(1,2]']],
    ['千分之0.5以内为优', ['(,0.5]']],
    ['百分之九十五以上为优', ['[95,)']],
    ['万分之一至二为优', []],
    ['停播率≤10秒/百小时、设备完好率≥98%为优', []],
    ['停播率≤10秒/百小时，且完好率≥98%为优；完好率≥90%且<98%为良', ['[90,98)']],
    ['12345热线、窗口满意率≥90%为优', ['[90,)']],
    ['超过目标值10%以内为中；低于目标值的60%为差', ['(,60)']],
    ['较计划增加5%以上为差', []],
  ] as const)('%s', ([text, expected]) => expect(ends(text)).toEqual(expected));

  test('a subject is what stands before the numbers', () => {
    const [first, second] = parseGradingBands('演出完成率大于 90%的为优；80%-90%为良');
    expect([first?.subject, second?.subject]).toEqual(['演出完成率', '']);
    expect(parseGradingBands('甲率、乙率平均值90%以上为优')[0]?.subject).toBe('甲率、乙率');
    expect(parseGradingBands('按百分制评分，90分以上为优')[0]?.subject).toBe('');
    expect([pointsToAll('各项指标'), pointsToAll('完成率')]).toEqual([true, false]);
    expect(parseGradingBands('游客人次较上年增长5%以上为优')[0]?.subject).toBe('游客人次');
  });
});

describe('a name before a list of grades', () => {
  test.for([
    ['公文办结率：优：≥95%；良：≥90%', ['公文办结率', '']],
    ['办结率：优：≥95%；差：<80%；满意度：优：≥90%', ['办结率', '', '满意度']],
    ['评价标准：优：≥95%', ['']],
    ['优：≥95%；良：≥90%', ['', '']],
  ] as const)('%s', ([text, subjects]) => {
    const bands = parseGradingBands(text);
    expect(bands.map(({ subject }) => subject)).toEqual(subjects);
    expect(bands.map(({ subjectAt }) => (subjectAt ? text.slice(...subjectAt) : ''))).toEqual(subjects);
  });

  test.for([
    ['演出完成率、设备完好率', true],
    ['设备完好率演出完成率', true],
    ['两项指标', true],
    ['上座率', false],
  ] as const)('%s is known among two names: %s', ([subject, known]) => {
    expect(isKnownSubject(subject, { indicators: ['演出完成率', '设备完好率'], objective: null })).toBe(known);
  });
});

describe('text files', () => {
  test('any bytes are read or refused, never thrown at', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => typeof readText(bytes).ok === 'boolean'));
  });

  test('a blank field keeps its column, a cut-off end is blank', () => {
    const read = readText(new TextEncoder().encode('甲\t乙\t丙\n\t\t3\n1\t2\n'));
    const cells = read.ok ? (read.value.tables[0]?.cells ?? []) : [];
    expect(cells.map(({ row, column, state }) => `${row}${column}${state}`)).toEqual([
      '00text',
      '01text',
      '02text',
      '10empty',
      '11empty',
      '12text',
      '20text',
      '21text',
      '22empty',
    ]);
  });
});
