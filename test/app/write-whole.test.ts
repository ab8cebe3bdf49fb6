/** A report is there whole or not at all, and what is no plain file stays what it is. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeWhole } from '#src/app/write-whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'yushen-write-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bytes = new TextEncoder().encode('报告\n');

describe('a file is written', () => {
  test('where there was none, and over an older one, with nothing left beside it', async () => {
    const home = join(folder, 'plain');
    mkdirSync(home);
    for (const _ of [1, 2]) expect(await writeWhole(join(home, 'a.json'), bytes)).toEqual({ ok: true });
    expect(readdirSync(home)).toEqual(['a.json']);
    expect(readFileSync(join(home, 'a.json'), 'utf8')).toBe('报告\n');
  });

  test('where a link leads, and the link stays', async () => {
    writeFileSync(join(folder, 'target.json'), 'old');
    symlinkSync('target.json', join(folder, 'link.json'));
    expect(await writeWhole(join(folder, 'link.json'), bytes)).toEqual({ ok: true });
    expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'target.json'), 'utf8')).toBe('报告\n');
  });

  test('not in a folder that is not there, nor over a folder: the reason is told', async () => {
    expect(await writeWhole(join(folder, 'nowhere', 'a.json'), bytes)).toMatchObject({ ok: false, reason: 'ENOENT' });
    mkdirSync(join(folder, 'home'));
    expect(await writeWhole(join(folder, 'home'), bytes)).toMatchObject({ ok: false, reason: 'EISDIR' });
    expect(statSync(join(folder, 'home')).isDirectory()).toBe(true);
  });

  test.skipIf(process.getuid?.() === 0)('not where nobody may write', async () => {
    mkdirSync(join(folder, 'closed'));
    chmodSync(join(folder, 'closed'), 0o500);
    expect(await writeWhole(join(folder, 'closed', 'a.json'), bytes)).toMatchObject({ ok: false, reason: 'EACCES' });
  });
});

test.runIf(process.platform === 'linux')('a pipe gets the bytes and stays a pipe', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'inherit'] });
  let heard = '';
  reader.stdout.on('data', (piece: Buffer) => {
    heard += piece.toString('utf8');
  });
  const closed = new Promise((resolve) => reader.once('close', resolve));
  expect(await writeWhole(pipe, bytes)).toEqual({ ok: true });
  await closed;
  expect(heard).toBe('报告\n');
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});
