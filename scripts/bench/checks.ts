/** Owns the share of the checks in the time of reading: the whole pack over one document. Refuses to count the loading of the pack, done once a run. */
import { type CheckResult, checkStatement } from '#src/engine/check-statement.ts';
import { readDocument } from '#src/extract/registry.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Result } from '#src/model/result.ts';
import type { RulesPack } from '#src/model/rule.ts';
import { readStatement, recognise } from '#src/records/read-statement.ts';
import { builtInPack } from '../../test/support/check.ts';
import { pdfAssets } from '../../test/support/pdf-assets.ts';
import { type Measurement, milliseconds } from './bars.ts';
import { type Rounds, timePairs } from './paired-rounds.ts';
import type { Submission, Submissions } from './submissions.ts';

const mostOfReading = 0.1;
/** A small document takes little more than the clock can tell, and its checks are not compiled when they begin. */
const ofSmall = { rounds: 25, warmUps: 25 };

type Check = () => CheckResult;

/** The checks over a reading of its own: what is remembered of an earlier document is no help, as in a real run. */
function prepare(name: string, result: Result<ExtractedDocument>, pack: RulesPack): Check {
  const profile = result.ok ? recognise(result.value, pack.profiles) : null;
  if (!result.ok || !profile) throw new Error(`${name} was not read`);
  const reading = readStatement(result.value, profile);
  if (!reading.ok) throw new Error(`${name} was not read`);
  return () => checkStatement(result.value, reading.value, pack, profile, 'zh-CN');
}

async function shareOfReading({ name, bytes }: Submission, pack: RulesPack, rounds: Rounds = {}): Promise<Measurement> {
  const read = () => readDocument(bytes, { pdf: pdfAssets });
  let latest = await read();
  let check = prepare(name, latest.result, pack);
  const times = await timePairs(
    () => check(),
    async () => {
      latest = await read();
    },
    {
      ...rounds,
      between: () => {
        check = prepare(name, latest.result, pack);
      },
    },
  );
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
  for (const small of [seedDocx, ...seedPdfs.slice(-1)]) yield await shareOfReading(small, pack, ofSmall);
  for (const long of [longDocx, longPdf]) yield await shareOfReading(long, pack);
}
