/** Owns the spawning of the real program and the folders its tests hand it. Refuses to judge what comes back. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { runReportSchema } from '#src/report/json/run-report.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const seedFolder = 'fixtures/shanhaiguan-2020/input';
export const seedText = 'fixtures/shanhaiguan-2020-text/input/seed.txt';

export type Outcome = { readonly code: number | null; readonly out: string; readonly err: string };

/** One call from the project's root; a program that hangs is stopped and has no exit code. */
export function yushen(...call: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/yushen.js', ...call], {
    cwd: root,
    encoding: 'utf8',
    timeout: 50_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, out: stdout, err: stderr };
}

/** The JSON report of a check, held against its schema. */
export function report(...call: readonly string[]) {
  return runReportSchema.parse(JSON.parse(yushen('check', ...call, '--format', 'json').out));
}

/** A folder of its own for the calling test file, gone when its tests are done. */
export function scratch(): (name: string, files: Readonly<Record<string, string | Uint8Array>>) => string {
  const folder = mkdtempSync(join(tmpdir(), 'yushen-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name, files) => {
    const home = join(folder, name);
    mkdirSync(home, { recursive: true });
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(home, file)), { recursive: true });
      writeFileSync(join(home, file), content);
    }
    return home;
  };
}
