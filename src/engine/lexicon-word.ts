/** Owns how a lexicon word decides a name: only at its end, the longest first. Refuses words in the middle, which belong to other words. */
import type { CheckContext } from '#src/model/rule.ts';
import { normalise } from '#src/text/normalise.ts';

/** The words of one list of a lexicon; throws where the pack lacks it, which the loader has excluded. */
export function wordsOf(context: Pick<CheckContext, 'lexicons'>, lexicon: string, list: string): readonly string[] {
  const words = context.lexicons.get(lexicon)?.lists[list];
  if (!words) throw new Error(`lexicon ${lexicon} has no list ${list}`);
  return words;
}

/** A name as it is compared: brackets at its end and 指标 left out, so that 满意度（%） ends in 满意度. */
export function bareName(name: string): string {
  return normalise(name)
    .replace(/[(（][^()（）]*[)）]$/u, '')
    .replace(/指标$/u, '');
}

export type EndWord<List extends string> = { readonly word: string; readonly list: List; readonly before: string };

/** The longest word of any of the lists that ends the name, with what stands before it. */
export function endWord<List extends string>(
  name: string,
  lists: Readonly<Record<List, readonly string[]>>,
): EndWord<List> | null {
  const bare = bareName(name);
  let best: EndWord<List> | null = null;
  for (const list of keysOf(lists)) {
    for (const word of lists[list]) {
      if (bare.endsWith(word) && word.length > (best?.word.length ?? 0)) {
        best = { word, list, before: bare.slice(0, bare.length - word.length) };
      }
    }
  }
  return best;
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const isKey = (key: string): key is Key => key in record;
  return Object.keys(record).filter(isKey);
}
