/** Owns nights that are killed at random moments, and what the records hold afterwards. Refuses to judge the two. */
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { type DigestReport, digestReportSchema } from '#src/report/digest/digest-report.ts';
import type { Store } from '#src/store/store.ts';
import type { Prng } from '../support/generate/prng.ts';
import { type Office, scanCall, start } from './office.ts';

/** What must be the same however often a night was cut off: no times, no numbers of runs and inodes. */
export async function contentOf({ folder, records }: Office, hashes: readonly string[]): Promise<unknown> {
  return records(async (store) => ({
    files: [...(await store.files(folder)).values()].map(({ nextTry: _, inode: __, ...file }) => file).sort(byPath),
    drafts: await store.latestDrafts(folder),
    checks: await Promise.all(hashes.map((hash) => checkedOf(store, hash))),
    decisions: await store.decisions(),
  }));
}

async function checkedOf(store: Store, sha256: string): Promise<unknown> {
  return [sha256, await store.checkOf(sha256, null), (await store.extractionOf(sha256))?.length ?? null];
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : 1;
}

export async function hashesOf({ folder, records }: Office): Promise<string[]> {
  return records(async (store) =>
    [...(await store.files(folder)).values()].flatMap(({ sha256 }) => sha256 ?? []).sort(),
  );
}

/** Rows that stand twice or refer to nothing, and what SQLite says of its pages. */
export function rowFaults(state: string): string[] {
  const database = new DatabaseSync(join(state, 'yushen.db'), { readOnly: true });
  try {
    const ask = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .map((row) => JSON.stringify(row));
    return [
      ...ask('pragma integrity_check').filter((line) => !line.includes('"ok"')),
      ...ask('pragma foreign_key_check'),
      ...ask('select path_key, sha256, count(*) n from file_results group by 1, 2 having n > 1'),
      ...ask('select sha256, pack_key, count(*) n from checks group by 1, 2 having n > 1'),
      ...ask('select submission, sha256, count(*) n from drafts group by 1, 2 having n > 1'),
      ...ask('select sha256 from checks where sha256 not in (select sha256 from contents)'),
    ];
  } finally {
    database.close();
  }
}

/** Programs that a program started, and theirs. */
export function familyOf(pid: number): number[] {
  const children = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/u.test(name)) return [];
    try {
      const parent = /\) \S (\d+)/u.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1];
      return Number(parent) === pid ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
  return children.flatMap((child) => [child, ...familyOf(child)]);
}

function isGone(pid: number): boolean {
  try {
    return /\) Z/u.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

export type Kill = { readonly after: number; readonly faults: readonly string[] };
export type Series = {
  readonly kills: readonly Kill[];
  /** The morning report of the night that came to its end. */
  readonly digest: DigestReport | null;
};

/** Kills one night again and again, each time after a random while, until it comes to its end or was killed so often. */
export async function killUntilDone(office: Office, longest: number, most: number, prng: Prng): Promise<Series> {
  const kills: Kill[] = [];
  for (;;) {
    const { child, ended } = start(scanCall(office));
    const after = prng.int(0, longest);
    const first = await Promise.race([ended, wait(kills.length < most ? after : 120_000).then(() => null)]);
    if (first) {
      const digest = first.code === 0 || first.code === 3 ? digestReportSchema.parse(JSON.parse(first.out)) : null;
      const faults = digest ? [] : [`exit ${first.code}: ${first.err}`];
      return { kills: faults.length > 0 ? [...kills, { after, faults }] : kills, digest };
    }
    const family = child.pid === undefined ? [] : familyOf(child.pid);
    child.kill('SIGKILL');
    const { out } = await ended;
    kills.push({ after, faults: [...(await livingOf(family)), ...(await storeFaults(office))] });
    // Killed when all was done and said: the next night has nothing left to tell.
    if (await hasEnded(office)) return { kills, digest: digestReportSchema.parse(JSON.parse(out)) };
  }
}

/** Whether the latest night is on record as told. */
async function hasEnded({ records, folder }: Office): Promise<boolean> {
  const [latest, before] = await records((store) => store.runs(folder, 2));
  return latest !== undefined && latest.endedAt !== null && before !== undefined;
}

async function livingOf(family: readonly number[]): Promise<string[]> {
  for (let left = 50; left > 0 && !family.every(isGone); left--) await wait(100);
  return family.filter((pid) => !isGone(pid)).map((pid) => `process ${pid} lives on`);
}

async function storeFaults({ records, state, url }: Office): Promise<string[]> {
  const { brokenAt } = await records((store) => store.verifyJournal());
  return [...(brokenAt === null ? [] : [`journal broken at ${brokenAt}`]), ...(url === null ? rowFaults(state) : [])];
}

/** The records as they were kept. */
export function restore(office: Office, kept: string): void {
  rmSync(office.state, { recursive: true, force: true });
  cpSync(kept, office.state, { recursive: true });
}
