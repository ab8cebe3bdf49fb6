/** Owns the definitions of automatic lists as the file gives them. Refuses counting. */
import type { Package } from '#src/extract/package.ts';
import { type Result, success } from '#src/model/result.ts';
import type { Styles } from './styles.ts';
import { isSymbolFont } from './symbols.ts';
import { type Attributes, isOn, readPart, type Visitor, wholeNumber } from './xml.ts';

export type ListLevel = {
  start: number;
  format: string;
  /** Least number of figures, from formats such as `001, 002`. */
  width: number;
  /** With `%1` for the count of the first level. */
  text: string;
  suffix: string;
  /** Every count is printed in plain figures. */
  legal: boolean;
  /** The level (from 1) that sets this one back; 0 none, null any higher one. */
  restart: number | null;
  style: string | null;
  symbolFont: boolean;
  picture: boolean;
};

type AbstractList = { readonly levels: Map<number, ListLevel>; styleLink: string | null };
type Override = { start: number | null; level: ListLevel | null };
type ListInstance = { abstract: string | null; readonly overrides: Map<number, Override> };

export type ListDefinitions = {
  /** Lists that share an abstract list share its counts. Null where the list does not exist. */
  readonly find: (listId: string) => ListDefinition | null;
};
export type ListDefinition = {
  readonly id: string;
  readonly abstract: string;
  readonly level: (level: number) => ListLevel | undefined;
  readonly startOverride: (level: number) => number | null;
  /** The level that a style of the chain is tied to. */
  readonly levelOfStyle: (chain: readonly string[]) => number | null;
};

/** As in Word; a label is printed before each paragraph of its list, so a long one would be multiplied. */
const limits = { levels: 9, text: 255 } as const;

type Tables = { readonly abstracts: Map<string, AbstractList>; readonly instances: Map<string, ListInstance> };

/** @returns no lists where the package has no such part. */
export function readNumbering(parts: Package, name: string | undefined, styles: Styles): Result<ListDefinitions> {
  const tables: Tables = { abstracts: new Map(), instances: new Map() };
  if (name !== undefined) {
    const read = readPart(parts, name, createVisitor(tables));
    if (!read.ok) return read;
  }
  const known = new Map<string, ListDefinition | null>();
  return success({
    find: (listId) => {
      const found = known.get(listId);
      if (found !== undefined) return found;
      const definition = define(tables, styles, listId);
      known.set(listId, definition);
      return definition;
    },
  });
}

function define(tables: Tables, styles: Styles, listId: string): ListDefinition | null {
  const instance = tables.instances.get(listId);
  const abstract = followStyleLink(tables, styles, instance?.abstract ?? null);
  const levels = abstract === null ? undefined : tables.abstracts.get(abstract)?.levels;
  if (instance === undefined || abstract === null || levels === undefined) return null;
  return {
    id: listId,
    abstract,
    level: (level) => instance.overrides.get(level)?.level ?? levels.get(level),
    startOverride: (level) => instance.overrides.get(level)?.start ?? null,
    levelOfStyle: (chain) => {
      for (const [level, { style }] of levels) if (style !== null && chain.includes(style)) return level;
      return null;
    },
  };
}

/** An abstract list may say nothing but "as in that numbering style", which names a list of its own: one step, no more. */
function followStyleLink(tables: Tables, styles: Styles, abstract: string | null): string | null {
  const link = abstract === null ? null : (tables.abstracts.get(abstract)?.styleLink ?? null);
  if (link === null) return abstract;
  const target = styles.run(link).listId;
  return (target === null ? null : tables.instances.get(target)?.abstract) ?? abstract;
}

type Place = {
  list: AbstractList | null;
  instance: ListInstance | null;
  override: Override | null;
  level: ListLevel | null;
};

function createVisitor(tables: Tables): Visitor {
  const place: Place = { list: null, instance: null, override: null, level: null };
  return {
    open: (name, attributes) => {
      if (place.level !== null) readLevelProperty(place.level, name, attributes);
      else openDefinition(tables, place, name, attributes);
      return undefined;
    },
    close: (depth) => {
      if (depth === 2) Object.assign(place, { list: null, instance: null, override: null, level: null });
      // A level stands under its list, or one lower under an override.
      if (depth === 3) Object.assign(place, { override: null, level: null });
    },
  };
}

function openDefinition(tables: Tables, place: Place, name: string, attributes: Attributes): void {
  const value = attributes['w:val'];
  if (name === 'w:abstractNum') {
    place.list = { levels: new Map(), styleLink: null };
    tables.abstracts.set(attributes['w:abstractNumId'] ?? '', place.list);
  } else if (name === 'w:num') {
    place.instance = { abstract: null, overrides: new Map() };
    tables.instances.set(attributes['w:numId'] ?? '', place.instance);
  } else if (name === 'w:abstractNumId' && place.instance !== null) place.instance.abstract = value ?? null;
  else if (name === 'w:numStyleLink' && place.list !== null) place.list.styleLink = value ?? null;
  else if (name === 'w:lvlOverride' && place.instance !== null) {
    place.override = { start: null, level: null };
    place.instance.overrides.set(wholeNumber(attributes['w:ilvl']) ?? 0, place.override);
  } else if (name === 'w:startOverride' && place.override !== null) place.override.start = wholeNumber(value);
  else if (name === 'w:lvl') openLevel(place, wholeNumber(attributes['w:ilvl']) ?? 0);
}

function openLevel(place: Place, level: number): void {
  place.level = {
    start: 0,
    format: 'decimal',
    width: 1,
    text: '',
    suffix: 'tab',
    legal: false,
    restart: null,
    style: null,
    symbolFont: false,
    picture: false,
  };
  if (place.override !== null) place.override.level = place.level;
  else if (level >= 0 && level < limits.levels) place.list?.levels.set(level, place.level);
}

function readLevelProperty(level: ListLevel, name: string, attributes: Attributes): void {
  const value = attributes['w:val'];
  if (name === 'w:start') level.start = wholeNumber(value) ?? 0;
  else if (name === 'w:numFmt') {
    level.format = value ?? 'decimal';
    level.width = value === 'custom' ? (/^\d{1,9}/.exec(attributes['w:format'] ?? '')?.[0].length ?? 1) : 1;
  } else if (name === 'w:lvlText') level.text = (value ?? '').slice(0, limits.text);
  else if (name === 'w:suff') level.suffix = value ?? 'tab';
  else if (name === 'w:isLgl') level.legal = isOn(value);
  else if (name === 'w:lvlRestart') level.restart = wholeNumber(value);
  else if (name === 'w:pStyle') level.style = value ?? null;
  else if (name === 'w:lvlPicBulletId') level.picture = true;
  else if (name === 'w:rFonts') level.symbolFont = isSymbolFont(attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? '');
}
