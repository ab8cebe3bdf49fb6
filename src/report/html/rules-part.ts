/** Owns the part of the page that says what the rules are about. Refuses rules without a finding in the run. */
import type { Language } from '#src/model/run.ts';
import type { ExplainedRule } from '../explain.ts';
import { weightWords } from '../wording/words.ts';
import type { PageWords } from './chinese-words.ts';
import { shape } from './ids.ts';
import { html, type Markup, nothing } from './markup.ts';

export type AddressedRule = { readonly address: string; readonly rule: ExplainedRule };

export function drawRules(
  rules: readonly AddressedRule[],
  batch: string,
  words: PageWords,
  language: Language,
): Markup {
  if (rules.length === 0) return nothing;
  return html`
<section class="view rules" id="rules" aria-labelledby="rulesh"><div class="top"><b class="logo">${words.brandMark}</b><b>${words.brand}</b><nav><a href="#overview">${batch}</a> ／ ${words.rulesTitle}</nav></div><main><h1 id="rulesh">${words.rulesTitle}</h1><p class="sub">${words.rulesNote}</p>${rules.map((one) => article(one, words, language))}</main></section>`;
}

function article({ address, rule }: AddressedRule, words: PageWords, language: Language): Markup {
  const part = (term: string, text: string) => html`<dt>${term}</dt><dd>${text}</dd>`;
  const examples = (term: string, texts: readonly string[]) =>
    texts.length === 0 ? nothing : html`<dt>${term}</dt><dd>${texts.map((text) => html`<q>${text}</q> `)}</dd>`;
  const bases = rule.basis.map(
    ({ text, verified }, index) =>
      html`${index > 0 && html`<br>`}${text[language]}${!verified && html`<span class="nb">${words.unverified}</span>`}`,
  );
  const note = rule.severityNote ? ` · ${rule.severityNote[language]}` : '';
  return html`<article class="panel" id="${address}"><h2>${shape(rule.severity)}${rule.title[language]} <small>${weightWords[language][rule.severity]}${note}</small></h2><dl>${part(words.what, rule.what[language])}${part(words.rationale, rule.why[language])}${part(words.how, rule.how[language])}<dt>${words.why}</dt><dd>${bases}</dd>${examples(words.bad, rule.examples.bad)}${examples(words.good, rule.examples.good)}${examples(weightWords[language].check, rule.examples.check)}</dl><p class="js"><button type="button" class="link" data-rule="${address}">${words.listTexts}</button></p></article>`;
}
