/** What people really point the program at: every format, many files, odd names, locked and broken files, things that are no files. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildDocx, paragraph } from '../support/docx-package.ts';
import { helvetica, say, sheet, writePdf } from '../support/pdf-writer.ts';
import { report, root, scratch, seedFolder, seedText, yushen } from './program.ts';

const place = scratch();
const seed = readFileSync(join(root, seedText));

/** An Office package under a password: a compound file with that one stream. */
function lockedWord(): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from('EncryptedPackage', 'utf16le'), 640);
  return bytes;
}

const picture =
  '<< /Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 2 >>\nstream\n\x00\xff\nendstream';

/** One page of words and one that is a picture. */
function halfScanned(): Uint8Array {
  return writePdf({
    pages: [say('words', 50, 500), 'q 400 0 0 600 0 0 cm /Im Do Q'],
    page: `${sheet} ${helvetica.replace(/>>$/, '/XObject << /Im 100 0 R >> >>')}`,
    objects: { 100: picture },
  });
}

function statuses(...call: readonly string[]): (string | null)[][] {
  return report(...call).documents.map(({ source, status, failure }) => [source.path, status, failure?.code ?? null]);
}

describe('formats', () => {
  let plain: ReturnType<typeof report>['documents'][number] | undefined;

  test.for([
    ['fixtures/shanhaiguan-2020-text/input/seed.gb18030.txt', 'text/plain'],
    ['fixtures/shanhaiguan-2020-formats/input/seed.tagged.pdf', 'application/pdf'],
    ['fixtures/shanhaiguan-2020-formats/input/seed.untagged.pdf', 'application/pdf'],
    [seedFolder, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ] as const)('%s gives the places of the text file', ([path, mediaType]) => {
    const own = report(path).documents[0];
    plain ??= report(seedText).documents[0];
    expect(own?.source.mediaType).toBe(mediaType);
    // What only fields and merged cells show is not asked of plain text.
    const prints = (of: typeof own) =>
      of?.findings
        .filter(({ ruleId }) => plain?.outcomes[ruleId] !== 'not-evaluated')
        .flatMap(({ places }) => places.map(({ fingerprint }) => fingerprint))
        .sort();
    expect(prints(own)).toEqual(prints(plain));
    expect(prints(own)?.length).toBeGreaterThan(50);
  });

  test('the name says nothing about what a file is', () => {
    const home = place('misnamed', { '文本.pdf': seed, 没有扩展名: seed });
    expect(statuses(home)).toEqual([
      ['文本.pdf', 'complete', null],
      ['没有扩展名', 'complete', null],
    ]);
  });
});

describe('many files', () => {
  test('stand in order of argument, then path, each path below its argument', () => {
    const home = place('round', { 'b/2.txt': seed, 'a.txt': seed, 'b/1.txt': seed, 'B.txt': seed });
    const { documents } = report(join(home, 'b'), seedText, home);
    expect(documents.map(({ source }) => [source.argument, source.path])).toEqual([
      [0, '1.txt'],
      [0, '2.txt'],
      [1, 'seed.txt'],
      [2, 'B.txt'],
      [2, 'a.txt'],
      [2, 'b/1.txt'],
      [2, 'b/2.txt'],
    ]);
  });

  test('are told in a table on stdout; stderr has the log alone', () => {
    const { code, out, err } = yushen('check', place('round', {}));
    expect(code).toBe(1);
    expect(out).toMatch(/^文件 +读取 +须改 +研判 +提示 +请核对$/mu);
    expect(out).toContain('共4份');
    expect(err).toMatch(/^开始 .*4份\n结束 .*已读全4\n$/u);
  });

  test('a folder without files is no fault', () => {
    const { code, out } = yushen('check', place('bare', {}), '--format', 'json');
    expect([code, JSON.parse(out).summary.documents]).toEqual([0, 0]);
  });

  test.skipIf(process.platform === 'win32')('names with line feed, escape, quotes and emoji forge nothing', () => {
    const names = ['红\u001b[31m字.txt', '两\n行.txt', '表😀格.txt', '左\u202e右.txt', '引\'"号.txt'];
    const home = place('names', Object.fromEntries(names.map((name) => [name, '无'])));
    const { code, out, err } = yushen('check', home, join(home, '没有\u001b[2J.txt'));
    expect(code).toBe(3);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that no such character is printed is the point
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/u);
    expect(out).toContain('两␊行.txt');
    expect(out).toContain('表😀格.txt');
    expect(statuses(home).map(([name]) => name)).toEqual([...names].sort());
  });
});

describe('files that cannot be read', () => {
  const broken: readonly (readonly [name: string, code: string, bytes: Uint8Array])[] = [
    ['blank.txt', 'empty', new TextEncoder().encode(' \n\t\n\u3000\n')],
    ['cut.pdf', 'malformed', new TextEncoder().encode('%PDF-1.7\n')],
    ['empty.txt', 'empty', new Uint8Array()],
    ['locked.docx', 'encrypted', lockedWord()],
    ['locked.pdf', 'encrypted', writePdf({ pages: [say('x', 50, 500)], lock: { user: 'open', owner: 'own' } })],
    ['odd.txt', 'malformed', new Uint8Array([0xc4, 0x20, 0xff, 0x41, 0xff, 0x0a])],
    ['scan.jpg', 'unsupported', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(64)])],
  ];

  test('fail alone, and are said on both streams', () => {
    const home = place('broken', Object.fromEntries(broken.map(([name, , bytes]) => [name, bytes])));
    const good = place('good', { 'good.txt': seed });
    expect(statuses(home, good)).toEqual([
      ...broken.map(([name, code]) => [name, 'failed', code]),
      ['good.txt', 'complete', null],
    ]);
    const { code, out, err } = yushen('check', home, good);
    expect(code).toBe(3);
    expect(out).toContain('未能读取7');
    for (const [name, failure] of broken) {
      expect(out).toContain(name);
      expect(err).toMatch(new RegExp(`^未能读取  ${name.replace('.', '\\.')}  ${failure}  \\S`, 'mu'));
    }
  });

  test.for(broken)('extract says why %s was not read', ([name, , bytes]) => {
    const { code, out, err } = yushen('extract', join(place('extracted', { [name]: bytes }), name));
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/^\S.*\n$/u);
  });

  test('a page that is a picture makes the document partial', () => {
    const home = place('scan', { 'half.pdf': halfScanned() });
    const { documents } = report(home);
    expect(documents.map(({ status, notices }) => [status, notices[0]?.code, notices[0]?.place])).toEqual([
      ['partial', 'page-without-text', { kind: 'page', page: 2, box: [0, 0, 400, 600] }],
    ]);
    expect(yushen('check', home, '--fail-on', 'never').code).toBe(3);
    const extracted = yushen('extract', join(home, 'half.pdf'));
    expect(extracted.code).toBe(3);
    expect(extracted.out).toContain('"words"');
    expect(extracted.err).toContain('第2页');
  });

  test('of a kind that is never read are skipped in a folder and a failure when named', () => {
    const home = place('never', {
      'random.bin': new Uint8Array(4096).map((_, at) => (at * 7919 + (at >> 3) * 131) & 255),
      'store.db': new Uint8Array([
        ...Buffer.from('store format 3'),
        ...new Uint8Array(500),
        65,
        66,
        ...new Uint8Array(500),
      ]),
    });
    expect(statuses(home, join(home, 'random.bin'), join(home, 'store.db'))).toEqual([
      ['random.bin', 'skipped', null],
      ['store.db', 'skipped', null],
      ['random.bin', 'failed', 'unsupported'],
      ['store.db', 'failed', 'unsupported'],
    ]);
    expect(yushen('check', home).code).toBe(0);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a file without permission fails (root may read everything, so not tested there)',
    () => {
      const home = place('closed', { 'closed.txt': seed });
      chmodSync(join(home, 'closed.txt'), 0);
      expect(statuses(home)).toEqual([['closed.txt', 'failed', 'permission']]);
    },
  );

  test.skipIf(process.platform === 'win32')('links are not followed inside a folder, a named one is', () => {
    const home = place('links', { 'real.txt': seed });
    symlinkSync(home, join(home, 'loop'));
    symlinkSync('nowhere', join(home, 'dangling.txt'));
    symlinkSync('real.txt', join(home, 'other.txt'));
    expect(statuses(home, join(home, 'other.txt'), join(home, 'dangling.txt'))).toEqual([
      ['dangling.txt', 'skipped', null],
      ['loop', 'skipped', null],
      ['other.txt', 'skipped', null],
      ['real.txt', 'complete', null],
      ['other.txt', 'complete', null],
      ['dangling.txt', 'failed', 'not-found'],
    ]);
  });

  const made = spawnSync('sh', ['-c', 'mkfifo "$0"', join(place('pipe', {}), 'pipe')]).status === 0;
  test.skipIf(!made)('a pipe is never waited for', () => {
    const pipe = join(place('pipe', {}), 'pipe');
    expect(statuses(place('pipe', {}), pipe)).toEqual([
      ['pipe', 'skipped', null],
      ['pipe', 'failed', 'unsupported'],
    ]);
    expect(yushen('extract', pipe).code).toBe(3);
  });
});

test('a text that is no budget form is complete, with a notice and no outcome', () => {
  const home = place('other', {
    'note.docx': buildDocx({ body: paragraph('关于召开会议的通知') }),
    'note.pdf': writePdf({ pages: [say('Minutes', 50, 500)] }),
    'note.txt': '关于召开会议的通知\n各科室：\n请准时参加。\n',
  });
  const { documents } = report(home);
  for (const { status, profile, findings, notices, outcomes } of documents) {
    expect([status, profile, findings]).toEqual(['complete', null, []]);
    expect(notices.map(({ code }) => code)).toContain('form-not-recognised');
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['not-evaluated']));
  }
  expect(documents).toHaveLength(3);
  const { code, out } = yushen('check', home);
  expect(code).toBe(0);
  expect(out).not.toContain('没有意见。');
  const extracted = yushen('extract', join(home, 'note.txt'));
  expect([extracted.code, JSON.parse(extracted.out).statement]).toEqual([0, null]);
});

describe('where several exit codes apply', () => {
  const unread = join(place('codes', { 'empty.txt': '' }), 'empty.txt');

  test('a faulty call wins over an input that was not read', () => {
    expect(yushen('check', unread, seedText, '--fail-on', 'fatal').code).toBe(2);
    expect(yushen('check', unread, '--rules', place('norules', {})).code).toBe(2);
  });

  test('an input that was not read wins over findings, in either order', () => {
    expect(yushen('check', seedText, unread, '--format', 'json').code).toBe(3);
    expect(yushen('check', unread, seedText).code).toBe(3);
  });

  test('a report that cannot be written wins over both, and names its path', () => {
    const target = join(place('codes', {}), 'nowhere', 'report.json');
    const { code, err } = yushen('check', unread, seedText, '--format', `json:${target}`);
    expect(code).toBe(4);
    expect(err).toContain(`${target}: ENOENT`);
    mkdirSync(join(place('codes', {}), 'folder.json'), { recursive: true });
    expect(yushen('check', seedText, '--format', `json:${join(place('codes', {}), 'folder.json')}`).code).toBe(4);
  });

  test('the exit code on paper is that of the program', () => {
    copyFileSync(join(root, seedText), join(place('codes', {}), 'seed.txt'));
    expect(yushen('check', place('codes', {})).out).toContain('退出码3');
  });
});

describe('help and version', () => {
  test('are asked for on stdout with exit code 0', () => {
    const { code, out, err } = yushen('--help');
    expect([code, err]).toEqual([0, '']);
    for (const name of ['check', 'extract', 'explain', 'rules']) expect(out).toContain(name);
    const version = yushen('--version').out;
    expect(version).toMatch(
      /^yushen \d+\.\d+\.\d+\n规则 · rules yushen \d{4}\.\d+\n(?:模型 · model \S+ \d+\.\d+\.\d+\n){2}$/u,
    );
  });

  test('a call without a command shows the help and is a faulty call', () => {
    const { code, out, err } = yushen();
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('check');
  });

  test('a reader that closes early is no fault', () => {
    const piped = spawnSync(
      'sh',
      [
        '-c',
        '"$0" src/cli/yushen.js check "$1" --format json | head -c 10 >/dev/null; echo done',
        process.execPath,
        seedText,
      ],
      { cwd: root, encoding: 'utf8' },
    );
    expect([piped.stdout, piped.stderr]).toEqual(['done\n', '']);
  });
});
