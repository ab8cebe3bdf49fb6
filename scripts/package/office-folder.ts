/** Owns the folder for an office without network: its own Node, the program, what it needs, starters, guide. Refuses a folder in which a part is missing or foreign. */
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { programPath } from '#src/app/program-files.ts';
import { inbox } from '#src/cli/office-check.ts';
import { listFolder, megabytes } from './folder-size.ts';
import { guidePage } from './guide-page.ts';
import { allLicences } from './licences.ts';
import { officeFaults } from './office-faults.ts';
import { packProgram } from './pack-program.ts';
import { installInto, installNode } from './prove-package.ts';
import { pruneLibraries } from './prune-libraries.ts';
import { mustRun } from './run.ts';
import { linuxStarters, windowsStarters } from './starters.ts';

export const platforms = ['linux-x64', 'win32-x64'] as const;
export type Platform = (typeof platforms)[number];

/** Millions of bytes, unpacked. */
const mostMegabytes: Readonly<Record<Platform, number>> = { 'linux-x64': 240, 'win32-x64': 210 };

const packageSchema = z.object({ version: z.string(), devDependencies: z.object({ node: z.string() }) });

function writeStarters(folder: string, platform: Platform): void {
  const starters = platform === 'win32-x64' ? windowsStarters : linuxStarters;
  for (const [name, text] of Object.entries(starters)) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
}

function fill(folder: string, platform: Platform, home: string, nodeVersion: string): void {
  const program = join(folder, 'program');
  mkdirSync(join(folder, inbox), { recursive: true });
  mkdirSync(program);
  const [system, cpu] = platform.split('-');
  const libraries = join(home, 'libraries');
  installInto(libraries, [packProgram(home)], [`--os=${system}`, `--cpu=${cpu}`]);
  cpSync(join(libraries, 'node_modules'), join(program, 'node_modules'), { recursive: true });
  pruneLibraries(join(program, 'node_modules'));
  const windows = platform === 'win32-x64';
  const node = installNode(join(home, 'node'), nodeVersion, windows ? 'win-x64' : 'linux-x64');
  const own = join(program, windows ? 'node.exe' : 'node');
  copyFileSync(node, own);
  chmodSync(own, 0o755);
  copyFileSync(programPath('LICENSE'), join(folder, 'LICENSE.txt'));
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), allLicences(join(program, 'node_modules'), join(home, 'node')));
  writeFileSync(join(folder, '使用说明.html'), guidePage());
  writeStarters(folder, platform);
}

/** Beside the folder: .zip for Windows, .tar.gz with its rights for Linux. */
function archive(folder: string, name: string, out: string, platform: Platform): string {
  if (platform === 'linux-x64') {
    mustRun('tar', ['-czf', `${name}.tar.gz`, name], { cwd: out });
    return join(out, `${name}.tar.gz`);
  }
  const entries = listFolder(folder).map((path) => [`${name}/${path}`, readFileSync(join(folder, path))] as const);
  const files = Object.fromEntries<Uint8Array>([...entries, [`${name}/${inbox}/`, new Uint8Array()]]);
  writeFileSync(join(out, `${name}.zip`), zipSync(files, { level: 6 }));
  return join(out, `${name}.zip`);
}

/** Makes the folder and its archive under `out`, prints what is in them, and throws where a part is wrong. */
export function makeOfficeFolder(platform: Platform, out: string): void {
  const { version, devDependencies } = packageSchema.parse(
    JSON.parse(readFileSync(programPath('package.json'), 'utf8')),
  );
  const name = `yushen-${version}-${platform}`;
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  const home = mkdtempSync(join(tmpdir(), 'yushen-office-'));
  try {
    fill(folder, platform, home, devDependencies.node);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  const size = megabytes(folder);
  const most = mostMegabytes[platform];
  console.log(`${folder}: ${listFolder(folder).length} files, ${size.toFixed(0)} MB; at most ${most} MB`);
  const faults = officeFaults(folder, platform);
  if (size > most) faults.push(`${size.toFixed(0)} MB`);
  if (faults.length > 0) throw new Error(`the folder is not whole: ${faults.join('; ')}`);
  if (platform === `${process.platform}-${process.arch}`)
    console.log(mustRun(join(folder, 'yushen'), ['self-test'], { cwd: out, env: { PATH: '' } }).trim());
  else console.log(`not run: this system is ${process.platform}-${process.arch}`);
  console.log(archive(folder, name, out, platform));
}
