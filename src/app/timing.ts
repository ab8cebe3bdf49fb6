/** Owns what `--timing` says: where the time of a run went, by stage and by rule. Refuses to measure. */
import type { Answer } from './sandbox/answer.ts';

export type Times = Extract<Answer, { kind: 'checked' }>['times'];

const slowestRules = 10;

/** Sums over all files in milliseconds, as lines for stderr; the rules that took longest first. */
export function timingLines(times: readonly Times[]): string[] {
  const stages = sum(times.map(({ stages }) => stages));
  const rules = [...sum(times.map(({ rules }) => rules))].sort(([, one], [, other]) => other - one);
  const line = ([name, milliseconds]: readonly [string, number]) =>
    `${milliseconds.toFixed(1).padStart(10)} ms  ${name}`;
  return [...[...stages].map(line), ...rules.slice(0, slowestRules).map(line)];
}

function sum(records: readonly Readonly<Record<string, number>>[]): Map<string, number> {
  const total = new Map<string, number>();
  for (const [name, value] of records.flatMap((record) => Object.entries(record)))
    total.set(name, (total.get(name) ?? 0) + value);
  return total;
}
