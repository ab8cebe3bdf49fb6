/** Owns the clock of the morning report: Beijing time, the one time of the offices, whatever offset a record was written with. Refuses to know what time it is. */

export type Moment = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
};

const eastOfGreenwich = 8 * 3_600_000;
const dayLength = 86_400_000;

/** An ISO 8601 time with offset. Throws on anything else: records hold nothing else. */
function shifted(iso: string): number {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) throw new Error(`not a time: ${iso}`);
  return at + eastOfGreenwich;
}

export function momentOf(iso: string): Moment {
  const at = new Date(shifted(iso));
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: at.getUTCDay(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
  };
}

/** Calendar days from one time to a later one. */
export function daysBetween(earlier: string, later: string): number {
  return Math.floor(shifted(later) / dayLength) - Math.floor(shifted(earlier) / dayLength);
}

export function hoursBetween(earlier: string, later: string): number {
  return (shifted(later) - shifted(earlier)) / 3_600_000;
}
