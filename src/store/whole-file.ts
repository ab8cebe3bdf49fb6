/** Owns files that are there whole or not at all, also after a loss of power. Refuses to read them. */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

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
