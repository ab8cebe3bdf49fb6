/** Owns how running text and contents are drawn: marked stretches, tags, folds of what has no findings. Refuses tables. */
import type { Block } from '#src/model/document.ts';
import { type Weight, weights } from '../tally.ts';
import { weightWords } from '../wording/words.ts';
import type { DrawContext } from './context.ts';
import { findingId, weightClass } from './ids.ts';
import type { BlockMarks, Stretch, Tag } from './marks.ts';
import { html, lines, type Markup, nothing } from './markup.ts';
import type { DrawnBlock } from './sections.ts';

/** Shape and number, a link to the card. */
export function tagMark({ id, of }: Tag, { language }: DrawContext): Markup {
  const word = weightWords[language][of.weight];
  return html`<a class="t ${weightClass[of.weight]}" id="${id}" href="#${findingId(of.name)}" aria-label="${word} ${of.label}">${of.label}</a>`;
}

/** The gravest of some weights. */
export function gravest(found: readonly Weight[]): Weight | undefined {
  return weights.find((weight) => found.includes(weight));
}

/** The text with its stretches marked and a tag after each. */
export function markedText(text: string, marks: BlockMarks | undefined, context: DrawContext): Markup {
  if (!marks) return lines(text);
  const ends = marks.tags.map(({ end }) => end);
  const cuts = [0, text.length, ...marks.stretches.flatMap(({ from, to }) => [from, to]), ...ends]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((one, other) => one - other);
  const bounds = [...new Set(cuts)];
  const pieces = bounds.map((to, index) => {
    const from = bounds[index - 1] ?? 0;
    const piece = index === 0 ? nothing : stretch(text.slice(from, to), from, to, marks.stretches);
    return html`${piece}${marks.tags.filter(({ end }) => end === to).map((tag) => tagMark(tag, context))}`;
  });
  return html`${pieces}`;
}

function stretch(text: string, from: number, to: number, stretches: readonly Stretch[]): Markup {
  const covering = stretches.filter((one) => one.from <= from && to <= one.to).map(({ weight }) => weight);
  const weight = gravest(covering);
  return weight ? html`<mark class="${weightClass[weight]}">${lines(text)}</mark>` : lines(text);
}

/** 本段没有：… under a block. */
export function lackChips(marks: readonly (BlockMarks | undefined)[], label: string, context: DrawContext): Markup {
  const lacks = marks.flatMap((mark) => mark?.lacks ?? []);
  if (lacks.length === 0) return nothing;
  const chips = lacks.map((lack) => html` <span class="chip">${lack.label} ${tagMark(lack.tag, context)}</span>`);
  return html`<p class="lacks">${label}${chips}</p>`;
}

/** The blocks of a section without its tables, folded where nothing is said of them. */
export function drawText(blocks: readonly DrawnBlock[], context: DrawContext): Markup {
  const parts: Markup[] = [];
  let quiet: Block[] = [];
  const flush = (before: boolean) => {
    const near = before ? shortTail(quiet) : [];
    const folded = quiet.slice(0, quiet.length - near.length);
    if (folded.length > 0) parts.push(fold(folded, context));
    parts.push(...near.map((block) => paragraph(block, context)));
    quiet = [];
  };
  for (const drawn of blocks) {
    if (drawn.kind === 'table') continue;
    const marks = context.plan.at(drawn.block.id);
    if (drawn.kind === 'text' && !drawn.heading && !marks) {
      quiet.push(drawn.block);
      continue;
    }
    flush(marks !== undefined);
    if (drawn.kind === 'entry') parts.push(entry(drawn.block, context));
    else if (drawn.heading) parts.push(html`<p class="h">${markedText(drawn.block.text, marks, context)}</p>`);
    else parts.push(paragraph(drawn.block, context));
    parts.push(lackChips([marks], context.words.sectionLacks, context));
  }
  flush(false);
  return html`${parts}`;
}

const shortLine = 40;

/** Short lines right before a marked one stay in view: they say what it is about. */
function shortTail(blocks: readonly Block[]): readonly Block[] {
  const long = blocks.findLastIndex(({ text }) => text.length > shortLine);
  return blocks.slice(Math.max(long + 1, blocks.length - 2));
}

function fold(blocks: readonly Block[], context: DrawContext): Markup {
  const body = blocks.map((block) => paragraph(block, context));
  return html`<details class="fold"><summary>${context.words.folded(blocks.length)}</summary>${body}</details>`;
}

export function paragraph(block: Block, context: DrawContext): Markup {
  const text = markedText(block.text, context.plan.at(block.id), context);
  if (block.hidden) return html`<p class="hid"><b>${context.words.hidden}</b> ${text}</p>`;
  return html`<p>${text}</p>`;
}

/** A contents entry: title, leader, page. The page is what follows the last tab. */
function entry(block: Block, context: DrawContext): Markup {
  const tab = block.text.lastIndexOf('\t');
  const marks = context.plan.at(block.id);
  if (tab < 0) return html`<p class="toc">${markedText(block.text, marks, context)}</p>`;
  const [title, page] = [part(marks, 0, tab), part(marks, tab + 1, block.text.length)];
  return html`<p class="toc">${markedText(block.text.slice(0, tab), title, context)}<i></i>${markedText(block.text.slice(tab + 1), page, context)}</p>`;
}

/** The marks of a part of the text, counted from where the part begins. */
function part(marks: BlockMarks | undefined, from: number, to: number): BlockMarks | undefined {
  if (!marks) return undefined;
  const inside = marks.stretches.filter((one) => one.from < to && one.to > from);
  return {
    ...marks,
    stretches: inside.map(({ weight, ...one }) => ({
      from: Math.max(one.from, from) - from,
      to: Math.min(one.to, to) - from,
      weight,
    })),
    tags: marks.tags.filter(({ end }) => end > from && end <= to).map((tag) => ({ ...tag, end: tag.end - from })),
  };
}
