/** Owns `yushen check`: options to a request, run to reports. Refuses to decide what is wrong with a document. */
import { checkFiles, defaultWorkers } from '#src/app/check-files.ts';
import { exitCodes, failLevels } from '#src/app/exit-code.ts';
import { isReportFormat, reportFormats } from '#src/app/reporting.ts';
import { openSandbox } from '#src/app/sandbox/sandbox.ts';
import { timingLines } from '#src/app/timing.ts';
import { type ReportRequest, writeReports } from '#src/app/write-reports.ts';
import { recogniserChoices } from '#src/model/recogniser-choice.ts';
import { tellProgress } from './check-progress.ts';
import { packOrFaults } from './pack-option.ts';
import { folderOf, languageOf, type Terminal } from './terminal.ts';

export async function runCheck(
  terminal: Terminal,
  paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const formats = readFormats(options.format);
  const failOn = failLevels.find((level) => level === options.failOn);
  const ocr = recogniserChoices.find((choice) => choice === (options.ocr ?? 'pp-ocr'));
  const workers = options.workers === undefined ? defaultWorkers : Number(options.workers);
  if (!formats) return refuse(terminal, `--format: ${reportFormats.join(', ')}`);
  if (!failOn) return refuse(terminal, `--fail-on: ${failLevels.join(', ')}`);
  if (!ocr) return refuse(terminal, `--ocr: ${recogniserChoices.join(', ')}`);
  if (!Number.isInteger(workers) || workers < 1 || workers > 8) return refuse(terminal, '--workers: 1–8');
  const loading = packOrFaults(terminal, folderOf(options));
  // The first child starts while the rules are read.
  const sandbox = openSandbox({ pack: loading.then((loaded) => loaded?.message ?? Promise.reject()) });
  sandbox.prepare(1);
  const loaded = await loading;
  if (!loaded) {
    await sandbox.close();
    return exitCodes.usage;
  }
  const language = languageOf(options);
  const progress = tellProgress(terminal, paths, language);
  const checked = await checkFiles({
    pack: loaded.pack,
    sandbox,
    paths,
    language,
    failOn,
    workers,
    withDocuments: formats.some(({ format }) => format !== 'json'),
    secondReader: options.secondReader === true,
    ocr,
    signal: terminal.interrupted(),
    onProgress: progress.hear,
  });
  progress.end(checked === null);
  if (!checked) return exitCodes.died;
  if (options.timing === true) terminal.err(`${timingLines(checked.times).join('\n')}\n`);
  const written = await writeReports(
    checked.run,
    checked.document,
    loaded.pack,
    formats,
    { language, width: terminal.width, colour: terminal.colour },
    terminal.out,
  );
  if (!written.ok) {
    terminal.err(`${written.path}: ${written.reason}\n`);
    return exitCodes.died;
  }
  return checked.run.exitCode;
}

function refuse(terminal: Terminal, sentence: string): number {
  terminal.err(`${sentence}\n`);
  return exitCodes.usage;
}

// json:报告.json writes a file; console goes to the terminal where nothing else is asked for.
function readFormats(given: unknown): ReportRequest[] | null {
  const list = Array.isArray(given) && given.length > 0 ? given : ['console'];
  const formats = list.map((text: unknown): ReportRequest | null => {
    const [name = '', ...rest] = String(text).split(':');
    const path = rest.length > 0 ? rest.join(':') : null;
    return isReportFormat(name) && path !== '' ? { format: name, path } : null;
  });
  const known = formats.filter((format) => format !== null);
  return known.length === formats.length ? known : null;
}
