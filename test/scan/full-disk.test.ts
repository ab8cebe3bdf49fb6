/** A disk that is full: a clean stop with a reason, and a whole result once there is space. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeForm } from '../support/share.ts';
import { blankBasis, cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { contentOf, hashesOf, rowFaults } from './killing.ts';
import { openOffice, program, scanCall } from './office.ts';

const mounted: string[] = [];

function mount(folder: string, kibibytes: number): boolean {
  mkdirSync(folder, { recursive: true });
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder]).status === 0;
  if (done) mounted.push(folder);
  return done;
}

const home = makeHome();
const possible = process.platform === 'linux' && mount(join(home, 'probe'), 64);
if (!possible) process.stderr.write('No file system can be mounted here: a full disk is NOT tested.\n');
afterAll(() => {
  for (const folder of mounted) spawnSync('umount', [folder]);
});

describe.runIf(possible)('records on a disk that is full', () => {
  const texts = 6;
  const office = openOffice(home);
  for (let at = 0; at < texts; at++)
    writeForm(office.folder, `部门${at}/文本.txt`, blankBasis(cleanForm(700 + at), [[1, 1]]));

  test.for([16, 420, 1200])('at %i KiB', { timeout: 180_000 }, async (kibibytes) => {
    const state = join(home, `state${kibibytes}`);
    expect(mount(state, kibibytes)).toBe(true);
    const full = { ...office, state };
    const stopped = await program(scanCall(full));
    const isFull = stopped.code === 4;
    if (isFull) expect([stopped.out, /磁盘已满/u.test(stopped.err)]).toEqual(['', true]);
    // The last size is enough for everything, but perhaps not for the copy.
    else expect([kibibytes, stopped.code]).toEqual([1200, 0]);
    expect(spawnSync('mount', ['-o', 'remount,size=64m', state]).status).toBe(0);
    const after = await program(scanCall(full));
    expect([after.code, after.err]).toEqual([0, '']);
    if (isFull) expect(JSON.parse(after.out).changes).toHaveLength(texts);
    expect(rowFaults(state)).toEqual([]);
    const own = openOffice(home, '', null, state);
    const calm = openOffice(home, '', null, join(home, 'calm'));
    if (kibibytes === 16) await calm.night();
    const hashes = await hashesOf(calm);
    expect(hashes).toHaveLength(texts);
    expect(await contentOf(own, hashes)).toEqual(await contentOf(calm, hashes));
  });
});
