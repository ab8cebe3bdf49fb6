/** Owns the proof that what the project says of itself is true: generated pages, commands, links, scripts, fixtures. Refuses to judge prose. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exitCodes } from '#src/app/exit-code.ts';
import { loadPack } from '#src/app/load-pack.ts';
import { commands } from '#src/cli/commands.ts';
import { generatePages } from '../scripts/docs/pages.ts';
import { rooms } from './support/source/rooms.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const readme = read('README.md');
const run = (...words: string[]) => spawnSync(process.execPath, words, { encoding: 'utf8' });
const scripts = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json'))).scripts;

/** From a heading to the next of its level or above. */
function section(heading: string): string {
  const [, text] = readme.split(`\n## ${heading}\n`);
  if (text === undefined) throw new Error(`README.md has no section ${heading}`);
  return text.split('\n## ')[0] ?? '';
}

function shellBlocks(text: string): string[] {
  return [...text.matchAll(/```sh\n(.*?)\n```/gsu)].map(([, body = '']) => body);
}

describe('generated pages', () => {
  test('are up to date, each of them', async () => {
    const pages = await generatePages();
    expect(pages.map(({ path }) => path)).toEqual([
      'rules/README.md',
      'README.md',
      'docs/使用说明.md',
      'src/report/json/run-report.schema.json',
      'src/report/digest/digest-report.schema.json',
    ]);
    for (const { path, text } of pages) expect(read(path), `${path}: npm run docs`).toBe(text);
  });

  test('name every rule of the pack', async () => {
    const loaded = await loadPack(null);
    const ids = loaded.ok ? loaded.pack.rules.map(({ id }) => id) : [];
    expect(ids.length).toBeGreaterThan(0);
    const page = read('rules/README.md');
    expect(ids.filter((id) => !page.includes(`| \`${id}\` |`))).toEqual([]);
  });
});

describe('the README', () => {
  const two = ['npm ci && npx yushen check fixtures/shanhaiguan-2020/input', 'npm ci && npm test'];

  test.for(['Quick start', '快速开始'])('gives the two commands under %s', (heading) => {
    expect(shellBlocks(section(heading))).toEqual(two);
  });

  test('gives a command that checks the one Word file of its folder and exits with 1, as the text says', () => {
    expect(readdirSync('fixtures/shanhaiguan-2020/input')).toHaveLength(1);
    const { status, stdout, stderr } = run('src/cli/yushen.js', 'check', 'fixtures/shanhaiguan-2020/input');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('已读全');
  });

  test('says what .ci/run runs', () => {
    const lines = read('.ci/run')
      .split('\n')
      .filter((line) => line.startsWith('npm '));
    expect(lines.toSorted()).toEqual([...(two[1]?.split(' && ') ?? []), 'npm run lint'].toSorted());
  });

  test('lists every command and every option of the program', () => {
    const text = section('Commands');
    const missing = commands.flatMap(({ name, options }) => [
      ...(text.includes(`| \`yushen ${name}`) ? [] : [name]),
      ...options.map(({ flags }) => flags).filter((flags) => !text.includes(`| \`${flags}\` |`)),
    ]);
    expect(missing).toEqual([]);
  });

  test.for(commands)('lists $name with the options that its --help shows', ({ name, options }) => {
    const { status, stdout } = run('src/cli/yushen.js', ...name.split(' '), '--help');
    expect(status).toBe(0);
    const shown = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gmu)].map(([, flag = '']) => flag);
    const named = options.map(({ flags }) => flags.split(' ')[0] ?? '');
    expect(shown.filter((flag) => flag !== '--help')).toEqual(named);
  });

  test('gives the exit codes of the commands it lists', () => {
    const codes = [...section('Commands').matchAll(/^\| (\d) \|/gmu)].map(([, code]) => Number(code));
    expect(codes).toEqual(Object.values(exitCodes).toSorted());
  });

  test('gives the table of rooms that the imports are held against', () => {
    const rows = [...section('The way of the data').matchAll(/^\| `(?:src\/)?([\w/]+)` \|[^|]*\| ([^|]*) \|$/gmu)];
    const present = Object.keys(rooms).filter((room) => room === 'rules' || existsSync(`src/${room}`));
    expect(rows.map(([, room]) => room)).toEqual(present);
    const inner = present.slice(0, present.indexOf('app'));
    const said = rows.map(([, , may = '']) =>
      may === '–' ? [] : may === 'all of the above' ? inner : may.split(', '),
    );
    const held = present.map((room) => (rooms[room]?.rooms ?? []).filter((other) => present.includes(other)));
    expect(said).toEqual(held);
  });

  test('links to nothing that is not there', () => {
    const headings = [...readme.matchAll(/^#+ (.*)$/gmu)].map(([, title = '']) => anchorOf(title));
    const links = [...readme.matchAll(/\]\(([^)]+)\)/gu)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !leadsSomewhere(link, headings))).toEqual([]);
  });
});

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

function leadsSomewhere(link: string, headings: readonly string[]): boolean {
  if (link.startsWith('https://')) return true;
  const [path = '', anchor] = link.split('#');
  if (path === '') return anchor !== undefined && headings.includes(anchor);
  const page = existsSync(path);
  return (
    page &&
    (anchor === undefined ||
      [...read(path).matchAll(/^#+ (.*)$/gmu)].some(([, title = '']) => anchorOf(title) === anchor))
  );
}

describe('the repository', () => {
  test.for(Object.entries(scripts))('has what npm run %s starts', ([, command]) => {
    const files = command.split(/\s+/u).filter((word) => /\.[jt]s$/u.test(word));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('mentions no npm script that it lacks', () => {
    const said = [...`${readme}${read('rules/README.md')}`.matchAll(/npm run ([a-z:]+)/gu)].map(
      ([, name = '']) => name,
    );
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  test.for(readdirSync('fixtures'))('says of fixture %s where it comes from and under what licence', (name) => {
    const about = read(`fixtures/${name}/ABOUT.md`);
    expect(about).toMatch(/^Origin: /mu);
    expect(about).toMatch(/licence|government publication/iu);
    expect(readdirSync(`fixtures/${name}/input`).length).toBeGreaterThan(0);
  });
});

describe('a new rule', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yushen-rules-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is refused by the loader until its texts and examples are filled in, and only for them', async () => {
    expect(run('scripts/new-rule.ts', 'document/placeholder-left', folder).status).toBe(0);
    const file = join(folder, 'document/placeholder-left.yaml');
    const empty = await loadPack(folder);
    const messages = empty.ok ? [] : [...new Set(empty.faults.map(({ message }) => message.split(':')[0]))];
    const parts = ['title', 'message', 'expected', 'advice'];
    const texts = [...parts, 'basis.0.document'].flatMap((part) => [`${part}.zh-CN`, `${part}.en`]);
    expect(messages.toSorted()).toEqual([...texts, 'examples.bad', 'examples.good'].toSorted());

    const worded = read(file)
      .replaceAll("zh-CN: '', en: ''", 'zh-CN: 留有占位符, en: A placeholder is left')
      .replace("pattern: ''", "pattern: '[×X]{2,}'");
    writeFileSync(file, worded);
    const unproven = await loadPack(folder);
    expect(unproven.ok ? [] : [...new Set(unproven.faults.map(({ message }) => message.split(':')[0]))]).toEqual([
      'examples.bad',
      'examples.good',
    ]);

    const bad = '{ statement: { overallObjective: 全年完成××项。 }, expect: [{ field: text, quote: ×× }] }';
    const good = '{ nearMiss: one mark is a sign of multiplication, statement: { overallObjective: 每期3×2天。 } }';
    const filled = worded
      .replace('bad: []', `bad: [${[bad, bad, bad].join(', ')}]`)
      .replace('good: []', `good: [${[good, good, good].join(', ')}]`);
    writeFileSync(file, filled);
    const loaded = await loadPack(folder);
    expect(loaded.ok ? loaded.pack.rules.map(({ id }) => id) : loaded.faults).toEqual(['document/placeholder-left']);
  });

  test('never overwrites one that is there', () => {
    expect(run('scripts/new-rule.ts', 'grading/gap', folder).status).toBe(0);
    const file = join(folder, 'grading/gap.yaml');
    writeFileSync(file, 'mine');
    expect(run('scripts/new-rule.ts', 'grading/gap', folder).status).toBe(2);
    expect(read(file)).toBe('mine');
  });

  test.for(['', 'gap', 'Grading/gap', 'grading/gap/deep', '../grading/gap', 'grading/gap.yaml'])(
    'is not named “%s”',
    (name) => {
      const { status, stderr } = run('scripts/new-rule.ts', name, folder);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^usage: /u);
    },
  );
});
