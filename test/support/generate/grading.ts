/** Owns the ways four grades are written and what each says exactly. Refuses wordings that leave a boundary to the reader. */
import type { Grade } from '#src/model/statement.ts';
import type { PlainBand } from './plain.ts';
import type { Prng } from './prng.ts';

export type Grading = { readonly text: string; readonly bands: PlainBand[] };
export type Bounds = readonly [excellent: number, good: number, fair: number];

/** `including` leaves the upper ends unmarked: 80%（含）-90%为良, where 90%（含）以上 stands before. */
export const rateWordings = ['words', 'and', 'signs', 'bracketed', 'including', 'reaching'] as const;
export type RateWording = (typeof rateWordings)[number];

const marks: Readonly<Record<Grade, string>> = { excellent: '优', good: '良', fair: '中', poor: '差' };

export function band(
  grade: Grade,
  low: number | null,
  lowInclusive: boolean,
  high: number | null,
  highInclusive: boolean,
  subject: string,
): PlainBand {
  return {
    grade,
    low,
    lowInclusive: low === null ? null : lowInclusive,
    high,
    highInclusive: high === null ? null : highInclusive,
    subject,
  };
}

type RangeText = (low: number, high: number) => string;
type Wording = {
  readonly top: (low: number) => string;
  readonly range: RangeText;
  readonly bottom: (high: number) => string;
};

const rateTexts: Readonly<Record<RateWording, Wording>> = {
  words: {
    top: (low) => `大于等于${low}%`,
    range: (low, high) => `大于等于${low}%小于${high}%`,
    bottom: (high) => `小于${high}%`,
  },
  and: {
    top: (low) => `不低于${low}%`,
    range: (low, high) => `不低于${low}%且低于${high}%`,
    bottom: (high) => `低于${high}%`,
  },
  signs: {
    top: (low) => `≥${low}%`,
    range: (low, high) => `≥${low}%且<${high}%`,
    bottom: (high) => `<${high}%`,
  },
  bracketed: {
    top: (low) => `${low}%（含）以上`,
    range: (low, high) => `${low}%（含）-${high}%（不含）`,
    bottom: (high) => `${high}%（不含）以下`,
  },
  including: {
    top: (low) => `${low}%（含）以上`,
    range: (low, high) => `${low}%（含）-${high}%`,
    bottom: (high) => `${high}%以下`,
  },
  reaching: {
    top: (low) => `大于等于${low}%`,
    range: (low, high) => `${low}%（含）-${high}%（不含）`,
    bottom: (high) => `小于${high}%`,
  },
};

/** Bands joined to one text; `everyBand` repeats the subject, else only the first carries it and the rest inherit. */
export function joinBands(
  subject: string,
  parts: readonly (readonly [Grade, string])[],
  everyBand: boolean,
  particle: string,
): string {
  return parts
    .map(([grade, range], index) => `${everyBand || index === 0 ? subject : ''}${range}${particle}为${marks[grade]}`)
    .join('；');
}

export type GradingManner = { readonly everyBand: boolean; readonly particle: '' | '的' };

/** Higher is better, in percent: every point of [0, 100] in one band. */
export function gradeRate(subject: string, wording: RateWording, [a, b, c]: Bounds, manner: GradingManner): Grading {
  const say = rateTexts[wording];
  const text = joinBands(
    subject,
    [
      ['excellent', say.top(a)],
      ['good', say.range(b, a)],
      ['fair', say.range(c, b)],
      ['poor', say.bottom(c)],
    ],
    manner.everyBand,
    manner.particle,
  );
  const bands = [
    band('excellent', a, true, null, false, subject),
    band('good', b, true, a, false, subject),
    band('fair', c, true, b, false, subject),
    band('poor', null, false, c, false, subject),
  ];
  return { text, bands };
}

/** Lower is better, in percent: 小于等于1%为优. */
export function gradeDownwards(subject: string, [a, b, c]: Bounds, manner: GradingManner): Grading {
  const text = joinBands(
    subject,
    [
      ['excellent', `小于等于${a}%`],
      ['good', `大于${a}%小于等于${b}%`],
      ['fair', `大于${b}%小于等于${c}%`],
      ['poor', `大于${c}%`],
    ],
    manner.everyBand,
    manner.particle,
  );
  const bands = [
    band('excellent', null, false, a, true, subject),
    band('good', a, false, b, true, subject),
    band('fair', b, false, c, true, subject),
    band('poor', c, false, null, false, subject),
  ];
  return { text, bands };
}

/** Counts step by one: 12场以上为优；10-11场为良. */
export function gradeCount(subject: string, unit: string, [a, b, c]: Bounds, manner: GradingManner): Grading {
  const text = joinBands(
    subject,
    [
      ['excellent', `${a}${unit}以上`],
      ['good', `${b}-${a - 1}${unit}`],
      ['fair', `${c}-${b - 1}${unit}`],
      ['poor', `不足${c}${unit}`],
    ],
    manner.everyBand,
    manner.particle,
  );
  const bands = [
    band('excellent', a, true, null, false, subject),
    band('good', b, true, a - 1, true, subject),
    band('fair', c, true, b - 1, true, subject),
    band('poor', null, false, c, false, subject),
  ];
  return { text, bands };
}

/** Whole scores out of 100: 90-100分为优；80-89分为良. */
export function gradeScore(subject: string, [a, b, c]: Bounds, manner: GradingManner): Grading {
  const ranges: readonly (readonly [Grade, number, number])[] = [
    ['excellent', a, 100],
    ['good', b, a - 1],
    ['fair', c, b - 1],
    ['poor', 0, c - 1],
  ];
  const text = joinBands(
    subject,
    ranges.map(([grade, low, high]) => [grade, `${low}-${high}分`] as const),
    manner.everyBand,
    manner.particle,
  );
  return { text, bands: ranges.map(([grade, low, high]) => band(grade, low, true, high, true, subject)) };
}

export function drawManner(prng: Prng): GradingManner {
  return { everyBand: prng.chance(0.3), particle: prng.chance(0.2) ? '的' : '' };
}

/** Bounds a department would write for a rate. */
export function drawBounds(prng: Prng): Bounds {
  return prng.pick([
    [90, 80, 60],
    [95, 85, 70],
    [98, 90, 80],
    [85, 75, 60],
  ] as const);
}
