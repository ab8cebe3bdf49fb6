/** Owns the identity of a place: what it says and to what it belongs, never where it is printed. Refuses rows, pages and formats. */
import type { Profile } from '#src/model/profile.ts';
import type { Hit } from '#src/model/rule.ts';
import type { PerformanceStatement } from '#src/model/statement.ts';
import { digest } from '#src/text/digest.ts';
import { normalise, normaliseCode } from '#src/text/normalise.ts';
import { stripListNumber } from '#src/text/numbering.ts';

/** Keys of the projects and duties of one statement, worked out once. */
export type OwnerKeys = { readonly projects: readonly string[]; readonly duties: readonly string[] };

/** A project is known by its code if that is valid and used once, else by its name if used once, else by its number. */
export function ownerKeys(statement: PerformanceStatement, profile: Profile): OwnerKeys {
  const pattern = new RegExp(profile.project.codePattern, 'u');
  const codes = statement.projects.map(({ projectCode }) => normaliseCode(projectCode?.value ?? ''));
  const names = statement.projects.map(({ projectName }) => normalise(projectName?.value ?? ''));
  const onceCodes = usedOnce(codes);
  const onceNames = usedOnce(names);
  return {
    projects: statement.projects.map(({ number }, index) => {
      const code = codes[index] ?? '';
      const name = names[index] ?? '';
      if (pattern.test(code) && onceCodes.has(code)) return code;
      return name !== '' && onceNames.has(name) ? name : `#${number.value ?? index + 1}`;
    }),
    duties: statement.duties.map(({ name }) => normalise(name.value ?? '')),
  };
}

function usedOnce(keys: readonly string[]): ReadonlySet<string> {
  const met = new Set<string>();
  const once = new Set<string>();
  for (const key of keys) {
    if (met.has(key)) once.delete(key);
    else once.add(key);
    met.add(key);
  }
  return once;
}

function ownerKey({ owner, entry }: Hit, keys: OwnerKeys): string {
  if (owner.section === 'project') return keys.projects[owner.project] ?? '';
  if (owner.section === 'duty') return keys.duties[owner.duty] ?? '';
  return owner.section === 'contents' ? normalise(stripListNumber(entry ?? '')) : '';
}

function indicatorKey({ owner, indicator }: Hit, statement: PerformanceStatement): string {
  if (owner.section !== 'project' || indicator === null) return '';
  return normalise(statement.projects[owner.project]?.indicators[indicator]?.indicatorName?.value ?? '');
}

/** Fingerprints of the hits of one rule, in their order, which must be reading order: places that hash alike are numbered. */
export function fingerprints(
  ruleId: string,
  hits: readonly Hit[],
  statement: PerformanceStatement,
  keys: OwnerKeys,
): string[] {
  const seen = new Map<string, number>();
  return hits.map((hit) => {
    const parts = [
      ruleId,
      hit.owner.section,
      ownerKey(hit, keys),
      indicatorKey(hit, statement),
      hit.field,
      normalise(hit.content),
    ];
    const base = digest(parts);
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : digest([...parts, String(count)]);
  });
}
