/** Owns how a measured value is printed beside its bar. Refuses to fail: a slow machine is no fault of the program. */

/** `value` is held against `most` or `least`; a line without either is for the reader only. */
export type Measurement = {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ratio' | 'times' | 'percent' | 'score';
  readonly most?: number;
  readonly least?: number;
  /** What stands behind the value: times, pages, counts. */
  readonly note: string;
};

const printed: Readonly<Record<Measurement['unit'], (value: number) => string>> = {
  ratio: (value) => value.toFixed(2),
  times: (value) => `${value.toFixed(1)}x`,
  percent: (value) => `${(100 * value).toFixed(0)} %`,
  score: (value) => value.toFixed(3),
};

const nameWidth = 54;

/** Columns, from left to right: met or not, value, bar, name, what stands behind it. */
export function measurementLine({ name, value, unit, most, least, note }: Measurement): string {
  const print = printed[unit];
  const bar = most !== undefined ? `≤ ${print(most)}` : least !== undefined ? `≥ ${print(least)}` : '';
  const isMet = value <= (most ?? Number.POSITIVE_INFINITY) && value >= (least ?? Number.NEGATIVE_INFINITY);
  const verdict = bar === '' ? '' : isMet ? 'met' : 'NOT MET';
  return `${verdict.padEnd(8)}${print(value).padStart(7)}  ${bar.padEnd(9)}${name.padEnd(nameWidth)}${note}`;
}

export function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}
