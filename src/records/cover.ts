/** Owns what the cover says: department, fiscal year, who prepared and reviewed. Refuses to take any of it from the body. */
import type { Profile } from '#src/model/profile.ts';
import type { Anchor, Anchored } from '#src/model/statement.ts';
import { squeeze } from '#src/text/normalise.ts';
import { parseYear } from '#src/text/numerals.ts';
import type { TextLine } from './document-lines.ts';
import { anchorOf, joinPassages, type Passage, slicePassage, textValue } from './passage.ts';

export type Cover = {
  readonly department?: Anchored<string>;
  readonly fiscalYear?: Anchored<number>;
  readonly preparedBy?: Anchored<string>;
  readonly reviewedBy?: Anchored<string>;
  readonly anchors: readonly Anchor[];
};

const year = /(?:[\d０-９]\s*){4}|(?:[〇零○Ｏ一二三四五六七八九]\s*){4}/u;

/** The cover lines → what they say; a line that is not there leaves its field out. */
export function readCover(lines: readonly TextLine[], profile: Profile): Cover {
  const passages = lines.map(({ passage }) => passage);
  const title = findTitle(passages, profile);
  const preparedBy = findSigned(passages, profile.cover.preparedBy);
  const reviewedBy = findSigned(passages, profile.cover.reviewedBy);
  return {
    ...(title ? readTitle(title, profile) : {}),
    ...(preparedBy ? { preparedBy } : {}),
    ...(reviewedBy ? { reviewedBy } : {}),
    anchors: [...(title ? [anchorOf(title)] : []), ...passages.map(anchorOf)],
  };
}

// A long title may run over two or three lines; the last one carries the ending. A line that says all stands alone, whatever is printed above it.
function findTitle(passages: readonly Passage[], profile: Profile): Passage | null {
  const complete = passages.find(
    ({ text }) => endsTitle(text, profile) && squeeze(text.slice(0, year.exec(text)?.index ?? 0)) !== '',
  );
  if (complete) return complete;
  for (let at = 0; at < passages.length; at += 1) {
    for (let lines = 1; lines <= 3 && at + lines <= passages.length; lines += 1) {
      const joined = joinPassages(passages.slice(at, at + lines), '');
      if (endsTitle(joined.text, profile) && year.test(joined.text)) return joined;
    }
  }
  return passages.find(({ text }) => endsTitle(text, profile)) ?? null;
}

function endsTitle(text: string, profile: Profile): boolean {
  return profile.cover.titleEndings.some((ending) => squeeze(text).endsWith(ending));
}

function readTitle(title: Passage, profile: Profile): Pick<Cover, 'department' | 'fiscalYear'> {
  const match = year.exec(title.text);
  const value = match ? parseYear(match[0]) : null;
  const nameEnd = match ? match.index : titleEnd(title.text, profile);
  const department = dropSuffix(slicePassage(title, [0, nameEnd]), profile.cover.departmentSuffix);
  return {
    ...(department.text === '' ? {} : { department: textValue(department) }),
    ...(match && value !== null
      ? { fiscalYear: { value, anchor: anchorOf(slicePassage(title, [match.index, match.index + match[0].length])) } }
      : {}),
  };
}

function titleEnd(text: string, profile: Profile): number {
  const ending = profile.cover.titleEndings.find((candidate) => squeeze(text).endsWith(candidate));
  const at = ending ? text.lastIndexOf(ending.slice(0, 2)) : -1;
  return at < 0 ? text.length : at;
}

function dropSuffix(passage: Passage, suffix: string): Passage {
  return passage.text.endsWith(suffix) && passage.text !== suffix
    ? slicePassage(passage, [0, passage.text.length - suffix.length])
    : passage;
}

// X编制, or 编制单位：X.
function findSigned(passages: readonly Passage[], words: readonly string[]): Anchored<string> | null {
  const sorted = [...words].sort((a, b) => b.length - a.length);
  for (const passage of passages) {
    for (const word of sorted) {
      if (passage.text.endsWith(word) && passage.text !== word) {
        const name = slicePassage(passage, [0, passage.text.length - word.length]);
        if (!/[：:]$/u.test(name.text)) return textValue(name);
      }
      const label = new RegExp(`^${[...word].join('\\s*')}\\s*[：:]`, 'u').exec(passage.text);
      if (label) return textValue(slicePassage(passage, [label[0].length, passage.text.length]));
    }
  }
  return null;
}
