/** Owns the timing of two calls in paired rounds: one after the other in the same process, so that a busy machine slows both. Refuses to judge the times. */

export type PairedTimes = {
  /** Medians in milliseconds. */
  readonly ours: number;
  readonly reference: number;
  /** Median of ours / reference, round by round. */
  readonly ratio: number;
  readonly rounds: number;
};

type Call = () => unknown;

export type Rounds = {
  readonly rounds?: number;
  /** Rounds before the first that counts: short calls need more of them until both are compiled. */
  readonly warmUps?: number;
  /** Not timed: makes ready what ours needs of what the reference made. */
  readonly between?: Call;
};

const fewestRounds = 9;
const fewestWarmUps = 2;

async function clock(call: Call): Promise<number> {
  const start = performance.now();
  await call();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Runs both calls in turn, the reference first, and some rounds without counting; at least nine rounds count. */
export async function timePairs(ours: Call, reference: Call, options: Rounds = {}): Promise<PairedTimes> {
  const { rounds = fewestRounds, warmUps = fewestWarmUps, between } = options;
  const times: { ours: number; reference: number }[] = [];
  const counted = Math.max(rounds, fewestRounds);
  for (let round = -warmUps; round < counted; round++) {
    const base = await clock(reference);
    await between?.();
    const own = await clock(ours);
    if (round >= 0) times.push({ ours: own, reference: base });
  }
  return {
    ours: median(times.map((time) => time.ours)),
    reference: median(times.map((time) => time.reference)),
    ratio: median(times.map((time) => time.ours / time.reference)),
    rounds: counted,
  };
}
