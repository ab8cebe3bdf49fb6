/** Owns the comparison of two drafts of one text, place by place. Refuses to call fixed what was not read or not checked this time. */
import type { Place } from '#src/model/finding.ts';
import type { CheckedDocument } from '#src/model/run.ts';
import type { DraftChange } from '#src/model/scan.ts';

type Found = { readonly ruleId: string; readonly place: Place };

export type Comparison = Pick<DraftChange, 'fixed' | 'still' | 'new' | 'waived' | 'unjudged' | 'newProjects'> & {
  /** Places of rules that the earlier check did not have: no department is blamed for them. */
  readonly byNewRules: number;
};

function placesOf({ findings }: CheckedDocument): Found[] {
  return findings.flatMap(({ ruleId, places }) => places.map((place) => ({ ruleId, place })));
}

/** Same rule, project, field and content under another indicator: the row was renamed or moved, the defect stayed. */
function contentKey({ ruleId, place }: Found): string {
  const { project, duty, section, field, quote, absent } = place;
  return JSON.stringify([
    ruleId,
    section,
    project?.code ?? '',
    project?.name ?? '',
    duty?.name ?? '',
    field,
    quote,
    absent,
  ]);
}

/** Outside of the project tables a place may only tell that something stood on a page that was not read: nobody is blamed for that. */
function isOwn({ project }: Place, { status }: CheckedDocument): boolean {
  return status === 'complete' || project !== null;
}

function unreadPages({ notices }: CheckedDocument): ReadonlySet<number> {
  return new Set(
    notices.flatMap(({ code, place }) => (code === 'page-without-text' && place?.kind === 'page' ? [place.page] : [])),
  );
}

/** Whether the spot of an earlier place was read and its rule run this time. */
function judgeOf(after: CheckedDocument): (found: Found) => boolean {
  const pages = unreadPages(after);
  const projects = new Set(after.projectCodes);
  return ({ ruleId, place }) => {
    const outcome = after.outcomes[ruleId];
    if (outcome === undefined || outcome === 'not-evaluated') return false;
    if (after.status === 'complete') return true;
    // Pages may have moved between drafts, so a project must be seen to be there.
    if (place.origins.some((origin) => origin.kind === 'page' && pages.has(origin.page))) return false;
    return place.project !== null && projects.has(place.project.code);
  };
}

/** `isWaived` says whether the office decided to let a place stand. The four numbers beside `new` add up to the places of `before`. */
export function compareDrafts(
  before: CheckedDocument,
  after: CheckedDocument,
  isWaived: (fingerprint: string) => boolean,
): Comparison {
  const isJudged = judgeOf(after);
  const left = new Map(placesOf(after).map((found) => [found.place.fingerprint, found]));
  const earlier = placesOf(before);
  const sums = { fixed: 0, still: 0, waived: 0, unjudged: 0 };
  const stays = ({ place }: Found) => {
    if (isWaived(place.fingerprint)) sums.waived += 1;
    else sums.still += 1;
  };
  const gone = earlier.filter((found) => {
    if (!left.delete(found.place.fingerprint)) return true;
    stays(found);
    return false;
  });
  const moved = new Map<string, Found[]>();
  for (const found of left.values()) moved.set(contentKey(found), [...(moved.get(contentKey(found)) ?? []), found]);
  for (const found of gone) {
    const there = moved.get(contentKey(found))?.shift();
    if (there) {
      left.delete(there.place.fingerprint);
      stays(found);
    } else if (isJudged(found)) sums.fixed += 1;
    else sums.unjudged += 1;
  }
  const unknown = [...left.values()].filter(({ place }) => !isWaived(place.fingerprint) && isOwn(place, after));
  const added = unknown.filter(({ ruleId }) => before.outcomes[ruleId] !== undefined);
  const known = new Set(before.projectCodes);
  const newProjects = added.flatMap(({ place: { project } }) =>
    project && !known.has(project.code) ? [String(project.number)] : [],
  );
  return {
    ...sums,
    new: added.length,
    newProjects: [...new Set(newProjects)],
    byNewRules: unknown.length - added.length,
  };
}

/** The same text found by two packs: places that only the newer one finds. */
export function countAdded(older: CheckedDocument, newer: CheckedDocument): number {
  const known = new Set(placesOf(older).map(({ place }) => place.fingerprint));
  return placesOf(newer).filter(({ place }) => !known.has(place.fingerprint)).length;
}
