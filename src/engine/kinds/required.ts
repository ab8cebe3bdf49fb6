/** Owns the check that a field is filled. Refuses to judge what fills it. */
import { z } from 'zod';
import type { CheckAnswer, CheckContext, Hit } from '#src/model/rule.ts';
import { isBlankOrFiller, isMarksOnly } from '#src/text/normalise.ts';
import { rowsOf } from '../indicator-rows.ts';
import { defineKind } from './kind.ts';

const indicatorFields = ['indicatorName', 'definition', 'target', 'targetBasis'] as const;
const projectFields = ['useOfFunds', 'objectives', 'projectCode', 'projectName'] as const;
const coverFields = ['department', 'fiscalYear', 'preparedBy', 'reviewedBy'] as const;

const options = z.discriminatedUnion('on', [
  z.strictObject({
    kind: z.literal('required'),
    on: z.literal('indicator'),
    field: z.enum(indicatorFields),
    /** What counts as blank beside an empty cell: marks such as "/", or words such as 无 too. */
    blank: z.enum(['empty', 'marks', 'words']),
    /** Variant that words the case in which every row is blank. */
    allBlank: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('required'),
    on: z.literal('project'),
    field: z.enum(projectFields),
    blank: z.enum(['empty', 'marks', 'words']),
  }),
  z.strictObject({ kind: z.literal('required'), on: z.literal('cover'), fields: z.array(z.enum(coverFields)).min(1) }),
]);

type Blank = 'empty' | 'marks' | 'words';

function isBlank(text: string | null | undefined, blank: Blank): boolean {
  if (text === null || text === undefined || text.trim() === '') return true;
  if (blank === 'words') return isBlankOrFiller(text);
  return blank === 'marks' && isMarksOnly(text);
}

export const required = defineKind({
  name: 'required',
  values: ['field'],
  variants: (choice) => (choice.on === 'indicator' && choice.allBlank !== undefined ? [choice.allBlank] : []),
  options,
  check: (context, choice) => {
    if (choice.on === 'indicator') return blankIndicators(context, choice.field, choice.blank, choice.allBlank);
    if (choice.on === 'project') return blankProjects(context, choice.field, choice.blank);
    return blankCover(context, choice.fields);
  },
});

function blankIndicators(
  context: CheckContext,
  field: (typeof indicatorFields)[number],
  blank: Blank,
  allBlank?: string,
): CheckAnswer {
  const hits: Hit[] = [];
  let filled = 0;
  for (const { project, indicator, row } of rowsOf(context.reading.statement)) {
    context.tick();
    const leaf = row[field];
    if (!leaf) continue;
    if (isBlank(printed(leaf.value), blank)) {
      const hit = context.at.indicator(project, indicator, field);
      hits.push({ ...hit, values: { field: hit.label } });
    } else filled++;
  }
  if (hits.length + filled === 0) return 'not-applicable';
  const all = allBlank !== undefined && filled === 0;
  return all ? hits.map((hit): Hit => ({ ...hit, variant: allBlank })) : hits;
}

function printed(value: string | { raw: string } | null): string | null {
  return typeof value === 'object' && value !== null ? value.raw : value;
}

function blankProjects(context: CheckContext, field: (typeof projectFields)[number], blank: Blank): CheckAnswer {
  const { projects } = context.reading.statement;
  if (projects.length === 0) return 'not-applicable';
  return projects.flatMap((values, project) => {
    context.tick();
    const leaf = field === 'objectives' ? values.objectives?.[0] : values[field];
    if (!isBlank(leaf?.value, blank)) return [];
    const hit = field === 'objectives' ? context.at.objective(project, 0) : context.at.project(project, field);
    return [{ ...hit, values: { field: hit.label } }];
  });
}

function blankCover(context: CheckContext, fields: readonly (typeof coverFields)[number][]): CheckAnswer {
  return fields
    .filter((field) => (context.reading.statement[field]?.value ?? null) === null)
    .map((field) => {
      const hit = context.at.cover(field);
      return { ...hit, values: { field: hit.label } };
    });
}
