/** Owns which way an indicator is better, by the last word of its name. Refuses to decide where no word does. */
import type { CheckContext } from '#src/model/rule.ts';
import { bareName, endings, wordsOf } from './lexicon-word.ts';

/** `either`: both signs make sense, so neither is judged. */
export type Polarity = 'higher' | 'lower' | 'either';
export type PolarityWord = { readonly polarity: Polarity; readonly word: string };

type List = (name: string) => readonly string[];

const lastWord = endings({
  higher: 'higher',
  lower: 'lower',
  costs: 'costs',
  either: 'either',
  rise: 'rise',
  fall: 'fall',
});
/** What rises or falls: the word before 增长率. */
const lastStem = endings({
  higher: 'higher',
  lower: 'lower',
  costs: 'costs',
  lowerStems: 'lowerStems',
  either: 'moneyStems',
});
type Stem = ReturnType<typeof lastStem>;

/** The polarity that the name's last lexicon word gives it, or null. */
export function polarityOf(
  name: string,
  context: Pick<CheckContext, 'lexicons'>,
  lexicon: string,
): PolarityWord | null {
  const list: List = (id) => wordsOf(context, lexicon, id);
  const found = lastWord(context, lexicon, name);
  if (!found) return null;
  const { word, before } = found;
  switch (found.list) {
    case 'either':
      return { polarity: 'either', word };
    case 'rise':
    case 'fall':
      return { polarity: changePolarity(found.list, before, list, lastStem(context, lexicon, before)), word };
    case 'higher':
      return goodWord(word, before, list);
    case 'lower':
    case 'costs':
      return badWord(word, before, list);
  }
}

// 不合格率 and 未按期办结率 are better low; of 逾期办结率 nobody can be sure; 逾期整改率 is work on what is bad.
function goodWord(word: string, before: string, list: List): PolarityWord {
  const adverb = ['', ...list('adverbs')].find((between) => /[不未非]$/u.test(cutEnd(before, between) ?? ''));
  if (adverb !== undefined) return { polarity: 'lower', word: before.slice(-1 - adverb.length) + word };
  const fault = list('faults').some((bad) => before.endsWith(bad)) && !list('remedies').includes(word);
  return { polarity: fault ? 'either' : 'higher', word };
}

// 零投诉率 is better high; 减少排放量 and 查处违规次数 count work done.
function badWord(word: string, before: string, list: List): PolarityWord {
  if (/[不未非无零]$/u.test(before)) return { polarity: 'higher', word: before.slice(-1) + word };
  const reduced = list('reducing').some((verb) => before.includes(verb));
  const dealt =
    /[数量次]$/u.test(word) && list('dealing').some((verb) => before.startsWith(verb) || before.endsWith(verb));
  return { polarity: reduced || dealt ? 'either' : 'lower', word };
}

// 投诉下降率 is better high though 投诉 is better low; a rise of what is better low, or of money, is judged by nobody.
function changePolarity(change: 'rise' | 'fall', before: string, list: List, stem: Stem): Polarity {
  if (change === 'fall') return stem !== null && stem.list !== 'higher' ? 'higher' : 'either';
  if (stem) return stem.list === 'higher' || stem.list === 'either' ? stem.list : 'lower';
  const doubtful = [...list('lowerStems'), ...list('moneyStems')].some((word) => bareName(before).includes(word));
  return doubtful ? 'either' : 'higher';
}

/** The text without `end`; null where it does not end so. */
function cutEnd(text: string, end: string): string | null {
  return text.endsWith(end) ? text.slice(0, text.length - end.length) : null;
}
