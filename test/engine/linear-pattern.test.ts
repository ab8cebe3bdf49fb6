/** Which regular expressions a pack may hold. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLinear } from '#src/engine/linear-pattern.ts';

describe('a pattern is let in', () => {
  test.for([
    '[，。、；：]{2,}',
    '第\\d+次',
    '\\d{4}年\\d{1,2}月',
    '(?:\\d{4}年)+',
    '(?:甲|乙|丙丁)+',
    '(?<=第).{1,10}(?=届)',
    '共?\\d+个?',
    '\\p{Script=Han}+率',
    'a\\\\1+',
    '(?:\\d{1,3}、){1,3}',
    '^[^，]*，',
    '[^，]+，[^。]+。',
    '\\d+，\\d+',
  ])('%s', (source) => expect(isLinear(source)).toBeNull());
});

describe('a pattern is refused, with the reason', () => {
  test.for([
    ['(', /Invalid regular expression/u],
    ['(a)\\1', /back references/u],
    ['(?<x>a)\\k<x>', /back references/u],
    ['(a+)+', /around an endless repeat/u],
    ['((a+))+', /around an endless repeat/u],
    ['(?:a*b?)*', /around an endless repeat/u],
    ['(.*a){20}', /around an endless repeat/u],
    ['(?:a|aa)+', /may begin alike/u],
    ['(?:[ab]|a)*c', /may begin alike/u],
    ['(?:a?a?)*b', /inside an endless repeat/u],
    ['(?:a{1,9})+', /inside an endless repeat/u],
    ['(?:a{0,50}){0,50}', /too many ways/u],
    ['\\s*\\s*x', /between them/u],
    ['a+(?:b?a+)', /between them/u],
    ['.*甲.*乙', /between them/u],
    ['\\d+2\\d+', /between them/u],
    ['.{0,99}.{0,99}.{0,99}', /too many ways/u],
    ['(?:(?:|a)[ab]){0,20}', /too many ways/u],
    ['(?<=a+)b', /look-around/u],
  ] as const)('%s', ([source, reason]) => expect(isLinear(source)).toMatch(reason));
});

test('every source is answered, never thrown at', () => {
  const piece = fc.constantFrom(
    'a',
    '.',
    '(',
    ')',
    '(?:',
    '(?=',
    '[^x]',
    '*',
    '+',
    '?',
    '{2}',
    '{1,}',
    '|',
    '\\d',
    '\\',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const answer = isLinear(pieces.join(''));
      return answer === null || answer.length > 0;
    }),
    { numRuns: 500 },
  );
});
