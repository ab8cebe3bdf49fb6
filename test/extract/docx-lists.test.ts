/** Owns the tests of automatic lists in Word files: the label is printed as Word shows it. */
import { describe, expect, test } from 'vitest';
import { formatNumber } from '#src/extract/docx/numerals.ts';
import { paragraph, run, table } from '../support/docx-package.ts';
import { textsOf } from '../support/docx-reading.ts';

type Level = readonly [format: string, text: string, more?: string];

function abstract(id: number, levels: readonly Level[]): string {
  const inside = levels.map(
    ([format, text, more = ''], at) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${inside.join('')}</w:abstractNum>`;
}
const list = (id: number, of: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
const item = (text: string, level = 0, id = 1): string =>
  paragraph(text === '' ? '<w:r/>' : text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);

function labels(levels: readonly Level[], body: string): readonly string[] {
  return textsOf(body, { numbering: abstract(0, levels) + list(1, 0) });
}

describe('a list', () => {
  test.for([
    ['in figures', 'decimal', '%1、', ['1、甲', '2、乙', '3、丙']],
    ['in Chinese', 'chineseCountingThousand', '%1、', ['一、甲', '二、乙', '三、丙']],
    ['in brackets', 'chineseCounting', '（%1）', ['（一）甲', '（二）乙', '（三）丙']],
    ['in circles', 'decimalEnclosedCircleChinese', '%1', ['① 甲', '② 乙', '③ 丙']],
    ['in letters', 'upperLetter', '%1.', ['A. 甲', 'B. 乙', 'C. 丙']],
    ['of parts', 'japaneseCounting', '第%1部分', ['第一部分 甲', '第二部分 乙', '第三部分 丙']],
    ['with bullets', 'bullet', '-', ['- 甲', '- 乙', '- 丙']],
    ['with bullets of a symbol font', 'bullet', '\uf0b7', ['• 甲', '• 乙', '• 丙']],
    ['with nothing', 'none', '', ['甲', '乙', '丙']],
  ] as const)('%s', ([, format, text, expected]) => {
    expect(labels([[format, text]], item('甲') + item('乙') + item('丙'))).toEqual(expected);
  });

  test('of several levels counts each, and starts a lower one again under a higher', () => {
    const levels: readonly Level[] = [
      ['decimal', '%1.'],
      ['decimal', '%1.%2'],
      ['lowerLetter', '%3)'],
    ];
    const body = item('甲') + item('乙', 1) + item('丙', 2) + item('丁', 1) + item('戊') + item('己', 1);
    expect(labels(levels, body)).toEqual(['1. 甲', '1.1 乙', 'a) 丙', '1.2 丁', '2. 戊', '2.1 己']);
  });

  test('prints all counts in plain figures where the level asks for it', () => {
    const levels: readonly Level[] = [
      ['chineseCounting', '第%1章'],
      ['decimal', '%1.%2', '<w:isLgl/>'],
    ];
    expect(labels(levels, item('甲') + item('乙', 1))).toEqual(['第一章 甲', '1.1 乙']);
  });

  test('may go on over a higher level, or have no gap after its label', () => {
    const levels: readonly Level[] = [
      ['decimal', '%1'],
      ['decimal', '%2', '<w:lvlRestart w:val="0"/><w:suff w:val="nothing"/>'],
    ];
    expect(labels(levels, item('甲') + item('乙', 1) + item('丙') + item('丁', 1))).toEqual([
      '1 甲',
      '1乙',
      '2 丙',
      '2丁',
    ]);
  });

  test('goes on under another number of the same kind, and starts again where that says so', () => {
    const again = list(2, 0) + list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>');
    const numbering = abstract(0, [['decimal', '%1、']]) + list(1, 0) + again;
    const body = item('甲') + item('乙', 0, 2) + item('丙', 0, 3) + item('丁', 0, 3);
    expect(textsOf(body, { numbering })).toEqual(['1、甲', '2、乙', '5、丙', '6、丁']);
  });

  test('comes by style too, and a paragraph may leave it', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const numbering =
      abstract(0, [
        ['decimal', '%1.'],
        ['upperRoman', '%2.', '<w:pStyle w:val="L"/>'],
      ]) + list(1, 0);
    const body =
      paragraph('甲', '<w:pStyle w:val="L"/>') +
      paragraph('乙', '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(textsOf(body, { numbering, styles })).toEqual(['I. 甲', '乙']);
  });

  test('numbers a cell that holds nothing else, as Word shows it', () => {
    expect(labels([['decimal', '%1']], table(1, [[['', item('')]], [['', item('')]]]))).toEqual(['1 ', '2 ']);
  });

  test('does not count a deleted paragraph, and counts the number as no title of a contents entry', () => {
    const gone = paragraph(
      `<w:del>${run('旧')}</w:del>`,
      '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
    );
    expect(labels([['decimal', '%1、']], item('甲') + gone + item('乙'))).toEqual(['1、甲', '2、乙']);
  });

  test.for(['9', '__proto__'])('number %s, which the file does not have, prints nothing', (id) => {
    expect(labels([['decimal', '%1']], paragraph('甲', `<w:numPr><w:numId w:val="${id}"/></w:numPr>`))).toEqual(['甲']);
  });
});

describe('a number', () => {
  test.for([
    [0, 'chineseCounting', '0'],
    [10, 'chineseCounting', '十'],
    [12, 'chineseCounting', '十二'],
    [20, 'chineseCounting', '二十'],
    [105, 'chineseCounting', '一〇五'],
    [105, 'chineseCountingThousand', '一百零五'],
    [110, 'chineseCountingThousand', '一百一十'],
    [1001, 'chineseCountingThousand', '一千零一'],
    [110, 'japaneseCounting', '百十'],
    [20, 'ideographDigital', '二〇'],
    [12, 'chineseLegalSimplified', '壹拾贰'],
    [20, 'decimalEnclosedCircle', '⑳'],
    [21, 'decimalEnclosedCircle', '21'],
    [3, 'ideographTraditional', '丙'],
    [13, 'ideographZodiacTraditional', '丙子'],
    [27, 'lowerLetter', 'aa'],
    [1994, 'upperRoman', 'MCMXCIV'],
    [7, 'decimalZero', '07'],
    [12, 'ordinal', '12th'],
    [22, 'ordinal', '22nd'],
    [5, 'unheardOf', '5'],
  ] as const)('%d in %s is %s', ([number, format, expected]) => {
    expect(formatNumber(number, format)).toBe(expected);
  });
});
