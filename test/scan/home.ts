/** Owns the folders in which one test file works. Refuses to outlive its tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const homes: string[] = [];
// Here and not where a folder is made: inside of a running test it would come too late.
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** A folder that is gone when the tests of the calling file are done. */
export function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'yushen-scan-'));
  homes.push(home);
  return home;
}
