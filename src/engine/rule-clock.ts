/** Owns the time that rules take and may take. Refuses a clock of its own: without one nothing is measured and nothing is stopped. */

/** Times in milliseconds. Without `rule` or `document` the run is measured and never stopped. */
export type TimeLimits = {
  /** Now, by a clock that never goes back. */
  readonly clock: () => number;
  /** Most that one rule may take. */
  readonly rule?: number;
  /** Most that all rules together may take; a rule whose turn comes later is not begun. */
  readonly document?: number;
};

export type RuleClock = {
  /** The answer, or null where the time was up before there was one. An answer that comes late stays an answer. */
  readonly run: <Answer>(ruleId: string, call: () => Answer) => { readonly answer: Answer } | null;
  /** Throws out of `run` once the time is up. */
  readonly tick: () => void;
  /** Milliseconds by rule id; empty without a clock. */
  readonly times: ReadonlyMap<string, number>;
};

class TimeUp extends Error {}

export function startClock(limits: TimeLimits | undefined): RuleClock {
  if (!limits) return { run: (_, call) => ({ answer: call() }), tick: () => undefined, times: new Map() };
  const { clock, rule = Number.POSITIVE_INFINITY, document = Number.POSITIVE_INFINITY } = limits;
  const times = new Map<string, number>();
  const lastEnd = clock() + document;
  let end = lastEnd;
  const tick = () => {
    if (clock() > end) throw new TimeUp();
  };
  const run: RuleClock['run'] = (ruleId, call) => {
    const start = clock();
    end = Math.min(start + rule, lastEnd);
    try {
      tick();
      return { answer: call() };
    } catch (error) {
      if (error instanceof TimeUp) return null;
      throw error;
    } finally {
      times.set(ruleId, clock() - start);
    }
  };
  return { run, tick, times };
}
