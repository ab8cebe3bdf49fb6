/** Owns which class and family of the profile a row belongs to. Refuses near names: marks around a name aside, it is listed or it is not. */
import type { Profile } from '#src/model/profile.ts';
import type { Indicator } from '#src/model/statement.ts';
import { normalise } from '#src/text/normalise.ts';
import { remember } from '#src/text/remember.ts';

export type ClassEntry = Profile['classes'][number];
export type FamilyEntry = ClassEntry['families'][number];

/** A class or family as it is compared: list number, brackets at the end and 指标 left out. */
export function familyKey(name: string | null | undefined): string {
  return keyOf(name ?? '');
}

const keyOf = remember((name) =>
  normalise(name)
    .replace(/^(?:\d+|[一二三四五六七八九十]+)[、.]/u, '')
    .replace(/\([^()]*\)$/u, '')
    .replace(/指标$/u, ''),
);

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
function classNamed(name: string, { classes }: Profile): ClassEntry | null {
  const key = familyKey(name);
  return key === '' ? null : (classes.find((entry) => isNamed(entry, key)) ?? null);
}

/** What the class and the family that a row prints are in the profile. */
type Membership = {
  readonly own: ClassEntry | null;
  readonly family: FamilyEntry | null;
  /** The class to which the family belongs. */
  readonly home: ClassEntry | null;
};

/** The rows of a text print few names, and many rules ask; a text with a name of its own in each row is not remembered whole. */
const memberships = new WeakMap<Profile, Map<string, Membership>>();
const mostMemberships = 1024;

function membershipOf({ indicatorClass, indicatorFamily }: Indicator, profile: Profile): Membership {
  const className = indicatorClass?.value ?? '';
  const familyName = indicatorFamily?.value ?? '';
  const names = `${className.length} ${className}${familyName}`;
  const known = memberships.get(profile) ?? new Map<string, Membership>();
  memberships.set(profile, known);
  const before = known.get(names);
  if (before) return before;
  const found = lookUpNames(className, familyName, profile);
  if (known.size >= mostMemberships) known.clear();
  known.set(names, found);
  return found;
}

// A family of several classes belongs to the row's own class first.
function lookUpNames(className: string, familyName: string, profile: Profile): Membership {
  const own = classNamed(className, profile);
  for (const home of [...(own ? [own] : []), ...profile.classes]) {
    const family = familyIn(familyName, home);
    if (family) return { own, family, home };
  }
  return { own, family: null, home: null };
}

/** The class whose name the row prints, or null. */
export function classOf(row: Indicator, profile: Profile): ClassEntry | null {
  return membershipOf(row, profile).own;
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
  return membershipOf(row, profile).family;
}

/** The class to which the row's family belongs, its own class first. */
export function classOfFamily(row: Indicator, profile: Profile): ClassEntry | null {
  return membershipOf(row, profile).home;
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
