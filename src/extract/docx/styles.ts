/** Owns what a paragraph or run inherits from its style. Refuses looks: fonts, sizes and colours. */
import type { Package } from '#src/extract/package.ts';
import { type Result, success } from '#src/model/result.ts';
import { isOn, readPart, type Visitor, wholeNumber } from './xml.ts';

type Style = {
  readonly id: string;
  name: string;
  basedOn: string | null;
  /** 0 to 8 are headings, 9 is body text. */
  outline: number | null;
  listId: string | null;
  listLevel: number | null;
  vanish: boolean | null;
};

/** What a style and its ancestors say together; null where none of them says anything. */
export type Inherited = {
  readonly outline: number | null;
  readonly listId: string | null;
  readonly listLevel: number | null;
  readonly vanish: boolean;
  readonly contents: boolean;
  /** The style and its ancestors, nearest first. */
  readonly chain: readonly string[];
};

export type Styles = {
  /** The style of a paragraph; null means the document's default paragraph style. */
  readonly paragraph: (id: string | null) => Inherited;
  readonly run: (id: string | null) => Inherited;
};

const plain: Inherited = { outline: null, listId: null, listLevel: null, vanish: false, contents: false, chain: [] };

/** @returns styles that say nothing where the package has no such part. */
export function readStyles(parts: Package, name: string | undefined): Result<Styles> {
  const styles = new Map<string, Style>();
  const defaults: string[] = [];
  if (name !== undefined) {
    const read = readPart(parts, name, createVisitor(styles, defaults));
    if (!read.ok) return read;
  }
  const known = new Map<string, Inherited>();
  const look = (id: string | null | undefined): Inherited => {
    if (id === null || id === undefined) return plain;
    const inherited = known.get(id) ?? inherit(styles, id);
    known.set(id, inherited);
    return inherited;
  };
  return success({ paragraph: (id) => look(id ?? defaults[0]), run: look });
}

/** Ancestors of a style that are looked at: each paragraph asks, so an endless chain would cost. */
const longestChain = 64;

/** A style that is based on itself, however far round, ends at the second meeting. */
function inherit(styles: ReadonlyMap<string, Style>, id: string): Inherited {
  const chain: Style[] = [];
  const met = new Set<string>();
  for (let next: string | null = id; next !== null && !met.has(next) && met.size < longestChain; ) {
    met.add(next);
    const style: Style | undefined = styles.get(next);
    if (style === undefined) break;
    chain.push(style);
    next = style.basedOn;
  }
  const first = <T>(pick: (style: Style) => T | null): T | null => {
    for (const style of chain) {
      const value = pick(style);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    outline: first((style) => style.outline ?? builtInOutline(style.name)),
    listId: first((style) => style.listId),
    listLevel: first((style) => style.listLevel),
    vanish: first((style) => style.vanish) ?? false,
    contents: chain.some((style) => /^(?:toc|目录)\s*[1-9]$/i.test(style.name)),
    chain: chain.map((style) => style.id),
  };
}

/** The built-in heading styles carry their level by name; producers leave the level itself out. */
function builtInOutline(name: string): number | null {
  const level = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1];
  return level === undefined ? null : Number(level) - 1;
}

function createVisitor(styles: Map<string, Style>, defaults: string[]): Visitor {
  let current: Style | null = null;
  return {
    open: (name, attributes) => {
      const value = attributes['w:val'];
      if (name === 'w:style') {
        const id = attributes['w:styleId'] ?? '';
        current = { id, name: '', basedOn: null, outline: null, listId: null, listLevel: null, vanish: null };
        styles.set(id, current);
        const isDefault = attributes['w:default'] !== undefined && isOn(attributes['w:default']);
        if (isDefault && attributes['w:type'] === 'paragraph') defaults.push(id);
        return undefined;
      }
      if (ignored.has(name)) return 'skip';
      if (current === null) return undefined;
      if (name === 'w:name') current.name = value ?? '';
      else if (name === 'w:basedOn') current.basedOn = value ?? null;
      else if (name === 'w:outlineLvl') current.outline = wholeNumber(value);
      else if (name === 'w:numId') current.listId = value ?? null;
      else if (name === 'w:ilvl') current.listLevel = wholeNumber(value);
      else if (name === 'w:vanish') current.vanish = isOn(value);
      return undefined;
    },
    close: (depth) => {
      // A style stands directly under the root.
      if (depth === 2) current = null;
    },
  };
}

/** Looks of parts of a table, and properties before a tracked change. */
const ignored: ReadonlySet<string> = new Set(['w:tblStylePr', 'w:pPrChange', 'w:rPrChange', 'w:docDefaults']);
