/** Owns the running of other programs for the packaging. Refuses to go on when one fails unexpectedly. */
import { spawnSync } from 'node:child_process';

export type Ran = { readonly status: number | null; readonly stdout: Buffer; readonly stderr: string };
export type RunOptions = { readonly cwd: string; readonly env?: NodeJS.ProcessEnv };

/** Runs to the end, whatever its exit code. */
export function run(command: string, words: readonly string[], { cwd, env = process.env }: RunOptions): Ran {
  const windows = process.platform === 'win32' && command === 'npm';
  const ran = spawnSync(windows ? 'npm.cmd' : command, words, {
    cwd,
    env,
    shell: windows,
    maxBuffer: 256 * 1024 * 1024,
  });
  if (ran.error) throw ran.error;
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr.toString('utf8') };
}

/** What it printed; throws with its complaint where its exit code is not 0. */
export function mustRun(command: string, words: readonly string[], options: RunOptions): string {
  const { status, stdout, stderr } = run(command, words, options);
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}:\n${stderr}`);
  return stdout.toString('utf8');
}
