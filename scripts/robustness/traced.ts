/** Owns the reading of a system-call trace: which connections were tried, which files opened for reading or writing, which programs started. Refuses to judge single calls. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Trace = {
  /** Connections and datagrams to anything but this machine. */
  readonly outbound: readonly string[];
  /** Paths opened, without those that were not there. */
  readonly opened: readonly string[];
  readonly written: readonly string[];
};

export function hasStrace(): boolean {
  return spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;
}

/** The command line that traces a program into files of the folder, one for each process. */
export function traced(folder: string, command: readonly string[]): readonly string[] {
  return [
    'strace',
    '-ff',
    '-qq',
    '-s',
    '4096',
    '-e',
    'trace=connect,sendto,openat,open,execve',
    '-o',
    join(folder, 'trace'),
    ...command,
  ];
}

// strace prints bytes beyond ASCII as octal escapes.
function decodeEscapes(text: string): string {
  const bytes = text.replace(/\\(\d{1,3})/gu, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

export function readTrace(folder: string): Trace {
  const lines = readdirSync(folder)
    .filter((name) => name.startsWith('trace'))
    .flatMap((name) => readFileSync(join(folder, name), 'latin1').split('\n'));
  const opens = lines.flatMap((line) => {
    const [, path, flags] = /^open(?:at)?\((?:[^,"]+, )?"((?:[^"\\]|\\.)*)"\.{0,3}, ([A-Z_|]+)/u.exec(line) ?? [];
    return path === undefined || flags === undefined || / = -1 /u.test(line)
      ? []
      : [{ path: decodeEscapes(path), flags }];
  });
  return {
    outbound: lines.filter((line) => /^(?:connect|sendto)\(.*AF_INET/u.test(line) && !/"127\.|"::1"/u.test(line)),
    opened: opens.map(({ path }) => path),
    written: opens.filter(({ flags }) => /O_WRONLY|O_RDWR|O_CREAT/u.test(flags)).map(({ path }) => path),
  };
}
