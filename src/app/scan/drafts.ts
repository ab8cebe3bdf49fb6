/** Owns which text is the next draft of which: by path, by department, year and project codes. Refuses to compare what they say. */
import type { CheckedDocument } from '#src/model/run.ts';
import type { NewDraft, Revision } from '#src/store/store.ts';

export type DraftOf =
  /** The same bytes as a draft that is the latest of its submission. */
  | { readonly kind: 'same-as'; readonly latest: Revision }
  | { readonly kind: 'next'; readonly latest: Revision }
  | { readonly kind: 'first' };

type Text = Omit<NewDraft, 'of'>;

/** The text as a draft; the department of the path goes before the one in the text. */
export function draftOf(path: string, sha256: string, department: string | null, checked: CheckedDocument): Text {
  const { fiscalYear, unitCode, projectCodes } = checked;
  return { path, sha256, department: department ?? checked.department, fiscalYear, unitCode, projectCodes };
}

export function findDraftOf(text: Text, latest: readonly Revision[]): DraftOf {
  const byPath = latest.find(({ path, fiscalYear }) => path === text.path && fiscalYear === text.fiscalYear);
  if (byPath) return { kind: byPath.sha256 === text.sha256 ? 'same-as' : 'next', latest: byPath };
  const same = latest.find(({ sha256 }) => sha256 === text.sha256);
  if (same) return { kind: 'same-as', latest: same };
  const [best, second] = latest
    .map((revision) => ({ revision, shared: likeness(text, revision) }))
    .filter(({ shared }) => shared > 0)
    .sort((one, other) => other.shared - one.shared);
  if (!best || best.shared === second?.shared) return { kind: 'first' };
  return { kind: 'next', latest: best.revision };
}

/** How many project codes two texts of one department and year share; 0 where they are not drafts of one text. */
function likeness(text: Text, revision: Revision): number {
  if (text.department === null || text.department !== revision.department) return 0;
  if (text.fiscalYear !== revision.fiscalYear) return 0;
  if (text.unitCode !== null && revision.unitCode !== null && text.unitCode !== revision.unitCode) return 0;
  if (text.projectCodes.length === 0 && revision.projectCodes.length === 0) return 1;
  const codes = new Set(revision.projectCodes);
  return text.projectCodes.filter((code) => codes.has(code)).length;
}
