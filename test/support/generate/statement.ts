/** Owns the generated submission: a plain statement and the way its form is printed, both from one seed. Refuses defects that nobody asked for. */
import { blankSomeCells } from './blanks.ts';
import { departments } from './departments.ts';
import { generateDuty } from './duties.ts';
import { rateWordings } from './grading.ts';
import { generateSections, ordinal } from './narrative.ts';
import type { PlainContentsEntry, PlainProject, PlainStatement } from './plain.ts';
import { createPrng, type Prng } from './prng.ts';
import { generateProject, type ProjectFrame, type Unit } from './projects.ts';
import { drawStyle, type FormStyle } from './style.ts';
import type { DepartmentWords, TopicWords } from './words.ts';

export type GenerateOptions = {
  /** No rule of the deterministic core may fire. Without it cells are blank and targets odd at random. */
  readonly clean: boolean;
  /** Fixed number of projects, at least 1; 1 to 12 are drawn when left out. */
  readonly projects?: number;
  /** Fixed number of indicator rows asked for in every project, 3 to 25; a small topic may give fewer. */
  readonly rows?: number;
  /** Line breaks inside cells; drawn when left out. */
  readonly lineBreaks?: boolean;
  /** A contents page; drawn when left out (nine of ten forms have one). */
  readonly contents?: boolean;
};

export type GeneratedStatement = {
  readonly seed: number;
  readonly statement: PlainStatement;
  readonly style: FormStyle;
};

const places = ['青禾县', '云溪县', '石桥县', '金谷区', '柳林区', '望川县', '南坪区', '双河县'];

/** 二期 to 九十九期; the first phase is not named. */
function phaseName(phase: number): string {
  if (phase < 2) return '';
  const tens = Math.floor(phase / 10);
  const ones = phase % 10 === 0 ? '' : ordinal(phase % 10);
  return `（${tens > 1 ? ordinal(tens) : ''}${tens > 0 ? '十' : ''}${ones}期）`;
}

/** Project names of the document: every topic once, then further phases of the same topics. */
function nameTopics(department: DepartmentWords, total: number, year: number, prng: Prng): [TopicWords, string][] {
  const named = prng.shuffle(department.topics);
  return Array.from({ length: total }, (_, index) => {
    const topic = named[index % named.length] ?? department.topics[0];
    const name = topic.name.replaceAll('{year}', String(year)).replaceAll('{prior}', String(year - 1));
    return [topic, `${name}${phaseName(Math.floor(index / named.length) + 1)}`];
  });
}

function drawUnits(department: DepartmentWords, place: string, prng: Prng): Unit[] {
  const units = department.units.map((name, index) => ({
    code: `${department.prefix}${String(index * 2 + 1).padStart(3, '0')}`,
    name: name.startsWith('柳河镇') ? name : `${place}${name}`,
  }));
  return prng.chance(0.7) ? units.slice(0, 1) : units;
}

/** Entries equal to the headings; pages never go back within a part, and Part 2 may begin at 1 again. */
function drawContents(projects: readonly PlainProject[], style: FormStyle, prng: Prng): PlainContentsEntry[] {
  const numbered = prng.chance(0.3);
  const titles = ['总体绩效目标', '分项绩效目标', style.safeguardsTitle];
  let page = 0;
  const next = (step: number) => {
    page += step;
    return page;
  };
  const first = titles.map((title, index) => ({
    title: numbered ? `${ordinal(index + 1)}、${title}` : title,
    page: next(index === 0 ? 1 : prng.int(1, 3)),
    broken: false,
  }));
  if (prng.chance(0.3)) page = 0;
  const second = projects.map((project) => ({
    title: project.title ?? null,
    page: next(prng.int(1, 2)),
    broken: false,
  }));
  return [...first, ...second];
}

function drawFrame(year: number, options: GenerateOptions, prng: Prng): ProjectFrame {
  return {
    prng,
    year,
    rates: new Map(),
    outcomeClass: prng.chance(0.8) ? '效果指标' : '效益指标',
    currencyUnit: prng.pick(['元', '万元']),
    months: prng.chance(0.5) ? [3, 6, 10] : [3, 6, 10, 12],
    titleMark: prng.pick(['、', '、', '.']),
    thousands: prng.chance(0.15),
    dash: prng.chance(0.1) ? '–' : '-',
    lineBreaks: options.lineBreaks ?? prng.chance(0.5),
  };
}

function generateProjects(
  department: DepartmentWords,
  place: string,
  year: number,
  options: GenerateOptions,
  prng: Prng,
): PlainProject[] {
  const frame = drawFrame(year, options, prng);
  const units = drawUnits(department, place, prng);
  const total = options.projects ?? prng.int(1, 12);
  return nameTopics(department, total, year, prng).map(([topic, name], index) => {
    const rows = options.rows ?? prng.int(options.clean ? 6 : 3, prng.chance(0.3) ? 25 : 12);
    return generateProject(index + 1, topic, name, prng.pick(units), rows, frame);
  });
}

/** A whole submission of an invented department: the same seed and options give the same statement and form. */
export function generateStatement(seed: number, options: GenerateOptions): GeneratedStatement {
  const prng = createPrng(seed);
  const department = prng.pick(departments);
  const place = prng.pick(places);
  const year = prng.int(2019, 2026);
  const style = drawStyle(year, prng);
  const chosen = prng.shuffle(department.duties).slice(0, prng.int(2, 6));
  const office = department.short === '柳河镇' ? department.short : `${place}${department.units[0]}`;
  const wording = prng.pick(rateWordings);
  const projects = generateProjects(department, place, year, options, prng);
  const clean: PlainStatement = {
    department: department.short,
    fiscalYear: year,
    preparedBy: `${department.short}部门`,
    reviewedBy: `${place}财政局`,
    contents: (options.contents ?? prng.chance(0.9)) ? drawContents(projects, style, prng) : [],
    sections: generateSections(office, year, chosen, prng),
    duties: chosen.map((duty, index) => generateDuty(index + 1, duty, wording, prng)),
    projects,
  };
  return { seed, statement: options.clean ? clean : blankSomeCells(clean, prng), style };
}
