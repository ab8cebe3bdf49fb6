/** Owns the check that a target lies where its indicator can go. Refuses names that no lexicon word bounds. */
import { z } from 'zod';
import type { CheckContext, Hit } from '#src/model/rule.ts';
import type { Indicator, Target } from '#src/model/statement.ts';
import { type Bound, boundBehind, boundOf } from '#src/text/target.ts';
import { unitKind } from '#src/text/units.ts';
import { judgeRows, rowsOf } from '../indicator-rows.ts';
import { bareName, endings } from '../lexicon-word.ts';
import { defineKind } from './kind.ts';

export const bound = defineKind({
  name: 'bound',
  values: ['word', 'target', 'sign', 'exact'],
  variants: () => ['over-hundred', 'count-at-most-zero'],
  lexicons: ({ lexicon }) => [lexicon],
  options: z.strictObject({ kind: z.literal('bound'), on: z.literal('indicator'), lexicon: z.string() }),
  check: (context, { lexicon }) => {
    const rows = rowsOf(context.reading.statement);
    if (rows.length === 0) return 'not-applicable';
    return judgeRows(context, (row) => judge(row, context, lexicon));
  },
});

const ratioName = /[率比]$|比例$|比重$|度$|幅$/u;
// What is counted as a change may fall below zero.
const changeName = /[增减升降净差变温]/u;

function judge(row: Indicator, context: CheckContext, lexicon: string): Pick<Hit, 'variant' | 'values'> | null {
  const target = row.target?.value;
  if (!target || target.value === null) return null;
  const side = sideOf(target);
  const name = bareName(row.indicatorName?.value ?? '');
  const sign = target.comparator ?? '';
  if ((side === 'at-most' || side === 'less-than') && target.value === 0) {
    if (ratioName.test(name) || changeName.test(name) || unitKind(target.unit) === 'percent') return null;
    return {
      variant: 'count-at-most-zero',
      values: { word: name, target: target.raw, sign, exact: `=0${target.unit ?? ''}` },
    };
  }
  const word = boundedWord(name, context, lexicon);
  const percent = unitKind(target.unit) === 'percent' || target.unit === null;
  if (word === null || !percent) return null;
  const values = { word, target: target.raw, sign, exact: '=100%' };
  if (target.value > 100 || (target.value === 100 && side === 'more-than')) return { variant: 'over-hundred', values };
  return target.value === 100 && side === 'at-least' ? { values } : null;
}

// 达到100% bounds no side beyond 100: it says that all is done.
const reaching = '达到';

function sideOf({ raw, comparator }: Target): Bound | null {
  if (comparator === reaching) return null;
  return boundOf(comparator) ?? boundBehind(raw);
}

const lastWord = endings({ bounded: 'bounded', unbounded: 'unbounded' });

/** The word that bounds the name by 100 %, or null; longer words that do not bound win over shorter ones that do. */
function boundedWord(name: string, context: CheckContext, lexicon: string): string | null {
  const found = lastWord(context, lexicon, name);
  return found?.list === 'bounded' ? found.word : null;
}
