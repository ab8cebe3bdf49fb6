/** Owns reading one XML part as a stream of tags under limits of depth and kind. Refuses entities, document types and all meaning. */
import { SaxesParser } from 'saxes';
import type { Package } from '#src/extract/package.ts';
import { type FailureCode, failed, type Result, success } from '#src/model/result.ts';
import { type Attributes, trackNamespaces } from './namespaces.ts';

export type { Attributes } from './namespaces.ts';

/** Called for each tag by its usual prefix (`w:p`), whatever prefix the file uses. `depth` counts from 1. */
export type Visitor = {
  /** 'skip': nothing below this tag is of interest, its text included. */
  readonly open: (name: string, attributes: Attributes, depth: number) => 'skip' | undefined;
  readonly close: (depth: number) => void;
  readonly text?: (piece: string) => void;
  /** Changes the pieces of the part before they are parsed: leaves out what the visitor has no use for. */
  readonly trim?: (piece: string) => string;
};

export const xmlLimits = { depth: 256 } as const;

/** Characters given to the parser at once: it cannot be stopped inside a piece. */
const pieceBytes = 64 * 1024;

/**
 * Reads a part. Of alternative contents (mc:AlternateContent) the visitor sees the first choice that Word understands, or else the fallback.
 * @returns `forbidden-entity` for any document type, `too-deep`, `malformed`, or what the package says (`bomb`).
 */
export function readPart(parts: Package, name: string, visitor: Visitor): Result<null> {
  let failure: FailureCode | null = null;
  const parser = createParser(visitor, (code) => {
    failure ??= code;
  });
  const decode = decodePieces();
  const feed = (bytes: Uint8Array, last: boolean): boolean => {
    const text = decode(bytes, last);
    if (text === null) failure ??= 'malformed';
    else if (failure === null && text !== '') parser.write(visitor.trim ? visitor.trim(text) : text);
    return failure === null;
  };
  const read = parts.stream(name, (bytes) => {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      if (!feed(bytes.subarray(at, at + pieceBytes), false)) return false;
    }
    return true;
  });
  if (failure === null && read.ok && feed(new Uint8Array(0), true)) parser.close();
  if (failure !== null) return failed(failure, name);
  return read.ok ? success(null) : failed(read.failure.code, name);
}

type Decode = (bytes: Uint8Array, last: boolean) => string | null;

/** UTF-8, or UTF-16 where a byte order mark says so; null where the bytes are neither. */
function decodePieces(): Decode {
  let decoder: TextDecoder | null = null;
  return (bytes, last) => {
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    try {
      return decoder.decode(bytes, { stream: !last });
    } catch {
      return null;
    }
  };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function createParser(visitor: Visitor, fail: (code: FailureCode) => void): SaxesParser<{ xmlns: false }> {
  // With namespaces on, this parser takes time quadratic in depth.
  const parser = new SaxesParser({ xmlns: false, position: false });
  const spaces = trackNamespaces();
  const alternatives = chooseAlternatives();
  let depth = 0;
  let skippedFrom = 0;
  parser.on('error', () => fail('malformed'));
  parser.on('doctype', () => fail('forbidden-entity'));
  parser.on('opentag', (tag) => {
    depth++;
    if (depth > xmlLimits.depth) fail('too-deep');
    if (skippedFrom > 0 || depth > xmlLimits.depth) return;
    const name = spaces.enter(tag.name, tag.attributes, depth);
    const attributes = spaces.attributes(tag.attributes);
    if (alternatives.passes(name, attributes, depth) && visitor.open(name, attributes, depth) !== 'skip') return;
    skippedFrom = depth;
  });
  parser.on('closetag', () => {
    if (skippedFrom === depth) skippedFrom = 0;
    if (skippedFrom === 0 && depth <= xmlLimits.depth) {
      visitor.close(depth);
      alternatives.leave(depth);
      spaces.leave(depth);
    }
    depth--;
  });
  const text = visitor.text;
  if (text === undefined) return parser;
  const pass = (piece: string): void => {
    if (skippedFrom === 0) text(piece);
  };
  parser.on('text', pass);
  parser.on('cdata', pass);
  return parser;
}

/** Prefixes of extensions that Word reads; a choice that requires another one is not what Word shows. */
const understood = /^(?:wp[a-z]|wp14|wp15|wpsCustomData|w1[0-9][a-z]*|w|a14|v|o|r|m|pic|cx\d*|aink|am3d|asvg|oel)$/;

type Alternatives = {
  readonly passes: (name: string, attributes: Attributes, depth: number) => boolean;
  readonly leave: (depth: number) => void;
};

function chooseAlternatives(): Alternatives {
  const open: { depth: number; chosen: boolean }[] = [];
  return {
    passes: (name, attributes, depth) => {
      if (name === 'mc:AlternateContent') open.push({ depth, chosen: false });
      if (name !== 'mc:Choice' && name !== 'mc:Fallback') return true;
      const current = open.at(-1);
      if (current?.depth !== depth - 1) return true;
      const required = name === 'mc:Choice' ? (attributes.Requires ?? '').split(/\s+/).filter(Boolean) : [];
      if (current.chosen || !required.every((prefix) => understood.test(prefix))) return false;
      current.chosen = true;
      return true;
    },
    leave: (depth) => {
      if (open.at(-1)?.depth === depth) open.pop();
    },
  };
}

/** An on/off attribute: present means on, unless it says otherwise. */
export function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'off';
}

/** A whole number of an attribute; null where it is none. */
export function wholeNumber(value: string | undefined): number | null {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : null;
}
