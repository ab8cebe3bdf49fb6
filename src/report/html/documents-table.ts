/** Owns the table of all texts and the filters above it. Refuses to filter: that is the script's, and without it all rows are there. */
import type { Language } from '#src/model/run.ts';
import { isUnchecked, type Weight, weights } from '../tally.ts';
import { failureCause } from '../wording/failures.ts';
import { noticeTexts, unreadPages } from '../wording/notices.ts';
import { sayRuns, weightWords } from '../wording/words.ts';
import type { PageWords } from './chinese-words.ts';
import { documentId, shape, weightClass } from './ids.ts';
import { html, type Markup, nothing } from './markup.ts';
import { ordinal } from './ordinal.ts';
import type { RankedText, Ranking } from './ranking.ts';
import { nameOf } from './text-page.ts';

/** Rows beyond these are folded by the script until they are asked for. */
const firstRows = 50;

export function drawDocumentsTable(
  ranking: Ranking,
  ruleAddress: (ruleId: string) => string | null,
  words: PageWords,
  language: Language,
): Markup {
  const all = ranking.texts.length;
  const before = (ranking.sizes.unread > 0 ? 1 : 0) + (ranking.kinds.length > 0 ? 1 : 0);
  const heads = weights.map(
    (weight) => html`<th scope="col" class="n">${shape(weight)}${weightWords[language][weight]}</th>`,
  );
  const rows = ranking.texts.map((text, index) => row(text, index >= firstRows, words, language));
  const shown = html`<p class="shown" aria-live="polite">${words.shown(all, all)}</p>`;
  const more =
    all > firstRows &&
    html`<button type="button" class="link js" data-do="more">${words.showRest(all - firstRows)}</button>`;
  return html`<section class="panel texts"><h2>${ordinal(before, words, language)}${words.documents} <small>${words.documentsNote(all)}</small></h2>${filters(ranking, ruleAddress, words)}
<div class="scroll" tabindex="0" role="group" aria-label="${words.documents}"><table><thead><tr><th scope="col">${words.department}</th><th scope="col" class="n">${words.projects}</th>${heads}<th scope="col">${words.lookFirst}</th></tr></thead><tbody>${rows}</tbody></table></div><div class="none" hidden></div><div class="foot">${shown}${more}</div></section>`;
}

/** Letters that the script reads: what the row has. */
function flags({ document, counts, group }: RankedText): string {
  const found = weights.filter((weight) => counts[weight].findings > 0).map((weight) => weightClass[weight]);
  const notWhole = document.status !== 'complete' || group === 'partial';
  return [...found, ...(notWhole ? ['p'] : [])].join(' ');
}

function filters(ranking: Ranking, ruleAddress: (ruleId: string) => string | null, words: PageWords): Markup {
  const chips: readonly (readonly [string, string, Markup])[] = [
    ['e', words.hasErrors, shape('error')],
    ['w', words.hasWarnings, shape('warning')],
    ['c', words.hasChecks, shape('check')],
    ['p', words.notWhole, html`<i class="m p"></i>`],
  ];
  const buttons = chips.map(
    ([flag, text, mark]) =>
      html`<button type="button" data-flag="${flag}" aria-pressed="false">${mark}<span>${text}</span> <b></b></button>`,
  );
  const options = ranking.kinds.map(
    ({ title, ruleId }, index) =>
      html`<option value="${index}" data-title="${title}" data-about="${ruleAddress(ruleId) ?? ''}">${title}</option>`,
  );
  return html`<form class="filters js" role="search"><input type="search" aria-label="${words.search}" placeholder="${words.search}" autocomplete="off"><button type="button" data-flag="" aria-pressed="true"><span>${words.all}</span> <b></b></button>${buttons}<select aria-label="${words.ruleChosen}"><option value="">${words.ruleFilter}</option>${options}</select></form>`;
}

function row(text: RankedText, late: boolean, words: PageWords, language: Language): Markup {
  const { document, id, kinds, group } = text;
  const state =
    document.status === 'failed'
      ? html` <em class="st x">${words.classes.unread}</em>`
      : document.status === 'partial' || group === 'partial'
        ? html` <em class="st p">${isUnchecked(document) ? words.notChecked : words.classes.partial}</em>`
        : nothing;
  const unread = document.status === 'failed' || isUnchecked(document);
  const counts = unread
    ? html`<td class="n">—</td><td class="no" colspan="4">${words.notCounted}</td>`
    : html`<td class="n">${document.projectCount}</td>${weights.map((weight) => count(text, weight, words))}`;
  const name = html`<a href="#${documentId(id)}">${nameOf(document)}</a>${state}${document.department !== null && html`<small>${document.source.path}</small>`}`;
  return html`<tr data-k="${flags(text)}" data-r="${kinds.join(' ')}"${late && html` class="late"`}><th scope="row">${name}</th>${counts}<td>${first(text, words, language)}</td></tr>`;
}

function count({ counts }: RankedText, weight: Weight, words: PageWords): Markup {
  const { findings, places } = counts[weight];
  if (findings === 0) return html`<td class="n">– <small></small></td>`;
  return html`<td class="n"><b>${findings}</b> <small>${words.places(places)}</small></td>`;
}

/** What a reviewer looks at first: why it was not read, which pages were not, else the first finding. */
function first({ document, group }: RankedText, words: PageWords, language: Language): string {
  if (document.status === 'failed') return failureCause(document.failure ?? { code: 'internal', detail: '' }, language);
  const pages = unreadPages(document.notices);
  if (document.status === 'partial' && pages.length > 0) {
    const runs = sayRuns(pages, language);
    return language === 'zh-CN' ? `第${runs}页是扫描图，未读` : `unread pages ${runs}`;
  }
  const [finding] = document.findings;
  if (finding) return finding.title;
  if (isUnchecked(document)) return noticeTexts(document.notices, language)[0] ?? words.notChecked;
  return group === 'partial' ? words.nothingInPart : words.noFindings;
}
