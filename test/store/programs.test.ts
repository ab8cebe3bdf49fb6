/** Several programs over one SQLite store: one lease between two, and writers killed at any moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '#src/store/open-sqlite.ts';
import { at, opened, root, submission } from './samples.ts';

type Program = { readonly child: ChildProcess; readonly lines: Interface; readonly next: () => Promise<string> };

let folder: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yushen-store-'));
  children = [];
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const leaseTaker = new URL('./lease-taker.ts', import.meta.url);
const writeLoop = new URL('./write-loop.ts', import.meta.url);

function start(program: URL, ...args: string[]): Program {
  const path = fileURLToPath(program);
  const child = spawn(process.execPath, ['--no-warnings', path, folder, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const waiting: AsyncIterator<string> = lines[Symbol.asyncIterator]();
  return { child, lines, next: async () => String((await waiting.next()).value) };
}

test('of two programs that open a new store and take its lease at once, fifty times, exactly one holds it', async () => {
  const takers = [start(leaseTaker, 'one'), start(leaseTaker, 'two')];
  expect(await Promise.all(takers.map(({ next }) => next()))).toEqual(['ready', 'ready']);
  for (let round = 0; round < 50; round += 1) {
    for (const { child } of takers) child.stdin?.write('take\n');
    const answers = await Promise.all(takers.map(({ next }) => next()));
    expect([...answers].sort()).toEqual(['held', 'taken']);
    const holder = takers[answers.indexOf('taken')];
    holder?.child.stdin?.write('release\n');
    expect(await holder?.next()).toBe('released');
  }
});

test('a writer killed thirty times leaves a whole store with every file it had stored', {
  timeout: 400_000,
}, async () => {
  writeFileSync(join(folder, 'submission.json'), JSON.stringify(submission));
  let stored = 0;
  for (let kill = 0; kill < 30; kill += 1) {
    const { child, lines } = start(writeLoop, String(stored));
    let told = stored - 1;
    // A few files in, at a moment that no line tells.
    await new Promise<void>((resolve) => {
      lines.on('line', (line) => {
        told = Number(line);
        if (told >= stored + 2) setTimeout(resolve, (kill * 7) % 23);
      });
    });
    child.kill('SIGKILL');
    await once(child, 'close');
    const store = opened(await openSqliteStore(folder, at(0)));
    const files = await store.files(root);
    const count = files.size;
    // One more may have been stored than was told.
    expect(count === told + 1 || count === told + 2, `${count} files after ${told}`).toBe(true);
    expect([...files.values()].map(({ size }) => size).sort((one, other) => one - other)).toEqual(
      Array.from({ length: count }, (_, index) => index),
    );
    expect(await store.latestDrafts(root)).toHaveLength(count);
    expect(await store.verifyJournal()).toEqual({ entries: 1 + (kill + 1) + count, brokenAt: null });
    for (let index = stored; index < count; index += 1) {
      const sha256 = String(index).padStart(64, '0');
      expect(await store.checkOf(sha256, 'built-in@1')).toEqual(submission);
      expect(await store.extractionOf(sha256)).toEqual(new Uint8Array(20_000).fill(index));
    }
    await store.close();
    stored = count;
  }
});
