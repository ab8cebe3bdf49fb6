/** Owns how a lexicon word decides a name: only at its end, the longest first. Refuses words in the middle, which belong to other words. */
import type { CheckContext } from '#src/model/rule.ts';
import { normalise } from '#src/text/normalise.ts';
import { remember } from '#src/text/remember.ts';

/** The words of one list of a lexicon; throws where the pack lacks it, which the loader has excluded. */
export function wordsOf(context: Pick<CheckContext, 'lexicons'>, lexicon: string, list: string): readonly string[] {
  const words = context.lexicons.get(lexicon)?.lists[list];
  if (!words) throw new Error(`lexicon ${lexicon} has no list ${list}`);
  return words;
}

/** A name as it is compared: brackets at its end and 指标 left out, so that 满意度（%） ends in 满意度. */
export const bareName = remember((name) =>
  normalise(name)
    .replace(/[(（][^()（）]*[)）]$/u, '')
    .replace(/指标$/u, ''),
);

export type EndWord<List extends string> = { readonly word: string; readonly list: List; readonly before: string };

type Endings = { readonly words: ReadonlySet<string>; readonly longest: number };

/** The lists of a lexicon never change; each is made ready once, for as long as its pack lives. */
const ready = new WeakMap<readonly string[], Endings>();

function endingsOf(list: readonly string[]): Endings {
  const known = ready.get(list);
  if (known) return known;
  const endings = { words: new Set(list), longest: Math.max(0, ...list.map((word) => word.length)) };
  ready.set(list, endings);
  return endings;
}

/** The longest word of any of the lists that ends the name, of the first list that has it, with what stands before it. */
export function endWord<List extends string>(
  name: string,
  lists: Readonly<Record<List, readonly string[]>>,
): EndWord<List> | null {
  const bare = bareName(name);
  const candidates = keysOf(lists).map((list) => ({ list, ...endingsOf(lists[list]) }));
  const longest = Math.max(...candidates.map((candidate) => candidate.longest));
  for (let at = Math.max(0, bare.length - longest); at < bare.length; at++) {
    const word = bare.slice(at);
    const found = candidates.find(({ words }) => words.has(word));
    if (found) return { word, list: found.list, before: bare.slice(0, at) };
  }
  return null;
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const isKey = (key: string): key is Key => key in record;
  return Object.keys(record).filter(isKey);
}
