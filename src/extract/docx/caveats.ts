/** Owns the notices of a Word file: what was met in it that a reader should know of. Refuses to fetch or open any of it. */
import type { Package } from '#src/extract/package.ts';
import { type Notice, notice } from '#src/model/result.ts';
import type { Assembly } from './assemble.ts';
import type { PartMap, Relationship } from './parts.ts';
import type { Tally } from './story.ts';
import { tableLimits } from './table-elements.ts';

export function listNotices(parts: Package, map: PartMap, tally: Tally, assembly: Assembly): readonly Notice[] {
  const notices: Notice[] = [];
  const relationships = [...map.relationships.values()].flat();
  for (const [kind, count] of countExternal(relationships, tally)) {
    notices.push(notice('external-reference', { kind, count: String(count) }));
  }
  for (const [kind, found] of findActive(parts, map, relationships)) {
    notices.push(notice('active-content', { kind, count: String(found.size) }));
  }
  const { insertions, deletions } = tally;
  if (insertions + deletions > 0) {
    notices.push(notice('tracked-changes', { deletions: String(deletions), insertions: String(insertions) }));
  }
  const counted = [
    ['hidden-text', assembly.hiddenBlocks],
    ['comments', tally.comments],
    ['unmapped-characters', assembly.unmappedCharacters],
  ] as const;
  for (const [code, count] of counted) if (count > 0) notices.push(notice(code, { count: String(count) }));
  if (tally.flattenedTables > 0) {
    notices.push(notice('nesting-deep', { count: String(tally.flattenedTables), limit: String(tableLimits.depth) }));
  }
  return notices;
}

/** A hyperlink is followed by a click only; everything else that points outside is fetched when Word opens the file. */
function countExternal(relationships: readonly Relationship[], tally: Tally): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (kind: string, count: number): void => {
    if (count > 0) counts.set(kind, (counts.get(kind) ?? 0) + count);
  };
  for (const { type, external } of relationships) if (external && type !== 'hyperlink') add(type, 1);
  for (const [name, count] of tally.fetchingFields) add(name, count);
  add('altChunk', tally.embeddedTexts);
  return counts;
}

const activeRelationships: ReadonlyMap<string, string> = new Map([
  ['vbaProject', 'macros'],
  ['wordVbaData', 'macros'],
  ['oleObject', 'ole'],
  ['package', 'embedded-package'],
  ['control', 'activex'],
  ['activeXControlBinary', 'activex'],
]);
const activeNames = [
  [/(?:^|\/)vba[^/]*\.(?:bin|xml)$/i, 'macros'],
  [/(?:^|\/)activeX\//i, 'activex'],
  [/(?:^|\/)embeddings\/[^/]*\.bin$/i, 'ole'],
  [/(?:^|\/)embeddings\//i, 'embedded-package'],
] as const;

/** Parts by relationship and by name, since what hides its macros leaves one of the two out. */
function findActive(
  parts: Package,
  map: PartMap,
  relationships: readonly Relationship[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const kinds = new Map<string, Set<string>>();
  const kindOf = new Map<string, string>();
  const add = (kind: string | undefined, target: string): void => {
    const known = kindOf.get(target) ?? kind;
    if (known === undefined) return;
    kindOf.set(target, known);
    kinds.set(known, (kinds.get(known) ?? new Set()).add(target));
  };
  for (const { type, external, target } of relationships) {
    if (!external) add(activeRelationships.get(type), target.toLowerCase());
  }
  for (const name of parts.names) {
    const isRelations = /(?:^|\/)_rels\//i.test(name);
    if (!isRelations) add(activeNames.find(([pattern]) => pattern.test(name))?.[1], name.toLowerCase());
  }
  if (/macroEnabled/i.test(map.contentTypes.get(map.main.toLowerCase()) ?? '') && !kinds.has('macros'))
    add('macros', map.main);
  return kinds;
}
