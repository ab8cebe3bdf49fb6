/** Owns files that are there whole or not at all, also after a loss of power. Refuses to read them. */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Names under which `placeFile` makes its files, and the log that SQLite keeps beside one. */
const draftName = /^\..+\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp(?:-journal)?$/u;

/** `fill` makes the file under another name beside its place; then it is renamed. */
export function placeFile(path: string, fill: (draft: string) => void): void {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    fill(draft);
    syncPath(draft, 'r+');
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(dirname(path));
}

export function writeText(path: string, text: string): void {
  placeFile(path, (draft) => {
    const opened = openSync(draft, 'wx', 0o600);
    try {
      writeSync(opened, text);
    } finally {
      closeSync(opened);
    }
  });
}

/** Removes what a program left unfinished in the folder when it was killed: files that were not written to for so long before or after `at`, for clocks go wrong too. Whoever writes one now keeps it. */
export function sweepDrafts(folder: string, at: string, quietSeconds: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!draftName.test(name)) continue;
    const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN;
    if (Math.abs(Date.parse(at) - written) >= quietSeconds * 1000) rmSync(path, { force: true });
  }
}

function syncPath(path: string, flags: string): void {
  const opened = openSync(path, flags);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Systems that cannot open a folder do without. */
function syncFolder(folder: string): void {
  try {
    syncPath(folder, 'r');
  } catch {
    return;
  }
}
