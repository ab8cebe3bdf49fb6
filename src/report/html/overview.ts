/** Owns the overview of a run: headline, five classes, failures, common faults, how to read. Refuses single findings. */
import type { Run } from '#src/model/run.ts';
import { isUnchecked, weights } from '../tally.ts';
import { failureAction, failureCause } from '../wording/failures.ts';
import { weightWords } from '../wording/words.ts';
import type { PageWords } from './chinese-words.ts';
import { drawDocumentsTable } from './documents-table.ts';
import { documentId, shape, weightClass } from './ids.ts';
import { html, type Markup, nothing } from './markup.ts';
import { ordinal } from './ordinal.ts';
import { classes, type RankedText, type Ranking, type TextClass } from './ranking.ts';
import { nameOf } from './text-page.ts';

export type OverviewContext = {
  readonly run: Run;
  readonly ranking: Ranking;
  readonly words: PageWords;
  readonly batch: string;
  readonly ruleAddress: (ruleId: string) => string | null;
  /** Texts that are not drawn in full. */
  readonly cut: number;
};

export function drawOverview(context: OverviewContext): Markup {
  const { run, ranking, words, batch } = context;
  const all = ranking.texts.length;
  return html`
<section class="view overview" id="overview" aria-labelledby="oh"><div class="top"><b class="logo">${words.brandMark}</b><b>${words.brand}</b><span class="batch">${batch}</span><span class="keys js">${words.keysHint[0] ?? ''} <button type="button" class="kbd" data-do="help">?</button> ${words.keysHint[1] ?? ''}</span><button type="button" class="btn js" data-do="print">${words.print}</button></div>
<main><div class="ph1"><p class="pt">${batch}</p><p class="pt">${words.overviewTitle}</p></div><h1 id="oh">${headline(context)}</h1><p class="sub">${subline(context)}</p><p class="filtered" hidden></p>
<div class="panel classes">${all > 0 && bar(ranking)}<ul>${classes.map((group) => classCell(group, context))}</ul></div>
<div class="grid">${drawDocumentsTable(ranking, context.ruleAddress, words, run.language)}${failures(context)}${common(context)}${legend(context)}</div>
<footer>${ranking.skipped > 0 && html`<p>${words.skipped(ranking.skipped)}</p>`}${context.cut > 0 && html`<p>${words.cutNote(context.cut)}</p>`}<p>${words.pack(run.rulesPack.id, run.rulesPack.rules, `${run.tool.name} ${run.tool.version}`)}</p></footer></main></section>`;
}

function headline({ run, ranking, words }: OverviewContext): Markup {
  const gap = run.language === 'zh-CN' ? '，' : ', ';
  const { fix, unread } = ranking.sizes;
  const [before, word, after] = words.withErrors(fix);
  const fixing = fix > 0 ? html`${before}<em>${word}</em>${after}` : html`${words.noErrors}`;
  const read = ranking.texts.length > unread;
  return html`${words.received(ranking.texts.length)}${read && html`${gap}${fixing}`}${unread > 0 && html`${gap}${words.unread(unread)}`}`;
}

/** Texts that were read, and of which no rule was checked. */
function countUnknown({ texts }: Ranking): number {
  return texts.filter(({ group, document }) => group === 'partial' && isUnchecked(document)).length;
}

function subline({ run, ranking, words }: OverviewContext): string {
  const zh = run.language === 'zh-CN';
  const clear = ranking.sizes.other + ranking.sizes.none;
  const unknown = countUnknown(ranking);
  const parts = [
    clear > 0 ? words.noErrorsSeen(clear) : '',
    ranking.sizes.partial > unknown ? words.partNoErrors(ranking.sizes.partial - unknown) : '',
    unknown > 0 ? words.formUnknown(unknown) : '',
  ].filter((part) => part !== '');
  const said = parts.join(zh ? '；' : '; ');
  return `${said}${said === '' ? '' : zh ? '。' : '. '}${words.disclaimer}`;
}

const groupClass: Readonly<Record<TextClass, string>> = { fix: 'e', other: 'w', none: 'ok', partial: 'p', unread: 'x' };

/** Five stretches that add up to all texts; widths in thousandths, a class that has texts is at least visible. */
function bar({ sizes, texts }: Ranking): Markup {
  let at = 0;
  const stretches = classes.map((group) => {
    const width = (sizes[group] * 1000) / texts.length;
    const from = at;
    at += width;
    if (width === 0) return nothing;
    const drawn = at > 999.9 ? width : Math.max(2, width - 2);
    return html`<rect class="${groupClass[group]}" x="${from.toFixed(1)}" y="0" width="${drawn.toFixed(1)}" height="12"/>`;
  });
  return html`<svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true"><defs><pattern id="hatch" width="7" height="6" patternUnits="userSpaceOnUse" patternTransform="skewX(-30)"><rect width="3.5" height="6" class="hatch"/></pattern></defs>${stretches}</svg>`;
}

function classCell(group: TextClass, { ranking, words }: OverviewContext): Markup {
  const size = ranking.sizes[group];
  const own = ranking.texts.filter((text) => text.group === group);
  const partial = own.filter(({ document }) => document.status === 'partial').length;
  const checkOnly = own.filter(({ counts }) =>
    weights.every((weight) => (weight === 'check') === counts[weight].findings > 0),
  );
  const notes: Readonly<Record<TextClass, string>> = {
    fix: words.classNotes.fix(partial),
    other: words.classNotes.other(checkOnly.length),
    none: words.classNotes.none,
    partial: words.classNotes.partial(countUnknown(ranking)),
    unread: words.classNotes.unread,
  };
  const unit = words.texts(size).replace(/^\d+\s*/u, '');
  return html`<li><span><strong>${size}</strong> ${unit}</span><b><i class="m ${groupClass[group]}"></i>${words.classes[group]}</b><small>${notes[group]}</small></li>`;
}

const mostFailures = 5;

function failures({ ranking, words, run }: OverviewContext): Markup {
  const unread = ranking.texts.filter(({ group }) => group === 'unread');
  if (unread.length === 0) return nothing;
  const item = ({ id, document }: RankedText) => {
    const failure = document.failure ?? { code: 'internal', detail: '' };
    const stop = run.language === 'zh-CN' ? '，没有检查。' : '; not checked. ';
    return html`<li><a href="#${documentId(id)}"><i class="m x"></i>${nameOf(document)}</a>${document.department !== null && html`<small>${document.source.path}</small>`}<p>${failureCause(failure, run.language)}${stop}<b>${failureAction(failure, run.language)}</b></p></li>`;
  };
  const rest = unread.slice(mostFailures);
  return html`<section class="panel failures"><h2>${ordinal(0, words, run.language)}${words.failures} <small>${words.failuresNote(unread.length)}</small></h2><ul>${unread.slice(0, mostFailures).map(item)}</ul>${rest.length > 0 && html`<details><summary>${words.rest(rest.length)}</summary><ul>${rest.map(item)}</ul></details>`}</section>`;
}

const mostKinds = 8;

function common({ ranking, words, run, ruleAddress }: OverviewContext): Markup {
  const { kinds, texts } = ranking;
  if (kinds.length === 0) return nothing;
  const item = (kind: Ranking['kinds'][number]) => {
    const address = ruleAddress(kind.ruleId);
    const kindClass = weightClass[kind.weight];
    const name = address === null ? html`<span>${kind.title}</span>` : html`<a href="#${address}">${kind.title}</a>`;
    const width = Math.max(1, Math.round((kind.texts * 100) / texts.length));
    return html`<li>${shape(kind.weight)}${name}<small class="word">${weightWords[run.language][kind.weight]}</small><span>${words.texts(kind.texts)} · ${words.places(kind.places)}</span><svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="100" height="4"/><rect class="${kindClass}" width="${width}" height="4"/></svg></li>`;
  };
  const rest = kinds.slice(mostKinds);
  return html`<section class="panel common"><h2>${ordinal(ranking.sizes.unread > 0 ? 1 : 0, words, run.language)}${words.common} <small>${words.commonNote}</small></h2><ul>${kinds.slice(0, mostKinds).map(item)}</ul>${rest.length > 0 && html`<details><summary>${words.restKinds(rest.length)}</summary><ul>${rest.map(item)}</ul></details>`}</section>`;
}

function legend({ run, words }: OverviewContext): Markup {
  const rows = weights.map(
    (weight) =>
      html`<dt class="${weightClass[weight]}">${shape(weight)}${weightWords[run.language][weight]}</dt><dd>${words.legendWords[weight]}</dd>`,
  );
  const units = [words.legendFinding, words.legendPlace].map(
    ([term = '', meaning = '']) => html`<dt>${term}</dt><dd>${meaning}</dd>`,
  );
  return html`<section class="panel legend"><h2>${words.legend}</h2><dl>${rows}${units}</dl></section>`;
}
