/** Owns the long run of nights: three hundred files, three hundred kills, fifty pairs at once, and the counters that must be zero. Refuses to repair anything. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { DigestReport } from '#src/report/digest/digest-report.ts';
import { blankBasis, cleanForm } from '../../test/scan/forms.ts';
import { contentOf, hashesOf, killUntilDone, restore, rowFaults } from '../../test/scan/killing.ts';
import { type Office, openOffice, program, scanCall, start } from '../../test/scan/office.ts';
import { createPrng } from '../../test/support/generate/prng.ts';
import { sealOf } from '../../test/support/hostile/hostile-folder.ts';
import { makeShare, spoilUnseen, writeForm } from '../../test/support/share.ts';

let faulty = 0;

function tell(name: string, faults: readonly string[], of: number): void {
  faulty += faults.length;
  const shown = faults.length > 0 ? `: ${faults.slice(0, 3).join(' | ')}` : '';
  console.log(`${faults.length === 0 ? 'ok     ' : 'FAULT  '} ${faults.length} / ${of}  ${name}${shown}`);
}

async function scan(office: Office): Promise<{ readonly code: number | null; readonly digest: DigestReport }> {
  const { code, out, err } = await program(scanCall(office));
  if (out === '') throw new Error(`exit ${code}: ${err}`);
  return { code, digest: JSON.parse(out) };
}

/** Two nights over a share with everything in it; root reads what is locked to others. */
async function wholeShare(home: string, generated: number): Promise<void> {
  const share = makeShare(home, generated);
  const office = openOffice(home);
  const seal = sealOf(office.folder);
  const begin = performance.now();
  const first = await scan(office);
  const seconds = (performance.now() - begin) / 1000;
  const { seen, missing: _, ...rest } = first.digest.counts;
  const sum = Object.values(rest).reduce((total, count) => total + count, 0);
  console.log(`first night: ${JSON.stringify(first.digest.counts)}, ${seconds.toFixed(0)} s`);
  tell('counts that do not add up', sum === seen && seen >= share.expected.size ? [] : [`${sum} of ${seen}`], seen);
  tell('share changed by a scan', sealOf(office.folder) === seal ? [] : ['other bytes or times'], 1);
  const files = await office.records((store) => store.files(office.folder));
  const read = [...files.values()].filter(({ state, path }) => state === 'done' && !path.startsWith('名字/'));
  for (const { path } of read) spoilUnseen(join(office.folder, path));
  const second = await scan(office);
  const { complete, partial, reused, unchanged } = second.digest.counts;
  const known = first.digest.counts.complete + first.digest.counts.reused + first.digest.counts.partial;
  tell('files read twice', complete + partial + reused > 0 ? [JSON.stringify(second.digest.counts)] : [], unchanged);
  tell(
    'files that are unchanged and not known as such',
    unchanged === known ? [] : [`${unchanged} of ${known}`],
    known,
  );
  tell(
    'changes told of a night without any',
    second.digest.changes.map(({ document }) => document),
    1,
  );
}

function said({ changes, failures }: DigestReport): unknown {
  return [changes, failures.map(({ path, code }) => [path, code])];
}

async function manyKills(home: string, kills: number): Promise<void> {
  const office = openOffice(home);
  const kept = join(home, 'kept');
  const fill = (draft: number) => {
    for (let at = 0; at < 24; at++)
      writeForm(
        office.folder,
        `部门${at}/文本.${at % 2 === 0 ? 'txt' : 'docx'}`,
        blankBasis(
          cleanForm(200 + at),
          draft === 1
            ? [[1, 1]]
            : [
                [1, 1],
                [2, 1 + (at % 5)],
              ],
        ),
      );
  };
  fill(1);
  await office.night();
  cpSync(office.state, kept, { recursive: true });
  fill(2);
  const begin = performance.now();
  const { digest: calm } = await killUntilDone(office, 0, 0, createPrng(1));
  const longest = Math.ceil(performance.now() - begin);
  const hashes = await hashesOf(office);
  const wanted = await contentOf(office, hashes);
  const faults: string[] = [];
  const prng = createPrng(2);
  let done = 0;
  for (let series = 1; done < kills; series++) {
    restore(office, kept);
    const killed = await killUntilDone(office, longest, 12, prng);
    done += killed.kills.length;
    faults.push(...killed.kills.flatMap((kill) => kill.faults));
    if (!calm || !killed.digest || !isDeepStrictEqual(said(killed.digest), said(calm)))
      faults.push(`series ${series}: another report`);
    if (!isDeepStrictEqual(await contentOf(office, hashes), wanted)) faults.push(`series ${series}: other records`);
  }
  tell('kills that lost, doubled or broke something', faults, done);
}

async function manyPairs(home: string, pairs: number): Promise<void> {
  const office = openOffice(home);
  const faults: string[] = [];
  let overlapped = 0;
  for (let round = 0; round < pairs; round++) {
    for (let at = 0; at < 4; at++) writeForm(office.folder, `${at}.txt`, cleanForm(1000 + round * 4 + at));
    const ran = await Promise.all([start(scanCall(office)), start(scanCall(office))].map(({ ended }) => ended));
    const codes = ran.map(({ code }) => code).sort();
    if (codes.join() === '0,5') overlapped += 1;
    else if (codes.join() !== '0,0') faults.push(`${codes.join()}: ${ran.map(({ err }) => err).join(' ')}`);
  }
  const { brokenAt } = await office.records((store) => store.verifyJournal());
  tell('pairs of which not exactly one ran', [...faults, ...rowFaults(office.state)], overlapped);
  tell('journal broken', brokenAt === null ? [] : [String(brokenAt)], 1);
}

/** `--generated N --kills N --pairs N` */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      generated: { type: 'string', default: '240' },
      kills: { type: 'string', default: '300' },
      pairs: { type: 'string', default: '50' },
    },
  });
  const home = mkdtempSync(join(tmpdir(), 'yushen-nights-'));
  try {
    for (const name of ['share', 'kills', 'pairs']) mkdirSync(join(home, name));
    await wholeShare(join(home, 'share'), Number(values.generated));
    await manyKills(join(home, 'kills'), Number(values.kills));
    await manyPairs(join(home, 'pairs'), Number(values.pairs));
    process.exitCode = faulty > 0 ? 1 : 0;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

await main();
