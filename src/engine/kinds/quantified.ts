/** Owns the check that a target can be measured: a number, or a graded quality where the indicator allows one. Refuses to judge its height. */
import { z } from 'zod';
import type { CheckContext, Hit } from '#src/model/rule.ts';
import type { Indicator } from '#src/model/statement.ts';
import { isMarksOnly, normalise } from '#src/text/normalise.ts';
import { familyOf } from '../families.ts';
import { judgeRows, rowsOf } from '../indicator-rows.ts';
import { bareName, endings, wordsOf } from '../lexicon-word.ts';
import { defineKind } from './kind.ts';

export const quantified = defineKind({
  name: 'quantified',
  values: ['name', 'target', 'ending'],
  variants: () => ['direction-only', 'count-without-number', 'words-only'],
  lexicons: ({ lexicon }) => [lexicon],
  options: z.strictObject({
    kind: z.literal('quantified'),
    on: z.literal('indicator'),
    lexicon: z.string(),
    /** Families whose targets must be numbers. */
    numericFamilies: z.array(z.string()),
    /** Families that may grade by words such as 提升. */
    gradedFamilies: z.array(z.string()),
  }),
  check: (context, options) => {
    const rows = rowsOf(context.reading.statement);
    if (rows.every(({ row }) => !row.target)) return 'not-applicable';
    return judgeRows(context, (row) => judge(row, context, options));
  },
});

type Options = {
  readonly lexicon: string;
  readonly numericFamilies: readonly string[];
  readonly gradedFamilies: readonly string[];
};

const digits =
  /\d|[十百千万]分之[一二三四五六七八九十百]|[一二三四五六七八九十百千万亿两]+(?:个|次|项|件|人|名|家|户|所|台|辆|套|篇|场|期|份|处|条|座|间|张|本|册|批|起|例|宗|株|亩|吨|米|里|公里|平方|元|倍|月|季|年|日|天|周|类|级|等)/u;
// Nothing of the kind at all is the number zero.
const nothing = /^(?:无|零|不发生|未发生|不出现|未出现|杜绝)/u;

// 应助尽助, 应修尽修: all that are due.
const allOfThem = /应(.{1,2})尽\1/u;

const lastWord = endings({ ratio: 'ratioEndings', other: 'otherEndings' });

function judge(row: Indicator, context: CheckContext, options: Options): Pick<Hit, 'variant' | 'values'> | null {
  const raw = row.target?.value?.raw ?? '';
  const target = normalise(raw);
  if (target === '' || isMarksOnly(target) || digits.test(target) || nothing.test(target)) return null;
  const words = (list: string) => wordsOf(context, options.lexicon, list);
  const says = (list: string) => words(list).some((word) => stands(word, target));
  if (says('whole') || allOfThem.test(target)) return null;
  const name = bareName(row.indicatorName?.value ?? '');
  const end = lastWord(context, options.lexicon, name);
  const family = familyOf(row, context.profile)?.id ?? null;
  const ratio = end?.list === 'ratio' ? end.word : undefined;
  const values = {
    name: row.indicatorName?.value ?? '',
    target: raw,
    ending: ratioWord(name, ratio) ?? row.indicatorFamily?.value ?? '',
  };
  const numeric = family !== null && options.numericFamilies.includes(family);
  // 达到省定标准 is a number that stands elsewhere; how many that makes here a reviewer must see.
  if (says('standards')) return numeric && !ratio ? { variant: 'words-only', values } : null;
  if (ratio) return says('changes') ? { variant: 'direction-only', values } : { values };
  if (numeric) return { variant: 'count-without-number', values };
  if (says('graded')) return null;
  const mayGrade = family === null || options.gradedFamilies.includes(family);
  return mayGrade && says('direction') ? null : { variant: 'words-only', values };
}

// 优 is a grade, 优化 is none: a single character counts only alone.
function stands(listed: string, target: string): boolean {
  const word = normalise(listed);
  return word.length === 1 ? target === word : target.includes(word);
}

// 率 or 比例 alone says too little: 完成率, 资助比例.
function ratioWord(name: string, ending: string | undefined): string | undefined {
  if (ending === undefined) return undefined;
  return name.slice(ending.length > 2 ? -ending.length : -ending.length - 2);
}
