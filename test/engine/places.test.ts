/** The quote, the origins and the identity of a place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { originsAt, quoteOf, textAt } from '#src/engine/anchored-text.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import type { PrintedIndicator, PrintedProject } from '#src/model/printed.ts';
import type { CodedRule, Spots } from '#src/model/rule.ts';
import type { Anchor } from '#src/model/statement.ts';
import { judge, type Read, read, ruleOf } from './sample.ts';

describe('a quote', () => {
  test.for([
    ['a short text is quoted whole', '九'.repeat(40), 40, false],
    ['a long text is cut at 40 units', '九'.repeat(41), 40, true],
    ['no character is halved', `${'九'.repeat(39)}😀尾`, 39, true],
    ['a whole character may end at 40', `${'九'.repeat(38)}😀尾`, 40, true],
  ] as const)('%s', ([, text, length, cut]) => {
    expect(quoteOf(text)).toEqual({ quote: text.slice(0, length), cut });
  });

  test('of any text is its beginning and stays well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (text) => {
        const { quote, cut } = quoteOf(text);
        return text.startsWith(quote) && quote.isWellFormed() && quote.length <= 40 && cut === text.length > 40;
      }),
    );
  });

  test('is the text at its anchor, pieces and joints as in the value', () => {
    const document: ExtractedDocument = {
      blocks: [
        { id: 'a', kind: 'paragraph', text: '前半句和', origins: [{ kind: 'line', line: 1, column: 1 }] },
        { id: 'b', kind: 'paragraph', text: '后半句。多', origins: [{ kind: 'line', line: 3, column: 1 }] },
      ],
      tables: [],
      carries: [],
    };
    const anchor = (joint: '' | '\n'): Anchor => ({
      block: 'a',
      span: [1, 4],
      continues: [{ block: 'b', span: [0, 4], joint }],
    });
    expect(textAt(anchor(''), document)).toBe('半句和后半句。');
    expect(textAt(anchor('\n'), document)).toBe('半句和\n后半句。');
    expect(textAt({ block: 'b' }, document)).toBe('后半句。多');
    expect(originsAt(anchor(''), document)).toEqual([
      { kind: 'line', line: 1, column: 1 },
      { kind: 'line', line: 3, column: 1 },
    ]);
  });
});

/** The fingerprints of the spots that a check points at. */
function prints(read: Read, spots: (at: Spots, read: Read) => ReturnType<CodedRule['check']>, id = 'a/one'): string[] {
  const { findings } = judge(
    read,
    ruleOf(id, ({ at }) => spots(at, read)),
  );
  return findings.flatMap(({ places }) => places.map(({ fingerprint }) => fingerprint));
}
const target = (project: number, row: number) => (at: Spots) => [at.indicator(project, row, 'target')];
const rows = (...indicators: PrintedIndicator[]): Read => read({ projects: [{ indicators }, {}] });
const project = (...projects: PrintedProject[]): Read => read({ projects });

describe('a fingerprint stays', () => {
  const before = prints(read(), target(0, 1));

  test.for([
    [
      'when the row moves',
      rows({ indicatorName: '场馆开放天数' }, {}, { indicatorName: '演出验收合格率', target: '≥95%' }),
      2,
    ],
    ['when the column beside it changes', rows({}, { definition: '另一种说法。', targetBasis: null }), 1],
    ['when white space and width change', rows({}, { target: '≥ 95 ％' }), 1],
    ['when the name gets another white space', rows({}, { indicatorName: '演出验收 合格率' }), 1],
    ['when the project gets another name and place, its code known', project({ projectName: '送戏' }, {}), 1],
    ['when the code is typed with another dash', project({ projectCode: '405–0101—JBN‐7K2Q' }, {}), 1],
  ] as const)('%s', ([, changed, row]) => expect(prints(changed, target(0, row))).toEqual(before));

  test('when another project is put before its own', () => {
    const moved = project(
      { projectCode: '405-0103-JBN-9XXX', projectName: '新项目' },
      { projectCode: '405-0101-JBN-7K2Q' },
    );
    const row = moved.reading.statement.projects[1]?.indicators.findIndex(
      ({ indicatorName }) => indicatorName?.value === '演出验收合格率',
    );
    // The second project of the sample has rows of its own: only the owner's part is compared, at the same name and content.
    const own = rows({}, { indicatorName: '学员考核合格率', target: '≥95%' });
    expect(row).toBe(-1);
    expect(prints(moved, target(1, 1))).toEqual(prints(own, target(0, 1)));
  });
});

describe('a fingerprint changes', () => {
  const before = prints(read(), target(0, 1));

  test.for([
    ['with the content', rows({}, { target: '≥96%' }), 'a/one'],
    ['with the name of the indicator', rows({}, { indicatorName: '演出合格率' }), 'a/one'],
    ['with the code of the project', project({ projectCode: '405-0101-JBN-7K2R' }, {}), 'a/one'],
    ['with the rule', read(), 'a/two'],
  ] as const)('%s', ([, changed, id]) => expect(prints(changed, target(0, 1), id)).not.toEqual(before));

  test('with the field, and for what is absent', () => {
    const blank = rows({}, { target: null });
    expect(prints(read(), (at) => [at.indicator(0, 1, 'targetBasis')])).not.toEqual(before);
    expect(prints(blank, target(0, 1))).not.toEqual(before);
    expect(prints(blank, target(0, 1))).toEqual(prints(rows({}, { target: '' }), target(0, 1)));
  });
});

describe('the owner of a fingerprint', () => {
  const first = (changed: Read) => prints(changed, target(0, 1));

  test('a project whose code is used twice is known by its name', () => {
    const twice = (name: string) =>
      project({ projectName: name, projectCode: '405-0101-JBN-7K2Q' }, { projectCode: '405-0101-JBN-7K2Q' });
    expect(first(twice('甲'))).toEqual(first(project({ projectName: '甲', projectCode: null }, {})));
    expect(first(twice('甲'))).not.toEqual(first(twice('乙')));
  });

  test('a code that is none counts as none', () => {
    expect(first(project({ projectCode: '待定' }, {}))).toEqual(first(project({ projectCode: null }, {})));
  });

  test('neither code nor name of its own: the number', () => {
    const nameless = (title: string) =>
      project({ projectCode: null, projectName: '甲', title }, { projectCode: null, projectName: '甲' });
    expect(first(nameless('1、甲绩效目标表'))).not.toEqual(first(nameless('7、甲绩效目标表')));
  });

  test('a duty is known by its name, a contents entry by its title without number', () => {
    const grading = (at: Spots) => [at.duty(0, 'gradingText')];
    const text = '完成率90%以上为优。';
    const duty = (name: string) => prints(read({ duties: [{ name, gradingText: text }] }), grading);
    expect(duty('群众 文化活动')).toEqual(duty('群众文化活动'));
    expect(duty('群众文化活动')).not.toEqual(duty('文艺骨干培训'));
    const entry = (title: string) => prints(read({ contents: [{ title, page: '9' }] }), (at) => [at.entry(0, 'page')]);
    expect(entry('一、总体绩效目标')).toEqual(entry('2、总体绩效目标'));
    expect(entry('一、总体绩效目标')).not.toEqual(entry('一、分项绩效目标'));
  });
});

test('places that are alike are numbered in reading order, and no two are one', () => {
  const alike = rows(...[0, 1, 2].map(() => ({ indicatorName: '同名', target: '≥95%' })));
  const all = prints(alike, (at) => [
    at.indicator(0, 2, 'target'),
    at.indicator(0, 0, 'target'),
    at.indicator(0, 1, 'target'),
  ]);
  expect(new Set(all).size).toBe(3);
  expect(all[0]).toBe(prints(alike, target(0, 0))[0]);
  expect(prints(rows({ indicatorName: '同名', target: '≥95%' }), target(0, 0))[0]).toBe(all[0]);
});

test('a place in running text is known by its sentence, not by the quote alone', () => {
  const found = (text: string) =>
    prints(read({ safeguardMeasures: text }), (at, { reading }) => {
      const passage = reading.layout.passages.find(({ field }) => field === 'safeguardMeasures');
      const start = passage?.text.indexOf('，。') ?? -1;
      return passage && start >= 0 ? [at.stretch(passage, start, start + 2)] : [];
    });
  expect(found('第一句。第二句，。')).toEqual(found('换了一句。第二句，。'));
  expect(found('第一句。第二句，。')).not.toEqual(found('第一句。第三句，。'));
});
