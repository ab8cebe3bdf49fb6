/** Owns how the blocks of a text fall into sections to be drawn: contents, running text, tables with their titles. Refuses to read values: headings and findings tell where a section begins. */
import type { Block, ExtractedDocument, Table } from '#src/model/document.ts';
import type { Place } from '#src/model/finding.ts';

export type DrawnBlock =
  | { readonly kind: 'text'; readonly block: Block; readonly heading: boolean }
  | { readonly kind: 'entry'; readonly block: Block }
  | { readonly kind: 'table'; readonly table: Table };

/** Whose section it is, where a finding tells; `heading` is what the text itself prints above it. */
export type Owner = Pick<Place, 'section' | 'duty' | 'project'>;
export type DrawnSection = {
  readonly owner: Owner | null;
  readonly heading: string;
  readonly blocks: readonly DrawnBlock[];
};

const longestHeading = 40;
const numbering =
  /^\s*(?:第[一二三四五六七八九十]+部分|[（(]?[一二三四五六七八九十]+[）)、.．]|[（(]?\d{1,3}[）)、.．](?!\d))\s*/u;

/** Sections in reading order; furniture is left out. */
export function splitSections(document: ExtractedDocument, places: readonly Place[]): DrawnSection[] {
  const owners = new Map(places.map((place) => [place.anchor.block, place]));
  const drawn = headGroups(listDrawn(document, owners));
  const starts = findStarts(drawn, owners);
  const sections: DrawnSection[] = [];
  for (const [index, start] of starts.entries()) {
    const blocks = drawn.slice(start, starts[index + 1] ?? drawn.length);
    sections.push({ owner: ownerOf(blocks, owners), heading: headingOf(blocks), blocks });
  }
  return joinLeads(sections);
}

/** Every block as it is drawn; the cells of a table count once, as the table. Furniture and empty lines only where a finding stands there. */
function listDrawn(document: ExtractedDocument, owners: ReadonlyMap<string, Owner>): DrawnBlock[] {
  const tables = new Map(document.tables.flatMap((table) => table.cells.map((cell) => [cell.block, table])));
  const titles = contentsTitles(document.blocks);
  const drawn: DrawnBlock[] = [];
  let last: Table | undefined;
  for (const block of document.blocks) {
    const table = tables.get(block.id);
    if (table && table !== last) drawn.push({ kind: 'table', table });
    if (table) last = table;
    const idle = block.kind === 'furniture' || block.text.trim() === '';
    if (table || (idle && !owners.has(block.id))) continue;
    if (block.kind === 'contents-entry') drawn.push({ kind: 'entry', block });
    else drawn.push({ kind: 'text', block, heading: isHeading(block, titles) });
  }
  return drawn;
}

/** Lines between the entries of the contents head groups of them. */
function headGroups(drawn: readonly DrawnBlock[]): DrawnBlock[] {
  const first = drawn.findIndex(({ kind }) => kind === 'entry');
  const last = drawn.findLastIndex(({ kind }) => kind === 'entry');
  return drawn.map((block, index) => {
    const grouped = first >= 0 && index > headOfContents(drawn, first) && index < last;
    return grouped ? asHeading(block) : block;
  });
}

/** Titles that the contents list, without number, white space and page. */
function contentsTitles(blocks: readonly Block[]): ReadonlySet<string> {
  const entries = blocks.filter(({ kind }) => kind === 'contents-entry');
  return new Set(entries.map(({ text }) => bare(text.split('\t')[0] ?? '')).filter((title) => title !== ''));
}

function bare(text: string): string {
  return text.replace(numbering, '').replace(/\s/gu, '');
}

/** What the format calls a heading, or what the contents list. */
function isHeading(block: Block, titles: ReadonlySet<string>): boolean {
  if (block.text.length > longestHeading) return false;
  return block.kind === 'heading' || titles.has(bare(block.text));
}

/** A short numbered line without a sentence mark: a heading of a lower level. */
function isSubheading({ text }: Block): boolean {
  return text.length <= longestHeading && numbering.test(text) && !/[，。；：;:]/u.test(text);
}

/** Where sections begin: the text itself, the contents, every heading, a table without heading, and duties that have findings. */
function findStarts(drawn: readonly DrawnBlock[], owners: ReadonlyMap<string, Owner>): number[] {
  const starts = new Set([0]);
  const firstEntry = drawn.findIndex(({ kind }) => kind === 'entry');
  const lastEntry = drawn.findLastIndex(({ kind }) => kind === 'entry');
  if (firstEntry > 0) starts.add(headOfContents(drawn, firstEntry));
  if (lastEntry >= 0) starts.add(lastEntry + 1);
  for (const [index, block] of drawn.entries()) {
    if (index <= lastEntry) continue;
    if (block.kind === 'text' && block.heading) starts.add(index);
    if (block.kind === 'table') starts.add(headOfTable(drawn, index, lastEntry));
  }
  for (const start of dutyStarts(drawn, owners)) starts.add(start);
  return [...starts].filter((start) => start < drawn.length).sort((one, other) => one - other);
}

/** 目录 and the group headings right before the first entry belong to the contents. */
function headOfContents(drawn: readonly DrawnBlock[], first: number): number {
  for (let at = first - 1; at >= Math.max(0, first - 3); at -= 1) {
    const block = drawn[at];
    if (block?.kind === 'text' && /^目\s*[录次]$/u.test(block.block.text.trim())) return at;
  }
  return first;
}

const linesAboveTable = 5;

/** The heading above a table, or the short lines between it and what stands before. */
function headOfTable(drawn: readonly DrawnBlock[], table: number, after: number): number {
  let head = table;
  for (let at = table - 1; at > after && table - at <= linesAboveTable; at -= 1) {
    const block = drawn[at];
    if (block?.kind !== 'text' || block.block.text.length > longestHeading * 2) break;
    head = at;
    if (block.heading || isSubheading(block.block)) break;
  }
  return head;
}

/** Where one duty has findings, the duties beside it have sections too: all lines numbered the same way as its heading. */
function dutyStarts(drawn: readonly DrawnBlock[], owners: ReadonlyMap<string, Owner>): number[] {
  const heads = drawn.flatMap((block, index) => {
    const duty = block.kind === 'text' ? owners.get(block.block.id)?.duty : null;
    return duty ? [dutyHead(drawn, index, duty.name)] : [];
  });
  const known = [...new Set(heads.filter((head) => head !== null))];
  const [first] = known;
  const block = first === undefined ? undefined : drawn[first];
  if (first === undefined || block?.kind !== 'text') return [];
  const arabic = /^\s*[（(]?\d/u.test(block.block.text);
  const siblings = drawn.flatMap((other, index) => {
    if (other.kind !== 'text' || !isSubheading(other.block) || !arabic) return [];
    return /^\s*[（(]?\d/u.test(other.block.text) && sameChapter(drawn, first, index) ? [index] : [];
  });
  return [...known, ...siblings];
}

function dutyHead(drawn: readonly DrawnBlock[], from: number, name: string): number | null {
  const wanted = name.replace(/\s/gu, '');
  for (let at = from; at >= 0; at -= 1) {
    const block = drawn[at];
    if (block?.kind !== 'text') return null;
    const text = block.block.text;
    if (text.length <= longestHeading && wanted !== '' && text.replace(/\s/gu, '').includes(wanted)) return at;
  }
  return null;
}

function sameChapter(drawn: readonly DrawnBlock[], one: number, other: number): boolean {
  const between = drawn.slice(Math.min(one, other) + 1, Math.max(one, other));
  return between.every((block) => block.kind === 'text' && !block.heading);
}

/** The findings in it say whose it is; a section with places of several owners belongs to most of them. */
function ownerOf(blocks: readonly DrawnBlock[], owners: ReadonlyMap<string, Owner>): Owner | null {
  const ids = blocks.flatMap((block) =>
    block.kind === 'table' ? block.table.cells.map((cell) => cell.block) : [block.block.id],
  );
  const found = ids.flatMap((id) => owners.get(id) ?? []);
  return found.find(({ project }) => project !== null) ?? found.find(({ duty }) => duty !== null) ?? found[0] ?? null;
}

function headingOf(blocks: readonly DrawnBlock[]): string {
  const first = blocks[0];
  if (first?.kind !== 'text') return '';
  const { text } = first.block;
  return first.heading || isSubheading(first.block) || text.length <= longestHeading ? text.trim() : '';
}

/** Lines that only announce the next section, as 第一部分 above its first heading, go with it. */
function joinLeads(sections: readonly DrawnSection[]): DrawnSection[] {
  const joined: DrawnSection[] = [];
  let lead: readonly DrawnBlock[] = [];
  for (const [index, section] of sections.entries()) {
    const announces =
      section.owner === null && section.blocks.every(isLead) && index + 1 < sections.length && index > 0;
    if (announces) {
      lead = [...lead, ...section.blocks];
      continue;
    }
    joined.push({ ...section, blocks: [...lead.map(asHeading), ...section.blocks] });
    lead = [];
  }
  return joined;
}

function asHeading(block: DrawnBlock): DrawnBlock {
  return block.kind === 'text' ? { ...block, heading: true } : block;
}

function isLead(block: DrawnBlock): boolean {
  return block.kind === 'text' && (block.heading || block.block.text.length <= longestHeading / 2);
}
