/** Owns the way of an Excel package to the library that parses it: every part inflated under limits, every XML part read under guards, the needed ones packed anew. Refuses to pass a byte of the file itself. */
import { zipSync } from 'fflate';
import { type Attributes, readPart, type Visitor, wholeNumber } from '#src/extract/docx/xml.ts';
import { openPackage, type Package } from '#src/extract/package.ts';
import { type Failure, failed, type Result, success } from '#src/model/result.ts';
import { sheetLimits, type WorkbookTraits } from './sheet.ts';

/** A package whose sizes, names and parts can be believed, and what was met in it. */
export type GuardedPackage = { readonly bytes: Uint8Array; readonly traits: WorkbookTraits };

const xmlName = /\.(?:xml|rels|vml)$/iu;
/** What the library needs: the workbook, its sheets, strings, formats and comments. */
const neededName =
  /^(?:\[content_types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?[^/]+\.(?:xml|rels|bin)|xl\/(?:worksheets|chartsheets|dialogsheets|macrosheets|theme|persons|threadedcomments|comments\d*)\/(?:_rels\/)?[^/]+\.(?:xml|rels|bin))$/u;
const programName = /(?:^|\/)vba[^/]*\.bin$/iu;

type Tally = {
  readonly active: Map<string, number>;
  readonly external: Map<string, number>;
  unsolved: number;
  pictures: boolean;
};

/**
 * Opens the package and looks at all of it.
 * @returns what the package says (`bomb`, `encrypted`, `malformed`), `forbidden-entity` for a document type in any part,
 * `too-deep`, or `malformed` where a sheet claims rows or columns that no sheet has.
 */
export function guardPackage(bytes: Uint8Array): Result<GuardedPackage> {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const parts = opened.value;
  if (new Set(parts.names.map((name) => name.toLowerCase())).size < parts.names.length)
    return failed('malformed', 'two parts of one name');
  const tally: Tally = { active: new Map(), external: new Map(), unsolved: 0, pictures: false };
  const kept = new Map<string, Uint8Array>();
  for (const name of parts.names) {
    const needed = neededName.test(name.toLowerCase()) && !programName.test(name);
    const failure = passPart(parts, name, tally, needed ? kept : null);
    if (failure) return { ok: false, failure };
    countName(name, tally);
  }
  const files = Object.fromEntries(kept);
  return success({ bytes: zipSync(files, { level: 0 }), traits: tally });
}

/** Reads one part to its end; its bytes are kept where `kept` is given. */
function passPart(parts: Package, name: string, tally: Tally, kept: Map<string, Uint8Array> | null): Failure | null {
  const pieces: Uint8Array[] = [];
  const collect = (piece: Uint8Array): void => {
    if (kept) pieces.push(piece.slice());
  };
  if (!xmlName.test(name)) {
    const read = parts.stream(name, (piece) => {
      collect(piece);
      return true;
    });
    if (!read.ok) return read.failure;
  } else {
    const listening: Package = {
      ...parts,
      stream: (part, sink) =>
        parts.stream(part, (piece) => {
          collect(piece);
          return sink(piece);
        }),
    };
    const watch = watchPart(tally);
    const read = readPart(listening, name, watch.visitor);
    if (!read.ok) return read.failure;
    if (watch.impossible()) return failed('malformed', 'rows or columns out of range').failure;
  }
  kept?.set(name, inUtf8(join(pieces)));
  return null;
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The library knows UTF-8 alone; the guards have proved that these bytes are the text they say. */
function inUtf8(bytes: Uint8Array): Uint8Array {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be';
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return marked ? new TextEncoder().encode(new TextDecoder(wide).decode(bytes)) : bytes;
}

function add(counts: Map<string, number>, kind: string): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

const activeNames = [
  [programName, 'macros'],
  [/(?:^|\/)macrosheets\/[^/]+\.(?:xml|bin)$/iu, 'excel4-macros'],
  [/(?:^|\/)activeX\/[^/]+\.bin$/iu, 'activex'],
  [/(?:^|\/)embeddings\/[^/]+$/iu, 'ole'],
] as const;
const externalNames = [[/(?:^|\/)connections\.(?:xml|bin)$/iu, 'connections']] as const;

function countName(name: string, tally: Tally): void {
  const active = activeNames.find(([pattern]) => pattern.test(name))?.[1];
  if (active) add(tally.active, active);
  tally.pictures ||= /(?:^|\/)media\/[^/]+$/u.test(name);
  const external = externalNames.find(([pattern]) => pattern.test(name))?.[1];
  if (external) add(tally.external, external);
}

/** Functions that fetch, and functions that call a program. */
const fetching = /\b(?:WEBSERVICE|RTD|IMAGE|STOCKHISTORY)\s*\(/iu;
const calling = /\b(?:CALL|REGISTER(?:\.ID)?|EXEC)\s*\(/iu;
/** cmd|' /C calc'!A0 */
const exchange = /^[\s=+@-]*[\w.'"\\/:]+\|/u;

const sheetRoots: ReadonlySet<string> = new Set(['worksheet', 'macrosheet', 'dialogsheet']);

/** A visitor that counts what is active or points outside, and looks at the numbers that a sheet may not exceed. */
function watchPart(tally: Tally): { readonly visitor: Visitor; readonly impossible: () => boolean } {
  let impossible = false;
  let inFormula = false;
  let formula = '';
  let cell: { formula: boolean; value: boolean } | null = null;
  const names: string[] = [];
  const open = (raw: string, attributes: Attributes, depth: number): undefined => {
    const name = raw.slice(raw.indexOf(':') + 1);
    names[depth] = name;
    if (name === 'Relationship') countRelationship(attributes, tally);
    else if (name === 'ddeLink') add(tally.active, 'dde');
    else if (name === 'oleLink') add(tally.external, 'ole');
    // Other parts have names of one letter too, for other things.
    if (!sheetRoots.has(names[1] ?? '')) return;
    if (name === 'c') cell = { formula: false, value: false };
    else if (name === 'f') {
      inFormula = true;
      formula = '';
      if (cell) cell.formula = true;
    } else if ((name === 'v' || name === 'is') && cell) cell.value = true;
    impossible ||= isImpossible(name, attributes);
  };
  const close = (depth: number): void => {
    const name = names[depth];
    if (name === 'f') {
      inFormula = false;
      countFormula(formula, tally);
    } else if (name === 'c') {
      if (cell?.formula && !cell.value) tally.unsolved += 1;
      cell = null;
    }
  };
  const text = (piece: string): void => {
    if (inFormula) formula += piece;
  };
  return { visitor: { open, close, text }, impossible: () => impossible };
}

function isImpossible(name: string, attributes: Attributes): boolean {
  if (name === 'col')
    return outside(attributes.min, sheetLimits.columns) || outside(attributes.max, sheetLimits.columns);
  if (name === 'row') return attributes.r !== undefined && outside(attributes.r, sheetLimits.rows);
  return name === 'c' && attributes.r !== undefined && !/^[A-Z]{1,3}\d{1,7}$/iu.test(attributes.r);
}

function outside(value: string | undefined, limit: number): boolean {
  const number = wholeNumber(value);
  return number === null || number < 1 || number > limit;
}

function countRelationship(attributes: Attributes, tally: Tally): void {
  const type = (attributes.Type ?? '').split('/').at(-1) ?? '';
  if (attributes.TargetMode?.toLowerCase() === 'external' && type !== 'hyperlink') add(tally.external, type);
}

function countFormula(formula: string, tally: Tally): void {
  if (fetching.test(formula)) add(tally.external, 'formula');
  if (calling.test(formula)) add(tally.active, 'formula');
  if (exchange.test(formula)) add(tally.active, 'dde');
}
