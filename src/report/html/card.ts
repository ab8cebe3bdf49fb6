/** Owns how one finding stands beside the text, with its five parts, and the line that points back to it. Refuses order. */
import { countFindings } from '../tally.ts';
import { weightWords } from '../wording/words.ts';
import type { DrawContext } from './context.ts';
import { findingId, shape, weightClass } from './ids.ts';
import type { NamedFinding } from './marks.ts';
import { html, lines, type Markup, nothing } from './markup.ts';
import { listPlaces, type PlaceLine } from './place-list.ts';

/** Closed: shape, word, number, title, places, what to do. Open: the five parts. */
export function drawCard(of: NamedFinding, context: DrawContext): Markup {
  const { finding, name, weight, label } = of;
  const { words, language } = context;
  const check = weight === 'check';
  const part = (term: string, body: Markup | string) => html`<dt>${term}</dt><dd>${body}</dd>`;
  const address = context.ruleAddress(finding.ruleId);
  return html`<details class="card ${weightClass[weight]}" id="${findingId(name)}">
<summary>${shape(weight)}<b>${weightWords[language][weight]}</b><strong>${label}<span>${finding.title}</span></strong><small>${words.total(finding.places.length)}</small><span class="do">${finding.advice}</span></summary>
<dl>${part(words.where, places(of, context))}${finding.message !== '' && part(words.problem, lines(finding.message))}${part(words.expected, lines(finding.expected))}${part(words.why, basis(of, context))}${finding.waived && part(words.waived, waiver(finding.waived, context))}</dl>
<div class="ask"><b>${check ? words.check : words.fix}</b><p>${lines(finding.advice)}</p></div>
${address !== null && html`<p class="acts"><a class="about" href="#${address}">${words.about}</a></p>`}</details>`;
}

function places(of: NamedFinding, { words, ...context }: DrawContext): Markup {
  const { label, lines: listed, left } = listPlaces(of, { words, ...context });
  const head = label === '' ? nothing : html`<small class="ph">${label}</small>`;
  const more = left === 0 ? nothing : html`<li>${words.morePlaces(left)}</li>`;
  return html`${head}<ul>${listed.map(placeLine)}${more}</ul>`;
}

function placeLine({ text, content, quoted, target }: PlaceLine): Markup {
  const spot = target === null ? html`<span>${text}</span>` : html`<a href="#${target}">${text}</a>`;
  const said = quoted ? html`<q>${lines(content)}</q>` : html`<small>${content}</small>`;
  return html`<li>${spot}${said}</li>`;
}

/** A basis that nobody has compared with its source says so. */
export function basis({ finding }: NamedFinding, { words }: DrawContext): Markup {
  const all = finding.basis.map(({ text, verified }, index) => {
    const mark = verified ? nothing : html`<span class="nb">${words.unverified}</span>`;
    return html`${index > 0 && html`<br>`}${text}${mark}`;
  });
  return html`${all}`;
}

function waiver(
  waived: { readonly reason: string; readonly by: string; readonly until: string },
  { language }: DrawContext,
) {
  if (language === 'en') return `${waived.reason} (${waived.by}, until ${waived.until})`;
  return `${waived.reason}（${waived.by}，至${waived.until}）`;
}

/** A finding told before that has places here too. */
export function drawEcho(
  of: NamedFinding,
  here: number,
  first: { readonly name: string },
  table: boolean,
  { words }: DrawContext,
): Markup {
  const text = `${of.finding.title}${words.sameHere(here, first.name, table)}`;
  return html`<li>${shape(of.weight)}<span>${of.label}</span><a href="#${findingId(of.name)}">${text}</a></li>`;
}

/** The findings of a text in one list: number, title, how many places. */
export function drawFindingList(findings: readonly NamedFinding[], context: DrawContext): Markup {
  const { language, words } = context;
  const counts = countFindings(context.checked.findings);
  const groups = (['error', 'warning', 'info', 'check'] as const).map((weight) => {
    const own = findings.filter((of) => of.weight === weight);
    if (own.length === 0) return nothing;
    const count = counts[weight];
    const items = own.map(
      ({ name, label, finding }) =>
        html`<li><a href="#${findingId(name)}"><b>${label}</b><span>${finding.title}</span><small>${words.places(finding.places.length)}</small></a></li>`,
    );
    return html`<h2 class="${weightClass[weight]}">${shape(weight)}${weightWords[language][weight]} ${words.items(count.findings)}<small>${words.places(count.places)}</small></h2><ol>${items}</ol>`;
  });
  return html`${groups}`;
}
