/** Owns the proof that the translated program says what the checkout says. Refuses npm: installing is proved by `npm run package -- --prove`. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from '../../scripts/package/build-program.ts';
import { listFolder } from '../../scripts/package/folder-size.ts';
import { strangers } from '../../scripts/package/pack-program.ts';

const run = (program: string, words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('the translated program', () => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yushen-dist-'));
    for (const path of ['package.json', 'src/cli/yushen.js']) cpSync(path, join(folder, path));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    await buildProgram(join(folder, 'dist'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.for<readonly string[]>([
    ['check', 'fixtures/shanhaiguan-2020-formats/input', '--format', 'json'],
    ['explain', 'target/comparator-reversed'],
    ['--help'],
    ['check'],
  ])('says for yushen %s what the checkout says', (words) => {
    const said = run(join(folder, 'src/cli/yushen.js'), words);
    expect(said).toEqual(run('src/cli/yushen.js', words));
    expect(said.stdout + said.stderr).not.toBe('');
  });

  test('takes the pack of an office, and points at its faults', () => {
    const words = ['rules', 'list', '--rules', 'fixtures'];
    const said = run(join(folder, 'src/cli/yushen.js'), words);
    expect(said.status).toBe(2);
    expect(said).toEqual(run('src/cli/yushen.js', words));
  });

  test('holds no source, no test and no word of the machine it was made on', () => {
    const files = listFolder(join(folder, 'dist'));
    expect(strangers(files.map((path) => `dist/${path}`))).toEqual([]);
    const here = resolve('.');
    expect(files.filter((path) => readFileSync(join(folder, 'dist', path), 'utf8').includes(here))).toEqual([]);
  });

  test('ships the licence of what is copied into it', () => {
    const text = readFileSync(join(folder, 'dist/THIRD-PARTY.txt'), 'utf8');
    const names = [...text.matchAll(/^(\S+) [\d.]+ \([^)]+\)\n\n(?=\S)/gmu)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['commander', 'natural', 'zod']));
    expect(names).toHaveLength(text.split('\n----\n').length - 1);
  });

  test('loads large libraries from outside', () => {
    const code = listFolder(join(folder, 'dist')).filter((path) => path.endsWith('.js'));
    const all = code.map((path) => readFileSync(join(folder, 'dist', path), 'utf8')).join('\n');
    for (const library of ['saxes', 'fflate', 'yaml', 'kysely', 'pdfjs-dist/legacy/build/pdf.mjs'])
      expect(all).toMatch(new RegExp(`(?:from |import\\()["']${library}["']`, 'u'));
  });
});

test('a package takes the plain program, its licence and nothing of the tests', () => {
  expect(strangers(['package.json', 'LICENSE', 'dist/src/cli/main.js', 'dist/THIRD-PARTY.txt'])).toEqual([]);
  const strange = ['fixtures/a/input/a.docx', 'test/a.test.ts', 'src/cli/main.ts', 'dist/src/a.ts', '.ci/run'];
  expect(strangers(strange)).toEqual(strange);
});
