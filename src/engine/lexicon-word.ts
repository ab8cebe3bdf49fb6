/** Owns how a lexicon word decides a name: only at its end, the longest first. Refuses words in the middle, which belong to other words. */
import type { CheckContext, Lexicon } from '#src/model/rule.ts';
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

/** What a check looks for at the end of names: lists of a lexicon, each by what its words mean there. The first list wins a tie. */
type Endings<List extends string> = (
  context: Pick<CheckContext, 'lexicons'>,
  lexicon: string,
  name: string,
) => EndWord<List> | null;

type Ready<List> = { readonly listOf: ReadonlyMap<string, List>; readonly longest: number };

/** The search for the longest word of some lists that ends a name; the words are made ready once a lexicon. */
export function endings<List extends string>(lists: Readonly<Record<List, string>>): Endings<List> {
  const known = new WeakMap<Lexicon, Ready<List>>();
  return (context, lexicon, name) => {
    const source = context.lexicons.get(lexicon);
    if (!source) throw new Error(`no lexicon ${lexicon}`);
    const ready = known.get(source) ?? makeReady(lists, (list) => wordsOf(context, lexicon, list));
    known.set(source, ready);
    return longestEnd(bareName(name), ready);
  };
}

function makeReady<List extends string>(
  lists: Readonly<Record<List, string>>,
  words: (list: string) => readonly string[],
): Ready<List> {
  const listOf = new Map<string, List>();
  for (const list of keysOf(lists))
    for (const word of words(lists[list])) if (!listOf.has(word)) listOf.set(word, list);
  return { listOf, longest: Math.max(0, ...Array.from(listOf.keys(), (word) => word.length)) };
}

function longestEnd<List extends string>(bare: string, { listOf, longest }: Ready<List>): EndWord<List> | null {
  for (let at = Math.max(0, bare.length - longest); at < bare.length; at++) {
    const word = bare.slice(at);
    const list = listOf.get(word);
    if (list !== undefined) return { word, list, before: bare.slice(0, at) };
  }
  return null;
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const isKey = (key: string): key is Key => key in record;
  return Object.keys(record).filter(isKey);
}
