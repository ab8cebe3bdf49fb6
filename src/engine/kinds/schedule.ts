/** Owns the checks on a disbursement schedule, cumulative percentages by period. Refuses to judge whether the pace is right. */
import { z } from 'zod';
import type { CheckContext, Hit } from '#src/model/rule.ts';
import type { ScheduledPeriod } from '#src/model/statement.ts';
import { findBlock } from '#src/text/find-block.ts';
import { isMarksOnly } from '#src/text/normalise.ts';
import { defineKind } from './kind.ts';

/** Rounded thirds end at 99.99. */
const fullTolerance = 0.05;
/** Parts of a whole that are meant to add to 100 may be rounded each. */
const sumTolerance = 0.5;

export const schedule = defineKind({
  name: 'schedule',
  values: ['month', 'value', 'rest', 'values', 'cumulative', 'before', 'reason'],
  variants: ({ fault, laterWords }) => [...faultVariants[fault], ...(laterWords ? ['paid-later'] : [])],
  options: z.strictObject({
    kind: z.literal('schedule'),
    on: z.literal('project'),
    fault: z.enum(['final-below-full', 'period-blank', 'values-invalid', 'all-blank']),
    /** Words of a project that explain why a part is paid after the year's end. */
    laterWords: z.array(z.string()).optional(),
  }),
  check: (context, { fault, laterWords }) => {
    const { projects } = context.reading.statement;
    if (projects.length === 0) return 'not-applicable';
    const find = faults[fault];
    const hits = projects.flatMap(({ disbursementSchedule }, project) => {
      context.tick();
      return find(context, project, disbursementSchedule ?? null);
    });
    return laterWords && hits.length > 0 ? explained(context, hits, laterWords) : hits;
  },
});

// Retention money and last instalments fall due after the year's end; a person decides whether the text says so.
function explained(context: CheckContext, hits: readonly Hit[], laterWords: readonly string[]): Hit[] {
  const texts = new Map<number, string[]>();
  for (const { owner, text } of context.reading.layout.passages) {
    if (owner.section !== 'project') continue;
    const ofProject = texts.get(owner.project) ?? [];
    ofProject.push(text);
    texts.set(owner.project, ofProject);
  }
  return hits.map((hit) => {
    context.tick();
    const own = hit.owner.section === 'project' ? (texts.get(hit.owner.project) ?? []) : [];
    const reason = laterWords.find((word) => own.some((text) => text.includes(word)));
    return reason === undefined ? hit : { ...hit, variant: 'paid-later', values: { ...hit.values, reason } };
  });
}

const faultVariants = {
  'final-below-full': ['no-december-column'],
  'period-blank': [],
  'values-invalid': ['per-period', 'fraction', 'amounts', 'no-number', 'out-of-range'],
  'all-blank': [],
} as const;

type Finder = (context: CheckContext, project: number, periods: readonly ScheduledPeriod[] | null) => Hit[];

const faults = {
  'final-below-full': finalBelowFull,
  'period-blank': blankPeriods,
  'values-invalid': invalidValues,
  'all-blank': allBlank,
} as const satisfies Readonly<Record<string, Finder>>;

/** Blank, or a mark such as "/": no figure, and no word either. */
function isBlank(context: CheckContext, { cumulativePercent: { value, anchor } }: ScheduledPeriod): boolean {
  if (value !== null) return false;
  if (anchor.span?.[0] === anchor.span?.[1]) return true;
  const text = findBlock(context.document, anchor.block)?.text ?? '';
  return isMarksOnly(text.slice(...(anchor.span ?? [0])));
}

function finalBelowFull(context: CheckContext, project: number, periods: readonly ScheduledPeriod[] | null): Hit[] {
  const last = periods?.at(-1);
  const value = last?.cumulativePercent.value ?? null;
  if (!periods || !last || value === null || value >= 100 - fullTolerance) return [];
  const month = last.byEndOfMonth.value ?? 0;
  if (month < 12 && context.profile.project.yearEndImplied) return [];
  return [
    {
      ...context.at.period(project, periods.length - 1),
      ...(month < 12 ? { variant: 'no-december-column' } : {}),
      values: { month: String(month), value: plain(value), rest: plain(100 - value) },
    },
  ];
}

function blankPeriods(context: CheckContext, project: number, periods: readonly ScheduledPeriod[] | null): Hit[] {
  if (!periods || periods.every((period) => isBlank(context, period))) return [];
  return periods.flatMap((period, index) =>
    isBlank(context, period)
      ? [{ ...context.at.period(project, index), values: { month: String(period.byEndOfMonth.value ?? '') } }]
      : [],
  );
}

function allBlank(context: CheckContext, project: number, periods: readonly ScheduledPeriod[] | null): Hit[] {
  if (periods && periods.length > 0 && !periods.every((period) => isBlank(context, period))) return [];
  return [{ ...context.at.project(project, 'disbursementSchedule'), content: '', absent: 'disbursementSchedule' }];
}

function invalidValues(context: CheckContext, project: number, periods: readonly ScheduledPeriod[] | null): Hit[] {
  if (!periods) return [];
  const filled = periods.flatMap(({ cumulativePercent: { value } }, index) =>
    value === null ? [] : [{ value, index }],
  );
  const values = filled.map(({ value }) => value);
  const last = values.at(-1) ?? 0;
  const words = { values: values.map((value) => value.toFixed(2)).join('、') };
  // These are said of the row as a whole, at its last figure.
  const ofRow = (variant: string, more = {}): Hit[] => [
    { ...context.at.period(project, filled.at(-1)?.index ?? 0), variant, values: { ...words, ...more } },
  ];
  if (looksPerPeriod(values, last)) {
    const cumulative = values.map((_, at) => total(values.slice(0, at + 1)).toFixed(2)).join('、');
    return ofRow('per-period', { cumulative });
  }
  if (values.length > 1 && last === 1 && values.every((value) => value >= 0 && value <= 1)) return ofRow('fraction');
  const full = 100 + fullTolerance;
  if (values.length > 1 && last > full && values.every((value) => value === 0 || value > full)) return ofRow('amounts');
  return [...unreadablePeriods(context, project, periods), ...outOfOrder(context, project, periods, filled)];
}

function looksPerPeriod(values: readonly number[], last: number): boolean {
  const sum = total(values);
  const spending = values.filter((value) => value > 0).length;
  return (
    spending > 1 &&
    last < 100 - fullTolerance &&
    Math.abs(sum - 100) <= sumTolerance &&
    values.every((value) => value >= 0)
  );
}

function unreadablePeriods(context: CheckContext, project: number, periods: readonly ScheduledPeriod[]): Hit[] {
  return periods.flatMap((period, index) =>
    period.cumulativePercent.value === null && !isBlank(context, period)
      ? [{ ...context.at.period(project, index), variant: 'no-number' }]
      : [],
  );
}

function outOfOrder(
  context: CheckContext,
  project: number,
  periods: readonly ScheduledPeriod[],
  filled: readonly { value: number; index: number }[],
): Hit[] {
  return filled.flatMap(({ value, index }, at): Hit[] => {
    const before = filled[at - 1];
    const month = String(periods[index]?.byEndOfMonth.value ?? '');
    if (value < 0 || value > 100 + fullTolerance) {
      return [
        { ...context.at.period(project, index), variant: 'out-of-range', values: { month, value: plain(value) } },
      ];
    }
    if (!before || value >= before.value || before.value > 100 + fullTolerance) return [];
    const earlier = String(periods[before.index]?.byEndOfMonth.value ?? '');
    return [
      {
        ...context.at.period(project, index),
        values: { month, value: plain(value), before: `${earlier}月底${plain(before.value)}%` },
      },
    ];
  });
}

function total(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** At most two decimals, none where there are none. */
function plain(value: number): string {
  return String(Math.round(value * 100) / 100);
}
