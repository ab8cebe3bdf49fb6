/** The real program, spawned: stdout, stderr and exit code of each way to call it. */
import { spawn } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runReportSchema } from '#src/report/json/run-report.ts';
import { report, root, scratch, seedFolder as seed, seedText as text, yushen } from './program.ts';

const place = scratch();
const nowhere = join(place('nothing', {}), 'nowhere.docx');

describe('check', () => {
  test('prints the findings of the real submission and exits 1', () => {
    const { code, out, err } = yushen('check', seed);
    expect(code).toBe(1);
    expect(out).toContain('须改7条13处  研判10条37处  提示3条5处  请核对1条2处');
    expect(out).toContain('完成率写成“≤”，共3处  target/comparator-reversed');
    expect(out.endsWith('规则说明：npx yushen explain target/comparator-reversed\n')).toBe(true);
    expect(err).toBe('');
  });

  test('speaks English when asked; ids and quotes stay', () => {
    const { code, out } = yushen('check', seed, '--lang', 'en');
    expect(code).toBe(1);
    expect(out).toContain('target/comparator-reversed');
    expect(out).toContain('“≤90%”');
    expect(out).toContain('Change “≤” to “≥”');
  });

  test('gives the same bytes twice, with every finding counted once', () => {
    const once = yushen('check', text, '--format', 'json').out;
    expect(yushen('check', text, '--format', 'json').out).toBe(once);
    const { summary, documents } = report(text);
    expect(summary).toEqual({
      documents: 1,
      byStatus: { complete: 1 },
      findings: { error: 7, warning: 10, info: 3, check: 1 },
    });
    expect(documents[0]?.findings.flatMap(({ places }) => places)).toHaveLength(57);
    expect(once).not.toContain(root);
  });

  test.for([
    ['error', 1],
    ['warning', 1],
    ['never', 0],
  ] as const)('--fail-on %s exits %i', ([level, code]) => {
    expect(yushen('check', text, '--fail-on', level).code).toBe(code);
  });

  test('writes a report to a file and leaves nothing else beside it', () => {
    const home = place('written', {});
    const { code, out } = yushen('check', text, '--format', 'console', '--format', `json:${join(home, '结果.json')}`);
    expect(code).toBe(1);
    expect(out).toContain('须改7条13处');
    expect(readdirSync(home)).toEqual(['结果.json']);
    expect(runReportSchema.parse(JSON.parse(readFileSync(join(home, '结果.json'), 'utf8'))).documents).toHaveLength(1);
  });

  test.for([
    ['an unknown option', ['check', text, '--nope']],
    ['an unknown format', ['check', text, '--format', 'xml']],
    ['an unknown level', ['check', text, '--fail-on', 'fatal']],
    ['an unknown language', ['check', text, '--lang', 'fr']],
    ['no path', ['check']],
    ['an unknown command', ['judge', text]],
  ] as const)('%s exits 2 with a line on stderr and nothing on stdout', ([, call]) => {
    const { code, out, err } = yushen(...call);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim()).not.toBe('');
  });

  test('gives every input one status; bad ones cost themselves only', () => {
    const home = place('mixed', {
      'empty.txt': '',
      'note.txt': '这不是绩效文本。\n',
      'broken.docx': new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]),
      'film.bin': new Uint8Array(4096).map((_, at) => (at * 7 + 1) % 31),
      '~$lock.docx': 'x',
    });
    copyFileSync(join(root, text), join(home, 'b-good.txt'));
    symlinkSync(home, join(home, 'loop'));
    const { documents, summary } = report(home);
    expect(documents.map(({ source, status, failure }) => [source.path, status, failure?.code ?? null])).toEqual([
      ['b-good.txt', 'complete', null],
      ['broken.docx', 'failed', 'malformed'],
      ['empty.txt', 'failed', 'empty'],
      ['film.bin', 'skipped', null],
      ['loop', 'skipped', null],
      ['note.txt', 'complete', null],
      ['~$lock.docx', 'skipped', null],
    ]);
    expect(summary.byStatus).toEqual({ complete: 2, failed: 2, skipped: 3 });
    expect(yushen('check', home).code).toBe(3);
  });

  test('a path that is not there fails, the others are checked', () => {
    const { documents } = report(nowhere, text);
    expect(documents.map(({ source, status, failure }) => [source.argument, status, failure?.code ?? null])).toEqual([
      [0, 'failed', 'not-found'],
      [1, 'complete', null],
    ]);
    expect(yushen('check', nowhere, text).code).toBe(3);
  });
});

describe('extract', () => {
  test('prints blocks, tables and the statement with anchors', () => {
    const { code, out } = yushen('extract', text, '--format', 'json');
    expect(code).toBe(0);
    const read: {
      document: { blocks: unknown[]; tables: unknown[] };
      statement: { department: unknown; projects: unknown[] };
    } = JSON.parse(out);
    expect(Object.keys(read)).toEqual(['document', 'statement']);
    expect(Object.keys(read.document)).toEqual(['blocks', 'tables']);
    expect(read.statement.department).toMatchObject({ value: '政协', anchor: { block: expect.any(String) } });
    expect([read.document.tables.length, read.statement.projects.length]).toEqual([5, 5]);
  });

  test('says why a file was not read', () => {
    const { code, out, err } = yushen('extract', nowhere);
    expect([code, out]).toEqual([3, '']);
    expect(err.trim()).not.toBe('');
  });
});

describe('rules', () => {
  test('are listed, explained and tested', () => {
    expect(yushen('rules', 'list').out).toContain('共46条规则');
    expect(yushen('explain', 'target/comparator-reversed').out).toContain('比较符号与指标方向相反');
    expect(yushen('explain', 'target/nothing').code).toBe(2);
  });
});

test('the sources are left as they were', () => {
  const home = place('source', {});
  cpSync(join(root, seed), home, { recursive: true });
  const before = readdirSync(home).map((name) => readFileSync(join(home, name)).toString('base64'));
  yushen('check', home);
  expect(readdirSync(home).map((name) => readFileSync(join(home, name)).toString('base64'))).toEqual(before);
});

test.skipIf(process.platform === 'win32')(
  'a run that is stopped says so, ends with 4, and leaves no report',
  { timeout: 40_000 },
  async () => {
    const folder = place(
      'many',
      Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`${at}.txt`, readFileSync(join(root, text))])),
    );
    const out = join(folder, '..', 'stopped.json');
    const child = spawn(process.execPath, ['src/cli/yushen.js', 'check', folder, '--format', `json:${out}`], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (piece: Buffer) => {
      // Begun: now it is stopped.
      if (said === '') child.kill('SIGINT');
      said += piece.toString('utf8');
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(4);
    expect(said).toMatch(/^开始 .*\n已停止。已完成的\d+份没有写入报告；重新运行即可。\n$/u);
    expect(existsSync(out)).toBe(false);
  },
);
