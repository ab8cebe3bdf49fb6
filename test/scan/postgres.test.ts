/** The nights that matter once more, with the records on a PostgreSQL server. */
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createPrng } from '../support/generate/prng.ts';
import { startPostgres } from '../support/postgres.ts';
import { spoilUnseen, writeForm } from '../support/share.ts';
import { blankBasis, cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { contentOf, hashesOf, killUntilDone } from './killing.ts';
import { openOffice, program, scanCall, start } from './office.ts';

const server = await startPostgres();
const missing = 'missing' in server ? server.missing : null;
if (missing !== null) process.stderr.write(`Nights with records on PostgreSQL are NOT tested here: ${missing}\n`);
afterAll(() => {
  if (!('missing' in server)) server.stop();
});

async function makeDatabase(): Promise<string> {
  if ('missing' in server) throw new Error(server.missing);
  return server.makeDatabase();
}

describe.skipIf(missing !== null)('records on PostgreSQL', () => {
  const home = makeHome();
  const texts = 8;
  const fill = (folder: string, draft: number) =>
    Array.from({ length: texts }, (_, at) =>
      writeForm(
        folder,
        `部门${at}/文本.txt`,
        blankBasis(
          cleanForm(900 + at),
          draft === 1
            ? [
                [1, 1],
                [2, 2],
              ]
            : [
                [1, 1],
                [3, 1],
                [3, 2],
              ],
        ),
      ),
    );

  test('a first night, one without changes, one with new drafts, and the same after kills', {
    timeout: 240_000,
  }, async () => {
    const office = openOffice(home, '', await makeDatabase());
    const files = fill(office.folder, 1);
    expect((await office.night()).newTexts).toBe(texts);
    files.forEach(spoilUnseen);
    const quiet = JSON.parse((await program(scanCall(office))).out);
    expect(quiet.counts).toMatchObject({ seen: texts, unchanged: texts, complete: 0 });
    fill(office.folder, 2);
    const calm = JSON.parse((await program(scanCall(office))).out);
    expect(calm.changes).toHaveLength(texts);
    const sums = { fixed: 1, still: 1, new: 2, waived: 0, unjudged: 0 };
    expect(calm.changes).toMatchObject(Array.from({ length: texts }, () => sums));
    const hashes = await hashesOf(office);
    const wanted = await contentOf(office, hashes);
    const again = openOffice(home, '', await makeDatabase(), join(home, 'again'));
    fill(again.folder, 1);
    await again.night();
    fill(again.folder, 2);
    const { kills, digest } = await killUntilDone(again, 1500, 3, createPrng(3));
    expect(kills.flatMap(({ faults }) => faults)).toEqual([]);
    expect(digest?.changes).toEqual(calm.changes);
    expect(await contentOf(again, hashes)).toEqual(wanted);
  });

  test('of two scans started together one runs', { timeout: 120_000 }, async () => {
    const office = openOffice(join(home, 'two'), '', await makeDatabase());
    fill(office.folder, 1);
    const pair = await Promise.all([start(scanCall(office)), start(scanCall(office))].map(({ ended }) => ended));
    expect(pair.map(({ code }) => code).sort()).toEqual([0, 5]);
  });
});
