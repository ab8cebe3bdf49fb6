/** Owns the lines under 位置: which places are listed, which are joined, how many stay out. Refuses their wording, which is wording's. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Place } from '#src/model/finding.ts';
import type { Language } from '#src/model/run.ts';
import { allRows, originName, type PlaceRun, placeContent, placeName, placeRuns } from '../wording/places.ts';
import { sayList } from '../wording/words.ts';

/** `indicatorRows` counts the rows of the whole document. */
export type PlaceContext = {
  readonly language: Language;
  readonly document: ExtractedDocument | null;
  readonly indicatorRows: number;
};

const mostRuns = 6;

/** One text per paragraph, at most seven: six places, then how many more the JSON report has. */
export function describePlaces(places: readonly Place[], context: PlaceContext): string[] {
  const runs = placeRuns(places, context.language);
  if (runs) return [describeRuns(places, runs, context)];
  const said = places.slice(0, mostRuns).map((place) => describePlace(place, context));
  return places.length <= mostRuns ? said : [...said, moreInJson(places.length - mostRuns, context.language)];
}

function describePlace(place: Place, { language, document }: PlaceContext): string {
  const content = placeContent(place, language, document);
  const origin = originName(place, language);
  const name = placeName(place, language);
  if (language === 'zh-CN') return `${name}  ${content}${origin === '' ? '' : `  ${origin}`}`;
  return `${name}: ${content}${origin === '' ? '' : ` (${origin})`}`;
}

function describeRuns(places: readonly Place[], runs: readonly PlaceRun[], context: PlaceContext): string {
  const { language, document } = context;
  const [first] = places;
  if (!first) return '';
  const colon = language === 'zh-CN' ? '  ' : ': ';
  const ending = `${colon}${placeContent(first, language, document)}`;
  // The title of the finding names the column of a row; a field of a project or duty needs its label.
  const label = first.row === null ? `${language === 'zh-CN' ? ' ' : ', '}${first.label}` : '';
  const everyRow = first.row !== null && places.length === context.indicatorRows;
  if (runs.length > mostRuns && everyRow) return `${allRows(places, language)}${ending}`;
  const list = sayList(
    runs.slice(0, mostRuns).map((run) => run.text),
    language,
  );
  const left = runs.slice(mostRuns).reduce((sum, run) => sum + run.count, 0);
  const more = left === 0 ? '' : `${language === 'zh-CN' ? '；' : '; '}${moreInJson(left, language)}`;
  return `${list}${label}${ending}${more}`;
}

function moreInJson(count: number, language: Language): string {
  return language === 'zh-CN' ? `其余${count}处见JSON报告` : `${count} more in the JSON report`;
}
