/** Owns the proof that every file keeps to the house rules: borders between rooms, names, language. Refuses to trust itself: each rule is shown a planted violation. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listFiles } from './support/source/list-files.ts';
import { roomOf, rooms } from './support/source/rooms.ts';
import { sourceFaults } from './support/source/source-faults.ts';

const files = [...listFiles('src'), ...listFiles('rules')];

describe('the house', () => {
  test('has a row in the table for every folder of src', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).filter((name) => rooms[name] === undefined)).toEqual([]);
  });

  test('shows exactly these entries at the top', () => {
    const visible = readdirSync('.').filter(
      (name) => !/^\.|\.config\.ts$|^(?:biome|knip)\.json$|^package-lock\.json$/u.test(name),
    );
    const transient = new Set(['node_modules', 'dist', 'coverage']);
    expect(visible.filter((name) => !transient.has(name) && !name.endsWith('.tgz')).sort()).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'docs',
        'fixtures',
        'package.json',
        'rules',
        'scripts',
        'src',
        'test',
        'tsconfig.json',
      ].sort(),
    );
  });

  test('is not empty where the rules are held', () => {
    const seen = new Set(files.map(roomOf));
    expect(
      ['model', 'text', 'extract', 'records', 'engine', 'report', 'app', 'cli', 'rules'].filter(
        (room) => !seen.has(room),
      ),
    ).toEqual([]);
  });

  test.for(files)('keeps its rules in %s', (file) => {
    expect(sourceFaults(file, readFileSync(file, 'utf8'))).toEqual([]);
  });
});

type Planted = readonly [fault: string, file: string, text: string];
const planted: readonly Planted[] = [
  ['text may not import records', 'src/text/a.ts', `import { b } from '#src/records/b.ts';`],
  ['text may not import records', 'src/text/a.ts', `import type { B } from '#src/records/b.ts';`],
  ['text may not import records', 'src/text/a.ts', `export const a = await import('#src/records/b.ts');`],
  ['text may not import records', 'src/text/a.ts', `export type A = import('#src/records/b.ts').B;`],
  ['model may not import text', 'src/model/a.ts', `import '#src/text/b.ts';`],
  ['cli may not import engine', 'src/cli/a.ts', `import { b } from '#src/engine/b.ts';`],
  ['app may not import cli', 'src/app/a.ts', `import { b } from '#src/cli/b.ts';`],
  ['rules may not import engine', 'rules/target/a.ts', `import { b } from '#src/engine/b.ts';`],
  ['extract may not import extract/node', 'src/extract/pdf/a.ts', `import { b } from '#src/extract/node/b.ts';`],
  ['records may not use Node: node:fs', 'src/records/a.ts', `import { readFileSync } from 'node:fs';`],
  ['records may not import fs', 'src/records/a.ts', `import { readFileSync } from 'fs';`],
  ['text may not import natural', 'src/text/a.ts', `import natural from 'natural';`],
  ['report may not import fflate', 'src/report/a.ts', `import { zipSync } from 'fflate';`],
  ['a computed import hides what it loads', 'src/engine/a.ts', `export const a = (b: string) => import(b);`],
  ['inside a room imports are relative: #src/text/b.ts', 'src/text/a.ts', `import { b } from '#src/text/b.ts';`],
  ['across rooms imports begin with #src/: ../text/b.ts', 'src/engine/a.ts', `import { b } from '../text/b.ts';`],
  ['an import names its file with .ts: ./b', 'src/text/a.ts', `import { b } from './b';`],
  ['no row for the room of src/attic/a.ts', 'src/attic/a.ts', `import { b } from 'zod';`],
  ['a barrel', 'src/text/a.ts', `export { b } from './b.ts';`],
  ['a barrel', 'src/text/a.ts', `export * from './b.ts';`],
  ['text may not import records', 'src/text/a.ts', `export { b } from '#src/records/b.ts';`],
  ['default export', 'src/text/a.ts', 'export default 1;'],
  ['as', 'src/text/a.ts', 'export const a = (b: unknown) => b as string;'],
  ['any', 'src/text/a.ts', 'export const a = (b: any) => b;'],
  ['!', 'src/text/a.ts', 'export const a = (b: string | null) => b!;'],
  ['enum', 'src/text/a.ts', 'export enum A { B }'],
  ['class', 'src/text/a.ts', 'export class A {}'],
  ['reaches outside: Date.now', 'src/engine/a.ts', 'export const a = () => Date.now();'],
  ['reaches outside: new Date()', 'src/report/a.ts', 'export const a = () => new Date();'],
  ['reaches outside: process.env', 'src/report/a.ts', 'export const a = process.env.A;'],
  ['reaches outside: Buffer.from', 'src/extract/a.ts', `export const a = Buffer.from('');`],
  ['reaches outside: fetch', 'src/app/a.ts', `export const a = () => fetch('https://example.org');`],
  ['ends the program: process.exit', 'src/cli/main.ts', 'process.exit(1);'],
  ['ends the program: process.exitCode', 'src/app/a.ts', 'process.exitCode = 1;'],
  ['banned name: handleRow', 'src/text/a.ts', 'export function handleRow() {}'],
  ['banned name: rowData', 'src/text/a.ts', 'export const a = (rowData: string) => rowData;'],
  ['banned name: row-helper.ts', 'src/text/row-helper.ts', ''],
  ['not kebab-case: rowReader.ts', 'src/text/rowReader.ts', ''],
];

describe('a planted violation', () => {
  test.for(planted)('is reported: %s (%s)', ([fault, file, text]) => {
    expect(sourceFaults(file, `/** Owns nothing. */\n${text}\n`)).toEqual([fault]);
  });

  test('is reported: a file that does not say what it owns', () => {
    expect(sourceFaults('src/text/a.ts', 'export const a = 1;\n')).toEqual(['opens without saying what it owns']);
  });

  test('is not seen in what the rules allow', () => {
    const text = [
      `/** Owns a reader. */`,
      `import { z } from 'zod';`,
      `import type { B } from '#src/model/b.ts';`,
      `import { c } from './c.ts';`,
      `export const a = { b: [z, c] } as const satisfies object;`,
      `export class ReadError extends Error {}`,
      `export const birth = (text: string): B => new Date(text);`,
    ].join('\n');
    expect(sourceFaults('src/engine/kinds/a.ts', text)).toEqual([]);
  });
});
