/** Owns the log of scans: ids, counts and reason codes, one JSON line an event. Refuses names of files, cell text and addresses. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
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

/** Appends to `scan.log` in the folder of the records. */
export function openScanLog(state: string): ScanLog {
  mkdirSync(state, { recursive: true });
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: join(state, 'scan.log'), append: true, sync: true }),
  );
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
