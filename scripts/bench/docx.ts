/** Owns the timing of the Word reader against mammoth's way to HTML. Refuses to judge correctness. */
import mammoth from 'mammoth';
import { readDocx } from '#src/extract/docx/read-docx.ts';
import { type Measurement, milliseconds } from './bars.ts';
import { type Rounds, timePairs } from './paired-rounds.ts';
import type { Submission, Submissions } from './submissions.ts';

const leastOnSeed = 5;
const leastOnLong = 8;
/** One small file takes a few milliseconds: more rounds than a long one. */
const seedRounds = { rounds: 25, warmUps: 25 };

function read(bytes: Uint8Array): number {
  const result = readDocx(bytes);
  if (!result.ok) throw new Error(`not read: ${result.failure.code}`);
  return result.value.tables.length;
}

async function againstMammoth({ name, bytes }: Submission, least: number, rounds: Rounds = {}): Promise<Measurement> {
  const buffer = Buffer.from(bytes);
  const times = await timePairs(
    () => read(bytes),
    () => mammoth.convertToHtml({ buffer }),
    rounds,
  );
  return {
    name: `DOCX faster than mammoth: ${name}`,
    value: 1 / times.ratio,
    unit: 'times',
    least,
    note: `readDocx ${milliseconds(times.ours)}, convertToHtml ${milliseconds(times.reference)}; ${read(bytes)} tables`,
  };
}

export async function* measureDocx({ seedDocx, longDocx }: Submissions): AsyncGenerator<Measurement> {
  yield await againstMammoth(seedDocx, leastOnSeed, seedRounds);
  yield await againstMammoth(longDocx, leastOnLong);
}
