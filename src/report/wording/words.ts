/** Owns the short words and counted nouns of the reports in both languages. Refuses whole sentences. */
import type { DocumentStatus, Language } from '#src/model/run.ts';
import type { Count, Weight } from '../tally.ts';

type ByLanguage<T> = Readonly<Record<Language, T>>;

/** The word says who acts: the department changes, the reviewer decides, nobody has to, the reviewer checks. */
export const weightWords: ByLanguage<Readonly<Record<Weight, string>>> = {
  'zh-CN': { error: '须改', warning: '研判', info: '提示', check: '请核对' },
  en: { error: 'Fix', warning: 'Decide', info: 'Note', check: 'Check' },
};

export const statusWords: ByLanguage<Readonly<Record<DocumentStatus, string>>> = {
  'zh-CN': { complete: '已读全', partial: '读了一部分', failed: '未能读取', skipped: '已跳过' },
  en: { complete: 'read in full', partial: 'partly read', failed: 'not read', skipped: 'skipped' },
};

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** 条 is a finding, 处 a place; both are always said. */
export function sayCount(count: Count, language: Language): string {
  return language === 'zh-CN'
    ? `${count.findings}条${count.places}处`
    : `${count.findings} (${plural(count.places, 'place')})`;
}

export function sayPlaces(places: number, language: Language): string {
  if (language === 'en') return `, ${plural(places, 'place')}`;
  return places === 1 ? '，1处' : `，共${places}处`;
}

const mostItems = 12;

/** Numbers in rising order with runs joined: [1, 2, 3, 7] is 1–3、7; a long list says how many it leaves out. */
export function sayRuns(numbers: readonly number[], language: Language): string {
  const runs = joinRuns(numbers);
  const said = runs.slice(0, mostItems).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const list = sayList(said, language);
  if (runs.length <= mostItems) return list;
  const left = runs.slice(mostItems).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return language === 'zh-CN' ? `${list}等${numbers.length}` : `${list} and ${left} more`;
}

/** Both ends included. */
export function joinRuns(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** Sentences after each other; only English puts a space between. */
export function joinSentences(sentences: readonly string[], language: Language): string {
  return sentences.filter((sentence) => sentence !== '').join(language === 'zh-CN' ? '' : ' ');
}

export function sayList(items: readonly string[], language: Language): string {
  return items.join(language === 'zh-CN' ? '、' : ', ');
}
