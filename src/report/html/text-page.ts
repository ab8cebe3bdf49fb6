/** Owns the page of one text: its head, counts, notices, findings list and sections. Refuses other texts. */
import type { CheckedDocument } from '#src/model/run.ts';
import { countFindings, countRules, isUnchecked, weights } from '../tally.ts';
import { notAnApproval } from '../wording/closing.ts';
import { failureAction, failureCause } from '../wording/failures.ts';
import { noticeTexts, unreadPages } from '../wording/notices.ts';
import { statusWords, weightWords } from '../wording/words.ts';
import { drawFindingList } from './card.ts';
import type { PageWords } from './chinese-words.ts';
import type { DrawContext } from './context.ts';
import { documentId, shape, weightClass } from './ids.ts';
import { html, lines, type Markup, nothing } from './markup.ts';
import { drawPaper } from './paper.ts';
import { drawCards, drawSection, layOutSections } from './section.ts';

/** How much of a text is drawn: all, only its findings, only its counts. */
export const depths = ['whole', 'findings', 'counts'] as const;
export type Depth = (typeof depths)[number];

export type TextFrame = {
  readonly batch: string;
  /** Counts from 1 in the order of the overview. */
  readonly number: number;
  readonly all: number;
  readonly previous: number | null;
  readonly next: number | null;
};

export function drawTextPage(context: DrawContext, frame: TextFrame, depth: Depth): Markup {
  const { checked, words } = context;
  const id = documentId(context.id);
  const sided = depth !== 'counts' && context.findings.length > 0;
  const body = checked.status === 'failed' ? failed(context) : drawRead(context, depth);
  return html`
<section class="view doc" id="${id}" aria-labelledby="${id}h">${topBar(context, frame)}
<main${sided && html` class="sided"`}>${paperHead(context)}<div class="dh"><div><h1 id="${id}h">${nameOf(checked)}${state(checked, words)}</h1><p class="sub">${lines(describe(context))}</p></div>${checked.status !== 'failed' && buttons(words)}</div>${body}</main></section>`;
}

export function nameOf({ department, source }: CheckedDocument): string {
  return department ?? source.path;
}

function topBar({ checked, words }: DrawContext, { batch, number, all, previous, next }: TextFrame): Markup {
  const link = (to: number | null, text: string, kind: string) =>
    to === null
      ? html`<span class="btn off">${text}</span>`
      : html`<a class="btn ${kind}" href="#${documentId(to)}">${text}</a>`;
  const keys = html`<span class="keys"><kbd>J</kbd><kbd>K</kbd>${words.keyFinding}<kbd>B</kbd>${words.keyBack}</span>`;
  const others = all > 1 && html`${link(previous, words.previous, 'prev')}${link(next, words.next, 'next')}`;
  return html`<div class="top"><b class="logo">${words.brandMark}</b><b>${words.brand}</b><nav><a href="#overview">${batch}</a> ／ ${nameOf(checked)}${all > 1 && words.ofAll(number, all)}</nav>${keys}${others}</div>`;
}

function buttons(words: PageWords): Markup {
  return html`<div class="tools js"><button type="button" class="btn" data-do="list" aria-pressed="false">${words.list}</button><button type="button" class="btn" data-do="print">${words.printOne}</button></div>`;
}

function state(checked: CheckedDocument, words: PageWords): Markup {
  if (checked.status === 'failed') return html` <em class="st x">${words.classes.unread}</em>`;
  if (checked.status === 'partial' || isUnchecked(checked))
    return html` <em class="st p">${isUnchecked(checked) ? words.notChecked : words.classes.partial}</em>`;
  return checked.findings.length === 0 ? html` <em class="st ok">${words.classes.none}</em>` : nothing;
}

function pageCount({ text }: DrawContext): number {
  const pages = (text?.blocks ?? []).flatMap(({ origins }) =>
    origins.flatMap((at) => (at.kind === 'page' ? [at.page] : [])),
  );
  return pages.reduce((most, page) => Math.max(most, page), 0);
}

function describe(context: DrawContext): string {
  const { checked, words } = context;
  if (checked.status === 'failed') return checked.department === null ? '' : checked.source.path;
  const pages = pageCount(context);
  const year = checked.fiscalYear === null ? '' : words.yearTitle(checked.fiscalYear);
  const parts = [
    checked.source.path,
    year,
    pages > 0 ? words.pages(pages) : '',
    words.projectCount(checked.projectCount),
    words.rows(checked.indicatorCount),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function failed({ checked, language, words }: DrawContext): Markup {
  const failure = checked.failure ?? { code: 'internal', detail: '' };
  const sentence = `${failureCause(failure, language)}${words.noConclusion}`;
  return html`<div class="box"><p>${sentence}</p>${notices(checked, language)}<div class="ask copyable"><b>${words.fix}</b><p>${failureAction(failure, language)}</p></div></div>`;
}

function notices(checked: CheckedDocument, language: DrawContext['language']): Markup {
  const texts = noticeTexts(checked.notices, language);
  if (texts.length === 0) return nothing;
  return html`<ul class="notes">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

function drawRead(context: DrawContext, depth: Depth): Markup {
  const { checked, language, words } = context;
  const head = html`${strip(context)}${pageBoxes(context)}${notices(checked, language)}${nothingSaid(context)}`;
  if (depth === 'counts') return html`${head}<p class="box">${words.cutAll}</p>`;
  const { laid, loose } = depth === 'whole' ? layOutSections(context) : { laid: [], loose: context.findings };
  const left = checked.findings.length - context.findings.length;
  const blocks = new Map((context.text?.blocks ?? []).map((block) => [block.id, block]));
  const why = depth === 'findings' ? words.cutText : context.text ? '' : words.noText;
  const stray =
    loose.length === 0
      ? nothing
      : html`<div class="pair"><article class="sheet"><p class="text">${why}</p></article><aside>${drawCards(loose, context)}</aside></div>`;
  const steps = laid.map(({ id, name }) => html`<a href="#${id}">${name.short}</a>`);
  const side =
    context.findings.length > 0 &&
    html`<nav class="side" aria-label="${words.findings}"><div class="order js"><button type="button" data-do="weight" aria-pressed="true">${words.bySeverity}</button><button type="button" data-do="place" aria-pressed="false">${words.byPosition}</button></div>${drawFindingList(context.findings, context)}</nav>`;
  return html`${head}${side}${steps.length > 0 && html`<nav class="steps" aria-label="${words.body}">${steps}</nav>`}
${context.findings.length > 0 && drawPaper(context)}<div class="marked"><h2 class="annex">${words.appendix}</h2>${laid.map((one) => drawSection(one, blocks, context))}${stray}${left > 0 && html`<p class="box">${words.moreFindings(left)}</p>`}</div>`;
}

/** The four counts, and whether all was read and checked. */
function strip({ checked, language, words }: DrawContext): Markup {
  const counts = countFindings(checked.findings);
  const cells = weights
    .filter((weight) => counts[weight].findings > 0)
    .map(
      (weight) =>
        html`<span class="${weightClass[weight]}">${shape(weight)}<b>${weightWords[language][weight]}</b><strong>${words.items(counts[weight].findings)}</strong><small>${words.places(counts[weight].places)}</small></span>`,
    );
  const gap = language === 'zh-CN' ? '，' : ', ';
  const whole = checked.status === 'complete' && countRules(checked).notEvaluated.length === 0;
  const sentence = `${statusWords[language][checked.status]}${gap}${rulesChecked(checked, words)}`;
  return html`<div class="strip">${cells}<span class="read">${whole && html`<i class="m ok"></i>`}${sentence}</span></div>`;
}

function rulesChecked(checked: CheckedDocument, words: PageWords): string {
  const { all, notEvaluated } = countRules(checked);
  return words.rulesChecked(all, notEvaluated.length);
}

const mostBoxes = 80;

/** Which pages were read, where some were not. */
function pageBoxes(context: DrawContext): Markup {
  const unread = unreadPages(context.checked.notices);
  const known = pageCount(context);
  // How many pages there are is known from the text alone.
  if (unread.length === 0 || known === 0) return nothing;
  const all = Math.max(known, ...unread);
  const said = html`<p>${context.words.pagesRead(all, all - unread.length)}${context.words.unreadNote}</p>`;
  if (all > mostBoxes) return html`<div class="box">${said}</div>`;
  const boxes = Array.from(
    { length: all },
    (_, index) => html`<i${unread.includes(index + 1) && html` class="b"`}>${index + 1}</i>`,
  );
  return html`<div class="box">${said}<div class="pages">${boxes}</div></div>`;
}

function nothingSaid({ checked, language, words }: DrawContext): Markup {
  if (checked.findings.length > 0) return nothing;
  const none = checked.status === 'partial' ? words.nothingInPart : words.noFindings;
  const said = isUnchecked(checked) ? rulesChecked(checked, words) : none;
  const caution = isUnchecked(checked) ? nothing : html`<p class="caution">${notAnApproval(language)}</p>`;
  return html`<div class="box"><p>${said}${language === 'zh-CN' ? '。' : '.'}</p>${caution}</div>`;
}

/** Title and count line of the printed text. */
function paperHead(context: DrawContext): Markup {
  const { checked, words, language } = context;
  const { department, fiscalYear, source } = checked;
  const title = department !== null && fiscalYear !== null ? words.textTitle(department, fiscalYear) : source.path;
  const counts = countFindings(checked.findings);
  const cells = weights.map(
    (weight) =>
      html`<span>${shape(weight)}${weightWords[language][weight]} ${words.items(counts[weight].findings)}${language === 'en' && ', '}${words.places(counts[weight].places)}</span>`,
  );
  const pages = pageCount(context);
  const gap = language === 'zh-CN' ? '；' : '; ';
  const head = `${pages > 0 ? words.originalOf(pages) : ''}${statusWords[language][checked.status]}${gap}${words.projectCount(checked.projectCount)}${language === 'zh-CN' ? '。' : '. '}${words.forReviewer}`;
  return html`<div class="ph1"><p class="pt">${title}</p><p class="pt">${words.paperTitle}</p><p class="pl">${source.path}</p><p class="pl">${head}</p>${checked.status !== 'failed' && html`<p class="pc">${cells}</p>`}</div>`;
}
