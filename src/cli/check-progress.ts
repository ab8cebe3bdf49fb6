/** Owns what a check says on stderr while it runs: a line that a terminal rewrites, plain lines in a log. Refuses words of its own. */
import type { CheckEvent } from '#src/app/check-files.ts';
import { logLine, progressEnd, progressLine, stoppedLine } from '#src/app/reporting.ts';
import type { DocumentStatus, Language } from '#src/model/run.ts';
import type { Terminal } from './terminal.ts';

const redrawMilliseconds = 250;
const slowSeconds = 30;

type Reading = { readonly path: string; readonly since: number; limit: number; told: boolean };

export type ProgressTeller = {
  readonly hear: (event: CheckEvent) => void;
  /** Stops the clock; says that the run was stopped, where it was. */
  readonly end: (stopped: boolean) => void;
};

export function tellProgress(terminal: Terminal, paths: readonly string[], language: Language): ProgressTeller {
  const counts: Partial<Record<DocumentStatus, number>> = {};
  const inHand = new Map<number, Reading>();
  let total = 0;
  let done = 0;
  let spokenAt = performance.now();
  const log = (event: Parameters<typeof logLine>[0]) => {
    if (terminal.live) return;
    spokenAt = performance.now();
    terminal.err(`${logLine(event, language)}\n`);
  };
  const tick = () => {
    const now = performance.now();
    // The one that has been read longest is the one a person asks about.
    const [oldest] = [...inHand.values()].sort((one, other) => one.since - other.since);
    if (terminal.live && total > 1 && oldest) {
      const seconds = Math.floor((now - oldest.since) / 1000);
      const progress = { done, total, file: oldest.path, seconds, limit: oldest.limit, failed: counts.failed ?? 0 };
      terminal.err(`\r\u001b[K${progressLine(progress, language, terminal.width)}`);
    }
    for (const reading of inHand.values()) {
      if (reading.told || now - reading.since < slowSeconds * 1000) continue;
      reading.told = true;
      log({ kind: 'slow', file: reading.path, seconds: slowSeconds });
    }
    if (total > 1 && now - spokenAt >= slowSeconds * 1000) log({ kind: 'progress', done, total });
  };
  const clock = setInterval(tick, redrawMilliseconds);
  return {
    hear: (event) => {
      if (event.kind === 'start') {
        total = event.total;
        if (total > 1) log({ kind: 'start', name: paths.join(' '), total });
        return;
      }
      if (event.kind === 'bundle') {
        inHand.delete(event.file);
        total += event.entries - 1;
        return;
      }
      if (event.kind === 'reading') {
        const known = inHand.get(event.file);
        if (known) known.limit = event.limit;
        else inHand.set(event.file, { path: event.path, since: performance.now(), limit: event.limit, told: false });
        return;
      }
      inHand.delete(event.file);
      done += 1;
      const { status, failure } = event.checked;
      counts[status] = (counts[status] ?? 0) + 1;
      if (failure) log({ kind: 'failed', file: event.path, failure });
      const tenth = Math.max(1, Math.ceil(total / 10));
      if (total >= 10 && done % tenth === 0 && done < total) log({ kind: 'progress', done, total });
    },
    end: (stopped) => {
      clearInterval(clock);
      if (terminal.live && total > 1) terminal.err('\r\u001b[K');
      if (stopped) terminal.err(`${stoppedLine(done, language)}\n`);
      else if (total > 1 && terminal.live) terminal.err(`${progressEnd(counts, language, terminal.width)}\n`);
      else if (total > 1) log({ kind: 'end', counts });
    },
  };
}
