/** Owns which places of a finding are listed and where each leads. Refuses the wording of a place. */
import type { Place } from '#src/model/finding.ts';
import { allRows, placeContent, placeName, placeRuns, placeSpot } from '../wording/places.ts';
import type { DrawContext } from './context.ts';
import type { NamedFinding } from './marks.ts';

/** One line: a place, or a run of places that differ by number alone. `content` is quoted from the text where `quoted`. */
export type PlaceLine = {
  readonly text: string;
  readonly content: string;
  readonly quoted: boolean;
  /** The id of the mark; null where it is not drawn. */
  readonly target: string | null;
};

export type PlaceList = {
  /** The label that all lines share, else "". */
  readonly label: string;
  readonly lines: readonly PlaceLine[];
  /** Places that no line stands for. */
  readonly left: number;
};

export const mostListed = 50;

export function listPlaces(of: NamedFinding, context: DrawContext, most = mostListed): PlaceList {
  const { places } = of.finding;
  const runs = placeRuns(places, context.language);
  if (runs) return listRuns(of, runs, context, most);
  const shared = places.every(({ label, section }) => label === places[0]?.label && section !== 'contents');
  const lines = places.slice(0, most).map((place, index): PlaceLine => {
    const text = shared ? placeSpot(place, context.language) : placeName(place, context.language);
    const quoted = place.quote !== '';
    const content = quoted ? quoteOf(place) : placeContent(place, context.language, context.text);
    return { text, content, quoted, target: context.plan.target(of, index) };
  });
  return { label: shared ? (places[0]?.label ?? '') : '', lines, left: Math.max(0, places.length - most) };
}

/** The quote as it stands in the text, cut like everywhere. */
function quoteOf(place: Place): string {
  return `${place.quote}${place.cut ? '……' : ''}`;
}

function listRuns(
  of: NamedFinding,
  runs: readonly { readonly text: string; readonly count: number }[],
  context: DrawContext,
  most: number,
): PlaceList {
  const { places } = of.finding;
  const [first] = places;
  const content = first ? placeContent(first, context.language, context.text) : '';
  const label = first?.label ?? '';
  if (runs.length > most && first?.row !== null && places.length === context.checked.indicatorCount) {
    const text = allRows(places, context.language);
    return { label, lines: [{ text, content, quoted: false, target: context.plan.target(of, 0) }], left: 0 };
  }
  let index = 0;
  const lines = runs.slice(0, most).map((run): PlaceLine => {
    const target = context.plan.target(of, index);
    index += run.count;
    return { text: run.text, content, quoted: false, target };
  });
  return { label, lines, left: places.length - index };
}
