/** Owns how a form is printed where departments differ: labels, marks, merges, headings. Refuses the values. */
import type { Prng } from './prng.ts';

export type DutyLabels = {
  readonly dutyStatement: string;
  readonly dutyObjective: string;
  readonly objective: string;
  readonly indicators: string;
  readonly gradingText: string;
};

export type FormStyle = {
  /** Fiscal year as printed on the cover, with its spaces: 2021, ` 2021 `, 二〇二一. */
  readonly yearText: string;
  readonly contentsHeading: string;
  /** 第一部分 and its name in one heading line or in two. */
  readonly partsInOneLine: boolean;
  readonly safeguardsTitle: string;
  readonly objectiveMark: '、' | '.' | '（）';
  /** Between the objectives of one cell. */
  readonly objectiveJoint: '\n' | ' ';
  /** A single objective carries a number too. */
  readonly numberSingleObjective: boolean;
  readonly labels: DutyLabels;
  readonly indicatorsBeforeObjective: boolean;
  /** 甲率和乙率 instead of 甲率、乙率. */
  readonly joinWithAnd: boolean;
  readonly scheduleLabel: string;
  /** `3 月底` instead of `3月底`. */
  readonly spacedMonths: boolean;
  /** Equal values in the first two columns: merged downwards, or printed in every row. */
  readonly repeated: 'merged' | 'printed';
  /** Sentences of Part 1 are cut in two by a blank line (TXT only). */
  readonly cutSentences: boolean;
  readonly docx: {
    readonly headingStyles: boolean;
    readonly lineBreakAs: 'break' | 'paragraph';
    /** Which numbers Word counts instead of printing. */
    readonly automatic: readonly ('objectives' | 'duties' | 'titles')[];
  };
  /** Seed of the chance inside the writers: where runs, pages and sentences are cut. */
  readonly seed: number;
};

function chineseYear(year: number): string {
  return [...String(year)].map((digit) => '〇一二三四五六七八九'[Number(digit)] ?? '').join('');
}

function drawLabels(prng: Prng): DutyLabels {
  const ending = prng.pick(['是', '是', '是', '为', '：'] as const);
  return {
    dutyStatement: `主要职责${ending}`,
    dutyObjective: `职责目标${ending}`,
    objective: `绩效目标${ending}`,
    indicators: `绩效指标${ending}`,
    gradingText: prng.pick(['绩效标准：', '绩效标准：', '绩效评价标准：']),
  };
}

export function drawStyle(year: number, prng: Prng): FormStyle {
  return {
    yearText: prng.pick([String(year), ` ${year} `, ` ${year} `, chineseYear(year)]),
    contentsHeading: prng.pick(['目 录', '目录']),
    partsInOneLine: prng.chance(0.4),
    safeguardsTitle: prng.chance(0.2) ? '实现年度发展规划目标的保障措施' : '工作保障措施',
    objectiveMark: prng.pick(['、', '.', '（）']),
    objectiveJoint: prng.pick(['\n', ' ']),
    numberSingleObjective: prng.chance(0.5),
    labels: drawLabels(prng),
    indicatorsBeforeObjective: prng.chance(0.3),
    joinWithAnd: prng.chance(0.3),
    scheduleLabel: prng.pick(['资金支出计划（%）', '资金支出计划 (%)']),
    spacedMonths: prng.chance(0.3),
    repeated: prng.chance(0.8) ? 'merged' : 'printed',
    cutSentences: prng.chance(0.6),
    docx: {
      headingStyles: prng.chance(0.5),
      lineBreakAs: prng.pick(['break', 'paragraph']),
      automatic: (['objectives', 'duties', 'titles'] as const).filter(() => prng.chance(0.25)),
    },
    seed: prng.int(0, 0x7fffffff),
  };
}
