/** Owns short ways for tests to look at what was read from an Excel file. Refuses to hide a failure. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { readSheet } from '#src/extract/sheet/read-sheet.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Notice } from '#src/model/result.ts';

export type WrittenSheet = Parameters<typeof writeXlsx>[0]['sheets'][number];
export type SheetReading = { readonly document: ExtractedDocument; readonly notices: readonly Notice[] };

export async function readWorkbook(bytes: Uint8Array): Promise<SheetReading> {
  const read = await readSheet(bytes);
  if (!read.ok) throw new Error(`not read: ${read.failure.code} ${read.failure.detail}`);
  return { document: read.value, notices: read.notices };
}

export async function readSheets(...sheets: WrittenSheet[]): Promise<SheetReading> {
  return readWorkbook(await writeXlsx({ sheets }));
}

/** Kind, text, cell and marks of all blocks in order. */
export function linesOf({ document }: SheetReading): string[] {
  return document.blocks.map(({ kind, text, hidden, origins }) => {
    const [origin] = origins;
    const cell = origin?.kind === 'sheet' ? `${origin.sheet}!${origin.cell}` : '?';
    return `${cell} ${kind}${hidden ? ' hidden' : ''} ${text}`.trim();
  });
}

export async function failureOf(bytes: Uint8Array): Promise<string> {
  const read = await readSheet(bytes);
  return read.ok ? 'ok' : read.failure.code;
}

/** The parts of a package, each as text. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

export function packParts(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(entries));
}
