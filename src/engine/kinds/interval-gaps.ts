/** Owns the search for values that no grading band takes. Refuses counts and whole scores between neighbouring whole numbers, which do not occur. */
import type { CheckContext, Hit } from '#src/model/rule.ts';
import type { BandSet } from '../grading-groups.ts';
import { type GradedDuty, type GradedGroup, inWords } from './interval.ts';

type Gap = { readonly first: number; readonly last: number; readonly words: string; readonly whole: boolean };

/** One hit a duty with a gap, at the first one. `whole-steps` where only fractions between two whole percentages fall through. */
export function findGaps(context: CheckContext, { duty, groups, unvalued }: GradedDuty): Hit[] {
  // 其余为差 takes whatever the other grades leave, and of values that were not read nobody knows where they lie.
  if (unvalued.length > 0) return [];
  const gaps = groups
    .filter(({ sets, comparable }) => comparable && sets.length >= 2)
    .flatMap((group) => gapsOf(group).sort((a, b) => a.first - b.first));
  const first = gaps.find(({ whole }) => !whole) ?? gaps[0];
  if (!first) return [];
  const shown = gaps.filter(({ whole }) => whole === first.whole);
  const hit = context.at.band(duty, first.first, first.last);
  return [
    {
      ...hit,
      ...(first.whole ? { variant: 'whole-steps' } : {}),
      values: { gap: shown.map(({ words }) => words).join('、') },
    },
  ];
}

function gapsOf({ sets, unit }: GradedGroup): Gap[] {
  const sorted = [...sets].sort(
    (a, b) => (a.low?.value ?? -1) - (b.low?.value ?? -1) || (a.high?.value ?? Infinity) - (b.high?.value ?? Infinity),
  );
  const counted = isCounted(sets, unit);
  return [
    ...between(sorted, unit, counted),
    ...(unit === '%' || unit === '％' || unit === '分' ? atEnds(sorted, unit, counted) : []),
  ];
}

// 12场, 90分: what is counted steps by one; a percentage has values in between.
function isCounted(sets: readonly BandSet[], unit: string): boolean {
  const ends = sets.flatMap(({ low, high }) => [low?.value, high?.value]).filter((value) => value !== undefined);
  return (
    unit !== '%' && unit !== '％' && unit !== '‰' && unit !== '‱' && ends.every((value) => Number.isInteger(value))
  );
}

function between(sorted: readonly BandSet[], unit: string, counted: boolean): Gap[] {
  const gaps: Gap[] = [];
  let reach = sorted[0];
  for (const next of sorted.slice(1)) {
    const high = reach?.high;
    const low = next.low;
    if (!reach || !high || !low) {
      if (reach?.high) reach = next;
      continue;
    }
    const open = low.value > high.value || (low.value === high.value && !low.inclusive && !high.inclusive);
    const step = low.value - high.value;
    const adjacent = counted && step <= 1 && (step > 0 ? low.inclusive && high.inclusive : false);
    if (open && !adjacent) {
      const whole = !counted && step === 1 && Number.isInteger(low.value) && low.inclusive && high.inclusive;
      gaps.push({
        first: Math.min(reach.index, next.index),
        last: Math.max(reach.index, next.index),
        words: words(high.value, low.value, unit),
        whole,
      });
    }
    if (!next.high || next.high.value >= high.value) reach = next;
  }
  return gaps;
}

function words(from: number, to: number, unit: string): string {
  return from === to ? inWords(from, unit) : `${inWords(from, unit)}至${inWords(to, unit)}之间`;
}

function atEnds(sorted: readonly BandSet[], unit: string, counted: boolean): Gap[] {
  const lowest = sorted[0];
  const open = sorted.some(({ high }) => high === null);
  const top = Math.max(...sorted.map(({ high }) => high?.value ?? 0));
  const topSet = sorted.find(({ high }) => high?.value === top);
  const gaps: Gap[] = [];
  if (lowest?.low && lowest.low.value > (counted ? 1 : 0)) {
    gaps.push({
      first: lowest.index,
      last: lowest.index,
      words: `${inWords(lowest.low.value, unit)}以下`,
      whole: false,
    });
  }
  if (!open && topSet && top < 100)
    gaps.push({ first: topSet.index, last: topSet.index, words: `${inWords(top, unit)}以上`, whole: false });
  return gaps;
}
