/** Owns the proof that numbers of persons are found by their check digits, and codes and amounts are not taken for them. All numbers are made up. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personalNumbersIn } from '#src/text/personal-numbers.ts';

describe('a number of a person', () => {
  test.for([
    ['身份证号：110101199003071233', ['identity-number']],
    ['110101199003071233', ['identity-number']],
    ['身份证65010119850610005X，', ['identity-number']],
    ['65010119850610005x', ['identity-number']],
    ['证件编号 440106200002291019', ['identity-number']],
    ['１１０１０１１９９００３０７１２３３', ['identity-number']],
    ['联系电话13812345678。', ['mobile-number']],
    ['13812345678张三', ['mobile-number']],
    ['138 1234 5678', ['mobile-number']],
    ['138-1234-5678', ['mobile-number']],
    ['+86-13812345678', ['mobile-number']],
    ['13812345678/13912345678', ['mobile-number']],
    ['张三13812345678，李四13912345678', ['mobile-number']],
    ['6222021234567890128', ['bank-card']],
    ['卡号 6217 0012 3456 7893', ['bank-card']],
    ['开户银行：某某支行，账号4312345678901236', ['bank-card']],
    ['张三，110101199003071233，13812345678，6222021234567890128', ['identity-number', 'mobile-number', 'bank-card']],
  ] as const)('is found: %s', ([text, kinds]) => {
    expect(personalNumbersIn(text)).toEqual(kinds);
  });
});

describe('a number of something else', () => {
  test.for([
    ['a wrong check digit', '110101199003071234'],
    ['a 29 February without one', '440106190002291012'],
    ['a thirteenth month', '110101199013071237'],
    ['a province that is none', '990101199003071237'],
    ['a longer number', '1101011990030712330'],
    ['a letter before', 'A13812345678'],
    ['a longer number with a mobile inside', '0138123456789'],
    ['a part of a code', '308-13812345678-A'],
    ['a project code', '项目编码：13812345678'],
    ['a code that passes both checks', '项目编码 6222021234567890128'],
    ['an institution code', '统一社会信用代码：110101199003071233'],
    ['an amount with its unit', '13812345678元'],
    ['an amount with decimals', '13812345678.00'],
    ['an amount after its word', '预算数：13812345678'],
    ['an amount after its word and unit', '财政资金（元）：13812345678'],
    ['a round amount', '15000000000'],
    ['an amount with its sign', '￥13812345678'],
    ['a card that fails its sum', '6222021234567890129'],
    ['a number that begins like no card', '1303032210000000012'],
    ['a foreign card where no account is spoken of', '4312345678901236'],
    ['one digit again and again', '6666666666666666'],
    ['a phone with an area code', '0335-5012345'],
    ['a second service number', '12345678901'],
    ['a number of another length', '1381234567'],
  ] as const)('is left alone: %s', ([, text]) => {
    expect(personalNumbersIn(text)).toEqual([]);
  });

  test.for(['项目编码', '项目代码', '金额（万元）', '预算数', '其中：财政资金', '合计'])(
    'under %s is left alone',
    (label) => {
      for (const text of ['13812345678', '110101199003071233', '6222021234567890128'])
        expect(personalNumbersIn(text, [label])).toEqual([]);
    },
  );

  test('under the head of a list of persons is found', () => {
    expect(personalNumbersIn('13812345678', ['绿化', '联系方式'])).toEqual(['mobile-number']);
  });

  test('never answers with any digit of the text, and never fails', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9X ,.\-元张码]{0,60}$/u), (text) => {
        expect(personalNumbersIn(text).join('')).not.toMatch(/\d/u);
      }),
    );
  });

  test('a mebibyte of digits takes no time', () => {
    const started = performance.now();
    personalNumbersIn('1381234567'.repeat(100_000));
    personalNumbersIn('1381 '.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
