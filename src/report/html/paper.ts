/** Owns the findings of a text as tables, for paper and for the list view: one row a finding, with room for the pen. Refuses to shorten a finding. */
import { countFindings, weights } from '../tally.ts';
import { basis } from './card.ts';
import type { DrawContext } from './context.ts';
import { findingId, shape } from './ids.ts';
import type { NamedFinding } from './marks.ts';
import { html, lines, type Markup, nothing } from './markup.ts';
import { listPlaces } from './place-list.ts';

export function drawPaper(context: DrawContext): Markup {
  const present = weights.filter((weight) => context.findings.some((of) => of.weight === weight));
  const parts = present.map((weight, index) => {
    const { words } = context;
    const own = context.findings.filter((of) => of.weight === weight);
    const head = html`<h2>${shape(weight)}${words.ordinals[index] ?? ''}${context.language === 'en' ? '. ' : '、'}${words.paperWeights[weight]} <small>${weight === 'check' ? words.checkHead : words.legendWords[weight]}</small></h2>`;
    const heads = words.paperHeads.map((text) => html`<th scope="col">${text}</th>`);
    const left = countFindings(context.checked.findings)[weight].findings - own.length;
    const more = left > 0 ? html`<p>${words.moreFindings(left)}</p>` : nothing;
    return html`${head}<table><thead><tr>${heads}</tr></thead><tbody>${own.map((of) => row(of, context))}</tbody></table>${more}`;
  });
  return html`<div class="paper">${parts}</div>`;
}

const mostPlaces = 6;

function row(of: NamedFinding, context: DrawContext): Markup {
  const { finding } = of;
  const { words } = context;
  const { label, lines: listed, left } = listPlaces(of, context, mostPlaces);
  const gap = context.language === 'zh-CN' ? '、' : ', ';
  const spots = [...listed.map(({ text }) => text)].join(gap);
  const where = label === '' ? spots : `${spots} ${label}`;
  const more = left > 0 ? html`${gap}${words.morePlaces(left)}` : nothing;
  const quotes = [...new Set(listed.map(({ content, quoted }) => (quoted ? `“${content}”` : content)))];
  const said = quotes.map((quote, index) => html`${index > 0 && html`<br>`}${lines(quote)}`);
  const choices = words.choices.map((choice, index) => html`${index > 0 && html`<br>`}□${choice}`);
  return html`<tr><td><a href="#${findingId(of.name)}">${of.label}</a></td><td>${where}${more} <small>${words.total(finding.places.length)}</small></td><td>${said}</td><td><b>${finding.title}</b>${finding.message !== '' && html`<br>${lines(finding.message)}`}<br><small>${basis(of, context)}</small></td><td>${lines(finding.advice)}</td><td>${choices}</td></tr>`;
}
