/** Owns the check that a comparator bounds the side the indicator needs. Refuses to judge the number. */
import { z } from 'zod';
import type { CheckContext, Hit } from '#src/model/rule.ts';
import type { Indicator } from '#src/model/statement.ts';
import { squeeze } from '#src/text/normalise.ts';
import { boundOf } from '#src/text/target.ts';
import { unitKind } from '#src/text/units.ts';
import { familyOf, labelOfFamily } from '../families.ts';
import { judgeRows, rowsOf } from '../indicator-rows.ts';
import { polarityOf } from '../polarity.ts';
import { defineKind } from './kind.ts';

export const comparator = defineKind({
  name: 'comparator',
  values: ['word', 'sign', 'target', 'family', 'fixed', 'less', 'more'],
  variants: () => ['higher-is-better', 'lower-is-better', 'family-only'],
  lexicons: ({ lexicon }) => [lexicon],
  options: z.strictObject({
    kind: z.literal('comparator'),
    on: z.literal('indicator'),
    lexicon: z.string(),
    /** Families that tell nothing about the direction of an unknown name. */
    silentFamilies: z.array(z.string()),
    /** Below this percentage a cap on an unknown name is plausible. */
    leastPercent: z.number(),
  }),
  check: (context, options) => {
    const rows = rowsOf(context.reading.statement);
    if (rows.length === 0) return 'not-applicable';
    return judgeRows(context, (row) => judge(row, context, options));
  },
});

type Options = { readonly lexicon: string; readonly silentFamilies: readonly string[]; readonly leastPercent: number };

// Of a completion one can say that less is done; of other names only that they are lower.
const completion = /完成(?:率|比例|度)$/u;

const duration = /(?:时间|时限|时长|周期|用时|耗时|间隔|住院日|工作日)$|(?:审理|办理|停[水电气机运])天数$/u;
const counted = /[数量次额]$/u;

// A time is long, a number large, a rate high.
function degrees(word: string): { less: string; more: string } {
  if (duration.test(word)) return { less: '越短', more: '越长' };
  return counted.test(word) ? { less: '越少', more: '越多' } : { less: '越低', more: '越高' };
}

function judge(row: Indicator, context: CheckContext, options: Options): Pick<Hit, 'variant' | 'values'> | null {
  const target = row.target?.value;
  const bound = boundOf(target?.comparator ?? null);
  if (!target || bound === null || bound === 'equal' || target.value === null) return null;
  const caps = bound === 'at-most' || bound === 'less-than';
  const known = polarityOf(row.indicatorName?.value ?? '', context, options.lexicon);
  const sign = target.comparator ?? '';
  const fixed = `${caps ? '≥' : '≤'}${squeeze(target.raw).slice(sign.length)}`;
  const values = {
    word: known?.word ?? '',
    sign,
    target: target.raw,
    family: '',
    fixed,
    ...degrees(known?.word ?? ''),
  };
  if (known) {
    // 响应时间 ≥95% speaks of how often it is kept, not of how long it takes.
    if (duration.test(known.word) && unitKind(target.unit) === 'percent') return null;
    if (known.polarity === 'higher' && caps)
      return completion.test(known.word) ? { values } : { variant: 'higher-is-better', values };
    return known.polarity === 'lower' && !caps ? { variant: 'lower-is-better', values } : null;
  }
  const family = familyOf(row, context.profile);
  const silent = family === null || options.silentFamilies.includes(family.id);
  const high = unitKind(target.unit) === 'percent' && target.value >= options.leastPercent;
  if (!caps || silent || !high) return null;
  return { variant: 'family-only', values: { ...values, family: labelOfFamily(row) } };
}
