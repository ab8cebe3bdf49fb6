/** Owns the run of a pack over one reading: outcomes, yields, groups, places in order. Refuses files, formats and exit codes. */
import type { Evidence, ExtractedDocument } from '#src/model/document.ts';
import { type Finding, type Outcome, type Place, type Severity, severities } from '#src/model/finding.ts';
import type { Profile } from '#src/model/profile.ts';
import { type Notice, notice } from '#src/model/result.ts';
import type { CheckContext, Hit, Rule, RulesPack, Variant } from '#src/model/rule.ts';
import type { Language } from '#src/model/run.ts';
import type { StatementReading } from '#src/model/statement.ts';
import { digest } from '#src/text/digest.ts';
import { isDoubtful } from '#src/text/doubtful.ts';
import { findBlock, orderOfBlock } from '#src/text/find-block.ts';
import { fingerprints, type OwnerKeys, ownerKeys } from './fingerprint.ts';
import { buildPlace } from './places.ts';
import { type RuleClock, startClock, type TimeLimits } from './rule-clock.ts';
import { spotsOf } from './spots.ts';
import { placeNames, wordBasis, wordFinding } from './wording.ts';

export type CheckResult = {
  readonly findings: readonly Finding[];
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly notices: readonly Notice[];
  /** Milliseconds by rule id, where limits with a clock were given. */
  readonly times: ReadonlyMap<string, number>;
};

type Order = readonly [number, number];
type Ordered = { readonly finding: Finding; readonly order: Order };
type Found = { readonly hit: Hit; readonly place: Place; readonly order: Order; readonly doubtful: boolean };

/**
 * Every rule of the pack over one statement; the same input gives the same findings in the same order.
 * A rule that `limits` stop has the outcome `not-evaluated`, no finding, and a notice with the reason `time`; without
 * limits no rule is stopped.
 */
export function checkStatement(
  document: ExtractedDocument,
  reading: StatementReading,
  pack: RulesPack,
  profile: Profile,
  language: Language,
  limits?: TimeLimits,
): CheckResult {
  const clock = startClock(limits);
  const context: CheckContext = {
    reading,
    document,
    profile,
    lexicons: pack.lexicons,
    at: spotsOf(reading, profile, document, clock.tick),
    tick: clock.tick,
  };
  const keys = ownerKeys(reading.statement, profile);
  const answers = new Map<string, RuleAnswer>();
  const findings: Ordered[] = [];
  for (const rule of inYieldOrder(pack.rules)) {
    const answer = runRule(rule, context, answers, clock);
    answers.set(rule.id, answer);
    const found = locate(rule, answer.hits, context, keys);
    findings.push(...groupFound(rule, found, context, language));
  }
  findings.sort((a, b) => compareFindings(a, b));
  return {
    findings: findings.map(({ finding }) => finding),
    outcomes: Object.fromEntries(pack.rules.map(({ id }) => [id, answers.get(id)?.outcome ?? 'not-evaluated'])),
    notices: pack.rules.flatMap((rule) => silence(rule, answers.get(rule.id))),
    times: clock.times,
  };
}

function silence({ id, needs }: Rule, answer: RuleAnswer | undefined): Notice[] {
  if (answer && answer.outcome !== 'not-evaluated') return [];
  const reason = answer?.timeout ? { reason: 'time' } : { needs: (needs ?? []).join(',') };
  return [notice('rule-not-evaluated', { rule: id, ...reason })];
}

// A rule runs behind the rules it yields to.
function inYieldOrder(rules: readonly Rule[]): Rule[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const ordered = new Set<Rule>();
  const visit = (rule: Rule, path: ReadonlySet<Rule>) => {
    if (ordered.has(rule) || path.has(rule)) return;
    for (const id of rule.yieldsTo ?? []) {
      const first = byId.get(id);
      if (first) visit(first, new Set([...path, rule]));
    }
    ordered.add(rule);
  };
  for (const rule of rules) visit(rule, new Set());
  return [...ordered];
}

type RuleAnswer = { readonly outcome: Outcome; readonly hits: readonly Hit[]; readonly timeout?: true };

function runRule(
  rule: Rule,
  context: CheckContext,
  earlier: ReadonlyMap<string, RuleAnswer>,
  clock: RuleClock,
): RuleAnswer {
  const lacks = (rule.needs ?? []).some((need: Evidence) => !context.document.carries.includes(need));
  if (lacks) return { outcome: 'not-evaluated', hits: [] };
  const ran = clock.run(rule.id, () => rule.check(context));
  if (ran === null) return { outcome: 'not-evaluated', hits: [], timeout: true };
  const { answer } = ran;
  if (answer === 'not-applicable') return { outcome: 'not-applicable', hits: [] };
  const before = (rule.yieldsTo ?? []).flatMap((id) => earlier.get(id)?.hits ?? []);
  const hits = before.length === 0 ? answer : answer.filter(standsApart(before));
  return { outcome: hits.length > 0 ? 'failed' : 'passed', hits };
}

/** True for hits at none of these places. */
function standsApart(others: readonly Hit[]): (hit: Hit) => boolean {
  const places = new Set(others.map((hit) => placeKey(hit)));
  const anchored = new Set(others.map((hit) => placeKey(hit) + JSON.stringify(hit.anchor)));
  return (hit) => {
    const listed = hit.field === 'text' || hit.field === 'objectives' || hit.owner.section === 'contents';
    return !(listed ? anchored.has(placeKey(hit) + JSON.stringify(hit.anchor)) : places.has(placeKey(hit)));
  };
}

// disbursementSchedule[6] and [10] are one row: two rules on it speak of one cause.
function placeKey({ owner, indicator, field }: Hit): string {
  return JSON.stringify([owner, indicator, field.replace(/\[[^\]]*\]$/u, '')]);
}

function locate(rule: Rule, hits: readonly Hit[], context: CheckContext, keys: OwnerKeys): Found[] {
  if (hits.length === 0) return [];
  const { document, reading } = context;
  const orderOf = ({ anchor }: Hit): Order => [orderOfBlock(document, anchor.block), anchor.span?.[0] ?? 0];
  const ordered = hits
    .map((hit) => ({ hit, order: orderOf(hit) }))
    .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]);
  const prints = fingerprints(
    rule.id,
    ordered.map(({ hit }) => hit),
    reading.statement,
    keys,
  );
  return ordered.map(({ hit, order }, index) => ({
    hit,
    order,
    doubtful: isMisreadable(hit, document),
    place: buildPlace(rule.id, hit, prints[index] ?? '', reading.statement, document),
  }));
}

/** What stands at the place was recognised without certainty: a person must look. */
function isMisreadable({ anchor }: Hit, document: ExtractedDocument): boolean {
  const block = findBlock(document, anchor.block);
  return block !== undefined && isDoubtful(block);
}

function variantOf(rule: Rule, { variant }: Hit): Variant | null {
  if (variant === undefined) return null;
  const found = rule.variants?.[variant];
  if (!found) throw new Error(`${rule.id}: no variant ${variant}`);
  return found;
}

function groupFound(rule: Rule, found: readonly Found[], context: CheckContext, language: Language): Ordered[] {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const names = placeNames(rule, variantOf(rule, one.hit), language);
    const scope =
      rule.group === 'place' ? one.place.fingerprint : rule.group === 'project' ? JSON.stringify(one.hit.owner) : '';
    const key = [
      one.hit.variant ?? '',
      String(one.doubtful),
      scope,
      ...names.map((name) => one.hit.values?.[name] ?? ''),
    ].join('\u0000');
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map((group) => ({
    finding: buildFinding(rule, group, context, language),
    order: group[0]?.order ?? ([-1, 0] as const),
  }));
}

function buildFinding(rule: Rule, group: readonly Found[], context: CheckContext, language: Language): Finding {
  const hits = group.map(({ hit }) => hit);
  const first = hits[0];
  const variant = first ? variantOf(rule, first) : null;
  const fiscalYear = context.reading.statement.fiscalYear?.value ?? null;
  const basis = wordBasis(rule, variant, hits, fiscalYear, language);
  const severity: Severity = variant?.severity ?? context.profile.severities[rule.id] ?? rule.severity;
  return {
    ruleId: rule.id,
    ruleStatus: rule.status,
    // Without a basis in force that year nobody can be asked to change the text.
    severity: basis.length === 0 ? 'info' : severity,
    certainty: group[0]?.doubtful ? 'check' : (variant?.certainty ?? 'certain'),
    dimension: rule.dimension,
    groupKey: `${rule.id}:${digest([first?.variant ?? '', ...group.map(({ place }) => place.fingerprint)]).slice(0, 12)}`,
    ...wordFinding(rule, variant, hits, language),
    basis,
    waived: null,
    places: group.map(({ place }) => place),
  };
}

function compareFindings(a: Ordered, b: Ordered): number {
  const rank = ({ finding }: Ordered) =>
    finding.certainty === 'check' ? severities.length : severities.indexOf(finding.severity);
  return (
    rank(a) - rank(b) ||
    a.order[0] - b.order[0] ||
    a.order[1] - b.order[1] ||
    compareIds(a.finding.ruleId, b.finding.ruleId)
  );
}

// By code unit: the order of a locale differs between machines.
function compareIds(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
