/** How cells and paragraphs are cut into values, and that a value never leaves the place it was cut from. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textAt } from '#src/engine/anchored-text.ts';
import type { Block } from '#src/model/document.ts';
import { splitDutyIndicators } from '#src/records/duty-indicators.ts';
import { splitObjectives } from '#src/records/objectives.ts';
import { anchorOf, joinPassages, passageOf, slicePassage } from '#src/records/passage.ts';

describe('objectives', () => {
  test.for([
    ['1、甲。2、乙。', ['甲。', '乙。']],
    ['1.甲。2.乙。', ['甲。', '乙。']],
    ['1．甲。\n2．乙。', ['甲。', '乙。']],
    ['（1）甲。（2）乙。', ['甲。', '乙。']],
    ['(1)甲。(2)乙。', ['甲。', '乙。']],
    ['1、甲2、乙12、丙', ['甲', '乙12、丙']],
    ['1、甲3、乙', ['甲3、乙']],
    ['2、甲3、乙', ['2、甲3、乙']],
    ['1、合格率1.5倍2、乙', ['合格率1.5倍', '乙']],
    ['1、投入2.5万元，建成2处2、乙', ['投入2.5万元，建成2处', '乙']],
    ['1、甲：（1）子一（2）子二。2、乙', ['甲：（1）子一（2）子二。', '乙']],
    ['完成以下任务：1、甲2、乙', ['完成以下任务：', '甲', '乙']],
    ['第1、第2季度完成', ['第1、第2季度完成']],
    ['甲、1、乙', ['甲、1、乙']],
    ['按期完工。', ['按期完工。']],
    ['', ['']],
  ] as const)('“%s”', ([text, items]) => {
    expect(splitObjectives(text).map(([start, end]) => text.slice(start, end).trim())).toEqual(items);
  });
});

describe('indicators of a duty', () => {
  test.for([
    ['供水率、抢修及时率。', ['供水率', '抢修及时率']],
    ['供水率和抢修及时率', ['供水率', '抢修及时率']],
    ['巡查次数、供水率以及用户满意度；', ['巡查次数', '供水率', '用户满意度']],
    ['供水率以及用户满意度', ['供水率', '用户满意度']],
    ['供水率及满意度与完成率', ['供水率', '满意度', '完成率']],
    ['和谐社区创建率', ['和谐社区创建率']],
    ['供水和排水率', ['供水和排水率']],
    ['防汛与抗旱及时率、参与率', ['防汛与抗旱及时率', '参与率']],
    ['各项工作完成，群众满意。', ['各项工作完成，群众满意']],
    ['供水率；抢修率', ['供水率；抢修率']],
    ['供水率', ['供水率']],
    ['供水率、、抢修率', ['供水率', '抢修率']],
    ['。', []],
    ['', []],
  ] as const)('“%s”', ([text, names]) => {
    expect(splitDutyIndicators(text).map(([start, end]) => text.slice(start, end))).toEqual(names);
  });
});

test('cutting never throws, keeps its order and stays inside its text', () => {
  const unit = fc.constantFrom(
    '1',
    '2',
    '3',
    '、',
    '.',
    '（',
    '）',
    '(',
    ')',
    '率',
    '和',
    '以及',
    '，',
    '。',
    '第',
    ' ',
    '\n',
    '甲',
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
      const text = units.join('');
      return [splitObjectives(text), splitDutyIndicators(text)].every((stretches) =>
        stretches.every(
          ([start, end], index) => (stretches[index - 1]?.[1] ?? 0) <= start && start <= end && end <= text.length,
        ),
      );
    }),
  );
});

describe('passages', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('甲', '乙', ' ', 'a', '😀'), maxLength: 8 }), {
    minLength: 1,
    maxLength: 4,
  });

  function blocksOf(lines: readonly string[]): Block[] {
    return lines.map((text, index) => ({
      id: `b${index}`,
      kind: 'paragraph',
      text,
      origins: [{ kind: 'paragraph', index }],
    }));
  }

  test('joined and sliced anywhere, the text is what stands at the anchor', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom('' as const, '\n' as const),
        fc.nat(40),
        fc.nat(40),
        (lines, joint, from, length) => {
          const blocks = blocksOf(lines);
          const document = { blocks, tables: [], carries: [] };
          const whole = joinPassages(
            blocks.map((block) => passageOf(block)),
            joint,
          );
          expect(textAt(anchorOf(whole), document)).toBe(whole.text);
          const start = Math.min(from, whole.text.length);
          const end = Math.min(start + length, whole.text.length);
          const part = slicePassage(whole, [start, end]);
          expect(part.text).toBe(whole.text.slice(start, end).trim());
          expect(textAt(anchorOf(part), document)).toBe(part.text);
        },
      ),
    );
  });
});
