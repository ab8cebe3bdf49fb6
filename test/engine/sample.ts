/** Owns small statements and rules of one purpose for the engine's tests. Refuses the built-in rules. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { cleanStatement } from '#src/app/rule-examples.ts';
import { type CheckResult, checkStatement } from '#src/engine/check-statement.ts';
import { compilePack } from '#src/engine/compile-pack.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import type { PrintedStatement } from '#src/model/printed.ts';
import { type Profile, profileSchema } from '#src/model/profile.ts';
import type { Check, CodedRule, RulesPack } from '#src/model/rule.ts';
import type { StatementReading } from '#src/model/statement.ts';
import { mergePrinted } from '#src/records/printing/merge-printed.ts';
import { printStatement } from '#src/records/printing/print-statement.ts';
import { readStatement } from '#src/records/read-statement.ts';

export const profile: Profile = profileSchema.parse(
  parse(readFileSync(new URL('../../rules/profiles/hebei-2020.yaml', import.meta.url), 'utf8')),
);

const clean = await cleanStatement();

export type Read = { readonly document: ExtractedDocument; readonly reading: StatementReading };

/** The clean statement with some of its parts changed, as it is read back from its printed form. */
export function read(changes: PrintedStatement = {}): Read {
  const document = printStatement(mergePrinted(changes, clean), profile);
  const reading = readStatement(document, profile);
  if (!reading.ok) throw new Error(reading.failure.code);
  return { document, reading: reading.value };
}

const words = (text: string) => ({ 'zh-CN': text, en: text });

/** A whole rule around one check. */
export function ruleOf(id: string, check: Check, rest: Partial<CodedRule> = {}): CodedRule {
  const variants = Object.keys(rest.variants ?? {});
  const expect = [{ field: 'text', quote: '' }, ...variants.map((variant) => ({ field: 'text', quote: '', variant }))];
  const bad = { statement: {}, expect };
  return {
    id,
    title: words('题'),
    severity: 'error',
    dimension: 'form',
    status: 'stable',
    basis: [{ document: words('表样'), verified: true }],
    group: 'document',
    message: words('共{count}处'),
    expected: words('应'),
    advice: words('改'),
    examples: { bad: [bad, bad, bad], good: [{ statement: {} }, { statement: {} }, { statement: {}, nearMiss: '近' }] },
    values: [],
    check,
    ...rest,
  };
}

/** The rules as a pack, through the same door as rule files. */
export function packOf(...rules: readonly CodedRule[]): RulesPack {
  const files = [
    ...rules.map((value, at) => ({ file: `r${at}.ts`, kind: 'rule' as const, value })),
    { file: 'p.yaml', kind: 'profile' as const, value: profile },
  ];
  const compiled = compilePack({ id: 'sample', version: '1' }, files);
  if (!compiled.ok)
    throw new Error(
      compiled.issues.map(({ file, path, message }) => `${file} ${path.join('.')}: ${message}`).join('\n'),
    );
  return compiled.pack;
}

/** The findings of some rules in a changed clean statement. */
export function judge({ document, reading }: Read, ...rules: readonly CodedRule[]): CheckResult {
  return checkStatement(document, reading, packOf(...rules), profile, 'zh-CN');
}
