/** Owns the folder in which one test file works. Refuses to outlive its tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder that is gone when the tests of the calling file are done. */
export function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'yushen-scan-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  return home;
}
