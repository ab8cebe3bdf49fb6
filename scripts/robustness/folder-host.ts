/** Owns the host of a robustness run over folders: the program's own check, with the time and the amount of text of every file. Refuses to be part of the program. */
import { writeFileSync } from 'node:fs';
import { checkFiles } from '#src/app/check-files.ts';
import { loadPack } from '#src/app/load-pack.ts';
import { openSandbox } from '#src/app/sandbox/sandbox.ts';
import type { FolderRun } from './folders.ts';

/** `folder-host.ts OUTPUT WORKERS FOLDER…` */
async function main(): Promise<void> {
  const [output = '', workers = '2', ...paths] = process.argv.slice(2);
  const loaded = await loadPack(null);
  if (!loaded.ok) throw new Error('the rules pack does not load');
  const begun = new Map<number, number>();
  const seconds = new Map<string, number>();
  const checked = await checkFiles({
    pack: loaded.pack,
    sandbox: openSandbox({ pack: Promise.resolve(loaded.message) }),
    paths,
    language: 'zh-CN',
    failOn: 'error',
    workers: Number(workers),
    withDocuments: true,
    signal: new AbortController().signal,
    onProgress: (event) => {
      if (event.kind === 'reading' && !begun.has(event.file)) begun.set(event.file, performance.now());
      if (event.kind !== 'done') return;
      const since = begun.get(event.file) ?? performance.now();
      const { argument } = event.checked.source;
      seconds.set(`${argument} ${event.path}`, (performance.now() - since) / 1000);
    },
  });
  if (!checked) throw new Error('stopped');
  const run: FolderRun = checked.run.documents.map(({ source, status, failure, notices }, id) => ({
    argument: source.argument,
    path: source.path,
    mediaType: source.mediaType,
    status,
    code: failure?.code ?? null,
    detail: failure?.detail ?? '',
    notices: notices.length,
    seconds: seconds.get(`${source.argument} ${source.path}`) ?? 0,
    characters: (checked.document(id)?.blocks ?? []).reduce(
      (sum, { text }) => sum + text.replace(/\s/gu, '').length,
      0,
    ),
  }));
  writeFileSync(output, JSON.stringify(run));
}

await main();
