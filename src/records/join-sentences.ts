/** Owns the rejoining of sentences that a page break cut in two, by their words alone. Refuses to join across headings, labels and lists. */
import type { Profile } from '#src/model/profile.ts';
import { squeeze } from '#src/text/normalise.ts';
import { isNumberedHeading, opensWithBullet, readListNumber } from '#src/text/numbering.ts';
import type { DocumentLine, TextLine } from './document-lines.ts';
import { isHeadingOf, openingLabel } from './labels.ts';
import { joinPassages } from './passage.ts';

/** Shorter first halves are headings or captions more often than cut sentences. */
const shortestHalf = 20;

const closers = /[”’"'」』）)》〉】\]\s]+$/u;
const enders = /[。！？；：!?;:]$/u;

/** The lines of Part 1 with cut sentences joined; the same lines give the same result in every format. */
export function joinSentences(lines: readonly DocumentLine[], profile: Profile): DocumentLine[] {
  const joined: DocumentLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last?.kind === 'text' && line.kind === 'text' && isCutBetween(last, line, profile)) {
      joined[joined.length - 1] = { ...last, passage: joinPassages([last.passage, line.passage], '') };
    } else joined.push(line);
  }
  return joined;
}

function isCutBetween(first: TextLine, next: TextLine, profile: Profile): boolean {
  const text = first.passage.text;
  if (squeeze(text).length < shortestHalf || enders.test(text.replace(closers, ''))) return false;
  if (isHeading(text, profile)) return false;
  const opening = next.passage.text;
  return (
    readListNumber(opening) === null &&
    !opensWithBullet(opening) &&
    !isHeading(opening, profile) &&
    !opensWithLabel(opening, profile)
  );
}

function isHeading(text: string, profile: Profile): boolean {
  const { overall, itemised, safeguards } = profile.sections;
  return isNumberedHeading(text) || isHeadingOf(text, [...overall.titles, ...itemised.titles, ...safeguards.titles]);
}

function opensWithLabel(text: string, profile: Profile): boolean {
  const { overall, itemised } = profile.sections;
  const labels = [...overall.overallObjective, ...overall.dutyObjectives, ...Object.values(itemised.labels).flat()];
  return openingLabel(text, labels) !== null;
}
