/** Owns the rows of what changed: their order, their names, the one note of each. Refuses layout. */
import type { DraftChange, ScanRecord } from '#src/model/scan.ts';
import type { DigestWords } from './chinese-words.ts';
import { nameFor } from './failure-lines.ts';

export const placeKinds = ['fixed', 'still', 'new', 'waived', 'unjudged'] as const;
export type PlaceKind = (typeof placeKinds)[number];

export type ChangeRow = {
  readonly name: string;
  readonly draft: string;
  /** Null in a first draft, which has none to be compared with. */
  readonly places: Readonly<Record<PlaceKind, number>> | null;
  readonly note: string;
  /** Everything that the draft before had is gone, and nothing came. */
  readonly allFixed: boolean;
};

/** What needs a look first: new or unjudged places by number, then what still stands, then all fixed, then first drafts. */
export function rowsOf({ changes }: ScanRecord, words: DigestWords): ChangeRow[] {
  const names = changes.map(({ department }) => department);
  return [...changes].sort(byNeed).map((change) => {
    const { department, document, revision, fixed, still, new: added, waived, unjudged } = change;
    const first = revision === 1;
    return {
      name: nameFor(department, names, document),
      draft: first ? words.firstDraft : words.draftNumber(revision),
      places: first ? null : { fixed, still, new: added, waived, unjudged },
      note: sayNote(change, words),
      allFixed: groupOf(change) === 2 && fixed > 0,
    };
  });
}

function groupOf({ revision, new: added, unjudged, still }: DraftChange): number {
  if (revision === 1) return 3;
  if (added > 0 || unjudged > 0) return 0;
  return still > 0 ? 1 : 2;
}

function byNeed(one: DraftChange, other: DraftChange): number {
  return (
    groupOf(one) - groupOf(other) ||
    other.new - one.new ||
    other.unjudged - one.unjudged ||
    other.still - one.still ||
    other.fixed - one.fixed ||
    other.errors.places - one.errors.places
  );
}

function sayNote(change: DraftChange, words: DigestWords): string {
  const { revision, fixed, still, new: added, waived, unjudged, errors } = change;
  if (revision === 1) return errors.findings > 0 ? words.errors(errors.findings, errors.places) : words.noErrors;
  if (unjudged > 0) return words.unjudgedNote(unjudged);
  if (added > 0) return sayNew(change, words);
  if (still > 0) return fixed === 0 ? words.sameFindings : '';
  if (fixed > 0) return waived > 0 ? words.allFixedButWaived : words.allFixed;
  return waived > 0 ? '' : words.nothingTwice;
}

/** Each project has at least one of the places; only when there are as many projects as places do all stand in them for certain. */
function sayNew({ new: added, newProjects }: DraftChange, words: DigestWords): string {
  if (newProjects.length === 0) return '';
  const list = newProjects.join(words.and);
  return newProjects.length >= added ? words.newIn(added, list) : words.newPartlyIn(added, list);
}
