/** Units, bounds, likeness, sentences and digests: the small tools that rules stand on. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFieldError, readContentsLine } from '#src/text/contents-line.ts';
import { digest } from '#src/text/digest.ts';
import { parseGradingBands, unvaluedGrades } from '#src/text/grading.ts';
import { isBlankOrFiller, isMarksOnly, normalise, normaliseCode, squeeze } from '#src/text/normalise.ts';
import { isNumberedHeading, opensWithBullet, readListNumber, stripListNumber } from '#src/text/numbering.ts';
import { parseAmount, parseChineseNumeral, parseNumber, parseYear } from '#src/text/numerals.ts';
import { sentenceAt, splitSentences } from '#src/text/sentences.ts';
import { isSimilar, similarity } from '#src/text/similarity.ts';
import { boundBehind, boundOf, parseTarget } from '#src/text/target.ts';
import { readUnit, unitKind } from '#src/text/units.ts';

describe('Chinese numerals', () => {
  test.for([
    ['〇', 0],
    ['十', 10],
    ['十九', 19],
    ['九十九', 99],
    ['一百', 100],
    ['三千二百', 3200],
    ['一千零一', 1001],
    ['一二', null],
    ['二〇', null],
    ['', null],
    ['第一', null],
  ] as const)('%s is %s', ([text, value]) => expect(parseChineseNumeral(text)).toBe(value));
});

describe('numbers of a cell', () => {
  test.for([
    ['-5', -5],
    ['−0.5', -0.5],
    [' 1 000 ', 1000],
    ['１００％', 100],
    ['1,234,567', 1234567],
    ['1,23,456', null],
    ['1.2.3', null],
    ['5%%', null],
    ['1e3', null],
    ['.5', null],
    ['0', 0],
  ] as const)('“%s” is %s', ([text, value]) => expect(parseNumber(text)).toBe(value));

  test.for([
    ['0', '元', 0],
    ['0.01', '元', 1],
    ['1.15', '元', 115],
    ['１２．５', '万元', 12_500_000],
    ['1.5亿元', '元', 15_000_000_000],
    ['￥1,000.00元', '万元', 100_000],
    ['100', '美元', null],
    ['99999999999999', '亿元', null],
    ['50000元/年', '元', null],
    ['', '元', null],
  ] as const)('%s in a table of %s is %s fen', ([raw, unit, fen]) => expect(parseAmount(raw, unit)).toBe(fen));
});

describe('targets', () => {
  test.for([
    ['>=95%', '>=', 95, '%'],
    ['≧95％', '≧', 95, '%'],
    ['≤ 5 天', '≤', 5, '天'],
    ['不超过３个工作日', '不超过', 3, '个工作日'],
    ['至少2次/年', '至少', 2, '次/年'],
    ['达到100%', '达到', 100, '%'],
    ['≥95\n%', '≥', 95, '%'],
    ['≤300元/人\n次', '≤', 300, '元/人次'],
    ['95', null, 95, null],
    ['1.5', null, 1.5, null],
    ['≥12,5', '≥', 12, null],
    ['1,2季度各1次', null, 1, null],
    ['≥1,250人次', '≥', 1250, '人次'],
    ['≥1，250，000元', '≥', 1250000, '元'],
    ['≥12,0000元', '≥', 120000, '元'],
    ['≥95,96,97%', '≥', 95, null],
    ['≥12,500.5吨', '≥', 12500.5, '吨'],
    ['100%以上', null, 100, '%'],
    ['12月底前', null, 12, '月'],
    ['≥', '≥', null, null],
    ['达到良好', null, null, null],
    ['优', null, null, null],
    ['', null, null, null],
  ] as const)('“%s” is %s %s %s', ([raw, comparator, value, unit]) => {
    expect(parseTarget(raw)).toEqual({ raw, comparator, value, unit });
  });

  test.for([
    ['≥', 'at-least'],
    ['＞＝', 'at-least'],
    ['不低于', 'at-least'],
    ['＞', 'more-than'],
    ['控制在', 'at-most'],
    ['<', 'less-than'],
    ['＝', 'equal'],
    ['≈', null],
    [null, null],
  ] as const)('%s bounds %s', ([comparator, bound]) => expect(boundOf(comparator)).toBe(bound));

  test.for([
    ['95%以上', 'at-least'],
    ['95%及以上', 'at-least'],
    ['5天以内', 'at-most'],
    ['3起以下', 'at-most'],
    ['95%', null],
    ['以上合计', null],
  ] as const)('“%s” is bounded behind its number: %s', ([raw, bound]) => expect(boundBehind(raw)).toBe(bound));
});

describe('units', () => {
  test.for([
    ['%满意', '%', 'percent'],
    ['‰', '‰', 'percent'],
    ['个百分点', '个百分点', 'percent'],
    ['万元', '万元', 'money'],
    ['元/人', '元/人', 'money'],
    ['元每平方米', '元每平方米', 'money'],
    ['个工作日内', '个工作日', 'time'],
    ['小时', '小时', 'time'],
    ['°C', '°C', 'count'],
    ['人次', '人次', 'count'],
    ['家次', '家次', 'count'],
    ['次/年', '次/年', 'count'],
    ['以上', null, null],
    ['前完成', null, null],
    ['，其中', null, null],
    ['', null, null],
  ] as const)('“%s” opens with the unit %s, of the kind %s', ([text, unit, kind]) => {
    expect(readUnit(text)).toBe(unit);
    expect(unitKind(unit)).toBe(kind);
  });
});

describe('lines', () => {
  test.for([
    ['一、甲', 'chinese', 1, '甲'],
    ['（十二）甲', 'chinese-bracket', 12, '甲'],
    [' 3、 甲', 'digit', 3, '甲'],
    ['3．甲', 'digit-dot', 3, '甲'],
    ['(4)甲', 'digit-bracket', 4, '甲'],
    ['（4）、甲', 'digit-bracket', 4, '甲'],
    ['一是甲', 'ordinal-clause', 1, '一是甲'],
  ] as const)('“%s” opens with a number of style %s', ([line, style, value, bare]) => {
    expect(readListNumber(line)).toMatchObject({ style, value });
    expect(stripListNumber(line)).toBe(bare);
  });

  test.for(['3甲', '1.5倍', '2020、甲', '一甲', '、甲', ''])('“%s” opens with none', (line) => {
    expect(readListNumber(line)).toBeNull();
    expect(isNumberedHeading(line)).toBe(false);
  });

  test.for([
    ['●甲', true],
    ['  - 甲', true],
    ['—甲', true],
    ['甲', false],
  ] as const)('“%s” is a bullet: %s', ([line, bullet]) => expect(opensWithBullet(line)).toBe(bullet));

  test.for([
    ['甲\t', null],
    ['\t3', null],
    ['3', null],
    ['2020年工作', null],
    ['甲\t12345', null],
    ['甲\t-3-', 3],
    ['甲·····3', 3],
    ['甲 . . . . 3', 3],
    ['甲\t错误!未找到引用源。', null],
  ] as const)('the page of “%s” is %s', ([line, page]) => expect(readContentsLine(line)?.page ?? null).toBe(page));

  test('a field error is found where it stands', () => {
    const text = '见错误！未定义书签。和Error! Reference source not found.';
    const first = findFieldError(text);
    expect(first && text.slice(...first)).toBe('错误！未定义书签。');
    const second = first && findFieldError(text, first[1]);
    expect(second && text.slice(...second)).toBe('Error! Reference source not found.');
  });
});

describe('sentences', () => {
  test.for([
    ['甲。乙', ['甲。', '乙']],
    ['甲！？乙', ['甲！？', '乙']],
    ['“甲。”乙', ['“甲。”', '乙']],
    ['甲\n乙。', ['甲', '乙。']],
    ['甲；（乙。）丙', ['甲；', '（乙。）', '丙']],
    ['约1.5倍', ['约1.5倍']],
    ['', []],
  ] as const)('“%s”', ([text, sentences]) => {
    expect(splitSentences(text).map((stretch) => text.slice(...stretch))).toEqual(sentences);
  });

  test('the sentence at any offset of it is the same one', () => {
    const text = '先做。 再做！';
    expect([0, 1, 2, 4, 6].map((at) => text.slice(...sentenceAt(text, at)))).toEqual([
      '先做。',
      '先做。',
      '先做。',
      '再做！',
      '再做！',
    ]);
  });
});

describe('grades without numbers', () => {
  test.for([
    ['90%以上为优；其余为差', [['poor', true]]],
    [
      '按期完成为优，逾期为差',
      [
        ['excellent', false],
        ['poor', false],
      ],
    ],
    ['90%以上为优；80%以上为良', []],
    [
      '停播率≤10秒/百小时、完好率≥98%为优；其余为差',
      [
        ['excellent', false],
        ['poor', true],
      ],
    ],
  ] as const)('%s', ([text, grades]) => {
    expect(unvaluedGrades(text).map(({ grade, takesRest }) => [grade, takesRest])).toEqual(grades);
  });
});

describe('grades that the target itself measures', () => {
  test.for([
    ['高于目标值为优；达到目标值为良；低于目标值10%以内为中', [true, true, true]],
    ['成本未超过预算指标额为优', [true]],
    ['按期完成为优；逾期10日以内为良', [true]],
    ['超额完成任务10%以上为优；完成年度任务为良', [true, true]],
    ['完成较好为优', [false]],
  ] as const)('%s', ([text, leans]) => {
    expect(unvaluedGrades(text).map((grade) => grade.leans)).toEqual(leans);
  });
});

describe('comparison', () => {
  test.for([
    ['完成率', '完成率', 1],
    ['完 成 率', '完成率', 1],
    ['完成率（%）', '完成率(％)', 1],
    ['完成率', '率完成', 1 / 3],
    ['完成率', '满意度', 0],
    ['', '', 1],
    ['', '甲', 0],
  ] as const)('“%s” and “%s” are alike by %s', ([left, right, measure]) => {
    expect(similarity(left, right)).toBeCloseTo(measure, 10);
    expect(similarity(right, left)).toBeCloseTo(measure, 10);
  });

  test('alike enough is what the measure says, whatever is skipped on the way', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙率度'), maxLength: 24 });
    const few = fc.array(fc.tuple(fc.nat(24), fc.constantFrom('', '甲', '丁', '丙乙')), { maxLength: 3 });
    const edit = (from: string, edits: readonly (readonly [number, string])[]) =>
      edits.reduce((whole, [at, piece]) => whole.slice(0, at) + piece + whole.slice(at + 1), from);
    fc.assert(
      fc.property(text, text, few, fc.constantFrom(0.5, 0.8, 0.9, 1), (one, other, edits, least) => {
        for (const second of [other, edit(one, edits)])
          expect(isSimilar(one, second, least)).toBe(similarity(one, second) >= least);
      }),
    );
  });

  test.for([
    ['①', '1'],
    ['Ａ', 'A'],
    [' 甲\u200b\u00ad乙\u3000', '甲乙'],
    ['㎡', 'm2'],
  ] as const)('“%s” is compared as “%s”', ([text, folded]) => {
    expect(normalise(text)).toBe(folded);
    expect(normalise(normalise(text))).toBe(folded);
  });

  test('codes keep one kind of dash, texts keep theirs', () => {
    expect(normaliseCode('１-２—３－４−５')).toBe('1-2-3-4-5');
    expect(normalise('甲—乙')).not.toBe(normalise('甲-乙'));
    expect(squeeze('甲 — 乙')).toBe('甲—乙');
  });

  test.for([
    ['/', true, true],
    ['……', true, true],
    ['', true, true],
    ['无', false, true],
    ['（无）', false, true],
    ['暂无。', false, true],
    ['无障碍设施', false, false],
    ['0', false, false],
    ['≥', true, true],
    [`${'—'.repeat(121)}`, true, false],
  ] as const)('“%s” is marks only: %s, holds nothing: %s', ([text, marks, blank]) => {
    expect([isMarksOnly(text), isBlankOrFiller(text)]).toEqual([marks, blank]);
  });

  test('a digest tells its parts apart', () => {
    expect(digest(['a', 'b'])).toMatch(/^[0-9a-f]{32}$/u);
    expect(new Set([['ab', ''], ['a', 'b'], ['', 'ab'], ['a|1:b'], ['ab']].map(digest)).size).toBe(5);
  });
});

describe('whatever is printed', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          '9',
          '0',
          '%',
          '％',
          '以上',
          '以下',
          '（含）',
          '大于',
          '小于',
          '为优',
          '为良',
          '-',
          '≤',
          '≥',
          '；',
          '、',
          '率',
          '\t',
          '.',
          '年',
          '元',
          '一',
          '第',
        ),
        { maxLength: 25 },
      )
      .map((units) => units.join('')),
  );

  test('is read or not read, never thrown at', () => {
    fc.assert(
      fc.property(text, (printed) => {
        const amount = parseAmount(printed, '万元');
        const target = parseTarget(printed);
        return (
          (amount === null || Number.isSafeInteger(amount)) &&
          [parseYear(printed), parseChineseNumeral(printed), parseNumber(printed), target.value].every(
            (value) => value === null || Number.isFinite(value),
          ) &&
          target.raw === printed.trim() &&
          (readContentsLine(printed)?.title ?? [0, 0])[1] <= printed.length &&
          stripListNumber(printed).length <= printed.length
        );
      }),
    );
  });

  test('grading bands stand in order inside their text, with their subject', () => {
    fc.assert(
      fc.property(text, (printed) =>
        parseGradingBands(printed).every(
          ({ at, subject, subjectAt }) =>
            0 <= at[0] &&
            at[0] < at[1] &&
            at[1] <= printed.length &&
            (subjectAt === null ? subject === '' : printed.slice(...subjectAt) === subject),
        ),
      ),
    );
  });

  test('sentences are disjoint, in order, and leave out white space alone', () => {
    fc.assert(
      fc.property(text, (printed) => {
        let end = 0;
        let left = '';
        for (const [from, to] of splitSentences(printed)) {
          if (from < end || to <= from) return false;
          left += printed.slice(end, from);
          end = to;
        }
        return (left + printed.slice(end)).trim() === '';
      }),
    );
  });
});
