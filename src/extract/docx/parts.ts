/** Owns the parts of an Office package by what they are to each other: relationships and content types. Refuses to fetch anything. */
import type { Package } from '#src/extract/package.ts';
import { failed, type Result, success } from '#src/model/result.ts';
import { readPart } from './xml.ts';

export type Relationship = {
  /** The last piece of the type, the same in both editions of the standard: `header`, `image`. */
  readonly type: string;
  /** Name of a part, or an address where external. */
  readonly target: string;
  readonly external: boolean;
};

export type PartMap = {
  /** The part with the text of the document. */
  readonly main: string;
  /** Relationships by the part that has them; '' is the package itself. */
  readonly relationships: ReadonlyMap<string, readonly Relationship[]>;
  readonly contentTypes: ReadonlyMap<string, string>;
};

const wordType = /(?:wordprocessingml|ms-word)\.(?:document|template)\S*\.main\+xml$/i;
const contentTypesName = '[Content_Types].xml';

/** @returns `unsupported` where the package holds no Word document. */
export function mapParts(parts: Package): Result<PartMap> {
  const contentTypes = new Map<string, string>();
  const typesName = parts.find(contentTypesName);
  if (typesName !== undefined) {
    const read = readContentTypes(parts, typesName, contentTypes);
    if (!read.ok) return read;
  }
  const relationships = new Map<string, readonly Relationship[]>();
  for (const name of parts.names) {
    const owner = ownerOf(name);
    if (owner === null) continue;
    const read = readRelationships(parts, name, owner);
    if (!read.ok) return read;
    relationships.set(owner, read.value);
  }
  const main = findMain(parts, relationships.get('') ?? [], contentTypes);
  return main === null ? failed('unsupported', 'no Word document') : success({ main, relationships, contentTypes });
}

function findMain(
  parts: Package,
  ofPackage: readonly Relationship[],
  contentTypes: ReadonlyMap<string, string>,
): string | null {
  const related = ofPackage.find((one) => one.type === 'officeDocument' && !one.external)?.target;
  const typed = [...contentTypes].find(([, type]) => wordType.test(type))?.[0];
  for (const candidate of [related, typed, 'word/document.xml']) {
    const name = candidate === undefined ? undefined : parts.find(candidate);
    if (name === undefined) continue;
    const type = contentTypes.get(name.toLowerCase());
    if (type === undefined || wordType.test(type) || !type.includes('.main+xml')) return name;
  }
  return null;
}

/** `word/_rels/document.xml.rels` belongs to `word/document.xml`. */
function ownerOf(name: string): string | null {
  const match = /^(.*?)_rels\/([^/]*)\.rels$/i.exec(name);
  return match === null ? null : `${match[1] ?? ''}${match[2] ?? ''}`;
}

function readContentTypes(parts: Package, name: string, types: Map<string, string>): Result<null> {
  return readPart(parts, name, {
    open: (tag, attributes) => {
      if (tag === 'Override')
        types.set(
          (attributes.PartName ?? '').replace(/^\//, '').toLowerCase(),
          (attributes.ContentType ?? '').slice(0, 255),
        );
      return undefined;
    },
    close: () => undefined,
  });
}

function readRelationships(parts: Package, name: string, owner: string): Result<readonly Relationship[]> {
  const found: Relationship[] = [];
  const folder = owner.slice(0, owner.lastIndexOf('/') + 1);
  const read = readPart(parts, name, {
    open: (tag, attributes) => {
      if (tag !== 'Relationship') return undefined;
      const external = attributes.TargetMode?.toLowerCase() === 'external';
      const target = attributes.Target ?? '';
      const type = (attributes.Type ?? '').split('/').at(-1) ?? '';
      found.push({ type, external, target: external ? target : resolveTarget(folder, target) });
      return undefined;
    },
    close: () => undefined,
  });
  return read.ok ? success(found) : read;
}

/** A target is written relative to the folder of its part; the result is a name to look up, never a path. */
function resolveTarget(folder: string, target: string): string {
  const steps = (target.startsWith('/') ? target : folder + target).replaceAll('\\', '/').split('/');
  const kept: string[] = [];
  for (const step of steps) {
    if (step === '..') kept.pop();
    else if (step !== '' && step !== '.') kept.push(step);
  }
  return kept.join('/');
}
