/** Owns the morning report as text: its sentence, its order, its words, its widths, its JSON. Refuses the browser. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { languages } from '#src/model/run.ts';
import { type ScanRecord, scanOutcomes, scanRecordSchema } from '#src/model/scan.ts';
import { digestFormats, makeDigest } from '#src/report/digest/digest.ts';
import { digestJsonSchema, digestReportSchema } from '#src/report/digest/digest-report.ts';
import { busyNight, change, changeOf, failureOf, nightOf, quietNight } from './digest-record.ts';

const consoleOf = (record: ScanRecord, width = 80, language: 'zh-CN' | 'en' = 'zh-CN') =>
  makeDigest('console', record, { language, width, colour: false });
const htmlOf = (record: ScanRecord, language: 'zh-CN' | 'en' = 'zh-CN') =>
  makeDigest('html', record, { language, width: 80, colour: false });
const jsonOf = (record: ScanRecord) =>
  digestReportSchema.parse(JSON.parse(makeDigest('json', record, { language: 'zh-CN', width: 80, colour: false })));
const headlineOf = (record: ScanRecord, language?: 'zh-CN' | 'en') =>
  /<h1>(.*?)<\/h1>/u.exec(htmlOf(record, language))?.[1] ?? '';
const away = (...names: string[]) => names.map((department) => ({ department }));

test('the records of these tests are records', () => {
  for (const record of [busyNight, quietNight, nightOf()]) expect(scanRecordSchema.parse(record)).toEqual(record);
});

describe('the console', () => {
  test('says a night in the order of the morning', () => {
    const record: ScanRecord = {
      ...busyNight,
      changes: [
        changeOf('测绘局', { revision: 1, errors: { findings: 2, places: 3 } }),
        changeOf('园林管理局', { still: 91 }),
        changeOf('卫生监督局', { fixed: 60, still: 12, unjudged: 33 }),
        changeOf('盐务局', { fixed: 42, still: 13, new: 1, waived: 2 }),
      ],
    };
    expect(consoleOf(record)).toBe(`晨报  2019-11-19（周二） 02:00–02:41  新交3份 重交6份

未能读取3份
  邮政管理局    有打开密码，第2次报送仍有。请部门去掉密码后重新报送。
  地震局        文件不完整。请部门重新导出后报送。
  信息中心      文件正被占用。不用处理，今晚再读。
还没交4个部门（应交78个）  史志办、侨联、文联、供电所

变化（处）      稿次      已改    仍在    新增    免改    未判
盐务局          第2稿     42      13      1       2       -
卫生监督局      第2稿     60      12      -       -       33
园林管理局      第2稿     -       91      -       -       -
测绘局          首次      须改2条3处

看过163：没变142 读全8 一部分1 未能读取3 同别份2 拷贝中1 不是文本6
`);
  });

  test('says a quiet night in three lines', () => {
    expect(consoleOf(quietNight)).toBe(`晨报  2019-11-25（周一） 02:00–02:03  没有变化
未能读取2份、还没交3个部门，与昨天相同（详见 npx yushen status）
看过165：没变157 未能读取2 不是文本6
`);
  });

  test('names the day of the scan that a quiet night is like, where that was not yesterday', () => {
    const record = { ...quietNight, run: { ...quietNight.run, lastFinishedAt: '2019-11-21T18:30:00Z' } };
    expect(consoleOf(record)).toContain('未能读取2份、还没交3个部门，与上次（11月22日）相同');
  });

  test('says nothing of a folder out of reach but that', () => {
    const record = nightOf({
      run: { outcome: 'unreachable' },
      missing: away('史志办'),
      failures: [failureOf('地震局')],
      arrived: ['侨联'],
      packAdded: { documents: 1, places: 2 },
    });
    expect(consoleOf(record)).toBe(`晨报  2019-11-19（周二） 02:00–02:41
共享文件夹连不上，昨夜没有扫描；最近的结果是11月18日的。
`);
  });

  test('tells on such a night what a scan read that was cut off before it could tell', () => {
    const record = nightOf({ run: { outcome: 'unreachable' }, changes: [changeOf('物价局', { fixed: 3, still: 4 })] });
    expect(consoleOf(record)).toContain(
      '此前已读、还没有报告过的文本：\n变化（处）      稿次      已改    仍在    新增    免改    未判\n物价局          第2稿     3       4       -       -       -\n',
    );
  });

  test('puts what a new rules pack finds on top, apart from what is new', () => {
    const record = { ...busyNight, packAdded: { documents: 12, places: 31 } };
    expect(consoleOf(record).split('\n').slice(1, 4)).toEqual(['', '规则包更新，12份文本多出31处，不计入新增。', '']);
  });

  test('says who left the list of the missing', () => {
    expect(consoleOf({ ...busyNight, arrived: ['残联', '侨办'] })).toContain('\n  与昨天相比：残联、侨办已交。\n');
  });

  test('paints only where colour is allowed, and the words stay the same', () => {
    const painted = makeDigest('console', busyNight, { language: 'zh-CN', width: 80, colour: true });
    expect(painted).toContain('\u001b[1m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes are what is taken away
    expect(painted.replace(/\u001b\[[\d;]*m/gu, '')).toBe(consoleOf(busyNight));
  });
});

describe('the sentence', () => {
  const two = [failureOf('地震局'), failureOf('物价局')];
  test.for([
    ['昨夜新交3份、重交6份；3份未能读取，4个部门还没交', busyNight],
    ['昨夜新交1份', nightOf({ newTexts: 1, changes: [changeOf('物价局', { revision: 1 })] })],
    ['昨夜重交2份；2份未能读取', nightOf({ newDrafts: 2, changes: [change({})], failures: two })],
    ['昨夜2份未能读取，1个部门还没交', nightOf({ failures: two, missing: away('侨联') })],
    ['昨夜没有新交和重交', nightOf({ arrived: ['侨联'] })],
    ['昨夜没有变化', quietNight],
    ['昨夜没有变化', nightOf()],
    ['本次没有变化', nightOf({ run: { startedAt: '2019-11-19T14:00:00+08:00' } })],
    ['共享文件夹连不上，昨夜没有扫描；最近的结果是11月18日的', nightOf({ run: { outcome: 'unreachable' } })],
    [
      '共享文件夹连不上，昨夜没有扫描；此前没有扫描完过',
      nightOf({ run: { outcome: 'unreachable', lastFinishedAt: null } }),
    ],
    ['共享文件夹里的文件少了一大半，昨夜没有扫描', nightOf({ run: { outcome: 'many-files-gone' } })],
    ['昨夜扫描中途停止，没有看完', nightOf({ run: { outcome: 'stopped' }, missing: away('侨联') })],
    [
      '磁盘已满，昨夜没有扫描完；新交1份；2份未能读取',
      nightOf({ run: { outcome: 'disk-full' }, newTexts: 1, failures: two, missing: away('侨联') }),
    ],
  ] as const)('%s', ([said, record]) => {
    expect(headlineOf(record)).toBe(said);
  });

  test.for([
    ['Last night: 3 new texts, 6 new drafts; 3 texts not read, 4 departments missing', busyNight],
    ['Last night: no change', quietNight],
    ['Last night: 1 text not read', nightOf({ failures: [failureOf('地震局')] })],
  ] as const)('%s', ([said, record]) => {
    expect(headlineOf(record, 'en')).toBe(said);
  });

  test('a folder that lost most files is never said to have lost them for good', () => {
    for (const text of [consoleOf, htmlOf].map((write) => write(nightOf({ run: { outcome: 'many-files-gone' } })))) {
      expect(text.replaceAll('\n', '')).toContain('没有把任何文件当作已删除，11月18日的结果不变');
      expect(text).not.toContain('看过0');
    }
  });

  test.for(['stopped', 'disk-full'] as const)('a night that was %s does not say who is missing', (outcome) => {
    const record = { ...busyNight, run: { ...busyNight.run, outcome }, arrived: ['残联'] };
    for (const text of [consoleOf(record), htmlOf(record)]) {
      expect(text).not.toMatch(/史志办|残联|个部门还没交|应交的部门都交了|全部文件看过/u);
      expect(text.replaceAll('\n', '')).toContain('还没交的部门这次没有核对');
    }
  });
});

describe('a failure', () => {
  const tonight = '2019-11-19T12:00:00.000Z';
  test.for([
    ['有打开密码。请部门去掉密码后重新报送。', {}],
    ['有打开密码，第3次报送仍有。请部门去掉密码后重新报送。', { attempt: 3 }],
    ['文件不完整，第2次报送仍有。请部门重新导出后报送。', { code: 'malformed', attempt: 2 }],
    ['文件正被占用。不用处理，今晚再读。', { code: 'locked', nextTry: tonight }],
    ['文件正被占用，已试4次。不用处理，今晚再读。', { code: 'locked', nextTry: tonight, attempt: 4 }],
    [
      '60秒内没有读完，已停止，已试2次。不用处理，11月20日夜里再读。',
      { code: 'timeout', detail: '60 s', nextTry: '2019-11-20T12:00:00.000Z', attempt: 2 },
    ],
    [
      '60秒内没有读完，已停止，已试3次。请单独再试；仍不行的，请部门重新导出。',
      { code: 'timeout', detail: '60 s', attempt: 3 },
    ],
    ['没有读取权限。请管理员开放读取权限，今晚再读。', { code: 'permission', nextTry: tonight }],
  ] as const)('%s', ([said, over]) => {
    const record = nightOf({ failures: [failureOf('地震局', over)] });
    expect(consoleOf(record, 100)).toContain(`  地震局    ${said}\n`);
    expect(jsonOf(record).failures.map(({ message }) => message)).toEqual([said]);
  });

  test('goes by its file where a department has two, or none is known', () => {
    const failures = [
      failureOf('地震局', { path: '地震局/甲.docx' }),
      failureOf('地震局', { path: '地震局/乙.docx' }),
      failureOf('', { path: '散放/丙.docx', department: null }),
    ];
    const text = consoleOf(nightOf({ failures }));
    for (const path of ['地震局/甲.docx', '地震局/乙.docx', '散放/丙.docx']) expect(text).toContain(`  ${path}  `);
  });
});

describe('the note of a text', () => {
  test.for([
    ['文件换了，意见没有变化', { still: 91 }],
    ['上次意见已全部改完', { fixed: 53 }],
    ['除免改的，上次意见已全部改完', { fixed: 53, waived: 1 }],
    ['新增2处在新报的项目15、16', { new: 2, newProjects: ['15', '16'] }],
    ['新增4处，有的在新报的项目15', { new: 4, newProjects: ['15'] }],
    ['33处没有读到或没有检查', { fixed: 3, unjudged: 33 }],
    ['上次和这次都没有意见，不等于审核通过', {}],
    ['须改5条9处', { revision: 1, errors: { findings: 5, places: 9 } }],
    ['没有须改，不等于审核通过', { revision: 1 }],
    ['', { fixed: 120, still: 34 }],
    ['', { new: 3 }],
  ] as const)('%s', ([note, over]) => {
    const { newProjects = [], ...rest } = { newProjects: [], ...over };
    const record = nightOf({ changes: [change({ ...rest, newProjects: [...newProjects] })] });
    expect(/<td class="note">(.*?)<\/td>/u.exec(htmlOf(record))?.[1]).toBe(note);
  });
});

test('texts stand in the order in which they need a look', () => {
  const names = [...htmlOf(busyNight).matchAll(/<th scope="row">(.*?)<\/th>/gu)].map(([, name]) => name);
  expect(names).toEqual([
    '林业局',
    '盐务局',
    '海洋与渔业局',
    '园林管理局',
    '物价局',
    '港口和航运局',
    '粮食局',
    '测绘局',
    '畜牧局',
  ]);
});

const count = fc.nat({ max: 99_999 });
const nasty = fc.constantFrom('\u001b[31m', '\n', '\u202e', '<script>', '"', '👩‍👩‍👧', '局', 'ab', '“', '\ud83d', '\t');
const name = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 12 })
  .map((parts) => parts.join(''));
const changes = fc.array(
  fc.record({
    department: fc.option(name),
    document: name,
    fiscalYear: fc.constant(2020),
    revision: fc.integer({ min: 1, max: 12 }),
    fixed: count,
    still: count,
    new: count,
    waived: count,
    unjudged: count,
    errors: fc.record({ findings: count, places: count }),
    newProjects: fc.array(name, { maxLength: 2 }),
  }),
  { maxLength: 6 },
);
const failures = fc.array(
  fc.record({
    path: name,
    department: fc.option(name),
    code: fc.constantFrom('encrypted', 'locked', 'timeout', 'internal'),
    detail: name,
    attempt: fc.integer({ min: 1, max: 4 }),
    nextTry: fc.constantFrom(null, '2019-11-19T12:00:00.000Z'),
    fresh: fc.boolean(),
  }),
  { maxLength: 4 },
);
const nights = fc
  .record({
    outcome: fc.constantFrom(...scanOutcomes),
    parts: fc.record({
      ignored: count,
      unchanged: count,
      notStable: count,
      reused: count,
      complete: count,
      partial: count,
    }),
    changes,
    failures,
    missing: fc.array(name, { maxLength: 5 }),
    arrived: fc.array(name, { maxLength: 2 }),
    newTexts: count,
    newDrafts: count,
    places: count,
    expected: fc.option(count),
  })
  .map(({ outcome, parts, missing, arrived, places, expected, ...rest }) => {
    const failed = rest.failures.length;
    const seen = Object.values(parts).reduce((sum, part) => sum + part, failed);
    return nightOf({
      ...rest,
      run: { outcome },
      counts: { ...parts, failed, seen, missing: missing.length },
      missing: away(...missing),
      arrived,
      expected: expected === null ? null : expected + missing.length,
      packAdded: { documents: places, places },
    });
  });

const wide = (line: string) => stringWidth(line, { ambiguousIsNarrow: false });
/** What a terminal obeys; the joiner of emoji and our own line feeds stay. */
const foreign = /(?!\n|\u200d)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

describe('whatever a night holds', () => {
  test('no console line is wider than the page and no control character gets through', () => {
    fc.assert(
      fc.property(
        nights,
        fc.integer({ min: 60, max: 100 }),
        fc.constantFrom(...languages),
        (record, width, language) => {
          const text = consoleOf(record, width, language);
          expect(Math.max(...text.split('\n').map(wide))).toBeLessThanOrEqual(width);
          expect(text).not.toMatch(foreign);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the same record gives the same text in every format', () => {
    fc.assert(
      fc.property(
        nights,
        fc.constantFrom(...digestFormats),
        fc.constantFrom(...languages),
        (record, format, language) => {
          const options = { language, width: 80, colour: false };
          expect(makeDigest(format, structuredClone(record), options)).toBe(makeDigest(format, record, options));
        },
      ),
    );
  });

  test('files that were seen are the sum of what became of them, alike in JSON, on the console and on the page', () => {
    fc.assert(
      fc.property(nights, (night) => {
        const record: ScanRecord = { ...night, run: { ...night.run, outcome: 'finished' } };
        const { seen, missing: _, ...parts } = jsonOf(record).counts;
        const all = Object.values(parts)
          .filter((part) => part > 0)
          .sort();
        expect(seen).toBe(all.reduce((sum, part) => sum + part, 0));
        const [, line = ''] = /\n(看过\d[\s\S]*)$/u.exec(consoleOf(record)) ?? [];
        const [first, ...said] = (line.match(/\d+/gu) ?? []).map(Number);
        expect([first, said.sort()]).toEqual([seen, all]);
        const list = /<dl class="panel reckoning">.*<\/dl>/u.exec(htmlOf(record))?.[0] ?? '';
        const [top, ...drawn] = [...list.matchAll(/<dd>(\d+)<\/dd>/gu)].map(([, number]) => Number(number));
        expect([top, drawn.sort()]).toEqual([seen, all]);
      }),
    );
  });
});

test('a text has the same five numbers in JSON, on the console and on the page', () => {
  const rows = busyNight.changes.filter(({ revision }) => revision > 1);
  const numbers = (texts: readonly string[]) => texts.map((text) => (/^[-–]$/u.test(text) ? 0 : Number(text)));
  const lines = consoleOf(busyNight).split('\n');
  const json = jsonOf(busyNight).changes;
  for (const { department } of rows) {
    const found = json.find((one) => one.department === department);
    const five = [found?.fixed, found?.still, found?.new, found?.waived, found?.unjudged];
    const line = lines.find((one) => one.startsWith(`${department} `)) ?? '';
    expect(numbers(line.trim().split(/\s+/u).slice(2))).toEqual(five);
    const row =
      htmlOf(busyNight)
        .split('<tr')
        .find((one) => one.includes(`>${department}</th>`)) ?? '';
    expect(numbers([...row.matchAll(/<td class="n">(.*?)<\/td>/gu)].map(([, cell = '']) => cell))).toEqual(five);
  }
  expect(rows.length).toBe(6);
});

describe('JSON', () => {
  test('has the keys of the contract in their order, then those of the record', () => {
    const report = jsonOf(busyNight);
    expect(Object.keys(report)).toEqual([
      'run',
      'counts',
      'changes',
      'failures',
      'newTexts',
      'newDrafts',
      'expected',
      'missing',
      'arrived',
      'packAdded',
    ]);
    expect(report.counts).toEqual(busyNight.counts);
    expect(report.changes[0]).toEqual({
      department: '测绘局',
      document: '测绘局/绩效文本.docx',
      revision: 1,
      fixed: 0,
      still: 0,
      new: 0,
      waived: 0,
      unjudged: 0,
    });
    expect(report.failures[0]).toEqual({
      path: '信息中心/绩效文本.docx',
      code: 'locked',
      message: '文件正被占用。不用处理，今晚再读。',
      nextTry: '2019-11-19T12:00:00.000Z',
    });
  });

  test('is described by the schema that is kept beside it', () => {
    const kept: unknown = JSON.parse(
      readFileSync(new URL('../../src/report/digest/digest-report.schema.json', import.meta.url), 'utf8'),
    );
    expect(kept).toEqual(JSON.parse(JSON.stringify(digestJsonSchema())));
    const published = z.fromJSONSchema(JSON.parse(JSON.stringify(kept)));
    for (const record of [busyNight, quietNight, nightOf()]) {
      expect(published.safeParse(jsonOf(record)).error).toBeUndefined();
    }
    expect(published.safeParse({ ...jsonOf(busyNight), extra: 1 }).success).toBe(false);
    expect(published.safeParse({ ...jsonOf(busyNight), counts: undefined }).success).toBe(false);
  });
});

test('every time is told by the clock of Beijing, whatever the offset it is written with', () => {
  const times = [
    ['2019-11-18T18:00:00.000Z', '2019-11-18T18:41:00.000Z'],
    ['2019-11-19T02:00:00+08:00', '2019-11-19T02:41:00+08:00'],
    ['2019-11-18T13:00:00-05:00', '2019-11-18T13:41:00-05:00'],
  ] as const;
  const heads = times.map(([startedAt, endedAt]) => consoleOf(nightOf({ run: { startedAt, endedAt } })).split('\n')[0]);
  expect(new Set(heads)).toEqual(new Set(['晨报  2019-11-19（周二） 02:00–02:41  没有变化']));
});
