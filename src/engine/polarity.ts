/** Owns which way an indicator is better, by the last word of its name. Refuses to decide where no word does. */
import type { CheckContext } from '#src/model/rule.ts';
import { endWord, wordsOf } from './lexicon-word.ts';

/** `either`: both signs make sense, so neither is judged. */
export type Polarity = 'higher' | 'lower' | 'either';
export type PolarityWord = { readonly polarity: Polarity; readonly word: string };

const negations = /[不未非无零]$/u;

/** The polarity that the name's last lexicon word gives it, or null. */
export function polarityOf(name: string, context: CheckContext, lexicon: string): PolarityWord | null {
  const lists = {
    higher: wordsOf(context, lexicon, 'higher'),
    lower: wordsOf(context, lexicon, 'lower'),
    either: wordsOf(context, lexicon, 'either'),
    rise: wordsOf(context, lexicon, 'rise'),
    fall: wordsOf(context, lexicon, 'fall'),
  };
  const found = endWord(name, lists);
  if (!found) return null;
  const { list, word, before } = found;
  if (list === 'either') return { polarity: 'either', word };
  if (list === 'rise' || list === 'fall') return { polarity: changePolarity(list, before, context, lexicon), word };
  if (!negations.test(before)) return { polarity: list, word };
  return { polarity: list === 'higher' ? 'lower' : 'higher', word: `${before.slice(-1)}${word}` };
}

// 投诉下降率 is better high though 投诉 is better low; a rise of what is better low, or of money, is judged by nobody.
function changePolarity(list: 'rise' | 'fall', before: string, context: CheckContext, lexicon: string): Polarity {
  const stem = endWord(before, {
    higher: wordsOf(context, lexicon, 'higher'),
    lower: [...wordsOf(context, lexicon, 'lower'), ...wordsOf(context, lexicon, 'lowerStems')],
    either: wordsOf(context, lexicon, 'moneyStems'),
  });
  if (list === 'fall') return stem?.list === 'higher' ? 'either' : 'higher';
  if (stem?.list === 'lower') return 'lower';
  return stem?.list === 'either' ? 'either' : 'higher';
}
