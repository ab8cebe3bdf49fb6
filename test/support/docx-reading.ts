/** Owns short ways for tests to look at what was read from a Word file. Refuses to hide a failure. */
import { readDocx } from '#src/extract/docx/read-docx.ts';
import type { Block, ExtractedDocument, Table } from '#src/model/document.ts';
import type { Notice } from '#src/model/result.ts';
import { buildDocx, type DocxParts } from './docx-package.ts';

export type Reading = { readonly document: ExtractedDocument; readonly notices: readonly Notice[] };

export function readBytes(bytes: Uint8Array): Reading {
  const read = readDocx(bytes);
  if (!read.ok) throw new Error(`not read: ${read.failure.code} ${read.failure.detail}`);
  return { document: read.value, notices: read.notices };
}

export function readParts(parts: DocxParts): Reading {
  return readBytes(buildDocx(parts));
}

/** The texts of all blocks of a body, in reading order. */
export function textsOf(body: string, parts: Omit<DocxParts, 'body'> = {}): readonly string[] {
  return readParts({ ...parts, body }).document.blocks.map((block) => block.text);
}

/** Kind and text of all blocks, with the marks that a block can bear. */
export function outlineOf(blocks: readonly Block[]): readonly string[] {
  return blocks.map(({ kind, text, brokenReference, hidden }) =>
    [kind, ...(brokenReference ? ['broken'] : []), ...(hidden ? ['hidden'] : []), text].join(' | '),
  );
}

/** A table as rows of `row,column rows×columns text`. */
export function gridOf({ blocks }: ExtractedDocument, table: Table): readonly string[] {
  const texts = new Map(blocks.map((block) => [block.id, block.text]));
  return table.cells.map(
    (cell) => `${cell.row},${cell.column} ${cell.rowSpan}×${cell.columnSpan} ${texts.get(cell.block) ?? '?'}`,
  );
}

export function failureOf(bytes: Uint8Array): string {
  const read = readDocx(bytes);
  return read.ok ? 'ok' : read.failure.code;
}
