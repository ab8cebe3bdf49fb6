/** Owns the measurement of the start: what a person waits for the help and for one Word file, from the package, beside an empty script. Refuses the checkout: it is translated first. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '#src/app/program-files.ts';
import { buildProgram } from '../package/build-program.ts';
import { type Measurement, milliseconds } from './bars.ts';
import { timePairs } from './paired-rounds.ts';

async function start(words: readonly string[]): Promise<void> {
  await once(spawn(process.execPath, words, { stdio: 'ignore' }), 'close');
}

const calls = [
  { name: 'start: --help to an empty script', words: ['--help'], most: 1.5 },
  {
    name: 'start: check of one DOCX to an empty script',
    words: ['check', programPath('fixtures/shanhaiguan-2020/input')],
    most: 3,
  },
] as const;

export async function* measureStart(): AsyncGenerator<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'yushen-start-'));
  try {
    for (const path of ['package.json', 'src/cli/yushen.js']) cpSync(programPath(path), join(folder, path));
    symlinkSync(programPath('node_modules'), join(folder, 'node_modules'));
    await buildProgram(join(folder, 'dist'));
    const empty = join(folder, 'empty.js');
    writeFileSync(empty, '');
    const program = join(folder, 'src/cli/yushen.js');
    for (const { name, words, most } of calls) {
      const times = await timePairs(
        () => start([program, ...words]),
        () => start([empty]),
      );
      const note = `${milliseconds(times.ours)} to ${milliseconds(times.reference)}`;
      yield { name, value: times.ratio, unit: 'ratio', most, note };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
