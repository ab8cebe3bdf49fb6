/** Owns the judgement of what to do with each file that was seen: leave it, wait for it, or read it. Refuses to read any. */
import { setTimeout as wait } from 'node:timers/promises';
import type { SeenFile } from '#src/store/store.ts';
import type { ScanSettings } from './settings.ts';
import { isSameLook, type LookedAt, lookAt } from './walk-share.ts';

export type SortedOut = {
  readonly ignored: readonly LookedAt[];
  readonly unchanged: readonly LookedAt[];
  /** Failed before, and nothing about them has changed that would help. */
  readonly standing: readonly LookedAt[];
  readonly unstable: readonly LookedAt[];
  /** Folders and files that could not even be looked at. */
  readonly unseen: readonly LookedAt[];
  readonly toRead: readonly LookedAt[];
};

type Sorting = { readonly [Name in keyof SortedOut]: LookedAt[] };

/** Takes two looks at what is new or changed, some seconds apart unless an earlier scan already took the first. */
export async function sortOut(
  found: readonly LookedAt[],
  known: ReadonlyMap<string, SeenFile>,
  { quietSeconds, minimumAgeSeconds }: ScanSettings['settle'],
  now: Date,
): Promise<SortedOut> {
  const sorted: Sorting = { ignored: [], unchanged: [], standing: [], unstable: [], unseen: [], toRead: [] };
  const fresh: LookedAt[] = [];
  for (const looked of found) sortOne(looked, known.get(looked.path), minimumAgeSeconds, now, sorted, fresh);
  if (fresh.length > 0 && quietSeconds > 0) await wait(quietSeconds * 1000);
  const second = await Promise.all(fresh.map(({ file }) => lookAt(file)));
  fresh.forEach((looked, index) => {
    const again = second[index];
    const quiet = typeof again === 'object' && looked.look !== null && isSameLook(looked.look, again);
    const rested = looked.look !== null && hasRested(looked.look.mtime, minimumAgeSeconds, now);
    sorted[quiet && rested ? 'toRead' : 'unstable'].push(looked);
  });
  sorted.toRead.sort((one, other) => (one.path < other.path ? -1 : 1));
  return sorted;
}

function sortOne(
  looked: LookedAt,
  known: SeenFile | undefined,
  minimumAgeSeconds: number,
  now: Date,
  sorted: Sorting,
  fresh: LookedAt[],
): void {
  if (looked.fault === 'skip') sorted.ignored.push(looked);
  else if (looked.look === null) sorted.unseen.push(looked);
  else if (!known || !isSameLook(known, looked.look)) fresh.push(looked);
  else if (known.state === 'done') sorted.unchanged.push(looked);
  else if (known.state === 'ignored') sorted.ignored.push(looked);
  // Quiet since the scan that saw it first: this is the second look.
  else if (known.state === 'unstable')
    sorted[hasRested(looked.look.mtime, minimumAgeSeconds, now) ? 'toRead' : 'unstable'].push(looked);
  else if (known.nextTry !== null && known.nextTry <= now.toISOString()) sorted.toRead.push(looked);
  else sorted.standing.push(looked);
}

/** A time in the future comes from another clock and says nothing: then two equal looks must do. */
function hasRested(mtime: number, minimumAgeSeconds: number, now: Date): boolean {
  const age = now.getTime() - mtime / 1000;
  return age < 0 || age >= minimumAgeSeconds * 1000;
}
