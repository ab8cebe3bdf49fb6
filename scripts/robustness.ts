/** Owns the long robustness run: one batch with everything that can go wrong, and the counters that must be zero. Refuses to repair anything. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type RunReport, runReportSchema } from '#src/report/json/run-report.ts';
import { hostileNames, sealOf } from '../test/support/hostile/hostile-folder.ts';
import { watchTree } from './bench/tree-memory.ts';
import { fillFolder } from './robustness/fill-folder.ts';
import { tellFolders } from './robustness/folders.ts';
import { hasStrace, readTrace, type Trace, traced } from './robustness/traced.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
/** For every file, traced or not: enough for a slow machine under a tracer, short enough to wait for. */
const secondsPerFile = '30';
const mostMebibytes = 1536;
const mostBytes = 20 * 1024 * 1024;

type Ran = {
  readonly code: number | null;
  readonly seconds: number;
  readonly peak: number;
  readonly complaints: string;
};

async function run(command: readonly string[], temporary: string): Promise<Ran> {
  const start = performance.now();
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: temporary },
  });
  let complaints = '';
  child.stderr.on('data', (piece: Buffer) => {
    complaints += piece.toString('utf8');
  });
  const peak = watchTree(child.pid ?? 0);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, seconds: (performance.now() - start) / 1000, peak: peak(), complaints };
}

type Counter = {
  readonly name: string;
  readonly count: number;
  readonly of: number;
  readonly shown: readonly string[];
};

function counter(name: string, faults: readonly string[], of: number): Counter {
  return { name, count: faults.length, of, shown: faults.slice(0, 5) };
}

/** Paths that are the program's, the system's libraries or the input's. */
function isExpected(path: string, folder: string, output: string): boolean {
  if (!path.startsWith('/')) return true;
  const homes = [
    folder,
    output,
    root,
    realpathSync(join(root, 'node_modules')),
    dirname(dirname(process.execPath)),
    '/proc/',
    '/sys/',
    '/dev/',
    '/usr/',
    '/lib',
    '/etc/',
    '/var/cache/',
  ];
  return homes.some((home) => path.startsWith(home));
}

function traceCounters(
  { outbound, opened, written }: Trace,
  folder: string,
  output: string,
  canary: string,
): Counter[] {
  const outside = opened.filter((path) => path === canary || !isExpected(path, folder, output));
  const wrong = written.filter((path) => path.startsWith('/') && !path.startsWith(output) && !path.startsWith('/dev/'));
  return [
    counter('C5 connections and look-ups outside this machine', outbound, outbound.length),
    counter('C6 files opened outside program, input and output', [...new Set(outside)], new Set(opened).size),
    counter('C6 files opened for writing outside the output', [...new Set(wrong)], new Set(written).size),
  ];
}

function reportCounters({ documents }: RunReport, expected: ReadonlyMap<string, string>): Counter[] {
  const found = new Map(documents.map(({ source, status, failure }) => [source.path, failure?.code ?? status]));
  const inputs = expected.size + hostileNames().length;
  const wrong = [...expected].filter(([path, outcome]) => found.get(path) !== outcome);
  return [
    counter(
      'C2 inputs without exactly one status',
      found.size === documents.length && documents.length === inputs ? [] : [`${documents.length} for ${inputs}`],
      inputs,
    ),
    counter(
      '   inputs with another status than they must have',
      wrong.map(([path, outcome]) => `${path}: ${found.get(path)}, not ${outcome}`),
      expected.size,
    ),
  ];
}

/** `--generated N`: how many generated submissions stand in the batch. With folders instead: every file in them, told in `--output`. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      generated: { type: 'string', default: '100' },
      output: { type: 'string', default: 'robustness.json' },
    },
  });
  if (positionals.length > 0) {
    process.exitCode = (await tellFolders(positionals, values.output)) ? 0 : 1;
    return;
  }
  const home = mkdtempSync(join(tmpdir(), 'yushen-robustness-'));
  try {
    const { folder, expected, canary } = await fillFolder(home, Number(values.generated));
    const before = sealOf(folder);
    const rounds = [
      { name: 'one worker', workers: 1, trace: false },
      { name: 'two workers', workers: 2, trace: false },
      ...(hasStrace() ? [{ name: 'two workers, traced', workers: 2, trace: true }] : []),
    ];
    const bytes: Buffer[] = [];
    const counters: Counter[] = [];
    for (const { name, workers, trace } of rounds) {
      const output = join(home, name);
      mkdirSync(output);
      const [json, html] = [join(output, 'report.json'), join(output, 'report.html')];
      const temporary = join(home, `${name} temporary`);
      mkdirSync(temporary);
      const command = [
        process.execPath,
        'scripts/robustness/host.ts',
        folder,
        json,
        html,
        '--workers',
        String(workers),
        '--seconds',
        secondsPerFile,
      ];
      const { code, seconds, peak, complaints } = await run(trace ? traced(home, command) : command, temporary);
      const report = runReportSchema.parse(JSON.parse(readFileSync(json, 'utf8')));
      bytes.push(Buffer.concat([readFileSync(json), readFileSync(html)]));
      const size = readFileSync(html).length;
      console.log(
        `${name}: ${report.documents.length} files, ${seconds.toFixed(0)} s, exit ${code}, peak ${peak.toFixed(0)} MiB, HTML ${(size / 1024 / 1024).toFixed(1)} MiB`,
      );
      counters.push(
        counter(
          'C1 host died or complained',
          code === 3 && complaints === '' ? [] : [`exit ${code} ${complaints.slice(0, 200)}`],
          1,
        ),
        ...reportCounters(report, expected),
        counter(`C4 memory over ${mostMebibytes} MiB`, !trace && peak > mostMebibytes ? [peak.toFixed(0)] : [], 1),
        counter('C7 files left behind', readdirSync(temporary), 1),
        counter('C8 source tree changed', sealOf(folder) === before ? [] : [folder.split(sep).at(-1) ?? ''], 1),
        counter(
          'C9 secrets in a report',
          ['CANARY-7f3a9c', home].filter((secret) => bytes.at(-1)?.includes(secret)),
          2,
        ),
        counter('O5 HTML over 20 MiB', size > mostBytes ? [String(size)] : [], 1),
        ...(trace ? traceCounters(readTrace(home), folder, output, canary) : []),
      );
    }
    counters.push(
      counter(
        'O6 runs with other bytes',
        bytes.filter((other) => !other.equals(bytes[0] ?? other)).map((other) => `${other.length}`),
        bytes.length,
      ),
    );
    if (!hasStrace()) console.log('strace is not installed: connections and opened files were NOT checked.');
    for (const { name, count, of, shown } of counters)
      console.log(
        `${count === 0 ? 'ok     ' : 'FAULT  '} ${count} / ${of}  ${name}${shown.length > 0 ? `: ${shown.join(' | ')}` : ''}`,
      );
    process.exitCode = counters.some(({ count }) => count > 0) ? 1 : 0;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

await main();
