/** Owns which class and family of the profile a row belongs to. Refuses near names: marks around a name aside, it is listed or it is not. */
import type { Profile } from '#src/model/profile.ts';
import type { Indicator } from '#src/model/statement.ts';
import { normalise } from '#src/text/normalise.ts';

export type ClassEntry = Profile['classes'][number];
export type FamilyEntry = ClassEntry['families'][number];

/** A class or family as it is compared: list number, brackets at the end and 指标 left out. */
export function familyKey(name: string | null | undefined): string {
  return normalise(name ?? '')
    .replace(/^(?:\d+|[一二三四五六七八九十]+)[、.]/u, '')
    .replace(/\([^()]*\)$/u, '')
    .replace(/指标$/u, '');
}

type Named = { readonly names: readonly string[] };

/** Every rule asks for every row, and the names of a profile never change. */
const knownKeys = new WeakMap<Named, readonly string[]>();

function keysOf(entry: Named): readonly string[] {
  const known = knownKeys.get(entry);
  if (known) return known;
  const keys = entry.names.map(familyKey);
  knownKeys.set(entry, keys);
  return keys;
}

function isNamed(entry: Named, name: string): boolean {
  return keysOf(entry).includes(name);
}

/** The class that a name stands for, or null. */
export function classNamed(name: string | null | undefined, profile: Profile): ClassEntry | null {
  const key = familyKey(name);
  return key === '' ? null : (profile.classes.find((entry) => isNamed(entry, key)) ?? null);
}

/** The class whose name the row prints, or null. */
export function classOf(row: Indicator, profile: Profile): ClassEntry | null {
  return classNamed(row.indicatorClass?.value, profile);
}

/** The family that a name stands for in a class; 产出数量 is 数量 of 产出. */
export function familyIn(name: string | null | undefined, entry: ClassEntry): FamilyEntry | null {
  const key = familyKey(name);
  if (key === '') return null;
  const prefix = keysOf(entry).find((own) => key.startsWith(own) && key !== own);
  const bare = prefix === undefined ? null : key.slice(prefix.length);
  return entry.families.find((family) => isNamed(family, key) || (bare !== null && isNamed(family, bare))) ?? null;
}

/** The family whose name the row prints, in its own class first. */
export function familyOf(row: Indicator, profile: Profile): FamilyEntry | null {
  const own = classOf(row, profile);
  const name = row.indicatorFamily?.value;
  return [...(own ? [own] : []), ...profile.classes].map((entry) => familyIn(name, entry)).find(Boolean) ?? null;
}

/** The class to which the row's family belongs, its own class first. */
export function classOfFamily(row: Indicator, profile: Profile): ClassEntry | null {
  const own = classOf(row, profile);
  const name = row.indicatorFamily?.value;
  return [...(own ? [own] : []), ...profile.classes].find((entry) => familyIn(name, entry) !== null) ?? null;
}

/** The family as printed, else the class. */
export function labelOfFamily(row: Indicator): string {
  return row.indicatorFamily?.value ?? row.indicatorClass?.value ?? '';
}

/** A class or family as the form prints it. */
export function printedName({ names }: Named): string {
  const [name = ''] = names;
  return name.endsWith('指标') ? name : `${name}指标`;
}
