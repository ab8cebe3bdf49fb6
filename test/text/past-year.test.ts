/** Owns the proof that years are found where something is planned for them. Refuses to know which year is over. */
import { describe, expect, test } from 'vitest';
import { deadlineYear, plannedYears } from '#src/text/past-year.ts';

describe('the year of a deadline', () => {
  test.for([
    ['2020年12月底前', 2020],
    ['2019-10-31前', 2019],
    ['≤２０１９年１１月３０日', 2019],
    ['2019年6月15日前完成', 2019],
    ['2019年', 2019],
    ['2019', null],
    ['≥2000人次', null],
    ['不低于2019年水平', null],
    ['比2019年增长5%', null],
    ['12月底前', null],
    ['7×24小时', null],
  ] as const)('%s: %s', ([target, year]) => expect(deadlineYear(target)).toBe(year));
});

describe('a year that is planned for', () => {
  test.for([
    ['2019年，我局将新建泵站2座。', ['2019年']],
    ['先做好准备。（2）2019年计划完成清淤。', ['2019年']],
    ['到年底确保2019年任务、力争2018年遗留项目完工。', ['2019年', '2018年']],
    ['二〇一九年，重点抓好防汛。', ['二〇一九年']],
    ['2019年，全县已建成泵站2座，将继续推进。', []],
    ['2019年度将完成清淤。', []],
    ['2018年至2020年，我局将完成改造。', []],
    ['2019年新建泵站2座。', []],
  ] as const)('%s', ([text, years]) => {
    expect(plannedYears(text).map(({ start, end }) => text.slice(start, end))).toEqual(years);
  });
});
