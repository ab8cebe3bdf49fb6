/** Owns the proof that the installed tarball says what the checkout says, on every Node line it names. Refuses to pass one differing byte. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '#src/app/program-files.ts';
import { listFolder, megabytes } from './folder-size.ts';
import { packProgram } from './pack-program.ts';
import { mustRun, type Ran, run } from './run.ts';

/** Lines of Node on which a package must work; each is the binary inside an npm package. */
export const nodeLines = ['22', '24', '26'] as const;
const mostMegabytes = 330;

const calls: readonly (readonly string[])[] = [
  ['check', 'fixtures', '--format', 'json'],
  ['check', 'fixtures', '--lang', 'en'],
  ['rules', 'test'],
  ['rules', 'list'],
  ['explain', 'target/comparator-reversed'],
  ['--version'],
];

/** An empty folder with the packages named, installed by npm from the registry or a tarball. */
export function installInto(folder: string, packages: readonly string[], flags: readonly string[] = []): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  mustRun('npm', ['install', '--omit=dev', '--no-audit', '--no-fund', '--ignore-scripts', ...flags, ...packages], {
    cwd: folder,
  });
}

/** The binary of a Node line or version for a platform, installed into a folder. */
export function installNode(folder: string, version: string, platform: 'linux-x64' | 'win-x64'): string {
  installInto(folder, [`node-${platform}@${version}`], ['--force']);
  return join(folder, `node_modules/node-${platform}/bin/node${platform === 'win-x64' ? '.exe' : ''}`);
}

function sayEnd({ status, stderr }: Ran): string {
  return `exit code ${status}${stderr === '' ? '' : `, ${stderr.trim().split('\n').at(-1)}`}`;
}

/** Prints one line per call and Node; throws where anything differs. `more` are further files to check. */
export function provePackage(more: readonly string[]): void {
  const home = mkdtempSync(join(tmpdir(), 'yushen-package-'));
  try {
    const empty = join(home, 'empty');
    installInto(empty, [packProgram(home)]);
    const size = megabytes(join(empty, 'node_modules'));
    const packages = listFolder(join(empty, 'node_modules')).filter((path) =>
      /^(?:@[^/]+\/)?[^/]+\/package\.json$/u.test(path),
    ).length;
    const fits = size <= mostMegabytes ? 'met' : 'NOT MET';
    console.log(`${packages} packages, ${size.toFixed(0)} MB; at most ${mostMegabytes} MB: ${fits}`);
    const asked = [...calls, ...more.map((path) => ['check', path, '--format', 'json'])];
    const cwd = programPath('.');
    const expected = asked.map((call) => run(process.execPath, ['src/cli/yushen.js', ...call], { cwd }));
    const installed = join(empty, 'node_modules/yushen/src/cli/yushen.js');
    for (const line of nodeLines) {
      const node = installNode(join(home, line), line, 'linux-x64');
      const version = mustRun(node, ['--version'], { cwd }).trim();
      for (const [index, call] of asked.entries()) {
        const wanted = expected[index];
        const ran = run(node, [installed, ...call], { cwd });
        const same = wanted !== undefined && ran.status === wanted.status && ran.stdout.equals(wanted.stdout);
        console.log(`${version}  ${same ? 'same' : 'DIFFERS'}  ${ran.stdout.length} bytes  yushen ${call.join(' ')}`);
        if (!same) throw new Error(`the package differs from the checkout: ${sayEnd(ran)}`);
      }
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
