/** Owns the table of changes on the page: a bar and five numbers a text. Refuses to say by colour what no number says. */
import type { ScanRecord } from '#src/model/scan.ts';
import { html, type Markup, nothing } from '../html/markup.ts';
import { type ChangeRow, type PlaceKind, placeKinds, rowsOf } from './change-rows.ts';
import type { DigestWords } from './chinese-words.ts';

/** So many rows stand on one sheet of A4; where there are more, those of texts that are all fixed become one line on paper. */
const rowsOnPaper = 25;

/** Nothing where nothing changed. */
export function drawChanges(record: ScanRecord, words: DigestWords, note: string): Markup {
  const rows = rowsOf(record, words);
  if (rows.length === 0) return nothing;
  const fixed = rows.length > rowsOnPaper ? rows.filter(({ allFixed }) => allFixed) : [];
  const heads = placeKinds.map((kind) => html`<th scope="col" class="n">${words[kind]}</th>`);
  const fold =
    fixed.length > 0 && html`<p class="fold">${words.allFixedFold(fixed.map(({ name }) => name).join(words.and))}</p>`;
  const drawn = rows.map((row) => drawRow(row, fixed.includes(row), words));
  return html`<section class="panel changes"><h2>${words.changes} <small>${note}</small></h2>${legend(words)}
<div class="scroll" tabindex="0" role="group" aria-label="${words.changes}"><table><thead><tr><th scope="col">${words.department}</th><th scope="col">${words.draft}</th><td class="bar"></td>${heads}<th scope="col">${words.note}</th></tr></thead><tbody>${drawn}</tbody></table></div>${fold}</section>`;
}

function drawRow(row: ChangeRow, folded: boolean, words: DigestWords): Markup {
  const { places } = row;
  const numbers =
    places === null
      ? html`<td class="bar none">${words.nothingBefore}</td><td colspan="5"></td>`
      : html`<td class="bar">${drawBar(places)}</td>${placeKinds.map((kind) => html`<td class="n">${places[kind] === 0 ? '–' : places[kind]}</td>`)}`;
  return html`<tr${folded && html` class="folded"`}><th scope="row">${row.name}</th><td class="draft">${row.draft}</td>${numbers}<td class="note">${row.note}</td></tr>`;
}

const [barWidth, barHeight] = [152, 10];
const barOrder: readonly PlaceKind[] = ['fixed', 'still', 'new', 'waived', 'unjudged'];

/** Stretches by number with a pixel between; none is so short that it cannot be seen. */
function drawBar(places: Readonly<Record<PlaceKind, number>>): Markup {
  const kinds = barOrder.filter((kind) => places[kind] > 0);
  if (kinds.length === 0) return nothing;
  const all = kinds.reduce((sum, kind) => sum + places[kind], 0);
  const least = 2;
  const room = barWidth - (kinds.length - 1) - least * kinds.length;
  let at = 0;
  const stretches = kinds.map((kind) => {
    const width = least + (room * places[kind]) / all;
    const stretch = html`<rect class="${kind}" x="${at.toFixed(1)}" width="${width.toFixed(1)}" height="${barHeight}"/>`;
    at += width + 1;
    return stretch;
  });
  return html`<svg viewBox="0 0 ${barWidth} ${barHeight}" aria-hidden="true">${stretches}</svg>`;
}

/** The pattern of what was not judged is drawn once, here, and used by every bar. */
function legend(words: DigestWords): Markup {
  const texts: Readonly<Record<PlaceKind, string>> = {
    fixed: words.fixed,
    still: words.still,
    new: words.new,
    waived: words.waivedMeans,
    unjudged: words.unjudgedMeans,
  };
  const hatch = html`<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" class="ground"/><rect width="2" height="5" class="line"/></pattern></defs>`;
  const items = barOrder.map(
    (kind) =>
      html`<li><svg viewBox="0 0 10 10" aria-hidden="true">${kind === 'unjudged' && hatch}<rect class="${kind}" width="10" height="10"/></svg>${texts[kind]}</li>`,
  );
  return html`<ul class="legend">${items}</ul>`;
}
