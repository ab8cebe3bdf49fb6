/** Owns the frame of the one file: head, policy, styles, script. Refuses whatever a browser would have to ask for. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Language } from '#src/model/run.ts';
import type { PageWords } from './chinese-words.ts';
import { pageScript } from './client/page-script.ts';
import { cssString, html, inline, type Markup, textOf } from './markup.ts';
import { cardStyle } from './style/card.ts';
import { documentStyle } from './style/document.ts';
import { overviewStyle } from './style/overview.ts';
import { printStyle } from './style/print.ts';
import { tokenStyle } from './style/tokens.ts';

/** A view that prints with its own running head. */
export type RunningHead = { readonly id: string; readonly right: string };

export type Frame = {
  readonly language: Language;
  readonly words: PageWords;
  readonly batch: string;
  /** The page opens on its only text. */
  readonly single: boolean;
  readonly heads: readonly RunningHead[];
};

/** The file up to the first view. The policy lets nothing in but the styles and the script of this file, by hash. */
export function openPage({ language, words, batch, single, heads }: Frame): Markup {
  const styles = [
    [tokenStyle, overviewStyle, documentStyle, cardStyle, printStyle].join('\n'),
    runningHeads(heads, batch, words),
  ];
  const policy = [
    "default-src 'none'",
    `style-src ${styles.map(hashOf).join(' ')}`,
    `script-src ${hashOf(pageScript)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${batch} ${words.paperTitle}</title>${styles.map((style) => inline('style', style))}</head><body${single && html` class="single"`} data-batch="${batch}"><a class="skip" href="#overview">${words.skip}</a>`;
}

export function closePage({ words }: Frame): Markup {
  const keys = words.keys.map(
    ([keys = '', meaning = '']) =>
      html`<dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${meaning}</dd>`,
  );
  const said = scriptWords(words).map(([key, text]) => html`<data value="${key}">${text}</data>`);
  return html`
<dialog id="help" aria-labelledby="helph"><h2 id="helph">${words.help}</h2><dl>${keys}</dl><p><label><input type="checkbox" id="keyson" checked> ${words.keysOn}</label></p><form method="dialog"><button class="btn">${words.close}</button></form></dialog><div id="said" hidden>${said}</div><p id="live" class="vh" aria-live="polite"></p>${inline('script', pageScript)}</body></html>
`;
}

/** What the script says, with {n}, {m} and {t} for what it counts and names. */
function scriptWords(words: PageWords): [string, string][] {
  const [n, m] = [7_777_777, 8_888_888];
  const open = (text: string) => text.replaceAll(String(n), '{n}').replaceAll(String(m), '{m}');
  return [
    ['shown', open(words.shown(n, m))],
    ['texts', open(words.texts(n))],
    ['copy', words.copy],
    ['copied', words.copied],
    ['nth', open(words.nthPlace(n))],
    ['previous', words.previousPlace],
    ['next', words.nextPlace],
    ['noMatch', words.noMatch],
    ['conditions', words.conditions],
    ['stillThere', open(words.stillThere(m))],
    ['drop', words.drop],
    ['dropAll', words.dropAll],
    ['filtered', words.filtered],
    ['search', words.search],
    ['rule', words.ruleChosen],
    ['where', words.where],
    ['fix', words.fix],
    ['paper', words.paperTitle],
  ];
}

function hashOf(code: string): string {
  const bytes = sha256(new TextEncoder().encode(code));
  return `'sha256-${btoa(String.fromCharCode(...bytes))}'`;
}

/** Page boxes name batch and text; both are texts of others, so they are CSS strings and nothing else. */
function runningHeads(heads: readonly RunningHead[], batch: string, words: PageWords): string {
  const left = cssString(`${batch}　${words.paperTitle}`);
  const foot = words.pageOf[0] ?? '';
  const common = `@page{@top-left{content:${left}}@bottom-center{content:${foot}}}`;
  const own = heads.map(({ id, right }) => `#${id}{page:${id}}@page ${id}{@top-right{content:${cssString(right)}}}`);
  return [common, ...own].join('\n');
}

export function bytesOf(markup: readonly Markup[]): Uint8Array {
  return new TextEncoder().encode(markup.map(textOf).join(''));
}
