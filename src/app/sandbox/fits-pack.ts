/** Owns the last look at a child's answer: it must speak of the rules that were asked for. Refuses to mend it. */
import type { RulesPack } from '#src/model/rule.ts';
import type { Answer } from './answer.ts';

/** A document that was read has one outcome for every rule of the pack, and findings of its rules only. */
export function fitsPack({ judged }: Extract<Answer, { kind: 'checked' }>, pack: RulesPack): boolean {
  const { status, failure, outcomes, findings } = judged;
  if (status === 'failed') return failure !== null && findings.length === 0;
  const rules = new Set(pack.rules.map(({ id }) => id));
  return (
    failure === null &&
    status !== 'skipped' &&
    Object.keys(outcomes).length === rules.size &&
    Object.keys(outcomes).every((id) => rules.has(id)) &&
    findings.every(({ ruleId }) => outcomes[ruleId] === 'failed')
  );
}
