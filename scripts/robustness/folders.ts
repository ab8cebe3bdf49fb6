/** Owns the robustness run over folders of real files: every file one status, and the counters that must be zero. Refuses to repair anything. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLeaving } from '#src/app/collect-files.ts';
import { readWithMammoth } from '#src/extract/node/mammoth-reading.ts';
import { comparable } from '#src/extract/node/second-reader.ts';
import { sealOf } from '../../test/support/hostile/hostile-folder.ts';
import { watchTree } from '../bench/tree-memory.ts';

export type FolderRun = readonly {
  readonly argument: number;
  readonly path: string;
  readonly mediaType: string | null;
  readonly status: string;
  readonly code: string | null;
  readonly detail: string;
  readonly notices: number;
  readonly seconds: number;
  /** Of the text that was read, white space left out. */
  readonly characters: number;
}[];

export type FolderCounter = {
  readonly name: string;
  readonly count: number;
  readonly of: number;
  readonly shown: readonly string[];
};

export type FolderReport = {
  readonly files: number;
  readonly documents: number;
  readonly seconds: number;
  readonly peakMebibytes: number;
  readonly counters: readonly FolderCounter[];
  readonly notChecked: readonly string[];
  readonly statuses: Readonly<Record<string, number>>;
  /** The slowest, and why those failed that failed. */
  readonly worst: readonly { readonly path: string; readonly status: string; readonly seconds: number }[];
};

const secret = 'CANARY-7f3a9c';
const mostMebibytes = 1536;
const longSeconds = 305;

/** Runs the program's check over the folders in a process of its own. */
export async function runFolders(folders: readonly string[], workers = 2): Promise<FolderReport> {
  const home = mkdtempSync(join(tmpdir(), 'yushen-folders-'));
  try {
    const temporary = join(home, 'temporary');
    mkdirSync(temporary);
    const output = join(home, 'run.json');
    const seals = folders.map((folder) => sealOf(folder));
    const start = performance.now();
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'folder-host.ts'), output, String(workers), ...folders],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TMPDIR: temporary, YUSHEN_SECRET: secret } },
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece: Buffer) => {
        said += piece.toString('utf8');
      });
    const peak = watchTree(child.pid ?? 0);
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const peakMebibytes = Math.round(peak());
    const written = existsSync(output) ? readFileSync(output, 'utf8') : '[]';
    const run: FolderRun = JSON.parse(written);
    const files = folders.map((folder) => filesBelow(folder));
    const silent = await silentLosses(folders, run);
    return {
      files: files.flat().length,
      documents: run.length,
      seconds: Math.round((performance.now() - start) / 1000),
      peakMebibytes,
      counters: [
        counter(
          'C1 host died or complained',
          code === 0 && said === '' ? [] : [`exit ${code} ${said.slice(0, 200)}`],
          1,
        ),
        counter('C2 files without exactly one status', unaccounted(files, run), files.flat().length),
        counter('C3 files over the time limit', late(run), run.length),
        counter('C4 memory over 1536 MiB', peakMebibytes > mostMebibytes ? [String(peakMebibytes)] : [], 1),
        counter('C7 files left behind', readdirSync(temporary), 1),
        counter(
          'C8 folders changed',
          folders.filter((folder, at) => sealOf(folder) !== seals[at]),
          folders.length,
        ),
        counter('C9 secrets and absolute paths in the result', leaks(written + said, [secret, ...folders]), 1),
        counter('C12 text lost in silence (Word files, against mammoth)', silent.lost, silent.compared),
        counter(
          '   failures of our own',
          run.flatMap((one) => (one.code === 'internal' ? [`${one.path}: ${one.detail}`] : [])),
          run.length,
        ),
      ],
      notChecked: [
        'C5 connections and C6 opened files: npm run robustness without folders, under strace',
        'C10 and C11: no HTML and no sheet is written here',
        'C12 for other formats than Word: pdftotext and LibreOffice are not called',
      ],
      statuses: countStatuses(run),
      worst: run
        .toSorted((one, other) => other.seconds - one.seconds)
        .slice(0, 20)
        .map(({ path, status, code: why, seconds }) => ({
          path,
          status: why ?? status,
          seconds: Math.round(seconds * 10) / 10,
        })),
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function counter(name: string, faults: readonly string[], of: number): FolderCounter {
  return { name, count: faults.length, of, shown: faults.slice(0, 5) };
}

/** Everything that is no folder, left out what lies in folders of the system. */
function filesBelow(folder: string, under = ''): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return isLeaving(entry.name) ? [] : filesBelow(folder, path);
  });
}

/** A file is told once, or is a ZIP whose entries are told once each; nothing else is told. */
function unaccounted(files: readonly (readonly string[])[], run: FolderRun): string[] {
  const told = run.map(({ argument, path }) => `${argument} ${path}`);
  const twice = told.filter((path, at) => told.indexOf(path) !== at);
  const known = new Set(told);
  const parents = new Set(told.flatMap((path) => [...path.matchAll(/\//gu)].map(({ index }) => path.slice(0, index))));
  const present = files.flatMap((list, argument) => list.map((path) => `${argument} ${path}`));
  const missing = present.filter((path) => known.has(path) === parents.has(path));
  const here = new Set(present);
  const foreign = told.filter(
    (path) => !here.has(path) && ![...path.matchAll(/\//gu)].some(({ index }) => here.has(path.slice(0, index))),
  );
  return [...twice, ...missing, ...foreign];
}

function late(run: FolderRun): string[] {
  return run.filter(({ seconds }) => seconds > longSeconds).map(({ path, seconds }) => `${path}: ${seconds} s`);
}

function leaks(text: string, secrets: readonly string[]): string[] {
  return secrets.filter((one) => one.length > 3 && text.includes(one));
}

function countStatuses(run: FolderRun): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, code } of run) {
    const key = code ?? status;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** Word files told complete without a notice, of whose text we have less than half of what another reader has. */
async function silentLosses(folders: readonly string[], run: FolderRun) {
  const lost: string[] = [];
  let compared = 0;
  for (const { argument, path, mediaType, status, notices, characters } of run) {
    const file = join(folders[argument] ?? '', path);
    if (status !== 'complete' || !mediaType?.includes('wordprocessingml') || !existsSync(file)) continue;
    const second = await readWithMammoth(readFileSync(file)).catch(() => null);
    if (second === null) continue;
    compared += 1;
    const theirs = second.texts.reduce((sum, text) => sum + comparable(text).length, 0);
    if (notices === 0 && theirs >= 50 && characters < theirs / 2) lost.push(`${path}: ${characters} of ${theirs}`);
  }
  return { lost, compared };
}

/** Prints the report, writes it, and tells whether every counter is zero. */
export async function tellFolders(folders: readonly string[], output: string): Promise<boolean> {
  const report = await runFolders(folders);
  writeFileSync(output, `${JSON.stringify(report, null, 2)}\n`);
  const { files, documents, seconds, peakMebibytes, counters, statuses, worst, notChecked } = report;
  console.log(`${files} files, ${documents} documents, ${seconds} s, peak ${peakMebibytes} MiB`);
  for (const { name, count, of, shown } of counters)
    console.log(
      `${count === 0 ? 'ok     ' : 'FAULT  '} ${count} / ${of}  ${name}${shown.length > 0 ? `: ${shown.join(' | ')}` : ''}`,
    );
  for (const [status, count] of Object.entries(statuses).sort()) console.log(`${String(count).padStart(6)}  ${status}`);
  for (const one of worst) console.log(`${one.seconds.toFixed(1).padStart(6)} s  ${one.status}  ${one.path}`);
  for (const one of notChecked) console.log(`NOT checked: ${one}`);
  return counters.every(({ count }) => count === 0);
}
