/** Owns the measuring of whole runs of the program: documents a second with one worker and two, memory of the process tree, cold start. Refuses to look inside a run. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateStatement } from '../../test/support/generate/statement.ts';
import { writeDocx } from '../../test/support/write/docx.ts';
import { writeText } from '../../test/support/write/text.ts';
import { type Measurement, milliseconds } from './bars.ts';
import { timePairs } from './paired-rounds.ts';
import type { Submissions } from './submissions.ts';
import { watchTree } from './tree-memory.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const generated = 120;
/** Every so many files a print among them. */
const printsEvery = 4;

type Ran = { readonly milliseconds: number; readonly peakMebibytes: number };

/** A program from start to end; its output goes nowhere. */
async function runProgram(call: readonly string[]): Promise<Ran> {
  const start = performance.now();
  const child = spawn(process.execPath, call, { cwd: root, stdio: 'ignore' });
  const peak = watchTree(child.pid ?? 0);
  await new Promise((resolve) => child.once('close', resolve));
  return { milliseconds: performance.now() - start, peakMebibytes: peak() };
}

async function fillFolder(folder: string, { seedPdfs }: Submissions): Promise<number> {
  await mkdir(folder, { recursive: true });
  let files = 0;
  for (let seed = 1; seed <= generated; seed++) {
    const form = generateStatement(seed, { clean: seed % 3 !== 0 });
    const word = seed % 2 === 0;
    await writeFile(join(folder, `${seed}.${word ? 'docx' : 'txt'}`), word ? writeDocx(form) : writeText(form));
    files++;
    const print = seedPdfs[seed % seedPdfs.length];
    if (seed % printsEvery !== 0 || !print) continue;
    await writeFile(join(folder, `${seed}.pdf`), print.bytes);
    files++;
  }
  return files;
}

export async function* measureBatch(submissions: Submissions): AsyncGenerator<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'yushen-bench-'));
  try {
    const files = await fillFolder(folder, submissions);
    const peaks: number[] = [];
    const batch = (workers: number) => async () => {
      const call = [
        'src/cli/yushen.js',
        'check',
        folder,
        '--workers',
        String(workers),
        '--format',
        `html:${folder}.html`,
      ];
      const { peakMebibytes } = await runProgram(call);
      if (workers === 2) peaks.push(peakMebibytes);
    };
    const times = await timePairs(batch(1), batch(2), { warmUps: 1 });
    const perSecond = (time: number) => ((1000 * files) / time).toFixed(1);
    yield {
      name: 'Documents a second, two workers to one',
      value: times.ratio,
      unit: 'ratio',
      least: 1.4,
      note: `${files} documents: ${perSecond(times.reference)} and ${perSecond(times.ours)} a second, HTML written`,
    };
    yield {
      name: 'Peak memory of the process tree, two workers, GiB',
      value: Math.max(...peaks) / 1024,
      unit: 'ratio',
      most: 1.5,
      note: `largest of ${peaks.length} runs, resident memory of all processes added`,
    };
    const one = join(folder, '1.txt');
    const start = await timePairs(
      () => runProgram(['src/cli/yushen.js', 'check', one]),
      () => runProgram(['--eval', '0']),
    );
    yield {
      name: 'Cold start: one text checked, to an empty script',
      value: start.ratio,
      unit: 'times',
      note: `${milliseconds(start.ours)}, empty script ${milliseconds(start.reference)}`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}.html`, { force: true });
  }
}
