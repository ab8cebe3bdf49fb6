/** Owns the proof of how glyphs become lines and paragraphs, glyph by glyph. */
import { expect, test } from 'vitest';
import { findContents, splitLeaders } from '#src/extract/grid/contents.ts';
import type { Glyph } from '#src/extract/grid/geometry.ts';
import { buildLines } from '#src/extract/grid/lines.ts';
import { goesOnInBody, groupLines, roomInWidth, roomToMargin } from '#src/extract/grid/paragraphs.ts';

const plain = { size: 10, turn: 0, hidden: false, mark: -1 } as const;

/** Ten points a wide character, five a Latin one; `_` is five points of nothing. */
function type(text: string, x = 0, y = 0): Glyph[] {
  const glyphs: Glyph[] = [];
  let at = x;
  for (const letter of text) {
    const width = /[\u2e80-\uffef“”]/.test(letter) ? 10 : 5;
    if (letter !== '_') glyphs.push({ ...plain, text: letter, x0: at, y0: y, x1: at + width, y1: y + 10 });
    at += width;
  }
  return glyphs;
}

function linesOf(...rows: string[]): ReturnType<typeof buildLines> {
  return buildLines(rows.flatMap((row, i) => type(row, 0, i * 15)));
}

test.for([
  ['3月底', '3月底', 'no gap at all'],
  ['3_月底', '3月底', 'the air that typesetters leave between digits and characters'],
  ['预_算', '预 算', 'half a character between two characters'],
  ['two_words', 'two words', 'half an em between two words'],
  ['甲____B', '甲 B', 'a gap like a tabulator'],
])('%s is read as %s: %s', ([drawn, read]) => {
  expect(linesOf(drawn ?? '').map((line) => line.text)).toEqual([read]);
});

test('a letter drawn twice for a bold effect is read once, a doubled letter twice', () => {
  const twice = [...type('甲乙', 0), ...type('甲乙', 0.4)];
  expect(buildLines(twice).map((line) => line.text)).toEqual(['甲乙']);
  expect(linesOf('高高兴兴').map((line) => line.text)).toEqual(['高高兴兴']);
});

test('glyphs are read in the order of the page, not of the file', () => {
  const glyphs = [...type('后行', 0, 15), ...type('右', 10, 0), ...type('左', 0, 0)];
  expect(buildLines(glyphs).map((line) => line.text)).toEqual(['左右', '后行']);
});

test('hidden glyphs make lines of their own', () => {
  const hidden = type('暗', 10).map((glyph) => ({ ...glyph, hidden: true }));
  const lines = buildLines([...type('明', 0), ...hidden, ...type('明', 20)]);
  expect(lines.map((line) => [line.text, line.hidden]).sort()).toEqual([
    ['明 明', false],
    ['暗', true],
  ]);
});

test('text that runs upwards is read from its foot', () => {
  const upward = [...'甲乙丙'].map(
    (text, i): Glyph => ({ ...plain, text, turn: 3, x0: 0, x1: 10, y0: 50 - i * 10, y1: 60 - i * 10 }),
  );
  expect(buildLines(upward).map((line) => line.text)).toEqual(['甲乙丙']);
});

test.for<[string, string[], string[]]>([
  ['a full line and a line at the margin', ['____甲乙丙丁戊己庚辛', '壬癸'], ['甲乙丙丁戊己庚辛壬癸']],
  ['a short line', ['____甲乙丙丁', '壬癸'], ['甲乙丙丁', '壬癸']],
  ['a full line and an indented line', ['甲乙丙丁戊己庚辛甲乙', '____壬癸'], ['甲乙丙丁戊己庚辛甲乙', '壬癸']],
  [
    'a line that left room for one character, followed by a mark',
    ['甲乙丙丁戊己庚辛壬', '癸，子'],
    ['甲乙丙丁戊己庚辛壬癸，子'],
  ],
  ['a line that left room for the next character', ['甲乙丙丁戊己庚辛壬', '癸子'], ['甲乙丙丁戊己庚辛壬', '癸子']],
  ['Latin words', ['budget performance', 'text'], ['budget performance text']],
  ['a range over the line end', ['甲乙丙丁戊己为60%-', '80%为中'], ['甲乙丙丁戊己为60%-80%为中']],
])('%s', ([, rows, paragraphs]) => {
  const found = groupLines(linesOf(...rows), roomToMargin(100), goesOnInBody);
  expect(found.map((paragraph) => paragraph.text)).toEqual(paragraphs);
});

test('in a cell the width counts, wherever the lines stand', () => {
  const centred = [...type('甲乙丙丁', 0, 0), ...type('戊', 15, 15)];
  const text = (width: number) => groupLines(buildLines(centred), roomInWidth(width)).map((p) => p.text);
  expect(text(40)).toEqual(['甲乙丙丁戊']);
  expect(text(60)).toEqual(['甲乙丙丁', '戊']);
});

test.for<[string, ReturnType<typeof splitLeaders>]>([
  ['总体绩效目标..........1', { title: '总体绩效目标', page: '1' }],
  ['1、会议………………12', { title: '1、会议', page: '12' }],
  ['一、目标 . . . . . . . 3', { title: '一、目标', page: '3' }],
  ['会议目标表........错误！未定义书签。', { title: '会议目标表', page: '错误！未定义书签。' }],
  ['他说……然后', null],
  ['..........', null],
  ['预算数 50000.00', null],
])('%s as a contents line', ([text, expected]) => {
  expect(splitLeaders(text)).toEqual(expected);
});

test('a title with a number far to the right is a contents line only in company', () => {
  const alone = linesOf('总体目标________________1');
  const company = linesOf('总体目标________________1', '分项绩效目标____________4');
  expect([...findContents(alone).values()]).toEqual([]);
  expect([...findContents(company).values()]).toEqual([
    { title: '总体目标', page: '1' },
    { title: '分项绩效目标', page: '4' },
  ]);
});
