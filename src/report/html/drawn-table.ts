/** Owns how a table of the submission is drawn: its grid, spans and blanks as read, findings in the cells. Refuses to mend or reorder it. */
import type { Block, Cell, Table } from '#src/model/document.ts';
import type { DrawContext } from './context.ts';
import { gravest, lackChips, markedText, tagMark } from './drawn-text.ts';
import { weightClass } from './ids.ts';
import type { BlockMarks } from './marks.ts';
import { html, lines, type Markup, nothing } from './markup.ts';

export function drawTable(
  table: Table,
  blocks: ReadonlyMap<string, Block>,
  name: string,
  context: DrawContext,
): Markup {
  const prose = proseColumns(table, blocks);
  const rows = Array.from({ length: table.rows }, (_, row) => {
    const cells = table.cells.filter((cell) => cell.row === row);
    return html`<tr>${cells.map((cell) => drawCell(cell, blocks.get(cell.block), prose, context))}</tr>`;
  });
  const marks = table.cells.map(({ block }) => context.plan.at(block));
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${name}"><table class="form">${rows}</table></div>${lackChips(marks, context.words.tableLacks, context)}`;
}

function drawCell(cell: Cell, block: Block | undefined, prose: ReadonlySet<string>, context: DrawContext): Markup {
  const marks = context.plan.at(cell.block);
  const text = block?.text ?? '';
  const weight = gravest(
    [...(marks?.stretches ?? []), ...(marks?.tags.map(({ of }) => of) ?? [])].map((one) => one.weight),
  );
  const kinds = [
    weight ? weightClass[weight] : '',
    widthOf(text) > centred || (widthOf(text) > label && prose.has(columnKey(cell))) ? 'l' : '',
    isBlank(cell, marks) || cell.state === 'unreadable' ? 'b' : '',
  ].filter((kind) => kind !== '');
  const body = html`${cellText(cell, text, marks, block?.hidden === true, context)}${tags(marks, context)}`;
  return html`<td${kinds.length > 0 && html` class="${kinds.join(' ')}"`}${span('colspan', cell.columnSpan)}${span('rowspan', cell.rowSpan)}>${body}</td>`;
}

function span(name: 'colspan' | 'rowspan', count: number): Markup {
  if (count === 1) return nothing;
  return name === 'colspan' ? html` colspan="${count}"` : html` rowspan="${count}"`;
}

/** An empty cell that a finding speaks of; other empty cells are as empty as on the form. */
function isBlank(cell: Cell, marks: BlockMarks | undefined): boolean {
  return cell.state === 'empty' && marks !== undefined && (marks.blank || marks.tags.length > 0);
}

function cellText(
  cell: Cell,
  text: string,
  marks: BlockMarks | undefined,
  hidden: boolean,
  context: DrawContext,
): Markup {
  if (cell.state === 'unreadable') return html`<i>${context.words.notReadable}</i>`;
  if (isBlank(cell, marks)) return html`<i>${context.words.blank}</i>`;
  if (hidden) return html`<span class="hid"><b>${context.words.hidden}</b> ${lines(text)}</span>`;
  // The tint says it where the whole cell is meant.
  const part = marks?.stretches.some(({ from, to }) => to - from < text.trim().length);
  return part && marks ? markedText(text, { ...marks, tags: [] }, context) : lines(text);
}

function tags(marks: BlockMarks | undefined, context: DrawContext): Markup {
  if (!marks || marks.tags.length === 0) return nothing;
  return html`<span class="ts">${marks.tags.map((tag) => tagMark(tag, context))}</span>`;
}

/** In half-width cells. */
const [label, centred] = [12, 28];

/** Near enough for what is centred: a Chinese character counts two. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffef]/gu)?.length ?? 0);
}

function columnKey({ column, columnSpan }: Cell): string {
  return `${column} ${columnSpan}`;
}

/** Columns of sentences read from the left; the others are centred, as the form has them. */
function proseColumns(table: Table, blocks: ReadonlyMap<string, Block>): ReadonlySet<string> {
  const lengths = new Map<string, number[]>();
  for (const cell of table.cells) {
    const length = widthOf(blocks.get(cell.block)?.text ?? '');
    if (length > 0) lengths.set(columnKey(cell), [...(lengths.get(columnKey(cell)) ?? []), length]);
  }
  const prose = [...lengths].filter(([, all]) => {
    const mean = all.reduce((sum, length) => sum + length, 0) / all.length;
    return all.some((length) => length > 24) && mean > 15;
  });
  return new Set(prose.map(([key]) => key));
}
