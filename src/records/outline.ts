/** Owns where cover, contents, Part 1 and Part 2 begin. Refuses to read what stands in them. */
import type { Profile } from '#src/model/profile.ts';
import { readContentsLine } from '#src/text/contents-line.ts';
import { squeeze } from '#src/text/normalise.ts';
import type { DocumentLine, TextLine } from './document-lines.ts';
import { isHeadingOf, labelKey } from './labels.ts';

export type Outline = {
  readonly cover: readonly TextLine[];
  readonly contentsHeading: TextLine | null;
  readonly contents: readonly TextLine[];
  /** The heading lines of a part: its number and its title may stand on two lines. */
  readonly partOneHeadings: readonly TextLine[];
  readonly partOne: readonly DocumentLine[];
  readonly partTwoHeadings: readonly TextLine[];
  readonly partTwo: readonly DocumentLine[];
};

/** The document's lines by part; whatever stands before the first heading of a part is cover. */
export function outlineOf(lines: readonly DocumentLine[], profile: Profile): Outline {
  const contentsAt = lines.findIndex((line) => line.kind === 'text' && isContentsHeading(line, profile));
  const bodyAt = bodyStart(lines, contentsAt, profile);
  const twoAt = partStart(lines, bodyAt, profile.parts.two, profile);
  const one = takePart(lines.slice(bodyAt, twoAt), profile.parts.one);
  const two = takePart(lines.slice(twoAt), profile.parts.two);
  const contentsLine = lines[contentsAt];
  return {
    cover: lines.slice(0, contentsAt < 0 ? bodyAt : contentsAt).filter((line) => line.kind === 'text'),
    contentsHeading: contentsLine?.kind === 'text' ? contentsLine : null,
    contents: contentsAt < 0 ? [] : lines.slice(contentsAt + 1, bodyAt).filter((line) => line.kind === 'text'),
    partOneHeadings: one.headings,
    partOne: one.rest,
    partTwoHeadings: two.headings,
    partTwo: two.rest,
  };
}

function isContentsHeading(line: TextLine, profile: Profile): boolean {
  return profile.contents.titles.some((title) => labelKey(title) === labelKey(line.passage.text));
}

/** A contents line by its field, or by its shape. */
export function isContentsEntry(line: TextLine): boolean {
  return line.contentsEntry || readContentsLine(line.passage.text) !== null;
}

// The contents repeat the body's headings, so the body begins behind the last line that carries a page; where no line does, at the second 第一部分.
function bodyStart(lines: readonly DocumentLine[], contentsAt: number, profile: Profile): number {
  const isPart = (line: DocumentLine | undefined) => line?.kind === 'text' && opensPart(line, profile.parts.one);
  if (contentsAt < 0) return firstBodyLine(lines, 0, profile);
  const lastEntry = lastContentsEntry(lines, contentsAt);
  if (lastEntry > contentsAt) return firstBodyLine(lines, lastEntry + 1, profile);
  const first = lines.findIndex((line, at) => at > contentsAt && isPart(line));
  const second = lines.findIndex((line, at) => at > first && first >= 0 && isPart(line));
  return second < 0 ? firstBodyLine(lines, contentsAt + 1, profile) : second;
}

// Between two entries stand at most the headings of a part, each of them short.
function lastContentsEntry(lines: readonly DocumentLine[], contentsAt: number): number {
  let last = contentsAt;
  for (let at = contentsAt + 1; at < lines.length && at - last <= 4; at += 1) {
    const line = lines[at];
    if (line?.kind !== 'text') break;
    if (isContentsEntry(line)) last = at;
    else if (line.passage.text.length > 60) break;
  }
  return last;
}

// Where the first part has lost its heading, its sections still stand before the second.
function firstBodyLine(lines: readonly DocumentLine[], from: number, profile: Profile): number {
  const { one, two } = profile.parts;
  const first = findLine(lines, from, (line) => opensPart(line, one));
  if (first >= 0) return first;
  const second = findLine(lines, from, (line) => opensPart(line, two));
  const titles = [
    ...profile.sections.overall.titles,
    ...profile.sections.itemised.titles,
    ...profile.sections.safeguards.titles,
  ];
  const section = findLine(lines, from, (line) => isHeadingOf(line.passage.text, titles));
  if (section >= 0 && (second < 0 || section < second)) return section;
  if (second >= 0) return second;
  const table = lines.findIndex((line, at) => at >= from && line.kind === 'table');
  if (table < 0) return lines.length;
  const title = findLine(lines, from, (line) => endsProjectTitle(line.passage.text, profile));
  return title >= 0 && title < table ? title : table;
}

function findLine(lines: readonly DocumentLine[], from: number, fits: (line: TextLine) => boolean): number {
  return lines.findIndex((line, at) => at >= from && line.kind === 'text' && fits(line));
}

type Part = { readonly number: string; readonly titles: readonly string[] };

function opensPart(line: TextLine, part: Part): boolean {
  const text = labelKey(line.passage.text).replace(/[:、,.]/gu, '');
  const number = labelKey(part.number);
  return text === number || part.titles.some((title) => text === number + labelKey(title) || text === labelKey(title));
}

function partStart(lines: readonly DocumentLine[], from: number, part: Part, profile: Profile): number {
  const heading = lines.findIndex((line, at) => at >= from && line.kind === 'text' && opensPart(line, part));
  if (heading >= 0) return heading;
  // Without its heading the part begins at the first project title or table.
  const first = lines.findIndex(
    (line, at) => at >= from && (line.kind === 'table' || endsProjectTitle(line.passage.text, profile)),
  );
  return first < 0 ? lines.length : first;
}

/** True for a line that prints the title of a project table: 3、…绩效目标表. */
export function endsProjectTitle(text: string, profile: Profile): boolean {
  const bare = squeeze(text);
  return bare.length <= 80 && profile.project.titleEndings.some((ending) => bare.endsWith(ending) && bare !== ending);
}

function takePart(lines: readonly DocumentLine[], part: Part): { headings: TextLine[]; rest: DocumentLine[] } {
  const headings: TextLine[] = [];
  for (const line of lines) {
    if (line.kind !== 'text' || headings.length >= 2 || !opensPart(line, part)) break;
    headings.push(line);
  }
  return { headings, rest: lines.slice(headings.length) };
}
