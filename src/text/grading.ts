/** Owns the reading of 绩效标准: which values are 优, 良, 中, 差. Refuses to mend overlaps, gaps or a missing grade. */
import { type BandEnd, leansOnTarget, readInterval } from './grading-interval.ts';
import { type Stretch, trimStretch } from './sentences.ts';

export type GradeName = 'excellent' | 'good' | 'fair' | 'poor';

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
  `(?<=^|[；;，,。、：:\\s率度数量额比])[“"‘]?${gradeWord}[”"’]?(?:等|级|档)*\\s*(?:[：:是为]|(?=[（(]?[≥≤＞＜><\\d]))`,
  'gu',
);

/** The bands of one 绩效标准 text in printed order; an unreadable clause gives no band. */
export function parseGradingBands(text: string): ParsedBand[] {
  const bands = clausesOf(text).flatMap((clause) => readBand(text, clause) ?? []);
  return splitAtRepeats(bands).flatMap(settleUnmarkedEnds);
}

/** A grade that is named without values; `takesRest` where it takes all that is left: 其余为差, `leans` where the target itself measures it: 达到目标值为良. */
export type UnvaluedGrade = { readonly grade: GradeName; readonly takesRest: boolean; readonly leans: boolean };

const restWords = /其余|其他|其它|否则|除此|此外|之外|以外/u;

/** The grades that a text names in clauses from which no values can be read, in printed order. */
export function unvaluedGrades(text: string): UnvaluedGrade[] {
  return clausesOf(text)
    .filter((clause) => readBand(text, clause) === null)
    .map(({ grade, words: [from, to] }) => {
      const words = text.slice(from, to);
      return { grade, takesRest: restWords.test(words), leans: leansOnTarget(words) };
    });
}

type Clause = {
  readonly grade: GradeName;
  readonly words: Stretch;
  readonly at: Stretch;
  /** The name that stands before a list of grades: 办结率：优：≥95%；良…. */
  readonly heading?: Stretch | null;
};

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
  const endOf = (match: RegExpExecArray | undefined) => (match ? match.index + match[0].length : 0);
  const headings = matches.map((match, index) => headingBefore(text, [endOf(matches[index - 1]), match.index]));
  return matches.flatMap((match, index) => {
    const end = headings[index + 1]?.[0] ?? matches[index + 1]?.index ?? text.length;
    const words = trimMarks(text, [endOf(match), end]);
    const grade = gradeNames[match[1] ?? ''];
    const heading = headings[index] ?? null;
    return grade ? [{ grade, words, at: trimMarks(text, [heading?.[0] ?? match.index, end]), heading }] : [];
  });
}

// Only what ends like the name of an indicator is one: 评价标准：优：… names nothing.
const headingAtEnd = /([^；;。\n，,：:\d][^；;。\n，,：:]{1,39}?)[：:]?\s*$/u;
const indicatorEnding = /(?:[率度数量额比次]|时间|时限|周期|成本|比例|间隔)$/u;

function headingBefore(text: string, [from, to]: Stretch): Stretch | null {
  const match = headingAtEnd.exec(text.slice(from, to));
  if (!match) return null;
  const start = from + match.index;
  const stretch = trimStretch(text, [start, start + (match[1] ?? '').length]);
  return indicatorEnding.test(text.slice(stretch[0], stretch[1])) ? stretch : null;
}

function trimMarks(text: string, stretch: Stretch): Stretch {
  let [from, to] = trimStretch(text, stretch);
  while (from < to && /[；;，,。、：:\s]/u.test(text[from] ?? '')) from += 1;
  while (to > from && /[；;，,。、：:\s]/u.test(text[to - 1] ?? '')) to -= 1;
  return [from, to];
}

function readBand(text: string, clause: Clause): ParsedBand | null {
  const words = text.slice(clause.words[0], clause.words[1]);
  const interval = readInterval(words);
  if (!interval) return null;
  const own = trimSubject(text, [clause.words[0], clause.words[0] + interval.start]);
  const subjectAt = own[0] < own[1] ? own : (clause.heading ?? own);
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

const subjectTail =
  /(?:[的在为达]|达到|(?:[较比](?:上|去)年(?:同期|度)?|同比|环比)(?:提高|提升|增长|增加|上升|下降|降低|减少)?|均|都|(?:分别)?(?:考核|评价|计算|计分|评分|打分)|分别|各自|平均(?:值|数)?|均值|按百分制|[：:，,、（(\s])+$/u;

function trimSubject(text: string, stretch: Stretch): Stretch {
  const [from, to] = trimMarks(text, stretch);
  const subject = text.slice(from, to).replace(subjectTail, '');
  return [from, from + (doing.test(subject) ? 0 : subject.length)];
}

// 完成12公里, 逾期10日, 降低3%: what is done, of whatever is graded.
const doing =
  /^(?:全年|年度|本年|当年|共|累计|超额|提前|按期|按时|实际)*(?:完成|实现|办结|举办|召开|开展|组织|逾期|延期|超期|延误|发生|降低|下降|减少|提高|提升|增长|增加|上升|节约)?(?:年度|全年|既定|全部|各项)*(?:任务|计划|目标|工作)?[量数值]?$/u;

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
