/** Owns the two lists of whom to call, side by side: what could not be read and who has not handed in. Refuses an empty list. */
import type { Language } from '#src/model/run.ts';
import type { ScanRecord } from '#src/model/scan.ts';
import { html, type Markup, nothing } from '../html/markup.ts';
import type { DigestWords } from './chinese-words.ts';
import { type ToldFailure, tellFailures } from './failure-lines.ts';
import { arrivedOf, missingOf, sayLastScan } from './headline.ts';

export function drawFailures(record: ScanRecord, language: Language, words: DigestWords): Markup {
  if (record.failures.length === 0) return nothing;
  const items = tellFailures(record, language).map((failure) => drawFailure(failure, words));
  return html`<section class="panel failures"><h2>${words.failures} <small>${words.texts(items.length)}</small></h2><ul>${items}</ul></section>`;
}

/** A cross where somebody must act, an arrow that turns where it is tried again. */
const cross = html`<path d="M2 2 10 10M10 2 2 10"/>`;
const turn = html`<path d="M10 4A4.5 4.5 0 1 0 10.5 7M10.5 1V4.5H7"/>`;

function drawFailure({ name, path, permanent, cause, action }: ToldFailure, words: DigestWords): Markup {
  const mark = html`<svg class="mark" viewBox="0 0 12 12" aria-hidden="true">${permanent ? cross : turn}</svg><span class="vh">${permanent ? words.actNeeded : words.nobodyActs}</span>`;
  const file = name === path ? nothing : html`<small>${path}</small>`;
  return html`<li>${mark}<div><b>${name}</b>${file}</div><p>${cause}<b>${action}</b></p></li>`;
}

export function drawMissing(record: ScanRecord, words: DigestWords): Markup {
  const missing = missingOf(record);
  const { expected, counts } = record;
  const arrived = arrivedOf(record);
  const since = sayLastScan(record, words) ?? words.yesterday;
  const changed = arrived.length > 0 && html`<p>${words.arrived(arrived.join(words.and), since)}</p>`;
  const names = missing.length > 0 && html`<p class="names">${missing.join(words.and)}</p>`;
  const copying =
    counts.notStable > 0 &&
    html`<li><p class="names">${words.copying(counts.notStable)}</p><p>${words.copyingNote}</p></li>`;
  if (!names && !changed) {
    return copying
      ? html`<section class="panel missing"><h2>${words.longCounts.notStable}</h2><ul>${copying}</ul></section>`
      : nothing;
  }
  const note = expected === null ? words.missingCount(missing.length) : words.expected(expected, missing.length);
  const all = missing.length === 0 && expected !== null && html`<p class="names">${words.nobodyMissing}</p>`;
  return html`<section class="panel missing"><h2>${words.missing} <small>${note}</small></h2><ul><li>${names}${all}${changed}</li>${copying}</ul></section>`;
}
