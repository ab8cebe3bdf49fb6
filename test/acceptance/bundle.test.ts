/** A ZIP of uploads through the real program: each entry a document of its own, nothing unpacked, one lost entry costs itself. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { checkFiles } from '#src/app/check-files.ts';
import { loadPack } from '#src/app/load-pack.ts';
import { openSandbox } from '#src/app/sandbox/sandbox.ts';
import { limits } from '#src/model/limits.ts';
import { report, scratch, yushen } from '../cli/program.ts';
import { sealOf } from '../support/hostile/hostile-folder.ts';
import { encodeText } from '../support/write/encodings.ts';
import { writeZip, type ZipEntry } from '../support/zip-writer.ts';

const folder = scratch();
const fixture = (path: string) => new Uint8Array(readFileSync(`fixtures/${path}`));
const word = fixture('shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx');
const formats: Readonly<Record<string, Uint8Array>> = {
  '文本.docx': word,
  '文本.pdf': fixture('shanhaiguan-2020-formats/input/seed.untagged.pdf'),
  '文本.txt': fixture('shanhaiguan-2020-text/input/seed.txt'),
};
const gbk = (name: string) => encodeText(name, 'gb18030');
const text = '说明\n一段文字。\n';

function outcomes(home: string): (readonly [string, string])[] {
  return report(home).documents.map(({ source, status, failure }) => [source.path, failure?.code ?? status]);
}

describe('the submission in a ZIP of its formats', () => {
  const home = folder('收件', {
    '局.zip': writeZip(Object.entries(formats).map(([name, content]) => ({ name: gbk(`部门/${name}`), content }))),
  });
  const alone = folder('单份', formats);

  test('gives for each what the file alone gives', () => {
    const { documents } = report(home, alone);
    const packed = documents.filter(({ source }) => source.argument === 0);
    const single = documents.filter(({ source }) => source.argument === 1);
    const essence = (documents: typeof packed) =>
      documents.map(({ source, status, notices, findings, projectCount }) => ({
        source: { ...source, argument: 0, path: source.path.replace('局.zip/部门/', '') },
        status,
        notices,
        findings,
        projectCount,
      }));
    expect(packed.map(({ source }) => source.path)).toEqual(Object.keys(formats).map((name) => `局.zip/部门/${name}`));
    expect(essence(packed)).toEqual(essence(single));
    expect(packed[0]?.findings.length).toBe(21);
  });

  test('is the same run with one worker and with two, and the ZIP stays as it was', () => {
    const before = sealOf(home);
    const [one, two] = ['1', '2'].map((workers) => yushen('check', home, '--format', 'json', '--workers', workers));
    expect(two?.out).toBe(one?.out);
    expect(sealOf(home)).toBe(before);
    expect(readdirSync(home)).toEqual(['局.zip']);
  });
});

test('every entry has one status, in the order of paths, among the files beside the ZIP', () => {
  const home = folder('杂', {
    'a.txt': text,
    'b.zip': writeZip([
      { name: '好.txt', content: text },
      { name: '程序.exe', content: Uint8Array.from({ length: 400 }, (_, at) => at % 31) },
      { name: '有密码.docx', content: text, encrypted: true },
      { name: '坏.docx', content: word.subarray(0, 5000) },
      { name: '里层.zip', content: writeZip([{ name: 'x.txt', content: text }]) },
      { name: '__MACOSX/._好.txt', content: text },
      { name: '夹/.DS_Store', content: text },
      { name: '夹/~$好.docx', content: text },
      { name: '链接', content: '/etc/passwd', link: true },
      { name: '空夹/', content: '' },
    ]),
    'b.zip-说明.txt': text,
    'c.zip': writeZip([]),
    'd.zip': writeZip([
      { name: 'x.txt', content: text },
      { name: 'x.txt', content: '另一份' },
    ]),
    'e.zip': writeZip([{ name: 'x.txt', content: text }]).subarray(0, 60),
  });
  expect(outcomes(home)).toEqual([
    ['a.txt', 'complete'],
    ['b.zip-说明.txt', 'complete'],
    ['b.zip/__MACOSX/._好.txt', 'skipped'],
    ['b.zip/坏.docx', 'malformed'],
    ['b.zip/夹/.DS_Store', 'skipped'],
    ['b.zip/夹/~$好.docx', 'skipped'],
    ['b.zip/好.txt', 'complete'],
    ['b.zip/有密码.docx', 'encrypted'],
    ['b.zip/程序.exe', 'skipped'],
    ['b.zip/里层.zip', 'too-deep'],
    ['b.zip/链接', 'skipped'],
    ['c.zip', 'empty'],
    ['d.zip', 'malformed'],
    ['e.zip', 'malformed'],
  ]);
});

test('names that would lead out of the ZIP stay names below it', () => {
  const names = [
    '../../外.txt',
    '/etc/外.txt',
    '..\\..\\窗.txt',
    'D:\\报送\\文.txt',
    '\\\\主机\\共享\\文.txt',
    './同.txt',
  ];
  const home = folder('名', { 'a.zip': writeZip(names.map((name) => ({ name, content: text }))) });
  expect(outcomes(home).map(([path]) => path)).toEqual([
    'a.zip/D:/报送/文.txt',
    'a.zip/etc/外.txt',
    'a.zip/主机/共享/文.txt',
    'a.zip/同.txt',
    'a.zip/外.txt',
    'a.zip/窗.txt',
  ]);
  expect(readdirSync(home)).toEqual(['a.zip']);
});

test('two names that would show as one make the whole ZIP malformed', () => {
  const twins = ['a/x.txt', 'a/../a/x.txt', '../a/x.txt'].map((name): ZipEntry => ({ name, content: text }));
  expect(outcomes(folder('双', { 'a.zip': writeZip(twins) }))).toEqual([['a.zip', 'malformed']]);
});

test('a ZIP named on the command line is a bundle too, whatever its extension', () => {
  const home = folder('点名', { '收件.docx': writeZip([{ name: 'x.txt', content: text }]) });
  expect(outcomes(join(home, '收件.docx'))).toEqual([['收件.docx/x.txt', 'complete']]);
});

test('a ZIP within says what to do', () => {
  const home = folder('层', { 'a.zip': writeZip([{ name: 'b.zip', content: writeZip([]) }]) });
  expect(yushen('check', home).out).toContain('压缩包里还有压缩包');
});

test('an entry that hangs or kills its reader costs itself, and the others are read', async () => {
  const home = mkdtempSync(join(tmpdir(), 'yushen-bundle-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const orders = { hang: 'timeout', abort: 'crashed', 'answer-garbage': 'crashed', throw: 'internal' };
  const entries = Object.keys(orders).flatMap((mock) => [
    { name: `${mock}.json`, content: JSON.stringify({ mock }) },
    { name: `${mock}.json.txt`, content: text },
  ]);
  writeFileSync(join(home, 'a.zip'), writeZip(entries));
  const loaded = await loadPack(null);
  if (!loaded.ok) throw new Error('the pack does not load');
  const checked = await checkFiles({
    pack: loaded.pack,
    sandbox: openSandbox({
      pack: Promise.resolve(loaded.message),
      limits: { ...limits, file: { ...limits.file, seconds: 3 } },
      entry: fileURLToPath(new URL('../support/mock-child.ts', import.meta.url)),
    }),
    paths: [home],
    language: 'zh-CN',
    failOn: 'error',
    workers: 2,
    withDocuments: true,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  const found = checked?.run.documents.map(({ source, status, failure }) => [source.path, failure?.code ?? status]);
  expect(Object.fromEntries(found ?? [])).toEqual(
    Object.fromEntries(
      Object.entries(orders).flatMap(([mock, code]) => [
        [`a.zip/${mock}.json`, code],
        [`a.zip/${mock}.json.txt`, 'complete'],
      ]),
    ),
  );
  expect(checked?.run.exitCode).toBe(3);
});
