/** Owns the reading of 绩效标准: which values are 优, 良, 中, 差. Refuses to mend overlaps, gaps or a missing grade. */
import { squeeze } from './normalise.ts';
import { type Stretch, trimStretch } from './sentences.ts';

export type GradeName = 'excellent' | 'good' | 'fair' | 'poor';

/** One end of a band. `says` tells what settles whether the value itself belongs: a note 含 or 不含, a word such as 大于, or nothing. */
export type BandEnd = { readonly value: number; readonly inclusive: boolean; readonly says: 'note' | 'word' | null };

export type ParsedBand = {
  readonly grade: GradeName;
  readonly low: BandEnd | null;
  readonly high: BandEnd | null;
  readonly unit: string;
  /** What is graded; empty where the band names nothing and inherits. */
  readonly subject: string;
  readonly subjectAt: Stretch | null;
  /** Where the band stands in the text: subject, interval and grade, without the mark that ends it. */
  readonly at: Stretch;
};

const gradeNames: Readonly<Record<string, GradeName>> = {
  优: 'excellent',
  优秀: 'excellent',
  良: 'good',
  良好: 'good',
  中: 'fair',
  中等: 'fair',
  一般: 'fair',
  合格: 'fair',
  差: 'poor',
  较差: 'poor',
  不合格: 'poor',
};

const gradeWord = '(优秀|良好|中等|一般|较差|不合格|合格|优|良|中|差)';
const closing = new RegExp(
  `(?:评定为|评为|定为|视为|为|得|计|是|属)\\s*[“"‘（(]?${gradeWord}[”"’）)]?(?:等|级|档)*(?=[；;，,。、：:\\s]|$)`,
  'gu',
);
const opening = new RegExp(
  `(?<=^|[；;，,。、：:\\s])[“"‘]?${gradeWord}[”"’]?(?:等|级|档)*\\s*(?:[：:是为]|(?=[（(]?[≥≤＞＜><\\d]))`,
  'gu',
);

/** The bands of one 绩效标准 text in printed order; an unreadable clause gives no band. */
export function parseGradingBands(text: string): ParsedBand[] {
  const bands = clausesOf(text).flatMap((clause) => readBand(text, clause) ?? []);
  return splitAtRepeats(bands).flatMap(settleUnmarkedEnds);
}

/** A grade that is named without values; `takesRest` where it takes all that is left: 其余为差. */
export type UnvaluedGrade = { readonly grade: GradeName; readonly takesRest: boolean };

const restWords = /其余|其他|其它|否则|除此|此外|之外|以外/u;

/** The grades that a text names in clauses from which no values can be read, in printed order. */
export function unvaluedGrades(text: string): UnvaluedGrade[] {
  return clausesOf(text)
    .filter((clause) => readBand(text, clause) === null)
    .map(({ grade, words }) => ({ grade, takesRest: restWords.test(text.slice(words[0], words[1])) }));
}

type Clause = { readonly grade: GradeName; readonly words: Stretch; readonly at: Stretch };

function clausesOf(text: string): Clause[] {
  const behind = [...text.matchAll(closing)];
  if (behind.length > 0) return clausesBefore(text, behind);
  return clausesAfter(text, [...text.matchAll(opening)]);
}

// 大于90%为优；80%-90%为良: the words stand before the grade.
function clausesBefore(text: string, matches: RegExpExecArray[]): Clause[] {
  let start = 0;
  return matches.flatMap((match) => {
    const words = trimMarks(text, [start, match.index]);
    start = match.index + match[0].length;
    const grade = gradeNames[match[1] ?? ''];
    return grade ? [{ grade, words, at: [words[0], start] as const }] : [];
  });
}

// 优：90%以上；良：80%-90%: the words stand behind the grade.
function clausesAfter(text: string, matches: RegExpExecArray[]): Clause[] {
  return matches.flatMap((match, index) => {
    const end = matches[index + 1]?.index ?? text.length;
    const words = trimMarks(text, [match.index + match[0].length, end]);
    const grade = gradeNames[match[1] ?? ''];
    return grade ? [{ grade, words, at: trimMarks(text, [match.index, end]) }] : [];
  });
}

function trimMarks(text: string, stretch: Stretch): Stretch {
  let [from, to] = trimStretch(text, stretch);
  while (from < to && /[；;，,。、：:\s]/u.test(text[from] ?? '')) from += 1;
  while (to > from && /[；;，,。、：:\s]/u.test(text[to - 1] ?? '')) to -= 1;
  return [from, to];
}

const number = '(\\d+(?:\\.\\d+)?)';
const unit = '\\s*([%％‰]|[\\p{Script=Han}]{0,3}?)';
const mark = '\\s*([（(](?:不含|含)[^（()）]{0,6}[）)])?';
const belowWords =
  '小于或等于|小于等于|不高于|不超过|不大于|不多于|≤|＜＝|<=|未达到|低于|小于|少于|不足|不到|未满|＜|<';
const aboveWords = '大于或等于|大于等于|不低于|不少于|不小于|达到|≥|＞＝|>=|大于|高于|超过|多于|＞|>';
const openWords = new Set([
  '未达到',
  '低于',
  '小于',
  '少于',
  '不足',
  '不到',
  '未满',
  '＜',
  '<',
  '大于',
  '高于',
  '超过',
  '多于',
  '＞',
  '>',
]);

const range = new RegExp(`${number}${unit}${mark}\\s*(?:[-—–－~～]{1,2}|至|到)\\s*${number}${unit}${mark}`, 'u');
const sandwich = new RegExp(`${number}${unit}\\s*(≤|＜|<=|<)[^\\d≤＜<]*(≤|＜|<=|<)\\s*${number}${unit}`, 'u');
const brackets = new RegExp(`([\\[［(（])\\s*${number}${unit}\\s*[,，、]\\s*${number}${unit}\\s*([\\]］)）])`, 'u');
const above = new RegExp(`(?<!不|未)(${aboveWords})\\s*${number}${unit}`, 'u');
const below = new RegExp(`(?<!不)(${belowWords})\\s*${number}${unit}`, 'u');
const andUp = new RegExp(`${number}${unit}${mark}\\s*(?:及)?以上`, 'u');
const andDown = new RegExp(`${number}${unit}${mark}\\s*(?:及)?(?:以下|以内|之内)`, 'u');
const single = new RegExp(`${number}${unit}`, 'u');

type Interval = { low: BandEnd | null; high: BandEnd | null; unit: string; start: number };

function readBand(text: string, clause: Clause): ParsedBand | null {
  const words = text.slice(clause.words[0], clause.words[1]);
  const interval = readInterval(words);
  if (!interval) return null;
  const subjectAt = trimSubject(text, [clause.words[0], clause.words[0] + interval.start]);
  const subject = text.slice(subjectAt[0], subjectAt[1]);
  return {
    grade: clause.grade,
    low: interval.low,
    high: interval.high,
    unit: interval.unit,
    subject,
    subjectAt: subject === '' ? null : subjectAt,
    at: clause.at,
  };
}

function readInterval(words: string): Interval | null {
  return readBrackets(words) ?? readSandwich(words) ?? readRange(words) ?? readOneSided(words) ?? readSingle(words);
}

function worded(value: string | undefined, inclusive: boolean): BandEnd {
  return { value: Number(value), inclusive, says: 'word' };
}

function notedEnd(value: string | undefined, note: string | undefined): BandEnd {
  return { value: Number(value), inclusive: !note?.includes('不含'), says: note === undefined ? null : 'note' };
}

function readBrackets(words: string): Interval | null {
  const match = brackets.exec(words);
  if (!match) return null;
  return {
    low: worded(match[2], /[[［]/u.test(match[1] ?? '')),
    high: worded(match[4], /[\]］]/u.test(match[6] ?? '')),
    unit: match[5] ?? '',
    start: match.index,
  };
}

function readSandwich(words: string): Interval | null {
  const match = sandwich.exec(words);
  if (!match) return null;
  return {
    low: worded(match[1], /[≤=]/u.test(match[3] ?? '')),
    high: worded(match[5], /[≤=]/u.test(match[4] ?? '')),
    unit: match[6] ?? '',
    start: match.index,
  };
}

function readRange(words: string): Interval | null {
  const match = range.exec(words);
  if (!match) return null;
  return {
    low: notedEnd(match[1], match[3]),
    high: notedEnd(match[4], match[6]),
    unit: match[5] || match[2] || '',
    start: match.index,
  };
}

// 大于等于80%小于90%: both sides may stand in one clause.
function readOneSided(words: string): Interval | null {
  const up = above.exec(words);
  const down = below.exec(words);
  const upBehind = up ? null : andUp.exec(words);
  const downBehind = down ? null : andDown.exec(words);
  const low = up ? worded(up[2], !openWords.has(up[1] ?? '')) : upBehind ? notedEnd(upBehind[1], upBehind[3]) : null;
  const high = down
    ? worded(down[2], !openWords.has(down[1] ?? ''))
    : downBehind
      ? notedEnd(downBehind[1], downBehind[3])
      : null;
  const matches = [up, down, upBehind, downBehind].filter((match) => match !== null);
  if (matches.length === 0) return null;
  const unitPrinted = up?.[3] ?? down?.[3] ?? upBehind?.[2] ?? downBehind?.[2] ?? '';
  return { low, high, unit: unitPrinted, start: Math.min(...matches.map((match) => match.index)) };
}

function readSingle(words: string): Interval | null {
  const match = single.exec(words);
  return match
    ? { low: worded(match[1], true), high: worded(match[1], true), unit: match[2] ?? '', start: match.index }
    : null;
}

const subjectTail =
  /(?:[的在为达]|达到|均|都|(?:分别)?(?:考核|评价|计算|计分|评分|打分)|分别|各自|平均(?:值|数)?|均值|按百分制|[：:，,、（(\s])+$/u;

function trimSubject(text: string, stretch: Stretch): Stretch {
  const [from, to] = trimMarks(text, stretch);
  return [from, from + text.slice(from, to).replace(subjectTail, '').length];
}

/** A new set of bands begins where a grade 优 occurs again, never at a new subject. */
export function splitAtRepeats<Band extends { readonly grade: GradeName }>(bands: readonly Band[]): Band[][] {
  const groups: Band[][] = [];
  for (const band of bands) {
    const current = groups.at(-1);
    if (!current || (band.grade === 'excellent' && current.some(({ grade }) => grade === 'excellent')))
      groups.push([band]);
    else current.push(band);
  }
  return groups;
}

// 80%（含）-90%为良 beside 90%（含）以上为优: the end without a note is open where another band takes the value.
function settleUnmarkedEnds(bands: readonly ParsedBand[]): ParsedBand[] {
  return bands.map((band) => {
    const others = bands.filter((other) => other !== band);
    return { ...band, low: settle(band.low, band.high, others), high: settle(band.high, band.low, others) };
  });
}

function settle(edge: BandEnd | null, opposite: BandEnd | null, others: readonly ParsedBand[]): BandEnd | null {
  if (!edge || edge.says !== null || edge.value === opposite?.value) return edge;
  const taken = others
    .flatMap(({ low, high }) => [low, high])
    .filter((other) => other?.value === edge.value && other.inclusive);
  const noted = taken.some((other) => other?.says === 'note');
  const worded = opposite?.says === 'note' && taken.length > 0;
  return noted || worded ? { ...edge, inclusive: false } : edge;
}

/** True for a subject that points to all indicators of its duty: 各项指标, 以上指标, 上述指标 … */
export function pointsToAll(subject: string): boolean {
  return /^(?:各项?|以上|上述|所有|全部|该|本项?|每项?|其)?(?:职责)?(?:绩效)?指标(?:值|完成率|完成情况)?$/u.test(
    squeeze(subject),
  );
}
