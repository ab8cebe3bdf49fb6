/** Owns the page of a form for printing to PDF: fonts, spans, page breaks between and inside rows. Refuses scripts and anything fetched. */
import { createPrng, type Prng } from '../generate/prng.ts';
import type { GeneratedStatement } from '../generate/statement.ts';
import { brokenReferenceText, layOut } from './layout.ts';
import type { LayoutParagraph, ParagraphRole } from './paragraph.ts';
import type { LayoutCell, LayoutTable } from './table-layout.ts';

export type HtmlOptions = {
  /** Families for text and for headings; what the browser falls back on is its own affair. */
  readonly fonts?: readonly [text: string, headings: string];
  /** Further CSS, such as @font-face rules. */
  readonly css?: string;
  /** Where a table is torn: nowhere, between rows, inside a row, inside a merged cell, or one of these by chance. */
  readonly breaks?: 'none' | 'rows' | 'inside-row' | 'merged' | 'random';
  /** Column heads are printed again where the indicator rows go on overleaf. */
  readonly repeatHead?: boolean;
  /** A grid torn by a page: closed by a line on both pages as office programs print it, or left open as browsers do. */
  readonly edges?: 'closed' | 'open';
  /** Each project begins a page of its own; otherwise several share one. */
  readonly pagePerProject?: boolean;
  /** What stands between the title of a contents entry and its page. */
  readonly leader?: 'space' | 'dots';
};

type Writing = { readonly prng: Prng; readonly options: Required<HtmlOptions> };

function escapeHtml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

const tags: Partial<Record<ParagraphRole, string>> = {
  'cover-title': 'h1',
  part: 'h1',
  section: 'h2',
  'project-title': 'h2',
  'duty-heading': 'h3',
};

function writeParagraph(block: LayoutParagraph, { options }: Writing): string {
  const text = escapeHtml(block.marker + block.text);
  if (block.reference) {
    const page = block.reference.broken ? brokenReferenceText : String(block.reference.page ?? '');
    const leader = options.leader === 'dots' ? '<i>……………………</i>' : '';
    return `<p class="entry"><span>${text}</span>${leader}<span>${page}</span></p>`;
  }
  const tag = tags[block.role] ?? 'p';
  return `<${tag} class="${block.role}">${text}</${tag}>`;
}

const overleaf = ' style="break-before:page"';

/** The text of a cell; `torn` puts its second half on the next page. */
function cellContent(cell: LayoutCell, torn: boolean): string {
  const lines = cell.lines.map(({ marker, text }) => escapeHtml(marker + text)).join('<br>');
  if (!torn) return lines;
  const text = cell.lines.map(({ marker, text }) => marker + text).join('');
  const middle = Math.floor(text.length / 2);
  return `<div>${escapeHtml(text.slice(0, middle))}</div><div${overleaf}>${escapeHtml(text.slice(middle))}</div>`;
}

/** What is torn in one table: the row that begins overleaf, or the cell whose text is cut. */
type Tear = { readonly row: number | null; readonly cell: LayoutCell | null };

const longText = 12;

function tearOf(table: LayoutTable, { prng, options }: Writing): Tear {
  const kind =
    options.breaks === 'random' ? prng.pick(['none', 'rows', 'inside-row', 'merged'] as const) : options.breaks;
  const firstRow = table.headRow + 1;
  if (kind === 'rows' && table.rows - firstRow > 1) return { row: prng.int(firstRow + 1, table.rows - 1), cell: null };
  if (kind === 'merged') {
    const merged = table.cells.filter((cell) => cell.row >= firstRow && cell.rowSpan > 1);
    const cell = merged.length > 0 ? prng.pick(merged) : null;
    return { row: cell && prng.int(cell.row + 1, cell.row + cell.rowSpan - 1), cell: null };
  }
  if (kind === 'inside-row') {
    const long = table.cells.filter(
      (cell) =>
        cell.row >= firstRow &&
        cell.rowSpan === 1 &&
        cell.lines.length === 1 &&
        (cell.lines[0]?.text.length ?? 0) >= longText,
    );
    if (long.length > 0) return { row: null, cell: prng.pick(long) };
  }
  return { row: null, cell: null };
}

function writeRow(table: LayoutTable, row: number, tear: Tear): string {
  const cells = table.cells
    .filter((cell) => cell.row === row)
    .map((cell) => {
      const down = cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '';
      const across = cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : '';
      return `<td${down}${across}>${cellContent(cell, cell === tear.cell)}</td>`;
    });
  return `<tr${row === tear.row ? overleaf : ''}>${cells.join('')}</tr>`;
}

const columns = `<colgroup>${[15, 15, 16, 22, 12, 10, 10].map((width) => `<col style="width:${width}%">`).join('')}</colgroup>`;

/** One grid; with a repeated head two tables that touch, since only the first rows of a table can be repeated. */
function writeTable(table: LayoutTable, writing: Writing): string {
  const tear = tearOf(table, writing);
  const rows = Array.from({ length: table.rows }, (_, row) => writeRow(table, row, tear));
  if (!writing.options.repeatHead) return `<table>${columns}<tbody>${rows.join('')}</tbody></table>`;
  const upper = rows.slice(0, table.headRow).join('');
  const head = rows[table.headRow] ?? '';
  const lower = rows.slice(table.headRow + 1).join('');
  return `<table>${columns}<tbody>${upper}</tbody></table><table class="lower">${columns}<thead>${head}</thead><tbody>${lower}</tbody></table>`;
}

/** Collapsed lines vanish at the edge of a page; cells with lines of their own repeat them there. */
const closedEdges = `table { border-collapse: separate; border-spacing: 0; }
td { -webkit-box-decoration-break: clone; box-decoration-break: clone; }`;

function styleSheet({ fonts: [text, headings], css, pagePerProject, edges }: Required<HtmlOptions>): string {
  return `${css}
@page { size: A4; margin: 20mm 18mm; }
body { font-family: ${text}; font-size: 10.5pt; line-height: 1.6; margin: 0; }
h1, h2, h3 { font-family: ${headings}; font-size: 13pt; break-after: avoid; }
.cover-title { font-size: 20pt; text-align: center; margin-top: 60mm; }
.cover-line { text-align: center; }
.contents-heading, .part { text-align: center; }
.contents-heading { break-before: page; }
.entry { display: flex; justify-content: space-between; margin: 0; }
.entry i { font-style: normal; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 9pt; margin-bottom: 6mm; }
table:has(+ .lower) { margin-bottom: 0; }
.lower { margin-top: -1px; }
thead { display: table-header-group; }
td { border: 1px solid #000; padding: 1mm; overflow-wrap: anywhere; }
${edges === 'closed' ? closedEdges : ''}
${pagePerProject ? '.project-title { break-before: page; }' : ''}`;
}

/** The form as one HTML page. Without options: one font, no torn tables, each project on a page of its own. */
export function writeHtml(form: GeneratedStatement, options: HtmlOptions = {}): string {
  const writing: Writing = {
    prng: createPrng(form.style.seed + 2),
    options: {
      fonts: ['sans-serif', 'sans-serif'],
      css: '',
      breaks: 'none',
      repeatHead: false,
      edges: 'closed',
      pagePerProject: true,
      leader: 'space',
      ...options,
    },
  };
  const body = layOut(form)
    .map((block) => (block.kind === 'table' ? writeTable(block, writing) : writeParagraph(block, writing)))
    .join('\n');
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>绩效文本</title><style>${styleSheet(writing.options)}</style></head><body>\n${body}\n</body></html>\n`;
}
