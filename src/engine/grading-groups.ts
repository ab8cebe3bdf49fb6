/** Owns the bands of one 绩效标准 as sets of values: groups, chains, ends. Refuses wording. */
import type { GradeName, ParsedBand } from '#src/text/grading.ts';
import type { BandEnd } from '#src/text/grading-interval.ts';

export type BandSet = {
  /** Index of the band in its text. */
  readonly index: number;
  readonly grade: GradeName;
  readonly low: BandEnd | null;
  readonly high: BandEnd | null;
};

/** The bands of a group as sets. In a chain (90以上, 80以上, 60以上; also 100, 90以上) the first that fits wins, so the open side ends where the band before begins. */
export function bandSets(group: readonly ParsedBand[], offset: number): BandSet[] {
  return group.map((band, at) => {
    const before = group[at - 1];
    const base = { index: offset + at, grade: band.grade };
    if (before && (isUp(before) || isExact(before)) && isUp(band) && below(band.low, before.low))
      return { ...base, low: band.low, high: outside(before.low) };
    if (before && (isDown(before) || isExact(before)) && isDown(band) && below(before.high, band.high))
      return { ...base, low: outside(before.high), high: band.high };
    return { ...base, low: band.low, high: band.high };
  });
}

function isUp(band: ParsedBand): boolean {
  return band.low !== null && band.high === null;
}

function isExact({ low, high }: ParsedBand): boolean {
  return low !== null && low.value === high?.value;
}

function isDown(band: ParsedBand): boolean {
  return band.high !== null && band.low === null;
}

function below(lower: BandEnd | null, upper: BandEnd | null): boolean {
  return lower !== null && upper !== null && lower.value < upper.value;
}

function outside(edge: BandEnd | null): BandEnd | null {
  return edge && { ...edge, inclusive: !edge.inclusive };
}

/** The values that two bands share: from and to are equal where it is a single one; null for none. */
export function sharedValues(a: BandSet, b: BandSet): { readonly from: number; readonly to: number } | null {
  const low = higherLow(a.low, b.low);
  const high = lowerHigh(a.high, b.high);
  const from = low?.value ?? Number.NEGATIVE_INFINITY;
  const to = high?.value ?? Number.POSITIVE_INFINITY;
  if (from > to) return null;
  if (from === to && !(low?.inclusive !== false && high?.inclusive !== false)) return null;
  return { from, to };
}

function higherLow(a: BandEnd | null, b: BandEnd | null): BandEnd | null {
  if (!a || !b) return a ?? b;
  if (a.value !== b.value) return a.value > b.value ? a : b;
  return a.inclusive ? b : a;
}

function lowerHigh(a: BandEnd | null, b: BandEnd | null): BandEnd | null {
  if (!a || !b) return a ?? b;
  if (a.value !== b.value) return a.value < b.value ? a : b;
  return a.inclusive ? b : a;
}

/** What the bands count: the first printed unit, "" where none is. */
export function unitOf(group: readonly ParsedBand[]): string {
  return group.find(({ unit }) => unit !== '')?.unit ?? '';
}

const sameUnits: Readonly<Record<string, string>> = { '％': '%', 日: '天', 场次: '场' };

/** False where bands are printed in several units, such as 5天 and 1个月: their numbers cannot be compared. */
export function hasOneUnit(group: readonly ParsedBand[]): boolean {
  const units = group.map(({ unit }) => sameUnits[unit] ?? unit).filter((unit) => unit !== '');
  return new Set(units).size <= 1;
}
