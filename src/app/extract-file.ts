/** Owns the reading of one file for people who want to see what was read. Refuses to check anything. */
import type { ExtractedDocument } from '#src/model/document.ts';
import { type Result, success } from '#src/model/result.ts';
import type { RulesPack } from '#src/model/rule.ts';
import type { PerformanceStatement } from '#src/model/statement.ts';
import { readBytes } from './check-document.ts';
import { readWhole } from './check-files.ts';
import { pdfAssets } from './program-files.ts';

export type Extraction = {
  readonly document: Pick<ExtractedDocument, 'blocks' | 'tables'>;
  /** Null where no form is recognised. */
  readonly statement: PerformanceStatement | null;
};

/** What a file's reader took out of it, and the statement in it; the notices say what was read with a caveat. */
export async function extractFile(path: string, pack: RulesPack): Promise<Result<Extraction>> {
  const bytes = await readWhole(path);
  if (!(bytes instanceof Uint8Array)) return { ok: false, failure: bytes };
  const outcome = await readBytes(bytes, pack, { pdf: pdfAssets() });
  if (!outcome.ok) return { ok: false, failure: outcome.failure };
  const { blocks, tables } = outcome.document;
  return success({ document: { blocks, tables }, statement: outcome.reading?.statement ?? null }, outcome.notices);
}
