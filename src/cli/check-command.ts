/** Owns `yushen check`: options to a request, run to reports. Refuses to decide what is wrong with a document. */
import { type CheckEvent, checkFiles } from '#src/app/check-files.ts';
import { exitCodes, type FailLevel, failLevels } from '#src/app/exit-code.ts';
import { isReportFormat, logLine, progressEnd, progressLine, reportFormats } from '#src/app/reporting.ts';
import { type ReportRequest, writeReports } from '#src/app/write-reports.ts';
import type { DocumentStatus, Language } from '#src/model/run.ts';
import { packOrFaults } from './pack-option.ts';
import { folderOf, languageOf, type Terminal } from './terminal.ts';

export async function runCheck(
  terminal: Terminal,
  paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const formats = readFormats(options.format);
  const failOn = failLevels.find((level) => level === options.failOn);
  if (!formats || !failOn) {
    terminal.err(formats ? `--fail-on: ${failLevels.join(', ')}\n` : `--format: ${reportFormats.join(', ')}\n`);
    return exitCodes.usage;
  }
  const pack = await packOrFaults(terminal, folderOf(options));
  if (!pack) return exitCodes.usage;
  const language = languageOf(options);
  const onProgress = progressTeller(terminal, paths, language);
  const { run, documents } = await checkFiles({
    paths,
    pack,
    language,
    failOn: failOn satisfies FailLevel,
    onProgress,
  });
  const written = await writeReports(
    run,
    documents,
    pack,
    formats,
    { language, width: terminal.width, colour: terminal.colour },
    terminal.out,
  );
  if (!written.ok) {
    terminal.err(`${written.path}: ${written.reason}\n`);
    return exitCodes.died;
  }
  return run.exitCode;
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

/** A line that a terminal rewrites, at most four times a second; plain lines in a log. */
function progressTeller(terminal: Terminal, paths: readonly string[], language: Language): (event: CheckEvent) => void {
  const counts: Partial<Record<DocumentStatus, number>> = {};
  let total = 0;
  let done = 0;
  let shownAt = 0;
  return (event) => {
    if (event.kind === 'start') {
      total = event.total;
      if (!terminal.live && total > 1)
        terminal.err(`${logLine({ kind: 'start', name: paths.join(' '), total }, language)}\n`);
      return;
    }
    if (event.kind === 'reading') {
      const now = Date.now();
      if (!terminal.live || total < 2 || now - shownAt < 250) return;
      shownAt = now;
      const progress = { done, total, file: event.path, seconds: 0, limit: 60, failed: counts.failed ?? 0 };
      terminal.err(`\r\u001b[K${progressLine(progress, language, terminal.width)}`);
      return;
    }
    const { status, failure } = event.checked;
    done += 1;
    counts[status] = (counts[status] ?? 0) + 1;
    if (!terminal.live && failure)
      terminal.err(`${logLine({ kind: 'failed', file: event.path, failure }, language)}\n`);
    const tenth = Math.max(1, Math.ceil(total / 10));
    if (!terminal.live && total >= 10 && done % tenth === 0 && done < total)
      terminal.err(`${logLine({ kind: 'progress', done, total }, language)}\n`);
    if (done === total && total > 1) {
      terminal.err(
        terminal.live
          ? `\r\u001b[K${progressEnd(counts, language, terminal.width)}\n`
          : `${logLine({ kind: 'end', counts }, language)}\n`,
      );
    }
  };
}
