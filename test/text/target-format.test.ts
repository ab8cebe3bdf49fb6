/** Owns the proof that targets as offices write them are told plain from odd. Refuses what a rule makes of it. */
import { describe, expect, test } from 'vitest';
import { plainTarget, targetFault } from '#src/text/target-format.ts';

describe('the writing of a target', () => {
  test.for([
    ['≥95%', null],
    ['3所', null],
    ['12期培训班', null],
    ['同比下降3%', null],
    ['年增长5%', null],
    ['符合GB5749-2006标准', null],
    ['7×24小时', null],
    ['1:1.25', null],
    ['2020-10-31前', null],
    ['95%以上', 'readable'],
    ['不少于120人', 'readable'],
    ['同比下降3%以上', 'readable'],
    ['≥95%达标', 'signed'],
    ['不少于50％人员', 'signed'],
    ['≥18℃', null],
    ['户均增收2000元以上', 'readable'],
    ['完好率98%以上', 'signed'],
    ['95%达标', 'mixed'],
    ['完好率98%', 'mixed'],
    ['80-90%', 'range'],
    ['约95%', 'approximate'],
    ['≥95%、≤98%', 'several'],
    ['≥95%*', 'odd-characters'],
    ['≥９５%', 'full-width'],
  ] as const)('of “%s” is odd: %s', ([raw, fault]) => expect(targetFault(raw, '')).toBe(fault));

  test('a range is right where both ends count', () => {
    expect([targetFault('6-9', '出水pH值'), targetFault('6-9', '次数')]).toEqual([null, 'range']);
  });

  test.for([
    ['95%以上', '≥95%'],
    ['不超过3天', '≤3天'],
    ['不少于50％人员', '≥50%'],
    ['120人左右', '=120人'],
    ['90%满意', '≥90%'],
  ] as const)('“%s” is plainly “%s”', ([raw, plain]) => expect(plainTarget(raw)).toBe(plain));
});
