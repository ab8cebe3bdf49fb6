/** Owns which class and family of the profile a row belongs to. Refuses near names: 指标 at the end and white space aside, a name is listed or it is not. */
import type { Profile } from '#src/model/profile.ts';
import type { Indicator } from '#src/model/statement.ts';
import { normalise } from '#src/text/normalise.ts';

export type ClassEntry = Profile['classes'][number];
export type FamilyEntry = ClassEntry['families'][number];

function key(name: string | null | undefined): string {
  return normalise(name ?? '').replace(/指标$/u, '');
}

function isNamed({ names }: { readonly names: readonly string[] }, name: string): boolean {
  return names.some((listed) => key(listed) === name);
}

/** The class whose name the row prints, or null. */
export function classOf(row: Indicator, profile: Profile): ClassEntry | null {
  const name = key(row.indicatorClass?.value);
  return name === '' ? null : (profile.classes.find((entry) => isNamed(entry, name)) ?? null);
}

/** The family whose name the row prints, in its own class first. */
export function familyOf(row: Indicator, profile: Profile): FamilyEntry | null {
  const name = key(row.indicatorFamily?.value);
  if (name === '') return null;
  const own = classOf(row, profile)?.families ?? [];
  return [...own, ...profile.classes.flatMap(({ families }) => families)].find((entry) => isNamed(entry, name)) ?? null;
}

/** The family as printed, else the class. */
export function labelOfFamily(row: Indicator): string {
  return row.indicatorFamily?.value ?? row.indicatorClass?.value ?? '';
}
