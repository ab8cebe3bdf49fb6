/** Owns the check that class and family of a row stand on the profile's closed lists. Refuses to say which of the two is meant. */
import { z } from 'zod';
import type { CheckContext, Hit } from '#src/model/rule.ts';
import type { Indicator } from '#src/model/statement.ts';
import { squeeze } from '#src/text/normalise.ts';
import { type ClassEntry, classOf, familyIn, familyKey, printedName } from '../families.ts';
import { judgeRows, rowsOf } from '../indicator-rows.ts';
import { defineKind } from './kind.ts';

export const closedList = defineKind({
  name: 'closed-list',
  values: ['class', 'family', 'short', 'home', 'listed'],
  variants: () => ['unlisted-family', 'unlisted-class'],
  options: z.strictObject({ kind: z.literal('closed-list'), on: z.literal('indicator') }),
  check: (context) => {
    const rows = rowsOf(context.reading.statement);
    if (rows.every(({ row }) => !row.indicatorClass || !row.indicatorFamily)) return 'not-applicable';
    return judgeRows(context, (row) => judge(row, context));
  },
});

type Judged = Pick<Hit, 'variant' | 'values'> & { readonly field: 'indicatorFamily' | 'indicatorClass' };

function judge(row: Indicator, { profile }: CheckContext): Judged | null {
  const family = row.indicatorFamily?.value ?? null;
  if (row.indicatorClass?.value == null || family === null || familyKey(family) === '') return null;
  const own = classOf(row, profile);
  const home = profile.classes.find((entry) => familyIn(family, entry) !== null) ?? null;
  const values = {
    class: squeeze(row.indicatorClass.value),
    family: squeeze(family),
    short: familyKey(family),
    home: home ? printedName(home) : '',
    listed: (own?.families ?? []).map(printedName).join('、'),
  };
  if (own === null)
    return isLaterClass(row, profile.classes) ? null : { field: 'indicatorClass', variant: 'unlisted-class', values };
  if (familyIn(family, own) !== null || repeatsClass(family, own)) return null;
  return home ? { field: 'indicatorFamily', values } : { field: 'indicatorFamily', variant: 'unlisted-family', values };
}

// 成本指标 as a class of its own belongs to the list of later years.
function isLaterClass(row: Indicator, classes: readonly ClassEntry[]): boolean {
  const name = familyKey(row.indicatorClass?.value);
  return classes.some(({ families }) =>
    families.some(({ names }) => names.some((listed) => familyKey(listed) === name)),
  );
}

// 群众满意度指标 under 满意度指标 names whom it asks.
function repeatsClass(family: string, own: ClassEntry): boolean {
  const key = familyKey(family);
  return own.families.length === 1 && own.names.some((name) => key.endsWith(familyKey(name)));
}
