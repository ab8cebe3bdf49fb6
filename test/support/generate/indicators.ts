/** Owns how the indicator rows of one project are made out of its words. Refuses blanks, repeats and wrong directions: every row here is clean. */
import type { PlainIndicator } from './plain.ts';
import type { Prng } from './prng.ts';
import { atLeast, atMost, count, deadline, oneOf, rate, type TargetSpec, targetOf } from './targets.ts';
import { type Family, families, type RowWords, row, type TopicWords } from './words.ts';

export type ProjectMoney = { readonly amount: number; readonly unit: '元' | '万元' };

/** What all projects of a statement share: a rate that occurs twice keeps its target. */
export type IndicatorContext = {
  readonly prng: Prng;
  readonly year: number;
  readonly rates: Map<string, PlainIndicator>;
  /** 效果指标 in most forms, 效益指标 in some. */
  readonly outcomeClass: string;
};

function qualityRows(item: string): RowWords[] {
  return [
    row('质量指标', `${item}验收合格率`, `${item}验收合格数占验收总数的比例`, rate(95, 99)),
    row('质量指标', `${item}抽检达标率`, `抽检达标的${item}数量占抽检数量的比例`, rate(92, 98)),
    row('质量指标', `${item}返工率`, `返工数量占${item}总数的比例`, atMost(1, 5, '%')),
    row('质量指标', `${item}资料完整率`, `资料完整的${item}事项占全部事项的比例`, rate(95, 99)),
  ];
}

function timelinessRows(item: string): RowWords[] {
  return [
    row('时效指标', `${item}完成时间`, `${item}全部完成的时间`, deadline(8, 12)),
    row('时效指标', `${item}启动时间`, `${item}开始实施的时间`, deadline(2, 5)),
    row('时效指标', `${item}及时率`, `按计划时间完成的${item}占应完成${item}的比例`, rate(92, 99)),
    row('时效指标', `${item}问题处置时限`, `发现${item}问题至处置完毕的时间`, atMost(3, 20, '个工作日')),
  ];
}

/** A ceiling for the whole project that its own budget keeps. */
function totalCost(money: ProjectMoney): TargetSpec {
  return () => targetOf('≤', money.amount, money.unit);
}

function costRows(topic: TopicWords, money: ProjectMoney): RowWords[] {
  const [first] = topic.counts;
  const unit = first?.[1] ?? '次';
  return [
    row('成本指标', '项目总成本', '项目实施所需的全部支出', totalCost(money)),
    row('成本指标', '成本控制率', '实际支出占预算安排的比例', atMost(100, 100, '%')),
    row('成本指标', '资金支付率', '已支付资金占应支付资金的比例', atLeast(96, 99, '%')),
    ...topic.items.map((item) =>
      row('成本指标', `${item}单位成本`, `每${unit}${item}的平均支出`, atMost(50, 900, `元/${unit}`, 50)),
    ),
  ];
}

function outcomeRows(topic: TopicWords): RowWords[] {
  const [item, second] = topic.items;
  const [people] = topic.people;
  return [
    row('社会效益指标', `${item}受益面覆盖率`, `受益${people}占应受益${people}的比例`, rate(85, 98)),
    row('社会效益指标', `${item}投诉率`, `有效投诉数占${item}总数的比例`, atMost(1, 3, '%', 0.5)),
    row('社会效益指标', `${people}政策知晓率`, `知晓政策的${people}占受访${people}的比例`, rate(85, 95)),
    row('社会效益指标', `${second}带动就业人数`, `因${second}新增的就业岗位`, count(5, 90, '人')),
    row('可持续影响指标', `${item}长效管护机制`, `${item}后续管护的落实情况`, oneOf('长期', '持续改善')),
    row('可持续影响指标', `${second}成果使用期限`, `${second}成果发挥作用的期限`, atLeast(3, 10, '年')),
    row('经济效益指标', `${item}节约资金率`, `较核定预算节约的资金占核定预算的比例`, atLeast(1, 5, '%')),
  ];
}

function satisfactionRows(topic: TopicWords): RowWords[] {
  return topic.people.map((people) =>
    row(
      '服务对象满意度指标',
      `${people}满意度`,
      `对项目实施满意和比较满意的${people}占受访${people}的比例`,
      rate(85, 97),
    ),
  );
}

function countRows(topic: TopicWords): RowWords[] {
  return topic.counts.map(([name, unit, low, high, step]) =>
    row('数量指标', name, `全年实际完成的${name}`, count(low, high, unit, step)),
  );
}

function wordsByFamily(topic: TopicWords, money: ProjectMoney, prng: Prng): Map<Family, RowWords[]> {
  const general = [
    ...countRows(topic),
    ...topic.items.flatMap(qualityRows),
    ...topic.items.flatMap(timelinessRows),
    ...costRows(topic, money),
    ...outcomeRows(topic),
    ...satisfactionRows(topic),
  ];
  const byFamily = new Map<Family, RowWords[]>();
  for (const family of families) {
    const special = prng.shuffle(topic.rows.filter((words) => words.family === family));
    const common = prng.shuffle(general.filter((words) => words.family === family));
    // Special rows first, so that the odd wordings of a sector turn up in small tables too.
    byFamily.set(family, [...special, ...common]);
  }
  return byFamily;
}

/** How many rows each family gets: the required ones first, then by chance while any family has words left. */
function rowPlan(byFamily: Map<Family, RowWords[]>, total: number, prng: Prng): RowWords[] {
  const outcome = families.filter((family) => outcomeFamilies.has(family) && (byFamily.get(family)?.length ?? 0) > 0);
  const required: Family[] = ['数量指标', '质量指标', '时效指标', '成本指标', prng.pick(outcome), '服务对象满意度指标'];
  const chosen: RowWords[] = [];
  const take = (family: Family) => {
    const words = byFamily.get(family)?.shift();
    if (words) chosen.push(words);
  };
  // A careless table has fewer rows than families: it then lacks some at random.
  for (const family of total < required.length ? prng.shuffle(required).slice(0, total) : required) take(family);
  while (chosen.length < total) {
    const open = families.filter((family) => (byFamily.get(family)?.length ?? 0) > 0);
    if (open.length === 0) break;
    take(prng.pick(open));
  }
  return chosen.sort((a, b) => families.indexOf(a.family) - families.indexOf(b.family));
}

const outcomeFamilies: ReadonlySet<Family> = new Set([
  '经济效益指标',
  '社会效益指标',
  '生态效益指标',
  '可持续影响指标',
]);

function classOf(family: Family, outcomeClass: string): string {
  if (outcomeFamilies.has(family)) return outcomeClass;
  return family === '服务对象满意度指标' ? '满意度指标' : '产出指标';
}

function basisFor(words: RowWords, { prng, year }: IndicatorContext): string {
  if (words.family === '成本指标') return prng.pick(['政府采购中标价', '市场询价结果', '财政评审意见', '支出标准文件']);
  return prng.pick([
    `${year - 1}年实际完成情况`,
    `${year - 2}—${year - 1}年平均水平`,
    `《${words.name}考核办法》`,
    '上级下达的任务',
    '行业标准',
    '本年工作计划',
    '项目实施方案',
    `同类地区${year - 1}年水平`,
  ]);
}

function withPeriod(text: string, year: number): string {
  return text.replaceAll('{year}', String(year)).replaceAll('{prior}', String(year - 1));
}

/** The rows of one project: every required family, at most `total` rows, no name twice. */
export function generateIndicators(
  topic: TopicWords,
  money: ProjectMoney,
  total: number,
  context: IndicatorContext,
): PlainIndicator[] {
  const { prng, year, rates, outcomeClass } = context;
  return rowPlan(wordsByFamily(topic, money, prng), total, prng).map((words) => {
    const indicator: PlainIndicator = {
      indicatorClass: classOf(words.family, outcomeClass),
      indicatorFamily: words.family,
      indicatorName: withPeriod(words.name, year),
      definition: withPeriod(words.definition, year) + (prng.chance(0.3) ? '。' : ''),
      target: words.target({ prng, year }),
      targetBasis: basisFor(words, context),
    };
    if (words.family === '数量指标' || (words.family === '成本指标' && indicator.target?.unit !== '%'))
      return indicator;
    const known = rates.get(words.name);
    if (!known) rates.set(words.name, indicator);
    // The same rate in a second project keeps definition and target: unequal ones would be a defect of their own.
    return known ? { ...indicator, definition: known.definition ?? null, target: known.target ?? null } : indicator;
  });
}
