/** Owns how a reading child is started: no rights but reading the program, no environment, no network where the system can take it away. Refuses to talk to it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { delimiter } from 'node:path';
import type { ReadingLimits } from '#src/model/limits.ts';
import { libraryPath, modulePath, programPath } from '../program-files.ts';

/** The product's own child. */
export function childFile(): string {
  return modulePath('src/app/sandbox/child.ts');
}

let wrapper: readonly string[] | null = null;

/** Commands in front of the child that end it with its host and leave it without network; empty where the system has none for this user. */
function findWrapper(): readonly string[] {
  if (wrapper) return wrapper;
  const works = ([command = '', ...rest]: readonly string[]) =>
    spawnSync(command, [...rest, 'true'], { stdio: 'ignore', timeout: 5000 }).status === 0;
  const firstOf = (ways: readonly (readonly string[])[]) =>
    process.platform === 'linux' ? (ways.find(works) ?? []) : [];
  wrapper = [
    ...firstOf([['setpriv', '--pdeathsig', 'KILL', '--']]),
    ...firstOf([
      ['unshare', '--net', '--'],
      ['unshare', '--user', '--map-root-user', '--net', '--'],
    ]),
  ];
  return wrapper;
}

/** The program, and the folder in which its libraries were installed; an installed program shares one with others. */
function readableFolders(): string[] {
  // Where they are, and not where a link says they are.
  return [programPath('.'), realpathSync(libraryPath('saxes', '..'))];
}

/** Pipes: 0 to the child, 2 its complaints, 3 its answers. A group of its own, so that all of it can be ended. */
export function launchChild(entry: string, { child }: ReadingLimits): ChildProcess {
  const rights = ['--permission', ...readableFolders().map((folder) => `--allow-fs-read=${folder}`)];
  const memory = `--max-old-space-size=${child.heapMebibytes}`;
  const [command = process.execPath, ...rest] = [
    ...findWrapper(),
    process.execPath,
    ...rights,
    memory,
    '--disallow-code-generation-from-strings',
    entry,
  ];
  return spawn(command, rest, {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
    cwd: programPath('.'),
    env: environment(),
  });
}

// Windows cannot load its own libraries without these two; nothing else is told. PATH is for the wrapper alone.
function environment(): NodeJS.ProcessEnv {
  if (process.platform !== 'win32') return { PATH: ['/usr/bin', '/bin'].join(delimiter) };
  const { SystemRoot, windir } = process.env;
  return { ...(SystemRoot ? { SystemRoot } : {}), ...(windir ? { windir } : {}) };
}

/** Ends the child and all that it may have started, at once. */
export function endTree(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
