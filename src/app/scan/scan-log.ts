/** Owns the log of scans: ids, counts and reason codes, one JSON line an event. Refuses names of files, cell text and addresses. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pino from 'pino';
import type { ScanRecord } from '#src/model/scan.ts';
import type { LeaseOwner } from '#src/store/store.ts';

export type ScanLog = {
  readonly started: (workers: number) => void;
  readonly ended: (record: ScanRecord) => void;
  readonly held: (holder: LeaseOwner) => void;
  readonly sent: (channel: string, error: string | null) => void;
  readonly failed: (code: string) => void;
};

/** Appends to `scan.log` in the folder of the records. What cannot be written there is lost, and the night goes on: records and report do not depend on it. */
export function openScanLog(state: string): ScanLog {
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, openDestination(join(state, 'scan.log')));
  return {
    started: (workers) => log.info({ workers }, 'scan started'),
    ended: ({ run, counts, changes, failures, packAdded }) =>
      log.info(
        {
          run: run.id,
          outcome: run.outcome,
          rulesPack: `${run.rulesPack.id}@${run.rulesPack.version}`,
          counts,
          changes: changes.length,
          failures: failures.map(({ code }) => code),
          packAdded,
        },
        'scan ended',
      ),
    held: ({ host, pid }) => log.warn({ host, pid }, 'another scan holds the lease'),
    sent: (channel, error) =>
      error === null ? log.info({ channel }, 'message sent') : log.warn({ channel, error }, 'message not sent'),
    failed: (code) => log.error({ code }, 'scan failed'),
  };
}

/** The folder is for its owner alone, whoever makes it first. */
function openDestination(file: string): pino.DestinationStream {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const destination = pino.destination({ dest: file, append: true, sync: true });
    destination.on('error', () => undefined);
    return destination;
  } catch {
    return { write: () => undefined };
  }
}
