/** Bands as sets: who takes a value that two of them name, and what a chain of 以上 leaves to each. */
import { describe, expect, test } from 'vitest';
import { bandSets, sharedValues } from '#src/engine/grading-groups.ts';
import { parseGradingBands, splitAtRepeats } from '#src/text/grading.ts';
import type { BandEnd } from '#src/text/grading-interval.ts';

function setsOf(text: string) {
  return splitAtRepeats(parseGradingBands(text)).flatMap((group) => bandSets(group, 0));
}

function written({ low, high }: { readonly low: BandEnd | null; readonly high: BandEnd | null }): string {
  return `${low ? `${low.inclusive ? '[' : '('}${low.value}` : '('},${high ? `${high.value}${high.inclusive ? ']' : ')'}` : ')'}`;
}

describe('the set of a band', () => {
  test.for([
    ['90%以上为优；80%以上为良；60%以上为中；60%以下为差', ['[90,)', '[80,90)', '[60,80)', '(,60]']],
    ['≥90%为优；≥80%为良；≥60%为中；<60%为差', ['[90,)', '[80,90)', '[60,80)', '(,60)']],
    ['3天以内为优；5天以内为良；10天以内为中', ['(,3]', '(3,5]', '(5,10]']],
    ['90%以上为优；80%（不含）-90%（不含）为良', ['[90,)', '(80,90)']],
    ['优：90（含）以上；良：80（含）-90；中：60（含）-80；差：60以下', ['[90,)', '[80,90)', '[60,80)', '(,60)']],
    ['60%（不含）以下为差', ['(,60)']],
    ['60%及以上为优', ['[60,)']],
    ['[80%，90%)为良', ['[80,90)']],
    ['80%＜x≤90%为良', ['(80,90]']],
    ['100%为优', ['[100,100]']],
    ['100%为优；90%以上为良', ['[100,100]', '[90,100)']],
    ['无事故为优；2起以下为良', ['[0,0]', '(0,2]']],
    ['8分钟内到达为优；8-10分钟为良', ['(,8]', '[8,10]']],
    ['5个工作日内为优', ['(,5]']],
    ['参保率优：98%以上，良：95%-98%', ['[98,)', '[95,98]']],
    ['不超过3起为优', ['(,3]']],
    ['低于60分为不合格', ['(,60)']],
  ] as const)('%s', ([text, sets]) => expect(setsOf(text).map(written)).toEqual(sets));

  test('a second 优 begins a new group, whose first band is no part of the chain before', () => {
    expect(setsOf('甲率90%以上为优；80%以上为良；乙率70%以上为优；60%以上为良').map(written)).toEqual([
      '[90,)',
      '[80,90)',
      '[70,)',
      '[60,70)',
    ]);
  });
});

describe('two bands share', () => {
  test.for([
    ['80%-90%为良；60%-80%为中', { from: 80, to: 80 }],
    ['85%-95%为优；80%-90%为良', { from: 85, to: 90 }],
    ['90%以上为优；80%（含）-90%（不含）为良', null],
    ['90%以上为优；80%以上为良', null],
    ['大于90%为优；90%为良', null],
    ['90%以上为优；60%以下为差', null],
    ['60%以上为中；60%以下为差', { from: 60, to: 60 }],
  ] as const)('%s: %o', ([text, shared]) => {
    const [first, second] = setsOf(text);
    expect(first && second && sharedValues(first, second)).toEqual(shared);
    expect(first && second && sharedValues(second, first)).toEqual(shared);
  });
});
