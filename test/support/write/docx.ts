/** Owns the Word file of a form: spans, merges, fields, bookmarks, list numbers, runs cut at random. Refuses anything a reader could not see in Word. */
import { strToU8, zipSync } from 'fflate';
import { createPrng, type Prng } from '../generate/prng.ts';
import type { GeneratedStatement } from '../generate/statement.ts';
import type { FormStyle } from '../generate/style.ts';
import { contentTypes, documentPart, documentRelations, numbering, packageRelations, styles } from './docx-parts.ts';
import { brokenReferenceText, layOut } from './layout.ts';
import type { LayoutParagraph, ParagraphRole } from './paragraph.ts';
import type { LayoutCell, LayoutLine, LayoutTable } from './table-layout.ts';

export type DocxOptions = {
  /** Print the error text in the field of a broken contents entry, as Word does. Default true. */
  readonly errorText?: boolean;
};

/** What writing one file needs to remember: chance, and the lists begun so far. */
type Writing = {
  readonly prng: Prng;
  readonly style: FormStyle;
  readonly errorText: boolean;
  /** lvlText of each list, in order of its id. */
  readonly lists: string[];
  /** Running list and next number of headings that are counted over the whole document. */
  readonly running: Map<string, { readonly id: number; next: number }>;
  bookmarks: number;
};

function escapeXml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}

function run(text: string, properties = ''): string {
  return `<w:r>${properties}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** The text in one to four runs, cut anywhere but inside a surrogate pair, some of them bold or with an edit mark between. */
function runs(text: string, { prng }: Writing): string {
  if (text === '') return '';
  const characters = [...text];
  const pieces: string[] = [];
  while (characters.length > 0) {
    const rest = characters.length;
    pieces.push(characters.splice(0, pieces.length === 3 || prng.chance(0.5) ? rest : prng.int(1, rest)).join(''));
  }
  return pieces
    .map((piece) => run(piece, prng.chance(0.1) ? '<w:rPr><w:b/></w:rPr>' : ''))
    .join(prng.chance(0.2) ? '<w:proofErr w:type="spellStart"/>' : '');
}

/** Begins a list of its own with numbers such as `%1、` and returns its id. */
function beginList(marker: string, writing: Writing): number {
  writing.lists.push(marker.replace('1', '%1'));
  return writing.lists.length;
}

function listProperties(id: number): string {
  return `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
}

/** List properties for a heading whose number Word counts; '' where the number must be printed. */
function headingList({ role, marker }: LayoutParagraph, writing: Writing): string {
  const kind = role === 'project-title' ? 'titles' : role === 'duty-heading' ? 'duties' : null;
  if (!kind || marker === '' || !writing.style.docx.automatic.includes(kind)) return '';
  const known = writing.running.get(kind);
  const list = known ?? { id: beginList(marker, writing), next: 1 };
  if (!known) writing.running.set(kind, list);
  if (Number.parseInt(marker, 10) !== list.next) return '';
  list.next += 1;
  return listProperties(list.id);
}

const headingLevels: Partial<Record<ParagraphRole, number>> = {
  part: 1,
  section: 2,
  'project-title': 2,
  'duty-heading': 3,
};

function styleOf(role: ParagraphRole, { style }: Writing): string {
  if (role === 'contents-entry') return '<w:pStyle w:val="TOC2"/>';
  const level = style.docx.headingStyles ? headingLevels[role] : undefined;
  return level ? `<w:pStyle w:val="Heading${level}"/>` : '';
}

function fieldChar(type: string): string {
  return `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
}

/** A contents entry: title, tab, PAGEREF field with its last result. */
function entryRuns({ text, reference }: LayoutParagraph, writing: Writing): string {
  if (!reference) return runs(text, writing);
  const shown = reference.broken ? (writing.errorText ? brokenReferenceText : '') : String(reference.page ?? '');
  const field = `${fieldChar('begin')}<w:r><w:instrText xml:space="preserve"> PAGEREF ${reference.bookmark} \\h </w:instrText></w:r>${fieldChar('separate')}${runs(shown, writing)}${fieldChar('end')}`;
  const content = `${runs(text, writing)}<w:r><w:tab/></w:r>${field}`;
  return writing.prng.chance(0.5) ? `<w:hyperlink w:anchor="${reference.bookmark}">${content}</w:hyperlink>` : content;
}

function bookmarked(content: string, names: readonly string[], writing: Writing): string {
  const ids = names.map((name) => ({ name, id: writing.bookmarks++ }));
  const starts = ids.map(({ name, id }) => `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`).join('');
  return `${starts}${content}${ids.map(({ id }) => `<w:bookmarkEnd w:id="${id}"/>`).join('')}`;
}

function writeParagraph(block: LayoutParagraph, writing: Writing): string {
  const list = headingList(block, writing);
  const properties = styleOf(block.role, writing) + list;
  const printed = list === '' ? { ...block, text: block.marker + block.text } : block;
  const content = bookmarked(entryRuns(printed, writing), block.bookmarks, writing);
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

/** The lines of a cell, grouped to paragraphs: each its own, or one with breaks; counted lines always begin their own. */
function cellParagraphs(lines: readonly LayoutLine[], counted: boolean, style: FormStyle): LayoutLine[][] {
  const groups: LayoutLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const begins = counted ? line.marker !== '' : style.docx.lineBreakAs === 'paragraph';
    if (last && !begins) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

function writeCellText(cell: LayoutCell, writing: Writing): string {
  const first = cell.lines[0]?.marker ?? '';
  const counted = first !== '' && writing.style.docx.automatic.includes('objectives');
  const properties = counted ? `<w:pPr>${listProperties(beginList(first, writing))}</w:pPr>` : '';
  return cellParagraphs(cell.lines, counted, writing.style)
    .map((group) => {
      const texts = group.map(({ marker, text }) => runs(counted ? text : marker + text, writing));
      return `<w:p>${properties}${texts.join('<w:r><w:br/></w:r>')}</w:p>`;
    })
    .join('');
}

function writeRow(table: LayoutTable, row: number, writing: Writing): string {
  const cells = table.cells
    .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
    .sort((a, b) => a.column - b.column);
  const written = cells.map((cell) => {
    const begins = cell.row === row;
    const span = cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : '';
    const merge = cell.rowSpan > 1 ? (begins ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : '';
    const width = `<w:tcW w:w="${cell.columnSpan * 1280}" w:type="dxa"/>`;
    return `<w:tc><w:tcPr>${width}${span}${merge}</w:tcPr>${begins ? writeCellText(cell, writing) : '<w:p/>'}</w:tc>`;
  });
  return `<w:tr>${written.join('')}</w:tr>`;
}

function writeTable(table: LayoutTable, writing: Writing): string {
  const grid = Array.from({ length: table.columns }, () => '<w:gridCol w:w="1280"/>').join('');
  const rows = Array.from({ length: table.rows }, (_, row) => writeRow(table, row, writing)).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="8960" w:type="dxa"/><w:tblBorders><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows}</w:tbl>`;
}

/** The form as a .docx file. Equal forms give equal bytes. */
export function writeDocx(form: GeneratedStatement, options: DocxOptions = {}): Uint8Array {
  const writing: Writing = {
    prng: createPrng(form.style.seed + 1),
    style: form.style,
    errorText: options.errorText ?? true,
    lists: [],
    running: new Map(),
    bookmarks: 1,
  };
  const body = layOut(form)
    .map((block) => (block.kind === 'table' ? writeTable(block, writing) : writeParagraph(block, writing)))
    .join('');
  const parts = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': packageRelations,
    'word/document.xml': documentPart(`${body}<w:p/>`),
    'word/_rels/document.xml.rels': documentRelations,
    'word/styles.xml': styles,
    'word/numbering.xml': numbering(writing.lists),
  };
  const files = Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)]));
  return zipSync(files, { mtime: new Date(1980, 0, 2) });
}
