/** Owns which prefix an element name carries here, whatever prefix the file chose. Refuses validation of names. */

const strict = 'http://purl.oclc.org/ooxml/';
const transitional = 'http://schemas.openxmlformats.org/';

/** Prefix by namespace; the packaging namespaces have none. Producers are free to choose others, and some do. */
const prefixes: ReadonlyMap<string, string> = new Map([
  [`${transitional}wordprocessingml/2006/main`, 'w'],
  [`${strict}wordprocessingml/main`, 'w'],
  [`${transitional}officeDocument/2006/relationships`, 'r'],
  [`${strict}officeDocument/relationships`, 'r'],
  [`${transitional}officeDocument/2006/math`, 'm'],
  [`${strict}officeDocument/math`, 'm'],
  [`${transitional}drawingml/2006/main`, 'a'],
  [`${strict}drawingml/main`, 'a'],
  [`${transitional}markup-compatibility/2006`, 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  [`${transitional}package/2006/relationships`, ''],
  [`${transitional}package/2006/content-types`, ''],
]);
const reserved: ReadonlySet<string> = new Set(prefixes.values());

export type Attributes = Readonly<Record<string, string>>;

export type Namespaces = {
  /** Reads the declarations of an opening tag and gives its usual name; `depth` counts from 1. */
  readonly enter: (raw: string, attributes: Attributes, depth: number) => string;
  readonly leave: (depth: number) => void;
  readonly attributes: (raw: Attributes) => Attributes;
};

type Change = { readonly depth: number; readonly before: readonly (readonly [string, string | undefined])[] };

/** Declarations are looked for on the root, on tags with an unknown prefix and on tags without one; elsewhere nobody writes any. */
export function trackNamespaces(): Namespaces {
  const bound = new Map<string, string>([['xml', 'xml']]);
  const names = new Map<string, string>();
  const changes: Change[] = [];
  let foreign = false;

  const bind = (attributes: Attributes, depth: number): void => {
    const before: (readonly [string, string | undefined])[] = [];
    for (const key in attributes) {
      if (!key.startsWith('xmlns')) continue;
      const prefix = key === 'xmlns' ? '' : key.slice(6);
      before.push([prefix, bound.get(prefix)]);
      const own = prefixes.get(attributes[key] ?? '');
      bound.set(prefix, own ?? (reserved.has(prefix) ? `other-${prefix}` : prefix));
      foreign ||= prefix !== '' && bound.get(prefix) !== prefix;
    }
    if (before.length === 0) return;
    names.clear();
    if (depth > 1) changes.push({ depth, before });
  };

  const resolve = (raw: string): string => {
    const known = names.get(raw);
    if (known !== undefined) return known;
    const colon = raw.indexOf(':');
    const prefix = colon < 0 ? '' : raw.slice(0, colon);
    const own = bound.get(prefix) ?? prefix;
    const full = own === '' ? raw.slice(colon + 1) : `${own}:${raw.slice(colon + 1)}`;
    // Names without a prefix, or with an unknown one, are asked for their declarations every time.
    if (colon > 0 && bound.has(prefix)) names.set(raw, full);
    return full;
  };

  return {
    enter: (raw, attributes, depth) => {
      // A name met before has a bound prefix.
      const known = depth > 1 ? names.get(raw) : undefined;
      if (known !== undefined) return known;
      const colon = raw.indexOf(':');
      if (depth === 1 || colon < 0 || !bound.has(raw.slice(0, colon))) bind(attributes, depth);
      return resolve(raw);
    },
    leave: (depth) => {
      if (changes.at(-1)?.depth !== depth) return;
      for (const [prefix, own] of changes.pop()?.before ?? []) {
        if (own === undefined) bound.delete(prefix);
        else bound.set(prefix, own);
      }
      names.clear();
    },
    attributes: (raw) => {
      if (!foreign) return raw;
      const own: Record<string, string> = Object.create(null);
      for (const key in raw) own[key.includes(':') ? resolve(key) : key] = raw[key] ?? '';
      return own;
    },
  };
}
