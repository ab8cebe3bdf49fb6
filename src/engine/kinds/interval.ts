/** Owns the checks on grading bands as intervals: overlap, gap, order. Refuses bands whose words it could not read. */
import { z } from 'zod';
import type { CheckContext, Hit } from '#src/model/rule.ts';
import type { Anchored } from '#src/model/statement.ts';
import {
  type GradeName,
  type ParsedBand,
  parseGradingBands,
  splitAtRepeats,
  type UnvaluedGrade,
  unvaluedGrades,
} from '#src/text/grading.ts';
import { type BandSet, bandSets, hasOneUnit, sharedValues, unitOf } from '../grading-groups.ts';
import { findGaps } from './interval-gaps.ts';
import { findDisorder } from './interval-order.ts';
import { defineKind } from './kind.ts';

/** The printed characters of the grades. */
export const gradeLetters: Readonly<Record<GradeName, string>> = {
  excellent: '优',
  good: '良',
  fair: '中',
  poor: '差',
};

/** Bands of one group, as a fault finder sees them. */
export type GradedGroup = {
  readonly bands: readonly ParsedBand[];
  readonly sets: readonly BandSet[];
  readonly unit: string;
  /** The numbers of its bands are of one unit. */
  readonly comparable: boolean;
};

/** All that one duty grades. */
export type GradedDuty = {
  readonly duty: number;
  readonly groups: readonly GradedGroup[];
  /** Grades that are named without values. */
  readonly unvalued: readonly UnvaluedGrade[];
};

export const interval = defineKind({
  name: 'interval',
  values: ['boundaries', 'grades', 'example', 'gap'],
  variants: ({ fault }) => faultVariants[fault],
  options: z.strictObject({
    kind: z.literal('interval'),
    on: z.literal('duty'),
    fault: z.enum(['overlap', 'gap', 'disorder']),
  }),
  check: (context, { fault }) => {
    const duties = context.reading.statement.duties.flatMap(({ gradingText }, duty) =>
      gradingText?.value ? [{ duty, graded: groupsOf(gradingText, gradingText.value) }] : [],
    );
    if (duties.length === 0) return 'not-applicable';
    const find = finders[fault];
    // One place a duty: the first fault; its text names all of them.
    return duties.flatMap(({ duty, graded }) => {
      context.tick();
      return find(context, { ...graded, duty });
    });
  },
});

const faultVariants = { overlap: [], gap: ['whole-steps'], disorder: ['disorder', 'unreadable'] } as const;

const finders = { overlap: findOverlap, gap: findGaps, disorder: findDisorder } as const;

type Graded = Omit<GradedDuty, 'duty'>;

/** Three rules ask for the bands of each text; they are kept as long as its document. */
const knownGroups = new WeakMap<Anchored<string>, Graded>();

function groupsOf(leaf: Anchored<string>, text: string): Graded {
  const known = knownGroups.get(leaf);
  if (known) return known;
  const graded = readGroups(text);
  knownGroups.set(leaf, graded);
  return graded;
}

function readGroups(text: string): Graded {
  let offset = 0;
  const groups = splitAtRepeats(parseGradingBands(text)).map((bands) => {
    const group: GradedGroup = {
      bands,
      sets: bandSets(bands, offset),
      unit: unitOf(bands),
      comparable: hasOneUnit(bands),
    };
    offset += bands.length;
    return group;
  });
  return { groups, unvalued: unvaluedGrades(text) };
}

function findOverlap(context: CheckContext, { duty, groups }: GradedDuty): Hit[] {
  const overlaps = groups.flatMap(({ sets, unit, comparable }) =>
    (comparable ? sets : []).flatMap((set, at) => sets.slice(at + 1).flatMap((other) => overlap(set, other, unit))),
  );
  const first = overlaps[0];
  if (!first) return [];
  const values = { boundaries: overlaps.map(({ words }) => words).join('，'), example: first.example };
  return [{ ...context.at.band(duty, first.first, first.last), values }];
}

type Overlap = { readonly first: number; readonly last: number; readonly words: string; readonly example: string };

function overlap(a: BandSet, b: BandSet, unit: string): Overlap[] {
  const shared = sharedValues(a, b);
  if (!shared || (shared.from === Number.NEGATIVE_INFINITY && shared.to === Number.POSITIVE_INFINITY)) return [];
  const grades = `同时属于“${gradeLetters[a.grade]}”和“${gradeLetters[b.grade]}”`;
  return [
    {
      first: a.index,
      last: b.index,
      words: `${describe(shared, unit)}${grades}`,
      example: separated(a, b, shared, unit),
    },
  ];
}

type Shared = { readonly from: number; readonly to: number };

// The lower of the two bands as it would stand apart: 60%（含）至80%（不含）为中.
function separated(a: BandSet, b: BandSet, shared: Shared, unit: string): string {
  const edge = Number.isFinite(shared.from) ? shared.from : shared.to;
  const lowOf = ({ low }: BandSet) => low?.value ?? Number.NEGATIVE_INFINITY;
  const lower = lowOf(a) <= lowOf(b) ? a : b;
  const top = `${inWords(edge, unit)}（不含）`;
  const grade = gradeLetters[lower.grade];
  const { low } = lower;
  if (!low || low.value >= edge) return `${top}以下为${grade}`;
  return `${inWords(low.value, unit)}（${low.inclusive ? '含' : '不含'}）至${top}为${grade}`;
}

/** A value with its unit as an office writes it. */
export function inWords(value: number, unit: string): string {
  return unit === '‱' ? `万分之${value}` : `${value}${unit}`;
}

function describe({ from, to }: Shared, unit: string): string {
  const low = inWords(from, unit);
  const high = inWords(to, unit);
  if (from === to) return low;
  if (from === Number.NEGATIVE_INFINITY) return `${high}以下`;
  return to === Number.POSITIVE_INFINITY ? `${low}以上` : `${low}至${high}`;
}
