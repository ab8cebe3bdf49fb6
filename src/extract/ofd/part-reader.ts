/** Owns reading one part of an OFD package by the local names of its elements. Refuses prefixes: producers choose them freely. */
import { type Attributes, readPart } from '#src/extract/docx/xml.ts';
import type { Package } from '#src/extract/package.ts';
import { failed, type Result } from '#src/model/result.ts';

type OfdVisitor = {
  readonly open: (name: string, attributes: Attributes, depth: number) => 'skip' | undefined;
  readonly text?: (piece: string) => void;
  readonly close?: (depth: number) => void;
};

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** @returns `malformed` where the part is missing, else what reading it as XML says. */
export function readOfdPart(parts: Package, name: string, visitor: OfdVisitor): Result<null> {
  const stored = parts.find(name);
  if (stored === undefined) return failed('malformed', 'a part is missing');
  return readPart(parts, stored, {
    open: (tag, attributes, depth) => visitor.open(localName(tag), attributes, depth),
    text: (piece) => visitor.text?.(piece),
    close: (depth) => visitor.close?.(depth),
  });
}

/** Collects the text of single elements: hand it every tag, and it calls back with the whole text at the end of one it was asked for. */
export function createTextCatcher(take: (name: string, text: string) => void, names: ReadonlySet<string>) {
  let caught: { readonly name: string; readonly depth: number } | null = null;
  let text = '';
  return {
    open: (name: string, depth: number): void => {
      if (caught !== null || !names.has(name)) return;
      caught = { name, depth };
      text = '';
    },
    text: (piece: string): void => {
      if (caught !== null && text.length < 4096) text += piece;
    },
    close: (depth: number): void => {
      if (caught?.depth !== depth) return;
      const { name } = caught;
      caught = null;
      take(name, text.trim());
    },
  };
}
