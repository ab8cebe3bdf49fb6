/** Owns the check that parts add up to their total, in the unit of the table. Refuses to say which number is wrong. */
import { z } from 'zod';
import type { Hit } from '#src/model/rule.ts';
import type { Money, Project } from '#src/model/statement.ts';
import { currencyUnits, parseNumber } from '#src/text/numerals.ts';
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
  check: ({ reading, at }, { total, parts, tolerance }) => {
    const { projects } = reading.statement;
    if (projects.length === 0) return 'not-applicable';
    return projects.flatMap((project, index): Hit[] => {
      const whole = readAmount(project[total]?.value);
      const pieces = parts.map((part) => readAmount(project[part]?.value ?? null));
      if (
        whole === null ||
        whole === 'unreadable' ||
        pieces.includes('unreadable') ||
        pieces.every((piece) => piece === null)
      )
        return [];
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

/** Null for a blank cell, which counts as nothing; words instead of a number cannot be added. */
function readAmount(money: Money | null | undefined): number | null | 'unreadable' {
  if (!money) return null;
  return parseNumber(money.raw.replace(/^[¥￥]/u, ''), currencyUnits) ?? 'unreadable';
}
