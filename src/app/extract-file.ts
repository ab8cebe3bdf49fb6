/** Owns the reading of one file for people who want to see what was read. Refuses to check anything. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Failure } from '#src/model/result.ts';
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

/** What a file's reader took out of it, and the statement in it. */
export async function extractFile(path: string, pack: RulesPack): Promise<Extraction | Failure> {
  const bytes = await readWhole(path);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const outcome = await readBytes(bytes, pack, { pdf: pdfAssets() });
  if (!outcome.ok) return outcome.failure;
  const { blocks, tables } = outcome.document;
  return { document: { blocks, tables }, statement: outcome.reading?.statement ?? null };
}
