/** Owns which way an indicator is better, by the last word of its name or by the kind of what it counts. Refuses to decide where neither does. */
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
const lastCount = endings({ count: 'countEndings' });
const lastEvent = endings({ bad: 'badEvents' });
const lastTime = endings({ time: 'durationEndings' });
const lastWait = endings({ process: 'processes' });

/** The polarity that the name's last lexicon word gives it, else what it counts or times; or null. */
export function polarityOf(
  name: string,
  context: Pick<CheckContext, 'lexicons'>,
  lexicon: string,
): PolarityWord | null {
  const list: List = (id) => wordsOf(context, lexicon, id);
  const found = lastWord(context, lexicon, name);
  if (!found) return countedOrTimed(name, context, lexicon, list);
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

function countedOrTimed(
  name: string,
  context: Pick<CheckContext, 'lexicons'>,
  lexicon: string,
  list: List,
): PolarityWord | null {
  const count = lastCount(context, lexicon, name);
  const time = lastTime(context, lexicon, name);
  return (
    (count && badCount(count, lastEvent(context, lexicon, count.before), list)) ??
    (time && waitingTime(time, lastWait(context, lexicon, time.before), list))
  );
}

type End = { readonly word: string; readonly before: string };

// 负面舆情发生次数 and 逾期未结案件数 count what should not be; where work on it is named, its count is work done.
function badCount(end: End, event: End | null, list: List): PolarityWord | null {
  const state = list('badStates').find((bad) => end.before.includes(bad));
  if (event) return { polarity: worked(event.before, list), word: event.word + end.word };
  if (state === undefined) return null;
  const at = end.before.indexOf(state);
  const rest = list('badStates').reduce((text, bad) => withoutState(text, bad, list), end.before);
  return { polarity: worked(rest, list), word: end.before.slice(at) + end.word };
}

// In 未按期整改项目数 the work that follows is not done either.
function withoutState(text: string, state: string, list: List): string {
  const at = text.indexOf(state);
  if (at < 0) return text;
  const after = text.slice(at + state.length);
  const undone = /^未.*[期时]$/u.test(state) ? list('dealing').find((verb) => after.startsWith(verb)) : undefined;
  return text.slice(0, at) + after.slice(undone?.length ?? 0);
}

function worked(before: string, list: List): Polarity {
  const verbs = [...list('reducing'), ...list('dealing')];
  return /[不未非无零]$/u.test(before) || verbs.some((verb) => before.includes(verb)) ? 'either' : 'lower';
}

// 故障修复时间 and 企业开办时间 are how long one waits; of 培训时间 or 开放时间 the name tells nothing.
function waitingTime(end: End, waited: End | null, list: List): PolarityWord | null {
  if (!waited) return null;
  const shortened = list('reducing').some((verb) => waited.before.includes(verb));
  return { polarity: shortened ? 'either' : 'lower', word: waited.word + end.word };
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
