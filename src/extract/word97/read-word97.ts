/** Owns reading a Word 97 or WPS file into blocks and tables. Refuses all meaning, and never fetches or runs what the file points to. */
import { assemble } from '#src/extract/docx/assemble.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { failed, type Notice, notice, type Result, success } from '#src/model/result.ts';
import { bookmarkNames, openWord97, type Word97 } from './open-word97.ts';
import { createSplitter, type Met } from './paragraphs.ts';
import { readPieces } from './pieces.ts';
import { gatherTables } from './tables.ts';

/** Where the stories of comments stand among the counts of the header. */
const commentStory = 3;

/**
 * Reads .doc, .dot and .wps of Word 97 and later. Equal bytes give an equal document: the same blocks and grids as the file
 * saved as DOCX, but for automatic numbers, which are not worked out.
 * @returns `encrypted`, `unsupported` (Word 95 and before), `malformed`, `empty`, `too-large`.
 */
export function readWord97(bytes: Uint8Array): Result<ExtractedDocument> {
  const opened = openWord97(bytes);
  if (!opened.ok) return opened;
  const file = opened.value;
  const pieced = readPieces(file);
  if (!pieced.ok) return pieced;
  const [body = 0, ...others] = file.stories;
  if (body > pieced.value.text.length) return failed('malformed', 'the text is cut off');
  const met: Met = { fields: new Map(), deletions: 0, insertions: 0, comments: 0 };
  const split = createSplitter(file, pieced.value, met);
  const { items, unplanned } = gatherTables(split(0, body));
  const furniture = [];
  let at = body;
  for (const [index, length] of others.entries()) {
    if (index + 1 !== commentStory) furniture.push(...split(at, at + length).map(({ paragraph }) => paragraph));
    at += length;
  }
  const { assembly, tooLarge } = assemble(items, furniture, bookmarkNames(file));
  if (tooLarge) return failed('too-large', 'grid positions');
  const { blocks, tables } = assembly;
  if (blocks.every(({ text }) => text === '')) return failed('empty');
  const notices = listNotices(file, met, [
    ['hidden-text', assembly.hiddenBlocks],
    ['comments', met.comments],
    ['unmapped-characters', assembly.unmappedCharacters],
  ]);
  if (unplanned > 0) notices.push(notice('spans-inferred'));
  const carries: ExtractedDocument['carries'] = unplanned > 0 ? ['fields'] : ['spans', 'fields'];
  return success({ blocks, tables, carries }, notices);
}

function listNotices(
  { names }: Word97,
  { fields, deletions, insertions }: Met,
  counted: readonly (readonly ['hidden-text' | 'comments' | 'unmapped-characters', number])[],
): Notice[] {
  const notices: Notice[] = [];
  for (const [kind, count] of fields) {
    const code = kind.startsWith('DDE') ? 'active-content' : 'external-reference';
    notices.push(notice(code, { kind: kind.toLowerCase(), count: String(count) }));
  }
  if (names.some((name) => /^Macros\/VBA\//iu.test(name))) notices.push(notice('active-content', { kind: 'macros' }));
  const objects = names.filter((name) => /^ObjectPool\/[^/]+\/$/iu.test(name)).length;
  if (objects > 0) notices.push(notice('active-content', { kind: 'ole', count: String(objects) }));
  if (deletions + insertions > 0)
    notices.push(notice('tracked-changes', { deletions: String(deletions), insertions: String(insertions) }));
  for (const [code, count] of counted) if (count > 0) notices.push(notice(code, { count: String(count) }));
  return notices;
}
