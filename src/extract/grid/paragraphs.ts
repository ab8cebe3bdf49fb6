/** Owns which printed lines are one paragraph: a line that was full and a next line that only goes on. Refuses headings and meaning. */
import { type Box, type Glyph, type TextLine, unite } from './geometry.ts';
import { isClosing, isOpening, isSpace, isWide, jointBetween } from './script.ts';

/** Slack in points when asking whether a word would still have fitted. */
const fitSlack = 0.25;
/** Room that a space before the word would have taken, in type sizes. */
const wordSpace = 0.25;
/** Lines of one paragraph have one type size, within this. */
const sizeSlack = 0.75;
/** A line may start this many em to the right of the one above and still go on. */
const startSlack = 0.6;
/** Line pitch of one paragraph, in type sizes. Beyond it the lines are apart. */
const widestPitch = 2.6;
/** A pitch this much wider than the pitch before it opens a new paragraph. */
const pitchJump = 1.3;

export type Paragraph = {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly hidden: boolean;
  readonly lines: readonly TextLine[];
};

/** Width of what the typesetter had to move to this line at least: one wide character or one word, with the marks that cling to it. */
function leadWidth(line: TextLine): number {
  const glyphs = line.glyphs.slice(line.glyphs.findIndex((glyph) => !isSpace(glyph.text)));
  let end = 0;
  let latin = false;
  for (const [i, glyph] of glyphs.entries()) {
    const before = glyphs[i - 1];
    if (before && startsNewUnit(before, glyph, latin)) break;
    if (!isWide(glyph.text) && !isOpening(glyph.text)) latin = true;
    end = glyph.x1;
  }
  return end - (glyphs[0]?.x0 ?? end);
}

function startsNewUnit(before: Glyph, glyph: Glyph, latin: boolean): boolean {
  if (isSpace(glyph.text)) return true;
  if (isClosing(glyph.text) || isOpening(before.text)) return false;
  return isWide(glyph.text) || isWide(before.text) || (latin && /[-/]$/.test(before.text));
}

/** Room left on a line, in points. */
export type Measure = (line: TextLine) => number;

export function roomToMargin(right: number): Measure {
  return (line) => right - line.box[2];
}

/** Room by width alone, for centred and right-set text too. */
export function roomInWidth(width: number): Measure {
  return (line) => width - (line.box[2] - line.box[0]);
}

/** Full is a line that could not have taken the first word of the next one. */
export function isFull(line: TextLine, next: TextLine, room: Measure): boolean {
  const space = jointBetween(line.text, next.text) === ' ' ? wordSpace * next.size : 0;
  return space + leadWidth(next) > room(line) + fitSlack;
}

/** A word longer than the line is cut where the room ends: nothing stands between its parts. */
function cutsWord(line: TextLine, next: TextLine, room: Measure): boolean {
  const first = next.glyphs.find((glyph) => !isSpace(glyph.text));
  const unbroken = line.glyphs.every((glyph) => !isSpace(glyph.text) && !isWide(glyph.text));
  return first !== undefined && unbroken && !line.text.includes(' ') && first.x1 - first.x0 > room(line) - fitSlack;
}

function goesOn(lines: readonly TextLine[], next: TextLine, room: Measure): boolean {
  const last = lines.at(-1);
  if (!last || last.hidden !== next.hidden) return false;
  if (Math.abs(last.size - next.size) > sizeSlack) return false;
  const pitch = next.box[3] - last.box[3];
  if (pitch > widestPitch * next.size || pitch <= 0) return false;
  const earlier = lines.at(-2);
  if (earlier && pitch > pitchJump * (last.box[3] - earlier.box[3])) return false;
  return isFull(last, next, room);
}

/** Body text: the next line must also start at the left margin, never indented against the line above. */
export function goesOnInBody(lines: readonly TextLine[], next: TextLine, room: Measure): boolean {
  const last = lines.at(-1);
  if (!last || next.box[0] > last.box[0] + startSlack * next.size) return false;
  if (lines.length > 1 && next.box[0] < last.box[0] - startSlack * next.size) return false;
  return goesOn(lines, next, room);
}

function joinLines(lines: readonly TextLine[], room: Measure): Paragraph {
  let text = '';
  let before: TextLine | null = null;
  for (const line of lines) {
    if (before) text += cutsWord(before, line, room) ? '' : jointBetween(text, line.text);
    text += line.text;
    before = line;
  }
  return {
    text: text.trim(),
    box: unite(lines.map((line) => line.box)),
    size: Math.max(...lines.map((line) => line.size)),
    hidden: lines.every((line) => line.hidden),
    lines,
  };
}

type GoesOn = (lines: readonly TextLine[], next: TextLine, room: Measure) => boolean;

/** Cuts lines, already in reading order, into paragraphs. */
export function groupLines(lines: readonly TextLine[], room: Measure, continues: GoesOn = goesOn): Paragraph[] {
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group && continues(group, line, room)) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => joinLines(group, room));
}

/** The paragraph ran to the end of the page and this one only goes on: full last line, no indent, and no full stop unless indents tell. */
export function goesOnOverPage(above: Paragraph, below: Paragraph, room: Measure): boolean {
  const [first, second] = [above.lines[0], above.lines[1]];
  const [last, next] = [above.lines.at(-1), below.lines[0]];
  if (!first || !last || !next || above.hidden !== below.hidden) return false;
  if (Math.abs(last.size - next.size) > sizeSlack || !isFull(last, next, room)) return false;
  const indented = second !== undefined && first.box[0] > second.box[0] + startSlack * first.size;
  const left = second ?? first;
  if (next.box[0] > left.box[0] + startSlack * next.size) return false;
  return indented || !/[。！？；：.!?;:][”’」』）)]*$/.test(above.text);
}

/** One text of two parts of a paragraph. */
export function joinOverPage(above: string, below: string): string {
  return above + jointBetween(above, below) + below;
}
