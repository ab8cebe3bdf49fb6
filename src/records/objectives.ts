/** Owns the cutting of an objective cell into its numbered items. Refuses to cut where the numbers do not count from 1. */
import type { Stretch } from '#src/text/sentences.ts';

const kinds: readonly ((k: number) => RegExp)[] = [
  (k) => new RegExp(`(?<![\\d、第])${k}、`, 'gu'),
  (k) => new RegExp(`(?<![\\d、第])${k}[.．](?!\\d)`, 'gu'),
  (k) => new RegExp(`(?<![\\d、第])[（(]${k}[）)]`, 'gu'),
];

/** Stretches of the items without their numbers; one stretch for a text without numbers. */
export function splitObjectives(text: string): Stretch[] {
  const cuts = kinds
    .map((mark) => findCuts(text, mark))
    .reduce((best, found) => (better(found, best) ? found : best), []);
  const first = cuts[0];
  if (!first) return [[0, text.length]];
  const lead: Stretch[] = text.slice(0, first.at).trim() === '' ? [] : [[0, first.at]];
  return [...lead, ...cuts.map((cut, index): Stretch => [cut.textStart, cuts[index + 1]?.at ?? text.length])];
}

type Cut = { readonly at: number; readonly textStart: number };

// The kind of mark that opens the cell is the list's; another kind is a list inside an item.
function better(found: readonly Cut[], best: readonly Cut[]): boolean {
  const start = found[0]?.at;
  return start !== undefined && (best[0] === undefined || start < best[0].at);
}

function findCuts(text: string, mark: (k: number) => RegExp): Cut[] {
  const cuts: Cut[] = [];
  let from = 0;
  for (let k = 1; ; k += 1) {
    const pattern = mark(k);
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match) return cuts;
    from = match.index + match[0].length;
    cuts.push({ at: match.index, textStart: from });
  }
}
