/** Owns a night from outside: scan, morning report, messages, exit code. Refuses to know options and terminals. */

import type { ScanRecord } from '#src/model/scan.ts';
import { type DigestFormat, makeDigest } from '#src/report/digest/digest.ts';
import { StoreError, type StoreFault } from '#src/store/store-error.ts';
import { exitCodes } from '../exit-code.ts';
import { type Written, writeWhole } from '../write-whole.ts';
import { notify } from './notify.ts';
import type { ScanLog } from './scan-log.ts';
import { type Scanned, type ScanRequest, scanShare } from './scan-share.ts';

export type DigestRequest = { readonly format: DigestFormat; readonly path: string | null };

export type NightRequest = ScanRequest & {
  readonly digests: readonly DigestRequest[];
  readonly width: number;
  readonly colour: boolean;
  readonly print: (text: string) => void;
  readonly log: ScanLog;
};

export type NightOutcome =
  | { readonly kind: 'held'; readonly holder: Extract<Scanned, { ok: false }>['holder']; readonly exitCode: number }
  | { readonly kind: 'done'; readonly exitCode: number; readonly unwritten: Extract<Written, { ok: false }> | null };

/** The fault of the store that ended the night, or null where it was something else: then it is a bug of ours. */
export function storeFaultOf(error: unknown): StoreFault | null {
  return error instanceof StoreError ? error.fault : null;
}

export async function runNight(request: NightRequest): Promise<NightOutcome> {
  const { digests, language, width, colour, print, settings, log } = request;
  log.started(request.workers);
  let unwritten: Extract<Written, { ok: false }> | null = null;
  const tell = async (record: ScanRecord): Promise<boolean> => {
    for (const { format, path } of digests) {
      const text = makeDigest(format, record, { language, width, colour: colour && path === null });
      if (path === null) print(text);
      else {
        const written = await writeWhole(path, new TextEncoder().encode(text));
        if (!written.ok) unwritten = written;
      }
    }
    return unwritten === null;
  };
  const scanned = await scanShare({ ...request, tell });
  if (!scanned.ok) {
    log.held(scanned.holder);
    return { kind: 'held', holder: scanned.holder, exitCode: exitCodes.leaseHeld };
  }
  const { record } = scanned;
  log.ended(record);
  for (const { channel, error } of await notify(record, settings.notify, language)) log.sent(channel, error);
  const unread = record.run.outcome !== 'finished' || record.failures.length > 0;
  const exitCode = unwritten ? exitCodes.died : unread ? exitCodes.unread : exitCodes.clean;
  return { kind: 'done', exitCode, unwritten };
}
