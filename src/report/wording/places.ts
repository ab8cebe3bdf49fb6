/** Owns how a place is named in the document's own words. Refuses coordinates of the file but for the page, line or sheet cell that a reader can look up. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Place } from '#src/model/finding.ts';
import type { Language } from '#src/model/run.ts';
import { joinRuns, plural } from './words.ts';

/** The place without its quote: 项目2第2行 完成率 指标值, 目录第4项“…”, 职责1“…” 绩效标准. */
export function placeName(place: Place, language: Language): string {
  const zh = language === 'zh-CN';
  const parts = [head(place, language)];
  if (place.row !== null && place.item !== null) parts.push(place.item);
  if (place.section !== 'contents' || place.item === null) parts.push(place.label);
  return parts.filter((part, index) => part !== '' && parts.indexOf(part) === index).join(zh ? ' ' : ', ');
}

/** The place without its label and quote: 项目2第2行 完成率. */
export function placeSpot(place: Place, language: Language): string {
  const item = place.row === null ? null : place.item;
  return [head(place, language), item ?? ''].filter((part) => part !== '').join(language === 'zh-CN' ? ' ' : ', ');
}

function head(place: Place, language: Language): string {
  const zh = language === 'zh-CN';
  switch (place.section) {
    case 'cover':
      return zh ? '封面' : 'Cover';
    case 'contents':
      return contentsEntry(place.item, language);
    case 'part-1':
      return zh ? '第一部分' : 'Part 1';
    case 'safeguards':
      return zh ? '工作保障措施' : 'Safeguards';
    case 'duty':
      return named(zh ? '职责' : 'Duty ', place.duty, language);
    case 'project':
      if (place.row === null) return named(zh ? '项目' : 'Project ', place.project, language);
      return `${zh ? '项目' : 'Project '}${place.project?.number ?? ''}${zh ? `第${place.row}行` : ` row ${place.row}`}`;
  }
}

type Owner = { readonly number: number; readonly name: string };

function named(word: string, owner: Owner | null, language: Language): string {
  if (!owner) return word.trim();
  const gap = language === 'zh-CN' ? '' : ' ';
  return `${word}${owner.number}${owner.name === '' ? '' : `${gap}“${owner.name}”`}`;
}

// The number is the one that is printed before the title: unnumbered entries count for nothing.
const printedNumber = /^\s*[（(]?(\d{1,4})\s*[、.．)）]\s*/;

function contentsEntry(title: string | null, language: Language): string {
  const zh = language === 'zh-CN';
  if (title === null) return zh ? '目录' : 'Contents';
  const number = printedNumber.exec(title)?.[1];
  const rest = title.replace(printedNumber, '');
  if (number === undefined) return zh ? `目录“${title}”` : `Contents “${title}”`;
  return zh ? `目录第${number}项“${rest}”` : `Contents entry ${number} “${rest}”`;
}

/** What stands at the place: the quote in “”, or 空白 for an empty cell and 缺 for what is not there at all. */
export function placeContent(place: Place, language: Language, document: ExtractedDocument | null): string {
  if (place.quote === '') return absence(place, language, document);
  const quote = `“${place.quote}”${place.cut ? '……' : ''}`;
  const context = contextOf(place, document);
  if (context === null) return quote;
  return language === 'zh-CN' ? `${quote}，见${context}` : `${quote} in ${context}`;
}

function absence(place: Place, language: Language, document: ExtractedDocument | null): string {
  const zh = language === 'zh-CN';
  if (isBlank(place, document)) return zh ? '空白' : 'blank';
  return zh ? '缺' : 'missing';
}

/** What is missing is anchored at its empty cell or, where there is none, at a heading that has text. */
function isBlank(place: Place, document: ExtractedDocument | null): boolean {
  const block = document?.blocks.find(({ id }) => id === place.anchor.block);
  if (block) return block.text.trim() === '';
  // Without the document only a family of indicators is known to be absent as a whole.
  return place.row !== null || !place.field.startsWith('indicators[');
}

const context = 8;

/** A mark or a word of one or two characters says nothing alone: in running text its neighbours are shown too. */
function contextOf(place: Place, document: ExtractedDocument | null): string | null {
  const span = place.anchor.span;
  if (place.quote.length >= 4 || place.cut || !span) return null;
  if (place.section !== 'part-1' && place.section !== 'duty' && place.section !== 'safeguards') return null;
  const text = document?.blocks.find(({ id }) => id === place.anchor.block)?.text;
  if (text === undefined || text.slice(span[0], span[1]) !== place.quote) return null;
  const [from, to] = [Math.max(0, span[0] - context), Math.min(text.length, span[1] + context)];
  if (to - from === place.quote.length) return null;
  return `${from > 0 ? '……' : ''}“${text.slice(from, to).trim()}”${to < text.length ? '……' : ''}`;
}

/** Where a reader finds the place in the file: its page, line or sheet cell; "" where the format has none. */
export function originName(place: Place, language: Language): string {
  const zh = language === 'zh-CN';
  const [origin] = place.origins;
  if (origin?.kind === 'page') return zh ? `原件第${origin.page}页` : `page ${origin.page}`;
  if (origin?.kind === 'line') return zh ? `原件第${origin.line}行` : `line ${origin.line}`;
  if (origin?.kind === 'sheet')
    return zh ? `工作表“${origin.sheet}”${origin.cell}` : `sheet “${origin.sheet}” ${origin.cell}`;
  return '';
}

/** A stretch of neighbouring places as one phrase; `count` is how many places it stands for. */
export type PlaceRun = { readonly text: string; readonly count: number };

/**
 * Places that differ by number alone as runs: 项目1第1–3行, 职责2–4. Null where a place has more to say than its number:
 * a quote, another label, or a section without numbers.
 */
export function placeRuns(places: readonly Place[], language: Language): readonly PlaceRun[] | null {
  const [first] = places;
  if (!first || places.length < 2) return null;
  const alike = places.every(
    (place) =>
      place.quote === '' &&
      place.section === first.section &&
      place.label === first.label &&
      (place.row === null) === (first.row === null),
  );
  if (!alike) return null;
  if (first.section === 'project')
    return first.row === null ? projectRuns(places, language) : rowRuns(places, language);
  return first.section === 'duty' ? dutyRuns(places, language) : null;
}

function rowRuns(places: readonly Place[], language: Language): PlaceRun[] {
  const byProject = new Map<number, number[]>();
  for (const { project, row } of places) {
    if (project && row !== null) byProject.set(project.number, [...(byProject.get(project.number) ?? []), row]);
  }
  return [...byProject].flatMap(([project, rows]) =>
    joinRuns(rows).map((run) => ({ text: rowRun(project, run, language), count: run[1] - run[0] + 1 })),
  );
}

function rowRun(project: number, [from, to]: readonly [number, number], language: Language): string {
  if (language === 'zh-CN') return `项目${project}第${from === to ? from : `${from}–${to}`}行`;
  return `Project ${project} ${from === to ? `row ${from}` : `rows ${from}–${to}`}`;
}

function projectRuns(places: readonly Place[], language: Language): PlaceRun[] {
  const numbers = places.flatMap(({ project }) => (project ? [project.number] : []));
  return numberRuns(numbers, language === 'zh-CN' ? ['项目', '项目'] : ['Project ', 'Projects ']);
}

function dutyRuns(places: readonly Place[], language: Language): PlaceRun[] {
  const numbers = places.flatMap(({ duty }) => (duty ? [duty.number] : []));
  return numberRuns(numbers, language === 'zh-CN' ? ['职责', '职责'] : ['Duty ', 'Duties ']);
}

function numberRuns(numbers: readonly number[], [one, many]: readonly [string, string]): PlaceRun[] {
  return joinRuns(numbers).map(([from, to]) =>
    from === to ? { text: `${one}${from}`, count: 1 } : { text: `${many}${from}–${to}`, count: to - from + 1 },
  );
}

/** Every indicator row of the document in one phrase: 项目1–21，62行全部. */
export function allRows(places: readonly Place[], language: Language): string {
  const numbers = [...new Set(places.flatMap(({ project }) => (project ? [project.number] : [])))];
  const projects = numberRuns(numbers, language === 'zh-CN' ? ['项目', '项目'] : ['Project ', 'Projects ']);
  const names = projects.map((run) => run.text);
  if (language === 'en') return `${names.join(', ')}, all ${plural(places.length, 'row')}`;
  return `${names.join('、')}，${places.length}行全部`;
}
