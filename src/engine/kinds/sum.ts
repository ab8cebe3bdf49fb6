/** Owns the check that parts add up to their total, in the unit of the table. Refuses to say which number is wrong. */
import { z } from 'zod';
import type { Hit } from '#src/model/rule.ts';
import type { Project } from '#src/model/statement.ts';
import { isBlankOrFiller } from '#src/text/normalise.ts';
import { currencyUnits, parseAmount, parseNumber } from '#src/text/numerals.ts';
import { defineKind } from './kind.ts';

const amounts = z.enum(['budgetAmount', 'fiscalFunds', 'otherFunds']);

export const sum = defineKind({
  name: 'sum',
  values: ['sum', 'total', 'difference'],
  variants: () => ['more'],
  options: z.strictObject({
    kind: z.literal('sum'),
    on: z.literal('project'),
    total: amounts,
    parts: z.array(amounts).min(1),
    /** Allowed difference in the unit of the table: 元 and 万元. */
    tolerance: z.strictObject({ 元: z.number().nonnegative(), 万元: z.number().nonnegative() }),
  }),
  check: ({ reading, at, tick }, { total, parts, tolerance }) => {
    const { projects } = reading.statement;
    if (projects.length === 0) return 'not-applicable';
    return projects.flatMap((project, index): Hit[] => {
      tick();
      const whole = readAmount(project, total);
      const pieces = parts.flatMap((part) => (project[part] === undefined ? [] : [readAmount(project, part)]));
      if (typeof whole !== 'number' || pieces.length === 0 || pieces.includes('unreadable')) return [];
      const added = pieces.reduce<number>((all, piece) => all + (typeof piece === 'number' ? piece : 0), 0);
      const unit = project.currencyUnit?.value === '万元' ? '万元' : '元';
      const difference = added - whole;
      if (Math.abs(difference) <= tolerance[unit] + 1e-9) return [];
      const hit = at.project(index, total);
      return [{ ...hit, ...wording(project, added, whole, difference) }];
    });
  },
});

function wording(project: Project, added: number, whole: number, difference: number): Pick<Hit, 'variant' | 'values'> {
  const unit = project.currencyUnit?.value ?? '';
  const amount = (value: number) => `${value.toFixed(2)}${unit}`;
  const values = { sum: amount(added), total: amount(whole), difference: amount(Math.abs(difference)) };
  return difference > 0 ? { variant: 'more', values } : { values };
}

/** In the unit of the table; null for a blank cell or a mark, which counts as nothing; words instead of a number cannot be added. */
function readAmount(project: Project, field: z.output<typeof amounts>): number | null | 'unreadable' {
  const money = project[field]?.value ?? null;
  if (money === null || isBlankOrFiller(money.raw)) return null;
  const unit = project.currencyUnit?.value ?? null;
  const perUnit = unit === null ? null : parseAmount('1', unit);
  // 240000元 in a table of 万元 is an amount with its own unit.
  if (money.fen !== null && perUnit !== null) return money.fen / perUnit;
  return parseNumber(money.raw.replace(/^[¥￥]/u, ''), currencyUnits) ?? 'unreadable';
}
