/** Owns the look of a contents line: title, leaders or a wide gap, page number. Refuses to know which titles there should be. */
import type { TextLine } from './geometry.ts';
import { isSpace } from './script.ts';

/** Dots that lead the eye: at least this many, blanks between them not counted. */
const leaders = /^(.*?[^\s.．·…‥・⋯。])\s*((?:[.．·…‥・⋯]\s*){4,})([^.．·…‥・⋯].*)$/u;
/** What follows the leaders is short: a number, or the error text of a broken field. */
const longestTail = 16;
/** Without leaders, a number this many em away from the title. */
const tabGap = 2;
const bareNumber = /^\d{1,4}$/;
const printedNumber = /^[-–—\s]*(?:\d{1,4}|[ivxl]{1,6})[-–—\s]*$/i;

export type ContentsLine = { readonly title: string; readonly page: string };

/** Title and page of a line with leaders, else null. */
export function splitLeaders(text: string): ContentsLine | null {
  const match = leaders.exec(text.trim());
  const [title, page] = [match?.[1]?.trim() ?? '', match?.[3]?.trim() ?? ''];
  return match && page !== '' && page.length <= longestTail ? { title, page } : null;
}

/** Title and page, or what stands in place of its number, of a line that leaves a wide white gap between them, else null. */
function splitGap(line: TextLine): ContentsLine | null {
  const inked = line.glyphs.filter((glyph) => !isSpace(glyph.text));
  for (let i = inked.length - 1; i > 0; i--) {
    const [before, after] = [inked[i - 1], inked[i]];
    if (!before || !after || after.x0 - before.x1 < tabGap * line.size) continue;
    const page = inked
      .slice(i)
      .map((glyph) => glyph.text)
      .join('');
    const at = line.text.lastIndexOf(page);
    return page.length <= longestTail && at > 0 ? { title: line.text.slice(0, at).trim(), page } : null;
  }
  return null;
}

/** The contents lines among the lines of one page. Lines without leaders or without a number count only in company, with their ends under each other. */
export function findContents(lines: readonly TextLine[]): Map<TextLine, ContentsLine> {
  const found = new Map<TextLine, ContentsLine>();
  const gapped = new Map<TextLine, ContentsLine>();
  for (const line of lines) {
    if (line.hidden) continue;
    const led = splitLeaders(line.text);
    if (led && printedNumber.test(led.page)) found.set(line, led);
    else {
      const alone = led ?? splitGap(line);
      if (alone) gapped.set(line, alone);
    }
  }
  const all = [...found, ...gapped];
  for (const [line, entry] of gapped) {
    const aligned = all.filter(([other]) => other !== line && Math.abs(other.box[2] - line.box[2]) < line.size / 2);
    // A wide gap before words is nothing by itself: entries with numbers must stand with it.
    const counts = bareNumber.test(entry.page) || splitLeaders(line.text) !== null;
    if (aligned.some(([, { page }]) => counts || printedNumber.test(page))) found.set(line, entry);
  }
  return found;
}
