/** Owns the check that a group of bands has its four grades in order. Refuses to say which direction is right where the bands agree with each other. */
import type { CheckContext, Hit } from '#src/model/rule.ts';
import type { GradeName } from '#src/text/grading.ts';
import type { BandSet } from '../grading-groups.ts';
import { type GradedDuty, gradeLetters } from './interval.ts';

const order: readonly GradeName[] = ['excellent', 'good', 'fair', 'poor'];

/** One hit a duty: a grade that is not there or has no values, else bands that do not follow one direction. */
export function findDisorder(context: CheckContext, { duty, groups, unvalued }: GradedDuty): Hit[] {
  // Each grade is measured by the target: nothing is missing, and there is nothing to put in order.
  const leaning = unvalued.filter(({ leans }) => leans).map(({ grade }) => grade);
  if (groups.length === 0 && order.every((grade) => leaning.includes(grade))) return [];
  if (groups.length === 0)
    return [{ ...context.at.duty(duty, 'gradingText'), variant: 'unreadable', values: lettersOf(order) }];
  for (const { sets, comparable } of groups) {
    const first = sets[0]?.index ?? 0;
    const hit = context.at.band(duty, first, sets.at(-1)?.index ?? first);
    const missing = order.filter(
      (grade) => !sets.some((set) => set.grade === grade) && !unvalued.some((one) => one.grade === grade),
    );
    if (missing.length > 0) return [{ ...hit, values: lettersOf(missing) }];
    const worded = unvalued.filter(({ takesRest, leans }) => !takesRest && !leans).map(({ grade }) => grade);
    if (worded.length > 0) return [{ ...hit, variant: 'unreadable', values: lettersOf(worded) }];
    if (comparable && !isMonotone(sets))
      return [{ ...hit, variant: 'disorder', values: lettersOf(sets.map(({ grade }) => grade)) }];
  }
  return [];
}

function lettersOf(listed: readonly GradeName[]): { grades: string } {
  return { grades: listed.map((grade) => gradeLetters[grade]).join('、') };
}

// From 优 to 差 the bands must fall, or rise where less is better.
function isMonotone(sets: readonly BandSet[]): boolean {
  const ranked = [...sets].sort((a, b) => order.indexOf(a.grade) - order.indexOf(b.grade));
  const middles = ranked.map(({ low, high }) => {
    const from = low?.value ?? high?.value ?? 0;
    const to = high?.value ?? low?.value ?? 0;
    return { from: low ? from : Number.NEGATIVE_INFINITY, to: high ? to : Number.POSITIVE_INFINITY };
  });
  const follows = (compare: (a: number, b: number) => boolean) =>
    middles.every((band, at) => {
      const next = middles[at + 1];
      return !next || (compare(band.from, next.from) && compare(band.to, next.to));
    });
  return follows((a, b) => a >= b) || follows((a, b) => a <= b);
}
