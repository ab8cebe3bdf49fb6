/** Owns the shape of one line of a table of contents: a title, then a page number or the text of a broken field. Refuses other lines. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Anchored } from '#src/model/statement.ts';
import { orderOfBlock } from './find-block.ts';
import { type Stretch, trimStretch } from './sentences.ts';

/** What word processors print where a field has lost its target, in any punctuation width. */
const errorText =
  /(?:错误[！!]\s*(?:未定义书签|未找到引用源|未找到目录项|书签自引用|超链接引用无效)[。.]?|Error!\s*(?:Bookmark not defined|Reference source not found|No bookmark name given|Hyperlink reference not valid)\.?)/u;

export function findFieldError(text: string, from = 0): Stretch | null {
  // Nearly every text of a submission is asked, and hardly one holds the word.
  if (!text.includes('错误', from) && !text.includes('Error', from)) return null;
  const match = errorText.exec(text.slice(from));
  return match ? [from + match.index, from + match.index + match[0].length] : null;
}

export type ContentsLine = {
  readonly title: Stretch;
  /** The page as printed, or the error text; null where nothing stands behind the title. */
  readonly pageAt: Stretch | null;
  readonly page: number | null;
  readonly error: boolean;
};

const leader = /(?:\t|[.．·•…_]{2,}|\s*(?:[.．·•]\s){3,})[\s.．·•…_]*$/u;
const pageNumber = /[-—–－~\s]*(\d{1,4})[-—–－~\s]*$/u;

/** A contents line, or null; the title keeps its number as printed. */
export function readContentsLine(text: string): ContentsLine | null {
  const error = findFieldError(text);
  const digits = error ? null : pageNumber.exec(text);
  const tail: Stretch | null = error ?? (digits ? [digits.index, text.length] : null);
  if (!tail) return null;
  const head = text.slice(0, tail[0]);
  // A number directly behind words is part of them; only a tab or leaders set a page number apart.
  const printed = text.slice(tail[0], tail[1]);
  const gap = leader.exec(head) ?? leadingGap(printed);
  if (!error && gap === null) return null;
  const title = trimStretch(text, [0, head.replace(/[\s.．·•…_]+$/u, '').length]);
  if (title[1] <= title[0]) return null;
  const pageAt = error ?? trimStretch(text, tail);
  return { title, pageAt, page: digits?.[1] ? Number(digits[1]) : null, error: error !== null };
}

// The greedy page pattern may have swallowed the tab in front of the number.
function leadingGap(printed: string): RegExpExecArray | null {
  return /^\s*\t/u.exec(printed);
}

/** The longest title runs over so many lines. */
const mostLines = 3;

/**
 * The readings of an entry's title, the shortest first: a long one may begin on the lines above the one with its page.
 * A line with a page of its own, or a blank one, ends the search.
 */
export function titleReadings(document: ExtractedDocument, { value, anchor }: Anchored<string>): string[] {
  const { blocks } = document;
  const readings = [value ?? ''];
  const at = orderOfBlock(document, anchor.block);
  const above = [
    ...blocks.slice(Math.max(0, at - mostLines + 1), Math.max(0, at)).flatMap(({ text }) => text.split('\n')),
    ...(blocks[at]?.text.slice(0, anchor.span?.[0] ?? 0).split('\n') ?? []).slice(0, -1),
  ];
  for (const line of above.slice(1 - mostLines).reverse()) {
    if (line.trim() === '' || readContentsLine(line) !== null) break;
    readings.push(`${line.trim()}${readings.at(-1) ?? ''}`);
  }
  return readings;
}
