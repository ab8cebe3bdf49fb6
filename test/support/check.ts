/** Owns the way from bytes to reading and findings in the tests: the real readers, the real pack. Refuses files on disk other than fixtures. */
import { readFileSync } from 'node:fs';
import { loadPack } from '#src/app/load-pack.ts';
import { checkStatement } from '#src/engine/check-statement.ts';
import { readDocument } from '#src/extract/registry.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Finding } from '#src/model/finding.ts';
import type { Profile } from '#src/model/profile.ts';
import type { RulesPack } from '#src/model/rule.ts';
import type { StatementReading } from '#src/model/statement.ts';
import { readStatement, recognise } from '#src/records/read-statement.ts';
import { pdfAssets } from './pdf-assets.ts';

export type CheckedBytes = {
  readonly document: ExtractedDocument;
  readonly reading: StatementReading;
  readonly findings: readonly Finding[];
  readonly outcomes: Readonly<Record<string, string>>;
};

/** The built-in pack; a fault fails the test that asks for it. */
export async function builtInPack(): Promise<RulesPack> {
  const loaded = await loadPack(null);
  if (!loaded.ok) throw new Error(loaded.faults.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return loaded.pack;
}

export async function checkBytes(bytes: Uint8Array, pack: RulesPack): Promise<CheckedBytes> {
  const { result } = await readDocument(bytes, { pdf: pdfAssets });
  if (!result.ok) throw new Error(`not read: ${result.failure.code} ${result.failure.detail}`);
  const profile: Profile | null = recognise(result.value, pack.profiles);
  if (!profile) throw new Error('no form recognised');
  const reading = readStatement(result.value, profile);
  if (!reading.ok) throw new Error(reading.failure.code);
  const { findings, outcomes } = checkStatement(result.value, reading.value, pack, profile, 'zh-CN');
  return { document: result.value, reading: reading.value, findings, outcomes };
}

export function fixtureBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/${path}`, import.meta.url)));
}

/** Where a finding stands, in one line: rule, owner, row, field, quote. */
export function placeLines(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ ruleId, certainty, places }) =>
    places.map(({ section, duty, project, row, field, quote }) => {
      const owner = project ? `project ${project.number}` : duty ? `duty ${duty.number}` : section;
      return `${ruleId} ${certainty} ${owner}${row === null ? '' : ` row ${row}`} ${field} “${quote}”`;
    }),
  );
}

export function fingerprintsOf(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ places }) => places.map(({ fingerprint }) => fingerprint)).sort();
}
