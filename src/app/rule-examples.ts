/** Owns the running of a rule's own examples through reading and checking. Refuses to pass an example that finds more than it expects. */
import { readFile } from 'node:fs/promises';
import { checkStatement } from '#src/engine/check-statement.ts';
import type { Finding, Place } from '#src/model/finding.ts';
import { type PrintedStatement, printedStatementSchema } from '#src/model/printed.ts';
import type { ExpectedPlace, Rule, RulesPack } from '#src/model/rule.ts';
import { mergePrinted } from '#src/records/printing/merge-printed.ts';
import { printStatement } from '#src/records/printing/print-statement.ts';
import { readStatement } from '#src/records/read-statement.ts';
import { readBuiltRules } from './built-rules.ts';
import { isCheckout, programPath } from './program-files.ts';
import { readYaml } from './yaml-file.ts';

export type ExampleOutcome = {
  readonly rule: string;
  readonly kind: 'bad' | 'good' | 'clean';
  readonly index: number;
  readonly passed: boolean;
  /** What was expected and what was found, one line each; empty where it passed. */
  readonly difference: readonly string[];
};

/** The statement that examples are laid over. */
export async function cleanStatement(): Promise<PrintedStatement> {
  if (!isCheckout) return printedStatementSchema.parse((await readBuiltRules()).cleanStatement);
  const yaml = readYaml(await readFile(programPath('rules/clean-statement.yaml'), 'utf8'));
  if (!yaml.ok) throw new Error(`clean-statement.yaml: ${yaml.message}`);
  return printedStatementSchema.parse(yaml.value);
}

/** Every example of every rule, and the clean statement, in which no rule may find anything. */
export async function runExamples(pack: RulesPack): Promise<ExampleOutcome[]> {
  const clean = await cleanStatement();
  const untouched = checkPrinted(clean, clean, pack);
  return pack.rules.flatMap((rule) => [
    compare(rule, 'clean', 0, [], untouched),
    ...rule.examples.bad.map(({ statement, expect }, index) =>
      compare(rule, 'bad', index, expect, checkPrinted(statement, clean, pack)),
    ),
    ...rule.examples.good.map(({ statement }, index) =>
      compare(rule, 'good', index, [], checkPrinted(statement, clean, pack)),
    ),
  ]);
}

/** Findings in a partial printed statement laid over the clean one. */
export function checkPrinted(partial: PrintedStatement, clean: PrintedStatement, pack: RulesPack): readonly Finding[] {
  const profile = pack.profiles[0];
  if (!profile) throw new Error('a pack has at least one profile');
  const document = printStatement(mergePrinted(partial, clean), profile);
  const reading = readStatement(document, profile);
  if (!reading.ok) throw new Error(`the example cannot be read: ${reading.failure.detail}`);
  return checkStatement(document, reading.value, pack, profile, 'zh-CN').findings;
}

function compare(
  rule: Rule,
  kind: ExampleOutcome['kind'],
  index: number,
  expect: readonly ExpectedPlace[],
  findings: readonly Finding[],
): ExampleOutcome {
  const found = findings
    .filter(({ ruleId }) => ruleId === rule.id)
    .flatMap((finding) => finding.places.map((place) => ({ finding, place })));
  const left = [...found];
  const missing = expect.filter((wanted) => {
    const at = left.findIndex(({ finding, place }) => matches(rule, wanted, finding, place));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const difference = [
    ...missing.map((wanted) => `not found: ${JSON.stringify(wanted)}`),
    ...left.map(({ finding, place }) => `not expected: ${place.field} “${place.quote}” (${finding.title})`),
  ];
  return { rule: rule.id, kind, index, passed: difference.length === 0, difference };
}

function matches(rule: Rule, wanted: ExpectedPlace, finding: Finding, place: Place): boolean {
  const variant = wanted.variant === undefined ? null : rule.variants?.[wanted.variant];
  return (
    wanted.field === place.field &&
    wanted.quote === place.quote &&
    (wanted.project === undefined || wanted.project === place.project?.number) &&
    (wanted.duty === undefined || wanted.duty === place.duty?.number) &&
    (wanted.row === undefined || wanted.row === place.row) &&
    (variant === null ||
      (finding.severity === (variant?.severity ?? finding.severity) &&
        finding.certainty === (variant?.certainty ?? 'certain')))
  );
}
