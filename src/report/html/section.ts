/** Owns one section of a text with its cards beside it. Refuses where sections begin. */
import type { Block } from '#src/model/document.ts';
import { drawCard, drawEcho } from './card.ts';
import type { DrawContext } from './context.ts';
import { drawTable } from './drawn-table.ts';
import { drawText, paragraph } from './drawn-text.ts';
import { sectionId } from './ids.ts';
import type { NamedFinding } from './marks.ts';
import { html, type Markup, nothing } from './markup.ts';
import { nameSection, originOfSection, type SectionName } from './section-names.ts';
import { type DrawnBlock, type DrawnSection, splitSections } from './sections.ts';

export type Laid = {
  readonly id: string;
  readonly section: DrawnSection;
  readonly name: SectionName;
  readonly origin: string;
  /** Findings whose first place is here. */
  readonly cards: readonly NamedFinding[];
  /** Findings told before, with how many places they have here. */
  readonly echoes: readonly { readonly of: NamedFinding; readonly here: number; readonly first: SectionName }[];
};

/** The sections of a text in reading order, each finding beside its first place. Findings that stand nowhere come back in `loose`. */
export function layOutSections(context: DrawContext): {
  readonly laid: readonly Laid[];
  readonly loose: readonly NamedFinding[];
} {
  const { text, findings, words } = context;
  if (!text) return { laid: [], loose: findings };
  const sections = splitSections(
    text,
    findings.flatMap(({ finding }) => finding.places),
  );
  const names = sections.map((section, index) => nameSection(section, index === 0, words));
  const home = new Map(sections.flatMap(({ blocks }, index) => idsOf(blocks).map((id) => [id, index])));
  const counts = new Map(findings.map((of) => [of, countBySection(of, home)]));
  const firstOf = (of: NamedFinding) => [...(counts.get(of)?.keys() ?? [])][0];
  const laid = sections.map((section, index): Laid => {
    const echoes = findings.flatMap((of) => {
      const first = names[firstOf(of) ?? index];
      const here = counts.get(of)?.get(index);
      return first && here !== undefined && firstOf(of) !== index ? [{ of, here, first }] : [];
    });
    return {
      id: sectionId(context.id, index),
      section,
      name: names[index] ?? { name: '', short: '' },
      origin: originOfSection(section, text, words, context.language),
      cards: findings.filter((of) => firstOf(of) === index),
      echoes,
    };
  });
  return { laid, loose: findings.filter((of) => firstOf(of) === undefined) };
}

function idsOf(blocks: readonly DrawnBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? block.table.cells.map((cell) => cell.block) : [block.block.id],
  );
}

/** Section index → places there, in the order of the places. */
function countBySection({ finding }: NamedFinding, home: ReadonlyMap<string, number>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { anchor } of finding.places) {
    const section = home.get(anchor.block);
    if (section !== undefined) counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  return counts;
}

export function drawSection(laid: Laid, blocks: ReadonlyMap<string, Block>, context: DrawContext): Markup {
  const { id, section, name, origin } = laid;
  const tables = section.blocks.filter((block) => block.kind === 'table');
  if (isQuiet(section, context)) return foldWhole(laid, context);
  const head = html`<header><h2>${name.name}</h2>${origin !== '' && html`<small>${origin}</small>`}</header>`;
  const kind = tables.length > 0 ? 'pair tabled' : 'pair';
  return html`<div class="${kind}" id="${id}"><article class="sheet">${head}<div class="text">${body(laid, blocks, context)}</div></article>${beside(laid, tables.length > 0, context)}</div>`;
}

function body({ section, name }: Laid, blocks: ReadonlyMap<string, Block>, context: DrawContext): Markup {
  const first = section.blocks.findIndex((block) => block.kind === 'table');
  if (first < 0)
    return drawText(
      section.blocks.filter((block) => !repeats(block, section, context)),
      context,
    );
  const parts: Markup[] = [];
  let from = 0;
  for (const [index, block] of section.blocks.entries()) {
    if (block.kind !== 'table') continue;
    const lead = section.blocks.slice(from, index);
    parts.push(lead.length <= titleLines ? tableTitle(lead, context) : drawText(lead, context));
    parts.push(drawTable(block.table, blocks, name.name, context));
    from = index + 1;
  }
  return html`${parts}${drawText(section.blocks.slice(from), context)}`;
}

const titleLines = 6;

/** Title in the middle, the lines under it side by side, as on the form. */
function tableTitle(lead: readonly DrawnBlock[], context: DrawContext): Markup {
  const texts = lead.filter((block) => block.kind === 'text');
  const marked = texts.some(({ block }) => context.plan.at(block.id));
  if (marked) return drawText(lead, context);
  const at = texts.findLastIndex(({ heading }) => heading);
  const heads = texts.slice(0, Math.max(at + 1, 1)).map(({ block }) => html`<p class="tt">${block.text}</p>`);
  const rest = texts.slice(Math.max(at + 1, 1)).map(({ block }) => html`<span>${block.text}</span>`);
  return html`${heads}${rest.length > 0 && html`<p class="tl">${rest}</p>`}`;
}

/** Running text without findings; contents are short and always shown. */
function isQuiet({ blocks }: DrawnSection, context: DrawContext): boolean {
  return blocks.every((block) => block.kind === 'text' && !context.plan.at(block.block.id));
}

/** A section nobody has to read: one line that says so. */
function foldWhole({ id, section, name, origin }: Laid, context: DrawContext): Markup {
  const blocks = section.blocks.flatMap((block) => (block.kind === 'text' ? [block.block] : []));
  const head = html`<h2>${name.name}</h2><span>${context.words.folded(blocks.length)}</span><small>${origin}</small>`;
  return html`<div class="pair" id="${id}"><details class="sheet quiet"><summary>${head}</summary><div class="text">${blocks.map((block) => paragraph(block, context))}</div></details></div>`;
}

/** The heading is the name of the section already, unless a finding stands in it. */
function repeats(block: DrawnBlock, { heading, owner }: DrawnSection, context: DrawContext): boolean {
  if (block.kind !== 'text' || context.plan.at(block.block.id)) return false;
  const line = block.block.text.trim();
  return line === heading || (owner?.section === 'contents' && /^目\s*[录次]$/u.test(line));
}

function beside({ cards, echoes }: Laid, table: boolean, context: DrawContext): Markup {
  if (cards.length + echoes.length === 0) return nothing;
  const lines = echoes.map(({ of, here, first }) => drawEcho(of, here, { name: first.short }, table, context));
  const echo = html`<div class="echo"><p>${context.words.sameBefore}</p><ul>${lines}</ul></div>`;
  return html`<aside>${drawCards(cards, context)}${lines.length > 0 && echo}</aside>`;
}

/** Certain findings first; what is doubtful stands under its own heading. */
export function drawCards(cards: readonly NamedFinding[], context: DrawContext): Markup {
  const certain = cards.filter(({ weight }) => weight !== 'check');
  const doubtful = cards.filter(({ weight }) => weight === 'check');
  const head = html`<p class="ch"><b>${context.words.paperWeights.check}</b> ${context.words.checkHead}</p>`;
  return html`${certain.map((of) => drawCard(of, context))}${doubtful.length > 0 && head}${doubtful.map((of) => drawCard(of, context))}`;
}
