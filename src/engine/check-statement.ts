/** Owns the run of a pack over one reading: outcomes, yields, groups, places in order. Refuses files, formats and exit codes. */
import type { Evidence, ExtractedDocument } from '#src/model/document.ts';
import { type Finding, type Outcome, type Place, type Severity, severities } from '#src/model/finding.ts';
import type { Profile } from '#src/model/profile.ts';
import { type Notice, notice } from '#src/model/result.ts';
import type { CheckContext, Hit, Rule, RulesPack, Variant } from '#src/model/rule.ts';
import type { Language } from '#src/model/run.ts';
import type { StatementReading } from '#src/model/statement.ts';
import { digest } from '#src/text/digest.ts';
import { type BlockLookup, lookUpBlocks } from './anchored-text.ts';
import { fingerprints, type OwnerKeys, ownerKeys } from './fingerprint.ts';
import { buildPlace } from './places.ts';
import { spotsOf } from './spots.ts';
import { placeNames, wordBasis, wordFinding } from './wording.ts';

export type CheckResult = {
  readonly findings: readonly Finding[];
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly notices: readonly Notice[];
};

type Found = { readonly hit: Hit; readonly place: Place; readonly order: readonly [number, number] };

/** Every rule of the pack over one statement; the same input gives the same findings in the same order. */
export function checkStatement(
  document: ExtractedDocument,
  reading: StatementReading,
  pack: RulesPack,
  profile: Profile,
  language: Language,
): CheckResult {
  const blocks = lookUpBlocks(document);
  const context: CheckContext = {
    reading,
    document,
    profile,
    lexicons: pack.lexicons,
    at: spotsOf(reading, profile, blocks),
  };
  const keys = ownerKeys(reading.statement, profile);
  const outcomes = new Map<string, Outcome>();
  const hitsOf = new Map<string, readonly Hit[]>();
  const findings: { finding: Finding; order: readonly [number, number] }[] = [];
  for (const rule of inYieldOrder(pack.rules)) {
    const { outcome, hits } = runRule(rule, context, hitsOf);
    outcomes.set(rule.id, outcome);
    hitsOf.set(rule.id, hits);
    const found = locate(rule, hits, context, blocks, keys);
    findings.push(...groupFound(rule, found, context, language));
  }
  findings.sort((a, b) => compareFindings(a, b));
  return {
    findings: findings.map(({ finding }) => finding),
    outcomes: Object.fromEntries(pack.rules.map(({ id }) => [id, outcomes.get(id) ?? 'not-evaluated'])),
    notices: pack.rules
      .filter(({ id }) => outcomes.get(id) === 'not-evaluated')
      .map(({ id, needs }) => notice('rule-not-evaluated', { rule: id, needs: (needs ?? []).join(',') })),
  };
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

function runRule(
  rule: Rule,
  context: CheckContext,
  earlier: ReadonlyMap<string, readonly Hit[]>,
): { outcome: Outcome; hits: readonly Hit[] } {
  const lacks = (rule.needs ?? []).some((need: Evidence) => !context.document.carries.includes(need));
  if (lacks) return { outcome: 'not-evaluated', hits: [] };
  const answer = rule.check(context);
  if (answer === 'not-applicable') return { outcome: 'not-applicable', hits: [] };
  const before = (rule.yieldsTo ?? []).flatMap((id) => earlier.get(id) ?? []);
  const hits = answer.filter((hit) => !before.some((other) => isSamePlace(hit, other)));
  return { outcome: hits.length > 0 ? 'failed' : 'passed', hits };
}

// disbursementSchedule[6] and [10] are one row: two rules on it speak of one cause.
function isSamePlace(a: Hit, b: Hit): boolean {
  const base = (field: string) => field.replace(/\[[^\]]*\]$/u, '');
  const owner = (hit: Hit) => JSON.stringify(hit.owner);
  if (owner(a) !== owner(b) || a.indicator !== b.indicator || base(a.field) !== base(b.field)) return false;
  const listed = a.field === 'text' || a.field === 'objectives' || a.owner.section === 'contents';
  return !listed || JSON.stringify(a.anchor) === JSON.stringify(b.anchor);
}

function locate(
  rule: Rule,
  hits: readonly Hit[],
  context: CheckContext,
  blocks: BlockLookup,
  keys: OwnerKeys,
): Found[] {
  const orderOf = ({ anchor }: Hit): readonly [number, number] => [
    blocks.get(anchor.block)?.order ?? -1,
    anchor.span?.[0] ?? 0,
  ];
  const ordered = hits
    .map((hit) => ({ hit, order: orderOf(hit) }))
    .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]);
  const prints = fingerprints(
    rule.id,
    ordered.map(({ hit }) => hit),
    context.reading.statement,
    keys,
  );
  return ordered.map(({ hit, order }, index) => ({
    hit,
    order,
    place: buildPlace(rule.id, hit, prints[index] ?? '', context.reading.statement, blocks),
  }));
}

function variantOf(rule: Rule, { variant }: Hit): Variant | null {
  if (variant === undefined) return null;
  const found = rule.variants?.[variant];
  if (!found) throw new Error(`${rule.id}: no variant ${variant}`);
  return found;
}

function groupFound(rule: Rule, found: readonly Found[], context: CheckContext, language: Language) {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const names = placeNames(rule, variantOf(rule, one.hit), language);
    const scope =
      rule.group === 'place' ? one.place.fingerprint : rule.group === 'project' ? JSON.stringify(one.hit.owner) : '';
    const key = [one.hit.variant ?? '', scope, ...names.map((name) => one.hit.values?.[name] ?? '')].join('\u0000');
    groups.set(key, [...(groups.get(key) ?? []), one]);
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
    certainty: variant?.certainty ?? 'certain',
    dimension: rule.dimension,
    groupKey: `${rule.id}:${digest([first?.variant ?? '', ...group.map(({ place }) => place.fingerprint)]).slice(0, 12)}`,
    ...wordFinding(rule, variant, hits, language),
    basis,
    waived: null,
    places: group.map(({ place }) => place),
  };
}

type Ordered = { readonly finding: Finding; readonly order: readonly [number, number] };

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
