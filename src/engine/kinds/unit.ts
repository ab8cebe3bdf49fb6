/** Owns the check that the unit of a target fits its family and name. Refuses targets without a number. */
import { z } from 'zod';
import type { CheckContext, Hit } from '#src/model/rule.ts';
import type { Indicator } from '#src/model/statement.ts';
import { normalise } from '#src/text/normalise.ts';
import { parseChineseNumeral } from '#src/text/numerals.ts';
import { unitKind } from '#src/text/units.ts';
import { familyOf } from '../families.ts';
import { judgeRows, rowsOf } from '../indicator-rows.ts';
import { bareName, endings, wordsOf } from '../lexicon-word.ts';
import { defineKind } from './kind.ts';

const roles = ['counted', 'timed', 'priced'] as const;

export const unit = defineKind({
  name: 'unit',
  values: ['name', 'target', 'family', 'unit', 'example'],
  variants: () => ['rate-as-count', 'rate-in-pieces', 'no-time', 'no-money', 'no-unit'],
  lexicons: ({ lexicon }) => [lexicon],
  options: z.strictObject({
    kind: z.literal('unit'),
    on: z.literal('indicator'),
    lexicon: z.string(),
    /** Which family of the profile counts, which is about time, which about money. */
    families: z.record(z.enum(roles), z.string()),
  }),
  check: (context, options) => {
    const rows = rowsOf(context.reading.statement);
    if (rows.every(({ row }) => !row.target)) return 'not-applicable';
    return judgeRows(context, (row) => judge(row, context, options));
  },
});

type Options = { readonly lexicon: string; readonly families: Readonly<Record<(typeof roles)[number], string>> };

function judge(row: Indicator, context: CheckContext, options: Options): Pick<Hit, 'variant' | 'values'> | null {
  const target = row.target?.value;
  if (!target || target.value === null) return null;
  const fault = faultOf(row, context, options);
  if (fault === null) return null;
  const values = {
    name: row.indicatorName?.value ?? '',
    target: target.raw,
    family: row.indicatorFamily?.value ?? '',
    unit: target.unit ?? '',
    example: exampleOf(row.indicatorName?.value ?? '', (id) => wordsOf(context, options.lexicon, id)),
  };
  return fault === 'percent-as-count' ? { values } : { variant: fault, values };
}

type Fault = 'percent-as-count' | 'rate-as-count' | 'rate-in-pieces' | 'no-time' | 'no-money' | 'no-unit';

function faultOf(row: Indicator, context: CheckContext, { lexicon, families }: Options): Fault | null {
  const list = (id: string) => wordsOf(context, lexicon, id);
  const raw = normalise(row.target?.value?.raw ?? '');
  const printed = row.target?.value?.unit ?? null;
  const name = bareName(row.indicatorName?.value ?? '');
  const family = familyOf(row, context.profile)?.id ?? null;
  const rate = isRate(name, context, lexicon);
  const percent = /[%‰]|百分点/u.test(raw);
  const counted = printed !== null && list('counters').includes(printed);
  if (rate && counted) return 'rate-in-pieces';
  // 覆盖率 under 数量 is common practice; a count in percent is none.
  if (family === families.counted)
    return unitKind(printed) === 'percent'
      ? rate || lastShare(context, lexicon, name)?.list === 'share'
        ? 'rate-as-count'
        : 'percent-as-count'
      : null;
  if (rate && bareNumber.test(raw)) return saysOwnUnit(name, raw, list) ? null : unnamed(row);
  if (percent || rate) return null;
  const late = list('lateness').some((word) => name.includes(word));
  if (family === families.timed && !late && !isTime(raw, list)) return printed === null ? unnamed(row) : 'no-time';
  if (family === families.priced && !list('moneys').some((mark) => raw.includes(mark)))
    return printed === null ? unnamed(row) : 'no-money';
  return null;
}

// ≥0.95 and ≥95 of a rate may both mean 95 %.
const bareNumber = /^[≥≤><=]{0,2}\d+(?:\.\d+)?$/u;

const perMany = /[十百千万亿]+(?:元|人|台|车|辆|户|件|名|次|公里|吨|例|张|平方)/u;

// 万台死亡率 is so many of ten thousand, 容积率 a plain number, and nothing is nothing in any unit.
function saysOwnUnit(name: string, raw: string, list: (id: string) => readonly string[]): boolean {
  const zero = Number(/\d.*/u.exec(raw)?.[0] ?? '1') === 0;
  return zero || perMany.test(name) || list('unitless').some((word) => name.endsWith(word));
}

// 覆盖面, 防疫密度 and 工程进度 are shares as well, if no rates by name.
const lastShare = endings({ share: 'shareEndings', other: 'otherShares' });

// Where the name says how many, as in 三台救护车, so may the target.
function exampleOf(name: string, list: (id: string) => readonly string[]): string {
  for (const counter of [...list('counters')].sort((a, b) => b.length - a.length)) {
    const match = new RegExp(`([一二两三四五六七八九十百]+|\\d+)${counter}`, 'u').exec(normalise(name));
    const printed = match?.[1] ?? '';
    const number = /^\d/u.test(printed) ? Number(printed) : parseChineseNumeral(printed);
    if (match && number !== null) return `，如“=${number}${counter}”`;
  }
  return '';
}

const lastWord = endings({ ratio: 'ratioEndings', other: 'otherEndings' });
const satisfaction = '满意度';

/** The name ends in a word for a ratio, or in 满意度 and in no longer word for something else. */
function isRate(name: string, context: CheckContext, lexicon: string): boolean {
  const end = lastWord(context, lexicon, name);
  const asked = bareName(name).endsWith(satisfaction) && (end?.word.length ?? 0) <= satisfaction.length;
  return asked || end?.list === 'ratio';
}

function isTime(raw: string, list: (id: string) => readonly string[]): boolean {
  return /\d[-./:]\d/u.test(raw) || list('times').some((mark) => raw.includes(mark));
}

// 维修成本（元） and 到场时间（分钟） say the unit in the name.
function unnamed(row: Indicator): 'no-unit' | null {
  return /[(（][^()（）]+[)）]\s*$/u.test(row.indicatorName?.value ?? '') ? null : 'no-unit';
}
