/** A program that keeps changing files while they are read: what is stored belongs to the bytes whose hash is stored. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeText } from '../support/write/text.ts';
import { blankBasis, type Cell, cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { openOffice } from './office.ts';

const files = 12;
const nights = 4;
const cells: readonly Cell[] = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 3],
  [3, 1],
];

test('results always belong to the recorded hash', { timeout: 180_000 }, async () => {
  const office = openOffice(makeHome());
  mkdirSync(office.folder, { recursive: true });
  const versions = Array.from({ length: files }, (_, at) =>
    cells.map((_, blanks) => writeText(blankBasis(cleanForm(800 + at), cells.slice(0, blanks + 1)))),
  );
  const blanksOf = new Map(
    versions.flatMap((texts) =>
      texts.map((text, at) => [createHash('sha256').update(text).digest('hex'), at + 1] as const),
    ),
  );
  expect(blanksOf.size).toBe(files * cells.length);
  let turn = 0;
  const write = (at: number, version: number) =>
    writeFileSync(join(office.folder, `${at}.txt`), versions[at]?.[version % cells.length] ?? '');
  for (let at = 0; at < files; at++) write(at, 0);
  const writer = setInterval(() => {
    for (let some = 0; some < 3; some++) write(turn++ % files, turn);
  }, 4);
  const isRight = async (): Promise<number> =>
    office.records(async (store) => {
      let known = 0;
      for (const { path, state, sha256 } of (await store.files(office.folder)).values()) {
        if (state !== 'done' || sha256 === null) continue;
        const checked = await store.checkOf(sha256, null);
        expect(checked?.source.sha256).toBe(sha256);
        const places = checked?.findings.reduce((sum, finding) => sum + finding.places.length, 0);
        const blanks = blanksOf.get(sha256);
        if (blanks !== undefined) expect([path, places]).toEqual([path, blanks]);
        known += blanks === undefined ? 0 : 1;
      }
      return known;
    });
  try {
    for (let night = 0; night < nights; night++) {
      const { counts } = await office.night();
      expect(counts.seen).toBe(files);
      await isRight();
    }
  } finally {
    clearInterval(writer);
  }
  const { counts } = await office.night();
  expect([counts.notStable, counts.failed]).toEqual([0, 0]);
  expect(await isRight()).toBe(files);
});
