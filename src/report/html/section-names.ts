/** Owns what a drawn section is called. Refuses to rename what the text itself calls otherwise. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Language } from '#src/model/run.ts';
import { sayRuns } from '../wording/words.ts';
import type { PageWords } from './chinese-words.ts';
import type { DrawnSection } from './sections.ts';

/** `name` heads the section, `short` stands in links to it. */
export type SectionName = { readonly name: string; readonly short: string };

export function nameSection({ owner, heading, blocks }: DrawnSection, first: boolean, words: PageWords): SectionName {
  if (owner?.project) return withName(words.project(owner.project.number), owner.project.name);
  if (owner?.duty) return withName(words.duty(owner.duty.number), owner.duty.name);
  if (owner?.section === 'contents' || blocks.some(({ kind }) => kind === 'entry')) return same(words.contents);
  if (heading !== '')
    return { name: heading, short: shorten(heading.replace(/^[（(]?[\d一二三四五六七八九十]+[）)、.．]\s*/u, '')) };
  if (owner?.section === 'safeguards') return same(words.safeguards);
  if (owner?.section === 'part-1') return same(words.part1);
  return same(first ? words.cover : words.body);
}

function same(name: string): SectionName {
  return { name, short: name };
}

function withName(short: string, name: string): SectionName {
  return { name: name === '' ? short : `${short} ${name}`, short };
}

const shortest = 10;

function shorten(text: string): string {
  return text.length > shortest ? `${text.slice(0, shortest)}…` : text;
}

/** Pages or lines of the original that a section takes; "" where the format has neither. */
export function originOfSection(
  { blocks }: DrawnSection,
  document: ExtractedDocument,
  words: PageWords,
  language: Language,
): string {
  const ids = new Set(
    blocks.flatMap((block) =>
      block.kind === 'table' ? block.table.cells.map((cell) => cell.block) : [block.block.id],
    ),
  );
  const origins = document.blocks.filter(({ id }) => ids.has(id)).flatMap((block) => block.origins);
  const pages = origins.flatMap((origin) => (origin.kind === 'page' ? [origin.page] : []));
  if (pages.length > 0) return words.originalPages(sayRuns(rising(pages), language));
  const rows = origins.flatMap((origin) => (origin.kind === 'line' ? [origin.line] : []));
  if (rows.length === 0) return '';
  const [from, to] = [
    rows.reduce((least, row) => Math.min(least, row), Infinity),
    rows.reduce((most, row) => Math.max(most, row), 0),
  ];
  return words.originalLines(to > from ? `${from}–${to}` : String(from));
}

function rising(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((one, other) => one - other);
}
