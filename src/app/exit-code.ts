/** Owns the exit codes of every command. Refuses to set them: only the entry of the command line does. */

import { severities } from '#src/model/finding.ts';
import type { CheckedDocument } from '#src/model/run.ts';

export const exitCodes = { clean: 0, findings: 1, usage: 2, unread: 3, died: 4, leaseHeld: 5 } as const;

export const failLevels = [...severities, 'never'] as const;
export type FailLevel = (typeof failLevels)[number];

/** 3 where some input was not, or not fully, read; 1 where a finding reaches the level; 请核对, preview and waived findings never count. */
export function checkExitCode(documents: readonly CheckedDocument[], level: FailLevel): number {
  if (documents.some(({ status }) => status === 'failed' || status === 'partial')) return exitCodes.unread;
  const counted = documents
    .flatMap(({ findings }) => findings)
    .filter(
      ({ certainty, ruleStatus, waived }) => certainty === 'certain' && ruleStatus !== 'preview' && waived === null,
    );
  const reached =
    level !== 'never' && counted.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(level));
  return reached ? exitCodes.findings : exitCodes.clean;
}
