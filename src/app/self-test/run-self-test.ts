/** Owns the proof that an installed program works: its samples read and checked as a user's files are. Refuses samples from outside. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RulesPack } from '#src/model/rule.ts';
import type { CheckedDocument } from '#src/model/run.ts';
import { checkFiles } from '../check-files.ts';
import { samplesPath } from '../program-files.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** Every sample is the same form with this one defect. */
export const plantedRule = 'target/comparator-reversed';

/** One sample: its file name, and what is wrong with it in the program's own codes; null where nothing is. */
export type SampleOutcome = { readonly sample: string; readonly fault: string | null };

/** Null where the run was stopped. The sandbox is closed afterwards. */
export async function runSelfTest(
  pack: RulesPack,
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<readonly SampleOutcome[] | null> {
  const folder = samplesPath();
  const samples = (await readdir(folder)).sort();
  const checked = await checkFiles({
    pack,
    sandbox,
    paths: samples.map((name) => join(folder, name)),
    language: 'zh-CN',
    failOn: 'error',
    workers: 1,
    withDocuments: false,
    signal,
    onProgress: () => undefined,
  });
  if (!checked) return null;
  return samples.map((sample, index) => ({ sample, fault: faultOf(checked.run.documents[index]) }));
}

function faultOf(document: CheckedDocument | undefined): string | null {
  if (!document) return 'internal';
  if (document.failure) return [document.failure.code, document.failure.detail].filter(Boolean).join(' ');
  if (document.status !== 'complete') return document.status;
  const found = document.findings.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId);
  return found.length === 1 && found[0] === plantedRule ? null : `findings: ${found.join(', ') || '0'}`;
}
