/** Owns the measuring of a night in which nothing changed, against a bare walk with a look at every file. Refuses to measure reading. */
import { lstat, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPack } from '#src/app/load-pack.ts';
import { openStore } from '#src/app/scan/open-store.ts';
import { type ScanRequest, scanShare } from '#src/app/scan/scan-share.ts';
import { readSettings } from '#src/app/scan/settings.ts';
import { walkShare } from '#src/app/scan/walk-share.ts';
import type { ScanCounts } from '#src/model/scan.ts';
import { generateStatement } from '../../test/support/generate/statement.ts';
import { writeText } from '../../test/support/write/text.ts';
import { type Measurement, milliseconds } from './bars.ts';
import { timePairs } from './paired-rounds.ts';

const folders = 100;
const filesInFolder = 100;
/** Submissions among them; the other files are copies, as years of attachments are. */
const distinct = 400;
const yesterday = new Date(Date.now() - 86_400_000);

async function fillShare(share: string): Promise<void> {
  const texts = Array.from({ length: distinct }, (_, at) =>
    writeText(generateStatement(at + 1, { clean: at % 3 !== 0, projects: 1 + (at % 3) })),
  );
  for (let folder = 0; folder < folders; folder++) {
    const path = join(share, `部门${folder}`);
    await mkdir(path, { recursive: true });
    const writing = Array.from({ length: filesInFolder }, async (_, at) => {
      const file = join(path, `${at}.txt`);
      await writeFile(file, texts[(folder * filesInFolder + at) % distinct] ?? '');
      await utimes(file, yesterday, yesterday);
    });
    await Promise.all(writing);
  }
}

/** The least that must be done to see that nothing changed. */
async function walk(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const counts = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? walk(path) : (await lstat(path)).size >= 0 ? 1 : 0;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

export async function* measureScan(): AsyncGenerator<Measurement> {
  const home = await mkdtemp(join(tmpdir(), 'yushen-bench-'));
  const share = join(home, '收件');
  const loaded = await loadPack(null);
  const settings = readSettings('settle: { quietSeconds: 0, minimumAgeSeconds: 0 }');
  const opened = await openStore({ state: join(home, 'state'), url: null }, new Date(), 'zh-CN');
  if (!loaded.ok || !settings.ok || !opened.ok) throw new Error('no rules, settings or records');
  const request: ScanRequest = {
    folder: share,
    store: opened.store,
    pack: loaded.pack,
    message: loaded.message,
    settings: settings.settings,
    language: 'zh-CN',
    workers: 2,
    now: () => new Date(),
    signal: new AbortController().signal,
    onEvent: () => undefined,
  };
  const night = async (): Promise<ScanCounts> => {
    const scanned = await scanShare(request);
    if (!scanned.ok) throw new Error('held');
    return scanned.record.counts;
  };
  try {
    await fillShare(share);
    const start = performance.now();
    const first = await night();
    const firstNight = performance.now() - start;
    const quiet = await night();
    const looks = await timePairs(
      () => walkShare(share),
      () => walk(share),
    );
    yield {
      name: 'The looks of a night alone, to a bare walk',
      value: looks.ratio,
      unit: 'ratio',
      most: 1.5,
      note: `${milliseconds(looks.ours)}, walk ${milliseconds(looks.reference)}; ${quiet.unchanged} files in the cache of the system`,
    };
    const times = await timePairs(night, () => walk(share));
    yield {
      name: 'A night without changes and its copy of the records',
      value: times.ratio,
      unit: 'ratio',
      most: 1.5,
      note: `${milliseconds(times.ours)}, walk ${milliseconds(times.reference)}; first night ${(firstNight / 1000).toFixed(0)} s, ${first.complete} read, ${first.reused} copies`,
    };
  } finally {
    await opened.store.close();
    await rm(home, { recursive: true, force: true });
  }
}
