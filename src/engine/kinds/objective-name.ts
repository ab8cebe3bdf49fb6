/** Owns the check for names of indicators where an objective belongs, and the swap of the two in a duty. Refuses to judge an objective that is a sentence. */
import { z } from 'zod';
import type { CheckAnswer, CheckContext, Hit } from '#src/model/rule.ts';
import { normalise } from '#src/text/normalise.ts';
import { bareName, endings, wordsOf } from '../lexicon-word.ts';
import { defineKind } from './kind.ts';

export const objectiveName = defineKind({
  name: 'objective-name',
  values: ['found'],
  lexicons: ({ lexicon }) => [lexicon],
  options: z.discriminatedUnion('on', [
    z.strictObject({ kind: z.literal('objective-name'), on: z.literal('statement'), lexicon: z.string() }),
    /** In a duty: the objective is a name and the indicators are a sentence. */
    z.strictObject({ kind: z.literal('objective-name'), on: z.literal('duty'), lexicon: z.string() }),
  ]),
  check: (context, { on, lexicon }) =>
    on === 'duty' ? swappedDuties(context, lexicon) : namesAsObjectives(context, lexicon),
});

function namesAsObjectives(context: CheckContext, lexicon: string): CheckAnswer {
  const { projects, duties } = context.reading.statement;
  const ofProjects = projects.flatMap(({ objectives }, project) =>
    (objectives ?? []).map(({ value }, item) => ({ value, spot: () => context.at.objective(project, item) })),
  );
  const ofDuties = duties.flatMap(({ objective }, duty) =>
    objective ? [{ value: objective.value, spot: () => context.at.duty(duty, 'objective') }] : [],
  );
  const items = [...ofDuties, ...ofProjects];
  if (items.length === 0) return 'not-applicable';
  return items
    .filter(({ value }) => {
      context.tick();
      return isName(value, context, lexicon);
    })
    .map(({ value, spot }): Hit => ({ ...spot(), values: { found: value ?? '' } }));
}

function swappedDuties(context: CheckContext, lexicon: string): CheckAnswer {
  const { duties } = context.reading.statement;
  if (duties.every(({ objective, indicators }) => !objective || !indicators)) return 'not-applicable';
  return duties.flatMap(({ objective, indicators }, duty): Hit[] => {
    context.tick();
    if (!isName(objective?.value, context, lexicon)) return [];
    const sentence = indicators?.findIndex(({ value }) => isSentence(value, context, lexicon)) ?? -1;
    if (sentence < 0) return [];
    const values = { found: objective?.value ?? '' };
    return [
      { ...context.at.duty(duty, 'objective'), values },
      { ...context.at.dutyIndicator(duty, sentence), values },
    ];
  });
}

const longestName = 40;

const lastWord = endings({ name: 'nameEndings', other: 'otherEndings' });

function isName(text: string | null | undefined, context: CheckContext, lexicon: string): boolean {
  const bare = bareName(normalise(text ?? '').replace(/[。;,、.]+$/u, ''));
  if (bare === '' || bare.length > longestName || /[。,;:!?]/u.test(bare)) return false;
  const list = (id: string) => wordsOf(context, lexicon, id);
  return bare.split('、').every((name) => {
    const end = lastWord(context, lexicon, name);
    if (end?.list !== 'name') return false;
    const opens = list('openings').some((verb) => name.startsWith(verb) && !isEnding(name.slice(verb.length), list));
    return !opens && !list('inside').some((verb) => name.indexOf(verb) >= 0 && !isEnding(after(name, verb), list));
  });
}

// 完成率 and 参训人员提升率 begin or go on with a verb and are names all the same.
function isEnding(rest: string, list: (id: string) => readonly string[]): boolean {
  return rest === '度' || rest === '比例' || list('nameEndings').includes(rest);
}

function after(name: string, word: string): string {
  return name.slice(name.lastIndexOf(word) + word.length);
}

function isSentence(text: string | null | undefined, context: CheckContext, lexicon: string): boolean {
  const bare = normalise(text ?? '').replace(/[。;,、.]+$/u, '');
  if (bare === '' || /[率度数量额比例]$/u.test(bare.split(/[。,;]/u)[0] ?? '')) return false;
  return wordsOf(context, lexicon, 'degrees').some((word) => bare.includes(word));
}
