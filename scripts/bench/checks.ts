/** Owns the share of the checks in the time of reading: the whole pack over one document. Refuses to count the loading of the pack, done once a run. */
import { checkStatement } from '#src/engine/check-statement.ts';
import { readDocument } from '#src/extract/registry.ts';
import type { RulesPack } from '#src/model/rule.ts';
import { readStatement, recognise } from '#src/records/read-statement.ts';
import { builtInPack } from '../../test/support/check.ts';
import { pdfAssets } from '../../test/support/pdf-assets.ts';
import { type Measurement, milliseconds } from './bars.ts';
import { timePairs } from './paired-rounds.ts';
import type { Submission, Submissions } from './submissions.ts';

const mostOfReading = 0.1;
/** Checks of one small document take little more than the clock can tell: more rounds. */
const rounds = 25;

async function shareOfReading({ name, bytes }: Submission, pack: RulesPack): Promise<Measurement> {
  const assets = { pdf: pdfAssets };
  const { result } = await readDocument(bytes, assets);
  const profile = result.ok ? recognise(result.value, pack.profiles) : null;
  if (!result.ok || !profile) throw new Error(`${name} was not read`);
  const reading = readStatement(result.value, profile);
  if (!reading.ok) throw new Error(`${name} was not read`);
  const check = () => checkStatement(result.value, reading.value, pack, profile, 'zh-CN');
  const times = await timePairs(check, () => readDocument(bytes, assets), rounds);
  const { findings } = check();
  return {
    name: `All checks, share of reading: ${name}`,
    value: times.ratio,
    unit: 'percent',
    most: mostOfReading,
    note: `${pack.rules.length} rules ${milliseconds(times.ours)}, reading ${milliseconds(times.reference)}; ${findings.length} findings`,
  };
}

export async function* measureChecks(submissions: Submissions): AsyncGenerator<Measurement> {
  const pack = await builtInPack();
  const { seedDocx, seedPdfs, longDocx, longPdf } = submissions;
  for (const submission of [seedDocx, ...seedPdfs.slice(-1), longDocx, longPdf])
    yield await shareOfReading(submission, pack);
}
