/** Owns the morning report as one page: sentence, whom to call, what changed, the reckoning. Refuses requests and every script but its own. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Language } from '#src/model/run.ts';
import { isQuiet, type ScanRecord } from '#src/model/scan.ts';
import { html, inline, type Markup, nothing, textOf } from '../html/markup.ts';
import { tokenStyle } from '../html/style/tokens.ts';
import { momentOf } from './beijing-time.ts';
import type { DigestWords } from './chinese-words.ts';
import { digestStyle } from './digest-style.ts';
import { drawFailures, drawMissing } from './draw-calls.ts';
import { drawChanges } from './draw-changes.ts';
import { sayAdvice, sayHeadline } from './headline.ts';
import { partsOf } from './reckoning.ts';
import { digestWords } from './words.ts';

const style = `${tokenStyle}${digestStyle}`;
/** Without it the button is not shown, and nothing else is missing. */
const script =
  "'use strict';document.body.classList.add('scripted');document.getElementById('print').addEventListener('click',()=>print());";

/** One file that asks for nothing. Equal records give equal text. */
export function writeHtmlDigest(record: ScanRecord, language: Language): string {
  const words = digestWords[language];
  const date = words.longDay(momentOf(record.run.startedAt));
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${words.brand}${words.report} ${date}</title>${inline('style', style)}</head><body>
<header class="top"><b class="logo">${words.brandMark}</b><b>${words.brand}</b><span class="batch">${words.report} · ${date}</span><button type="button" class="btn js" id="print">${words.print}</button></header>
<main>${drawHead(record, words)}
${drawBody(record, language, words)}
<footer>${words.origin(record.run.folder, `${record.run.rulesPack.id} ${record.run.rulesPack.version}`)}</footer></main>${inline('script', script)}</body></html>
`;
  return textOf(page);
}

function drawHead(record: ScanRecord, words: DigestWords): Markup {
  const { run, packAdded } = record;
  const unseen = isUnseen(record);
  const [from, to] = [run.startedAt, run.endedAt].map((at) => words.clock(momentOf(at)));
  const ran = unseen ? '' : words.ran(from ?? '', to ?? '', run.outcome === 'finished');
  const sub = [sayAdvice(record, words), ran].filter((part) => part !== '').join(words.gap);
  const pack =
    !unseen && packAdded.places > 0
      ? html`<p class="panel pack">${words.packAdded(packAdded.documents, packAdded.places)}</p>`
      : nothing;
  return html`<h1>${sayHeadline(record, words)}</h1>${sub !== '' && html`<p class="sub">${sub}</p>`}${pack}`;
}

/** A folder that was not looked through leaves only what an earlier night read and could not tell. */
function drawBody(record: ScanRecord, language: Language, words: DigestWords): Markup {
  if (isUnseen(record)) return drawChanges(record, words, words.earlierChanges(record.changes.length));
  const changes = isQuiet(record) ? nothing : drawChanges(record, words, words.changesNote(record.changes.length));
  const calls = [drawFailures(record, language, words), drawMissing(record, words)];
  return html`<div class="calls">${calls}</div>${changes}${drawReckoning(record, words)}`;
}

function isUnseen({ run }: ScanRecord): boolean {
  return run.outcome === 'unreachable' || run.outcome === 'many-files-gone';
}

function drawReckoning({ counts }: ScanRecord, words: DigestWords): Markup {
  const cell = (word: string, count: number) => html`<div><dt>${word}</dt><dd>${count}</dd></div>`;
  const parts = partsOf(counts).map(({ kind, count }) => cell(words.longCounts[kind], count));
  return html`<dl class="panel reckoning">${cell(words.seen, counts.seen)}${parts}</dl>`;
}

function hashOf(code: string): string {
  const bytes = sha256(new TextEncoder().encode(code));
  return `'sha256-${btoa(String.fromCharCode(...bytes))}'`;
}
