/** Owns reading an Excel file, new or old, into blocks and tables. Refuses all meaning, and never works out, runs or fetches what a cell points to. */
import { isCompoundFile } from '#src/extract/compound-file.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { failed, type Notice, notice, type Result, success } from '#src/model/result.ts';
import { guardCompound } from './guard-compound.ts';
import { guardPackage } from './guard-package.ts';
import { type Assembly, addSheet, startAssembly } from './lay-out-sheet.ts';
import { loadCodePages, openWorkbook } from './open-workbook.ts';
import type { Workbook, WorkbookTraits } from './sheet.ts';

/**
 * Reads .xlsx, .xlsm, .xlsb and .xls. Equal bytes give an equal document: the sheets in the order of their tabs, text as
 * shown, grids with their merges, and what is hidden marked as such.
 * @returns `empty`, `encrypted`, `malformed`, `bomb`, `forbidden-entity`, `too-deep` or `too-large` where it is no such file.
 */
export async function readSheet(bytes: Uint8Array): Promise<Result<ExtractedDocument>> {
  if (bytes.length === 0) return failed('empty');
  const guarded = guard(bytes);
  if (!guarded.ok) return guarded;
  const { traits } = guarded.value;
  if (guarded.value.old) await loadCodePages();
  const opened = openWorkbook(guarded.value.bytes, traits.unsolved);
  if (!opened.ok) return opened;
  const assembly = startAssembly();
  for (const sheet of opened.value.sheets) {
    if (!addSheet(assembly, sheet)) return failed('too-large', 'grid positions');
  }
  if (assembly.document.blocks.length === 0)
    return traits.pictures ? failed('unsupported', 'pictures') : failed('empty');
  return success(assembly.document, listNotices(traits, opened.value, assembly));
}

type Guarded = { readonly bytes: Uint8Array; readonly traits: WorkbookTraits; readonly old: boolean };

function guard(bytes: Uint8Array): Result<Guarded> {
  if (isCompoundFile(bytes)) {
    const guarded = guardCompound(bytes);
    return guarded.ok ? success({ ...guarded.value, bytes }) : guarded;
  }
  const guarded = guardPackage(bytes);
  return guarded.ok ? success({ ...guarded.value, old: false }) : guarded;
}

/** Characters of the private area and the mark for an unknown one. */
const unmapped = /[\ue000-\uf8ff\ufffd]/gu;

function listNotices(traits: WorkbookTraits, book: Workbook, { document, unseen }: Assembly): Notice[] {
  const notices: Notice[] = [];
  for (const [kind, count] of traits.external) {
    notices.push(notice('external-reference', { kind, count: String(count) }));
  }
  const active = new Map(traits.active);
  if (book.macroSheets > 0 && !active.has('excel4-macros')) active.set('excel4-macros', book.macroSheets);
  for (const [kind, count] of active) notices.push(notice('active-content', { kind, count: String(count) }));
  const hidden = document.blocks.filter((block) => block.hidden).length;
  for (const place of unseen) notices.push(notice('hidden-text', { count: String(hidden) }, place));
  if (book.comments > 0) notices.push(notice('comments', { count: String(book.comments) }));
  const lost = document.blocks.reduce((sum, { text }) => sum + (text.match(unmapped)?.length ?? 0), 0);
  if (lost > 0) notices.push(notice('unmapped-characters', { count: String(lost) }));
  return notices;
}
