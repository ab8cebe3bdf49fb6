/** Owns the copies of a store: made whole, so many kept, the latest found. Refuses to judge what stands in them. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { placeFile, sweepDrafts } from './whole-file.ts';

/** Unfinished for so long, a file is nobody's work any more. */
const quietSeconds = 600;
const pattern = /^yushen-\d{8}T\d{6}\d*Z\.db$/u;

function folderOf(state: string): string {
  return join(state, 'backups');
}

/** Paths, latest first; the name tells the time. */
export function listBackups(state: string): string[] {
  try {
    const names = readdirSync(folderOf(state)).filter((name) => pattern.test(name));
    return names
      .sort()
      .reverse()
      .map((name) => join(folderOf(state), name));
  } catch {
    return [];
  }
}

/** `copyTo` writes a whole copy to the path it is given. Copies that were cut off go first, for they hold texts too: where none is kept, whoever still writes one loses it. Copies beyond `keep` go, oldest first, once the new one stands. */
export function addBackup(state: string, at: string, keep: number, copyTo: (path: string) => void): void {
  mkdirSync(folderOf(state), { recursive: true, mode: 0o700 });
  const quiet = keep === 0 ? 0 : quietSeconds;
  for (const folder of [state, folderOf(state)]) sweepDrafts(folder, at, quiet);
  placeFile(join(folderOf(state), `yushen-${at.replace(/[-:.]/gu, '')}.db`), copyTo);
  for (const old of listBackups(state).slice(keep)) rmSync(old, { force: true });
}
