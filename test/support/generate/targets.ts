/** Owns how a target is drawn and printed: a comparator, a number, a unit, or words. Refuses to know which indicator it serves. */
import type { Target } from '#src/model/statement.ts';
import type { Prng } from './prng.ts';

export type TargetContext = { readonly prng: Prng; readonly year: number };
export type TargetSpec = (context: TargetContext) => Target;

/** A target out of its printed parts; `rest` is what follows the unit. */
export function targetOf(comparator: string | null, value: number, unit: string | null, rest = ''): Target {
  return { raw: `${comparator ?? ''}${value}${unit ?? ''}${rest}`, comparator, value, unit };
}

/** A target in words, without any number. */
export function wordTarget(raw: string): Target {
  return { raw, comparator: null, value: null, unit: null };
}

function drawn(prng: Prng, low: number, high: number, step: number): number {
  const count = prng.int(0, Math.floor((high - low) / step + 1e-9));
  return Number((low + count * step).toFixed(2));
}

export function atLeast(low: number, high: number, unit: string | null, step = 1): TargetSpec {
  return ({ prng }) => targetOf('≥', drawn(prng, low, high, step), unit);
}

export function atMost(low: number, high: number, unit: string | null, step = 1): TargetSpec {
  return ({ prng }) => targetOf('≤', drawn(prng, low, high, step), unit);
}

/** Equality with the sign or, as most departments write, with the number and unit alone. */
export function exactly(low: number, high: number, unit: string | null, step = 1): TargetSpec {
  return ({ prng }) => targetOf(prng.chance(0.5) ? '=' : null, drawn(prng, low, high, step), unit);
}

/** A count: at least, or exactly. */
export function count(low: number, high: number, unit: string | null, step = 1): TargetSpec {
  return (context) => (context.prng.chance(0.7) ? atLeast : exactly)(low, high, unit, step)(context);
}

/** A rate that cannot exceed 100: at least 90 to 99 %, or all. */
export function rate(low = 90, high = 99): TargetSpec {
  return (context) => (context.prng.chance(0.8) ? atLeast(low, high, '%') : exactly(100, 100, '%'))(context);
}

export function oneOf(...words: readonly string[]): TargetSpec {
  return ({ prng }) => wordTarget(prng.pick(words));
}

/** Words that begin with a number in print, such as a standard's: the number is read, it is no quantity. */
export function standard(raw: string, value: number): TargetSpec {
  return () => ({ raw, comparator: null, value, unit: null });
}

/** A day of every month. */
export function monthly(first: number, last: number): TargetSpec {
  return ({ prng }) => {
    const day = drawn(prng, first, last, 5);
    return { raw: `每月${day}日前`, comparator: null, value: day, unit: '日' };
  };
}

/** A date of the fiscal year, in the ways it is written. */
export function deadline(first = 6, last = 12): TargetSpec {
  return ({ prng, year }) => {
    const month = prng.int(first, last);
    const day = prng.int(10, 28);
    return prng.pick([
      () => targetOf(null, year, '年', `${month}月底前`),
      () => targetOf(null, year, '年', `${month}月${day}日前`),
      () => targetOf(null, month, '月', `${day}日前`),
      () => targetOf(null, year, null, `-${String(month).padStart(2, '0')}-${day}前`),
    ])();
  };
}
