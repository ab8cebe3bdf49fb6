/** Owns how one project table is made: code, money, schedule, objectives, rows. Refuses its place in the document. */
import type { Money } from '#src/model/statement.ts';
import { generateIndicators, type IndicatorContext, type ProjectMoney } from './indicators.ts';
import type { PlainProject } from './plain.ts';
import type { Prng } from './prng.ts';
import type { TopicWords } from './words.ts';

export type ScheduleMonths = readonly [3, 6, 10] | readonly [3, 6, 10, 12];

/** What is the same in every project table of a statement. */
export type ProjectFrame = IndicatorContext & {
  readonly currencyUnit: '元' | '万元';
  readonly months: ScheduleMonths;
  readonly titleMark: '、' | '.';
  readonly thousands: boolean;
  /** Dashes of the codes: Word turns hyphens into en dashes. */
  readonly dash: '-' | '–';
  readonly lineBreaks: boolean;
};

export type Unit = { readonly code: string; readonly name: string };

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const keys = `${letters}23456789`;

function draw(characters: string, length: number, prng: Prng): string {
  return Array.from({ length }, () => prng.pick([...characters])).join('');
}

/** A code of the form 000-0000-AAA-XXXX whose first three digits are the unit's. */
export function generateCode(unitCode: string, dash: string, prng: Prng): string {
  const activity = `${String(prng.int(1, 9)).padStart(2, '0')}${String(prng.int(1, 6)).padStart(2, '0')}`;
  return [unitCode.slice(0, 3), activity, draw(letters, 3, prng), draw(keys, 4, prng)].join(dash);
}

/** An amount as printed in the unit of the table, from hundreds of 元. */
export function printAmount(yuan: number, unit: '元' | '万元', thousands = false): Money {
  const fixed = (unit === '元' ? yuan : yuan / 10000).toFixed(2);
  const raw = thousands ? fixed.replace(/\B(?=(\d{3})+\.)/g, ',') : fixed;
  return { fen: Math.round(yuan * 100), raw };
}

function amounts(yuan: number, { prng, currencyUnit, thousands }: ProjectFrame) {
  const print = (value: number) => printAmount(value, currencyUnit, thousands);
  const share = prng.pick([0, 0, 0, 0, 0.1, 0.25]);
  const other = Math.round((yuan * share) / 100) * 100;
  const blank = other === 0 && prng.chance(0.6);
  return {
    budgetAmount: print(yuan),
    fiscalFunds: print(yuan - other),
    otherFunds: blank ? null : print(other),
  };
}

const shapes: readonly (readonly [number, number, number, number])[] = [
  [30, 90, 100, 100],
  [20, 65, 92, 100],
  [0, 40, 80, 100],
  [25, 50, 85, 100],
  [10, 10, 60, 100],
  [100, 100, 100, 100],
  [0, 0.5, 60, 100],
  [15.5, 48.25, 90, 100],
];

/** Cumulative percents that never fall and end at 100, with rounding by thirds as a department prints it. */
function schedule(months: ScheduleMonths, prng: Prng): NonNullable<PlainProject['disbursementSchedule']> {
  const shape = prng.pick(shapes);
  const percents: readonly number[] =
    months.length === 4 ? shape : prng.chance(0.2) ? [33.33, 66.66, 99.99] : [shape[0], shape[1], 100];
  return months.map((month, index) => ({ byEndOfMonth: month, cumulativePercent: percents[index] ?? null }));
}

function objectives(topic: TopicWords, prng: Prng): string[] {
  const [people] = topic.people;
  const [item] = topic.items;
  const general = [
    `按期完成${item}，确保工程量和质量符合合同约定。`,
    `使受益${people}的满意度达到90%以上。`,
    `完成${item}的全部任务，资金按合同节点支付到位。`,
  ];
  return [...prng.shuffle(topic.goals), ...prng.shuffle(general).slice(0, prng.int(0, 2))];
}

/** Puts a line break where a department would press return: after a comma, or in the middle. */
export function breakLine(text: string, prng: Prng): string {
  if (text.length < 8) return text;
  const comma = text.search(/[，、；]/u);
  const at = comma > 2 && comma < text.length - 3 ? comma + 1 : prng.int(4, text.length - 3);
  // Never inside a number, a word in Latin letters or before a mark: a space there would change what is read.
  if (/[\w.%]$/u.test(text.slice(0, at)) || /^[\w.%，。、；：）”]/u.test(text.slice(at))) return text;
  return `${text.slice(0, at)}\n${text.slice(at)}`;
}

function breakLines(project: PlainProject, prng: Prng): PlainProject {
  const sometimes = (text: string | null | undefined) =>
    text && prng.chance(0.2) ? breakLine(text, prng) : (text ?? null);
  return {
    ...project,
    useOfFunds: sometimes(project.useOfFunds),
    indicators: project.indicators.map((row) => ({
      ...row,
      definition: sometimes(row.definition),
      targetBasis: sometimes(row.targetBasis),
    })),
  };
}

export function projectTitle(number: number, mark: string, name: string): string {
  return `${number}${mark}${name}绩效目标表`;
}

/** One complete, clean project; `name` is unique in the document. */
export function generateProject(
  number: number,
  topic: TopicWords,
  name: string,
  unit: Unit,
  rows: number,
  frame: ProjectFrame,
): PlainProject {
  const { prng, currencyUnit } = frame;
  const yuan = prng.int(60, 9000) * prng.pick([100, 500, 1000]) * 10;
  const money: ProjectMoney = { amount: currencyUnit === '元' ? yuan : yuan / 10000, unit: currencyUnit };
  const project: PlainProject = {
    number,
    title: projectTitle(number, frame.titleMark, name),
    unitCode: unit.code,
    unitName: unit.name,
    currencyUnit,
    projectCode: generateCode(unit.code, frame.dash, prng),
    projectName: name,
    ...amounts(yuan, frame),
    useOfFunds: topic.spending.endsWith('支出') ? topic.spending : `主要用于${topic.spending}。`,
    disbursementSchedule: schedule(frame.months, prng),
    objectives: objectives(topic, prng),
    indicators: generateIndicators(topic, money, rows, frame),
  };
  return frame.lineBreaks ? breakLines(project, prng) : project;
}
