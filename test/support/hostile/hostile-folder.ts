/** Owns a folder on disk with hostile files under hostile names, and the look whether anybody touched it. Refuses to be read by anything but the program under test. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileFiles } from './hostile-files.ts';

const text = '部门\n一段文字。\n';

/** Names as departments and attackers give them: 255 bytes at most, any byte but “/” and zero. */
export function hostileNames(): Buffer[] {
  const longest = `${'绩'.repeat(83)}.txt`;
  return [
    longest,
    '换\n行.txt',
    '$(touch canary)`touch canary`.txt',
    '; rm -rf ~ #.txt',
    '--format=json:x.txt',
    '-rf.txt',
    '<img src=x onerror=alert(1)>.txt',
    '"&lt;\'.txt',
    '\u202etxt.piz.txt',
    '\u001b[31m红.txt',
    'CON.txt',
    '尾空格 .txt ',
    '尾点..txt',
    '%2e%2e%2f.txt',
    'e\u0301.txt',
    '\u00e9.txt',
    '😀.txt',
  ]
    .map((name) => Buffer.from(name))
    .concat(Buffer.concat([Buffer.from('d6b8b1ea', 'hex'), Buffer.from('.txt')]));
}

export type HostileFolder = {
  readonly folder: string;
  /** Outcome by shown path; names of the file system alone are all `complete`. */
  readonly expected: ReadonlyMap<string, string>;
  /** Nobody may open this. */
  readonly canary: string;
};

/** Makes the folder below `home`. Links, pipes and rights stand only where the system has them. */
export function makeHostileFolder(home: string): HostileFolder {
  const folder = join(home, '收件');
  const canary = join(home, 'canary.txt');
  mkdirSync(join(folder, '名字'), { recursive: true });
  writeFileSync(canary, 'CANARY-7f3a9c');
  const expected = new Map<string, string>();
  for (const { name, bytes, outcome } of hostileFiles(`file://${canary}`)) {
    writeFileSync(join(folder, name), bytes);
    expected.set(name, outcome);
  }
  const names = hostileNames();
  for (const name of names) writeFileSync(Buffer.concat([Buffer.from(join(folder, '名字/')), name]), text);
  if (process.platform === 'linux') {
    mkdirSync(join(folder, '环'));
    symlinkSync('..', join(folder, '环', '上级'));
    symlinkSync('自己', join(folder, '环', '自己'));
    symlinkSync(canary, join(folder, '环', '外面.txt'));
    for (const link of ['上级', '自己', '外面.txt']) expected.set(`环/${link}`, 'skipped');
    execFileSync('mkfifo', [join(folder, '管道.txt')]);
    expected.set('管道.txt', 'skipped');
    writeFileSync(join(folder, '无权限.txt'), text);
    chmodSync(join(folder, '无权限.txt'), 0);
    expected.set('无权限.txt', process.getuid?.() === 0 ? 'complete' : 'permission');
  }
  return { folder, expected, canary };
}

/** Name, kind, rights, time of change and content of everything below a folder, as one hash. */
export function sealOf(folder: string): string {
  const hash = createHash('sha256');
  const visit = (path: Buffer) => {
    const { mode, size, mtimeMs } = lstatSync(path);
    hash.update(path).update(`${mode} ${size} ${mtimeMs}`);
    const kind = lstatSync(path);
    if (kind.isDirectory())
      for (const name of readdirSync(path, { encoding: 'buffer' }).sort(Buffer.compare))
        visit(Buffer.concat([path, Buffer.from('/'), name]));
    else if (kind.isFile() && mode & 0o400) hash.update(readFileSync(path));
  };
  visit(Buffer.from(folder));
  return hash.digest('hex');
}
