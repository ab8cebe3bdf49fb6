/** Owns what tonight must know of the nights before: when the folder was last scanned to its end, and what was told since. Refuses to change their records. */
import type { ScanRecord } from '#src/model/scan.ts';
import type { Store } from '#src/store/store.ts';
import { failureKey } from './night.ts';

export type EarlierNights = {
  /** The last night that came to its end; nights that were cut off or found no share say nothing of who is missing. */
  readonly finished: ScanRecord | null;
  readonly finishedAt: string | null;
  /** Failures told since then, that night included. */
  readonly told: ReadonlySet<string>;
  /** Whether the night before came to its end with this very pack: then every draft is checked by it. */
  readonly isCheckedBy: (pack: ScanRecord['run']['rulesPack']) => boolean;
  /** Whether it was said night after night that many files are gone, and some files are there: then the office took them away. */
  readonly isMoveTold: (files: number) => boolean;
};

const mostNights = 60;
/** So often a share may come back before its files are taken as gone. */
const patience = 3;

export async function earlierNights(store: Store, root: string): Promise<EarlierNights> {
  const runs = await store.runs(root, mostNights);
  const end = runs.findIndex(({ record }) => record?.run.outcome === 'finished');
  const finished = runs[end] ?? null;
  const since = end < 0 ? runs : runs.slice(0, end + 1);
  const told = since.flatMap(({ record }) => record?.failures.map(failureKey) ?? []);
  return {
    finished: finished?.record ?? null,
    finishedAt: finished?.endedAt ?? null,
    told: new Set(told),
    isCheckedBy: ({ id, version }) => {
      const before = runs[0]?.record?.run;
      return before?.outcome === 'finished' && before.rulesPack.id === id && before.rulesPack.version === version;
    },
    isMoveTold: (files) => {
      const last = runs.filter(({ record }) => record !== null).slice(0, patience);
      return (
        files > 0 && last.length === patience && last.every(({ record }) => record?.run.outcome === 'many-files-gone')
      );
    },
  };
}
