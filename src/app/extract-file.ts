/** Owns the reading of one file for people who want to see what was read. Refuses to check anything. */
import type { ExtractedDocument } from '#src/model/document.ts';
import { failed, type Result, success } from '#src/model/result.ts';
import type { PerformanceStatement } from '#src/model/statement.ts';
import type { LoadedPack } from './load-pack.ts';
import { openFile } from './open-file.ts';
import { openSandbox } from './sandbox/sandbox.ts';

export type Extraction = {
  readonly document: Pick<ExtractedDocument, 'blocks' | 'tables'>;
  /** Null where no form is recognised. */
  readonly statement: PerformanceStatement | null;
};

/** What a file's reader took out of it, and the statement in it; the notices say what was read with a caveat. */
export async function extractFile(
  path: string,
  { message }: Extract<LoadedPack, { ok: true }>,
  signal: AbortSignal,
): Promise<Result<Extraction>> {
  const opened = await openFile(path, true);
  if (!opened.ok) return opened;
  const sandbox = openSandbox({ pack: Promise.resolve(message) });
  signal.addEventListener('abort', () => void sandbox.close());
  try {
    const unchanged = async () => {
      const finished = await opened.value.finish();
      return finished.ok ? null : finished.failure;
    };
    const answered = await sandbox.read(opened.value, { kind: 'extract' }, unchanged, () => undefined);
    if (!answered.ok) return answered;
    const { answer } = answered;
    if (answer.kind === 'unread') return { ok: false, failure: answer.failure };
    if (answer.kind !== 'extracted') return failed('crashed', 'answer not understood');
    return success({ document: answer.document, statement: answer.statement }, answer.notices);
  } finally {
    await sandbox.close();
    await opened.value.close();
  }
}
