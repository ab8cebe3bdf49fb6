/** Owns when a file that failed is tried again: soon where the cause lies outside it, never where only a new file helps. Refuses to look at files. */
import type { FailureCode } from '#src/model/result.ts';

/** The cause lies in the share, the disk or another program: tried every night. */
const outside: ReadonlySet<FailureCode> = new Set(['locked', 'permission', 'unreachable', 'disk-full', 'not-stable']);
/** May have been a busy machine: tried again some nights, each time later. */
const perhaps: ReadonlySet<FailureCode> = new Set(['timeout', 'out-of-memory', 'crashed']);
const mostTries = 3;
const hour = 3_600_000;
/** A little less than a day, so that a scan at the same hour finds the time come. */
const night = 18 * hour;

/** `attempt` counts this failure too; null where only new content is worth a look. */
export function nextTryAt(code: FailureCode, attempt: number, now: Date): Date | null {
  if (outside.has(code)) return new Date(now.getTime() + night);
  if (!perhaps.has(code) || attempt >= mostTries) return null;
  return new Date(now.getTime() + night + (2 ** (attempt - 1) - 1) * 24 * hour);
}

/** Malformed may only mean that the rest is still being copied. */
export function mayStillGrow(code: FailureCode): boolean {
  return code === 'malformed' || code === 'empty' || code === 'changed-while-reading' || code === 'not-found';
}
