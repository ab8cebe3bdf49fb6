/** Owns a shared folder as it looks at night: submissions in every format among copies, junk, halves and traps, each with what it must come to. Refuses to scan it. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type GeneratedStatement, generateStatement } from './generate/statement.ts';
import { hostileFiles } from './hostile/hostile-files.ts';
import { hostileNames } from './hostile/hostile-folder.ts';
import { writeDocx } from './write/docx.ts';
import { writeText } from './write/text.ts';

/** `reused` is a copy of bytes that stand earlier in the order of paths; a failure has its code. */
export type Share = {
  readonly folder: string;
  readonly expected: ReadonlyMap<string, string>;
};

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const seedFiles = [
  'shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx',
  'shanhaiguan-2020-text/input/seed.txt',
  'shanhaiguan-2020-formats/input/seed.tagged.pdf',
  'shanhaiguan-2020-formats/input/seed.untagged.pdf',
];
const traps = ['炸弹.docx', '有密码.docx', '嵌套十万层.docx', '实体0.docx', '十七字节.pdf'];
const junk = ['~$稿.docx', '.~lock.稿.docx#', 'Thumbs.db', '.DS_Store', 'desktop.ini', '._稿.docx', '稿.docx.part'];

/** A quiet time in the past: whole seconds, so that every file system keeps it. */
const yesterday = new Date((Math.floor(Date.now() / 1000) - 86_400) * 1000);

export function ageFile(file: string, time: Date = yesterday): void {
  utimesSync(file, time, time);
}

/** Under another name first, as careful programs write; the time is set back so that it counts as at rest. */
export function replaceFile(file: string, bytes: Uint8Array | string, time?: Date): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, bytes);
  ageFile(`${file}.part`, time);
  renameSync(`${file}.part`, file);
}

/** Other bytes of the same length in the same file at the same time: a look from outside sees no change. */
export function spoilUnseen(file: string): void {
  const { mtime, size } = statSync(file);
  writeFileSync(file, Buffer.alloc(size, 0x7e), { flag: 'r+' });
  ageFile(file, mtime);
}

export function writeForm(folder: string, name: string, form: GeneratedStatement): string {
  const file = join(folder, name);
  replaceFile(file, name.endsWith('.docx') ? writeDocx(form) : writeText(form));
  return file;
}

/** Fills `home`/收件 with so many generated submissions, text and Word in turn, and everything else that lies about. */
export function makeShare(home: string, generated: number): Share {
  const folder = join(home, '收件');
  const expected = new Map<string, string>();
  const place = (path: string, bytes: Uint8Array | string, outcome: string) => {
    replaceFile(join(folder, path), bytes);
    expected.set(path, outcome);
  };
  for (let seed = 1; seed <= generated; seed++) {
    const form = generateStatement(seed, { clean: seed % 3 !== 0, projects: 2 + (seed % 3) });
    const name = `${form.statement.department}/${seed}.${seed % 2 === 0 ? 'docx' : 'txt'}`;
    expected.set(name, 'complete');
    writeForm(folder, name, form);
    if (seed % 10 !== 0) continue;
    const copy = `附件/${seed}（副本）.docx`;
    mkdirSync(join(folder, '附件'), { recursive: true });
    copyFileSync(join(folder, name), join(folder, copy));
    ageFile(join(folder, copy));
    // The copy whose path comes first is the one that is read.
    expected.set(copy, name < copy ? 'reused' : 'complete');
    if (copy < name) expected.set(name, 'reused');
  }
  for (const path of seedFiles) place(`实例/${path.split('/').at(-1)}`, readFileSync(join(fixtures, path)), 'complete');
  for (const name of junk) place(`杂物/${name}`, 'x', 'ignored');
  place(
    '杂物/录音.amr',
    Uint8Array.from({ length: 400 }, (_, at) => (at * 37 + 1) % 29),
    'ignored',
  );
  for (const { name, bytes, outcome } of hostileFiles('file:///nowhere'))
    if (traps.includes(name)) place(`陷阱/${name}`, bytes, outcome);
  addHalves(folder, expected);
  addNames(folder, expected);
  if (process.platform === 'linux') addLinks(folder, expected);
  return { folder, expected };
}

/** The first part of a file that is being copied now, of one that stopped long ago, and of one that has no byte yet. */
function addHalves(folder: string, expected: Map<string, string>): void {
  const whole = readFileSync(join(fixtures, seedFiles[0] ?? ''));
  const half = whole.subarray(0, whole.length / 2);
  const now = new Date();
  for (const [path, bytes, time, outcome] of [
    ['传送/还在传.docx', half, now, 'notStable'],
    ['传送/刚开始.docx', new Uint8Array(), now, 'notStable'],
    ['传送/断了.docx', half, yesterday, 'malformed'],
  ] as const) {
    replaceFile(join(folder, path), bytes, time);
    expected.set(path, outcome);
  }
}

/** Names that are hard on a program; each file is another text, none a form. */
function addNames(folder: string, expected: Map<string, string>): void {
  mkdirSync(join(folder, '名字'), { recursive: true });
  hostileNames().forEach((name, at) => {
    const file = Buffer.concat([Buffer.from(join(folder, '名字/')), name]);
    writeFileSync(file, `第${at}段文字。\n`);
    utimesSync(file, yesterday, yesterday);
    const shown = name.equals(Buffer.from(name.toString('utf8'))) ? name.toString('utf8') : '指标.txt';
    expected.set(`名字/${shown}`, 'complete');
  });
}

function addLinks(folder: string, expected: Map<string, string>): void {
  mkdirSync(join(folder, '环'));
  symlinkSync('..', join(folder, '环', '上级'));
  symlinkSync('自己', join(folder, '环', '自己'));
  execFileSync('mkfifo', [join(folder, '环', '管道.txt')]);
  for (const name of ['上级', '自己', '管道.txt']) expected.set(`环/${name}`, 'ignored');
  mkdirSync(join(folder, '锁着'));
  writeFileSync(join(folder, '锁着', '看不到.txt'), '看不到。\n');
  ageFile(join(folder, '锁着', '看不到.txt'));
  writeFileSync(join(folder, '打不开.txt'), '打不开。\n');
  ageFile(join(folder, '打不开.txt'));
  chmodSync(join(folder, '打不开.txt'), 0);
  chmodSync(join(folder, '锁着'), 0);
  expected.set('打不开.txt', 'permission');
  expected.set('锁着', 'permission');
}
