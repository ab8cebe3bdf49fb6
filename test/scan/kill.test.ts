/** Nights killed at random moments: nothing lost, nothing twice, and the night that comes to its end tells all of it. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DigestReport } from '#src/report/digest/digest-report.ts';
import { createPrng } from '../support/generate/prng.ts';
import { replaceFile, writeForm } from '../support/share.ts';
import { blankBasis, cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { contentOf, hashesOf, killUntilDone, restore } from './killing.ts';
import { type Office, openOffice } from './office.ts';

const kills = 30;
const lanes = 2;
const texts = 12;

function fillShare({ folder }: Office, draft: number): void {
  for (let at = 0; at < texts; at++) {
    // Every fourth is new in the second night, every fourth unchanged.
    if (at % 4 === (draft === 1 ? 0 : 1)) continue;
    const form = cleanForm(200 + at);
    const cells =
      draft === 1
        ? ([
            [1, 1],
            [2, 2],
          ] as const)
        : ([
            [1, 1],
            [3, 1],
            [3, 2],
          ] as const);
    writeForm(folder, `部门${at}/文本.${at % 2 === 0 ? 'txt' : 'docx'}`, blankBasis(form, cells));
  }
  replaceFile(join(folder, `坏${draft}.pdf`), '%PDF-1.7\n%%EOF\n12');
}

/** What a report says of texts and failures, apart from times and the number of the run. */
function said({ changes, failures, newTexts, newDrafts }: DigestReport): unknown {
  return { changes, newTexts, newDrafts, failures: failures.map(({ path, code }) => [path, code]) };
}

describe('a night that is killed again and again', () => {
  test(`ends with the same records and the same report, after ${kills} kills`, { timeout: 300_000 }, async () => {
    const home = makeHome();
    const office = openOffice(home);
    const kept = join(home, 'kept');
    fillShare(office, 1);
    await office.night();
    cpSync(office.state, kept, { recursive: true });
    fillShare(office, 2);
    const begin = performance.now();
    const undisturbed = await killUntilDone(office, 0, 0, createPrng(1));
    const longest = Math.ceil(performance.now() - begin);
    const hashes = await hashesOf(office);
    const wanted = await contentOf(office, hashes);
    const told = undisturbed.digest ? said(undisturbed.digest) : null;
    expect(undisturbed.digest?.changes.length).toBe((texts * 3) / 4);
    let done = 0;
    const lane = async (number: number) => {
      const own: Office = openOffice(join(home, `lane${number}`));
      const shared: Office = { ...office, state: own.state, records: own.records };
      for (const prng = createPrng(number); done < kills; ) {
        restore(shared, kept);
        const series = await killUntilDone(shared, longest, 20, prng);
        done += series.kills.length;
        expect(series.kills.flatMap(({ after, faults }) => faults.map((fault) => `${after} ms: ${fault}`))).toEqual([]);
        expect(series.digest && said(series.digest)).toEqual(told);
        expect(await contentOf(shared, hashes)).toEqual(wanted);
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, at) => lane(at + 1)));
    expect(done).toBeGreaterThanOrEqual(kills);
  });
});
