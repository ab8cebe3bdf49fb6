/** Owns the judgement which cells at the foot of a page go on at the top of the next: by open sides, by blank leading cells, by text that was cut. Refuses to join them. */
import { isFull, roomInWidth } from './paragraphs.ts';
import type { PageCell } from './tables.ts';

/** A line this many em wide is running text that a break can cut; shorter ones are entries. */
const runningWidth = 6;
/** How far above the bottom of its cell, in type sizes, the last line of a cut text may end. */
const cutHeight = 2;
/** Texts of one row whose middles lie further apart than this, in type sizes, are not set alike. */
const offCentre = 0.6;

/** Where each cell has borders of its own, its room is narrower than between the middles of the lines by up to this (points). */
const borderWidth = 1;

/** So many cells must run on, or be done behind one that does, for the row to be the rest of one. */
const fewestSigns = 3;

const sentenceEnd = /[。；;！？!?]$/;
const brackets = [
  ['（', '）'],
  ['《', '》'],
  ['“', '”'],
  ['(', ')'],
] as const;

/** The cell that ends the table so far. */
export type Above = {
  readonly text: string;
  /** Its piece on the page before. */
  readonly last: PageCell;
};

export type Pair<A extends Above> = {
  readonly above: A | null;
  readonly below: PageCell;
  /** Cells of their column are merged over rows somewhere in the table. */
  readonly merges: boolean;
  /** Their column repeats a text from row to row rather than merge its cells. */
  readonly repeats: boolean;
};

/** Whether a row at the top of a page is the rest of the one above; `unsure` where the page shows signs of both. */
export type Cut = 'cut' | 'whole' | 'unsure';

/** The last line of the cell above could not have taken the first word of the cell below; `slack` (points) is how much narrower the room may be than measured. */
export function wrapsInto(above: PageCell, below: PageCell, slack = 0): boolean {
  const [last, next] = [above.lines.at(-1), below.lines[0]];
  return last !== undefined && next !== undefined && isFull(last, next, roomInWidth(above.textWidth - slack));
}

/** The text ran to the end of its room at the foot of the page and goes on above. */
function flowsOn(above: PageCell, below: PageCell): boolean {
  const last = above.lines.at(-1);
  if (!last || sentenceEnd.test(above.text)) return false;
  const running = above.lines.length > 1 || last.box[2] - last.box[0] >= runningWidth * last.size;
  const cut = above.box[3] - last.box[3] <= cutHeight * last.size;
  return running && cut && wrapsInto(above, below, borderWidth);
}

/** Neither of the two has a line between them. Under a repeated head only the foot tells. */
export function isOpenPair({ above, below }: Pair<Above>, underHead: boolean): boolean {
  return above?.last.openBottom === true && (underHead || below.openTop);
}

function middleOf({ lines }: PageCell): number | null {
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last ? (first.box[1] + last.box[3]) / 2 : null;
}

/** The text does not stand at the height of the texts beside it. */
function standsOff(cell: PageCell, row: readonly PageCell[]): boolean {
  const middle = middleOf(cell);
  const size = cell.lines[0]?.size ?? 0;
  const others = row
    .filter((other) => other !== cell && other.row + other.rowSpan === cell.row + cell.rowSpan && other.rowSpan === 1)
    .map(middleOf)
    .filter((other) => other !== null);
  return middle !== null && others.length > 0 && others.every((other) => Math.abs(other - middle) > offCentre * size);
}

function leavesBracketOpen(text: string): boolean {
  return brackets.some(([open, close]) => text.lastIndexOf(open) > text.lastIndexOf(close));
}

/** The only text of the row is the rest of a text cut off above: its row has no name of its own, or the piece above shows the cut. */
function isRemainder(pairs: readonly Pair<Above>[], rest: Pair<Above>): boolean {
  const above = rest.above?.last;
  if (!above || above.text === '' || sentenceEnd.test(above.text)) return false;
  const own = pairs.filter((pair) => !pair.merges);
  const nameless = own.indexOf(rest) > 0;
  const row = pairs.flatMap((pair) => (pair.above ? [pair.above.last] : []));
  return nameless || leavesBracketOpen(above.text) || standsOff(above, row);
}

/** A bracket that the text above leaves open is closed below before another is opened. */
function carriesBracket(above: string, below: string): boolean {
  return brackets.some(([open, close]) => {
    const [opened, closed] = [below.indexOf(open), below.indexOf(close)];
    return above.lastIndexOf(open) > above.lastIndexOf(close) && closed >= 0 && (opened < 0 || closed < opened);
  });
}

/** On a page that is full to its foot not every text must run on, as long as enough cells do or are done beside them: a row of its own that lacks as much would be rare there. */
function judgeFullPage(pairs: readonly Pair<Above>[], flowing: number, done: readonly Pair<Above>[]): Cut {
  const filled = pairs.filter((pair) => pair.below.text !== '');
  const first = pairs.findIndex((pair) => pair.below.text !== '');
  // Blank cells before the first text may be merged with those above, unless their column repeats its texts.
  const lacking = done.filter((pair) => pair.repeats || pairs.indexOf(pair) > first).length;
  if (flowing > 0 && lacking > 0 && flowing + lacking >= fewestSigns) return 'cut';
  if (filled.some(({ above, below }) => above && carriesBracket(above.text, below.text))) return 'cut';
  if (filled.length === 1 && filled.some((rest) => isRemainder(pairs, rest))) return 'cut';
  return flowing > 0 && lacking > 0 ? 'unsure' : 'whole';
}

/** Running text goes on while the short cells beside it are done. `full` says that the page above had no room left. */
export function judgeRow(pairs: readonly Pair<Above>[], full: boolean): Cut {
  if (pairs.some((pair) => pair.above === null)) return 'whole';
  const filled = pairs.filter((pair) => pair.below.text !== '');
  const done = pairs.filter(({ above, below }) => below.text === '' && above?.text !== '');
  if (filled.length === 0 || done.length === 0) return 'whole';
  const flowing = filled.filter(({ above, below }) => above && flowsOn(above.last, below)).length;
  if (flowing === filled.length) return 'cut';
  return full ? judgeFullPage(pairs, flowing, done) : 'whole';
}

/** Leading blank cells under written ones: first-level cells merged over the break. `outer` says that the row is drawn from the outer edge of the table. */
export function mergedPairs<A extends Above>(pairs: readonly Pair<A>[], outer: boolean): Pair<A>[] {
  const merged: Pair<A>[] = [];
  if (pairs.every(({ below }) => below.text === '')) return merged;
  for (const pair of pairs) {
    const { above, below, merges } = pair;
    if (below.text !== '' || !above || above.text === '') break;
    const first = outer && merged.length === 0;
    if (!first && !merges && below.rowSpan === 1) break;
    merged.push(pair);
  }
  return merged;
}
