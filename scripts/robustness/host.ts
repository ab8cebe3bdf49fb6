/** Owns the host of a robustness run: the same check as the program, with a child that obeys the orders in mock files. Refuses to be part of the program. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkFiles } from '#src/app/check-files.ts';
import { loadPack } from '#src/app/load-pack.ts';
import { openSandbox } from '#src/app/sandbox/sandbox.ts';
import { writeReports } from '#src/app/write-reports.ts';
import { limits } from '#src/model/limits.ts';

/** `host.ts FOLDER JSON HTML --workers N --seconds N` */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { workers: { type: 'string', default: '2' }, seconds: { type: 'string', default: '20' } },
  });
  const [folder = '', json = '', html = ''] = positionals;
  const loaded = await loadPack(null);
  if (!loaded.ok) throw new Error('the rules pack does not load');
  const language = 'zh-CN';
  const seconds = Number(values.seconds);
  const checked = await checkFiles({
    pack: loaded.pack,
    paths: [folder],
    language,
    failOn: 'error',
    workers: Number(values.workers),
    withDocuments: true,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    sandbox: openSandbox({
      pack: Promise.resolve(loaded.message),
      entry: fileURLToPath(new URL('../../test/support/mock-child.ts', import.meta.url)),
      limits: { ...limits, file: { ...limits.file, seconds, longSeconds: 2 * seconds } },
    }),
  });
  if (!checked) return;
  const reports = [
    { format: 'json', path: json },
    { format: 'html', path: html },
  ] as const;
  const written = await writeReports(
    checked.run,
    checked.document,
    loaded.pack,
    reports,
    { language, width: 80, colour: false },
    () => undefined,
  );
  process.exitCode = written.ok ? checked.run.exitCode : 4;
}

await main();
