/** Owns the check that the rows of a project cover a class or family of indicators. Refuses to judge what the rows say. */
import { z } from 'zod';
import type { CheckContext, Hit } from '#src/model/rule.ts';
import type { Indicator, Project } from '#src/model/statement.ts';
import { squeeze } from '#src/text/normalise.ts';
import { classOf, classOfFamily, familyKey, familyOf, printedName } from '../families.ts';
import { wordsOf } from '../lexicon-word.ts';
import { defineKind } from './kind.ts';

export const coverage = defineKind({
  name: 'coverage',
  values: ['missing', 'printed'],
  variants: ({ otherFamily }) => (otherFamily === undefined ? [] : [otherFamily]),
  lexicons: ({ unless }) => (unless === undefined ? [] : [unless]),
  options: z.union([
    z.strictObject({
      kind: z.literal('coverage'),
      on: z.literal('project'),
      /** Class of the profile, by id, of which some row is needed. */
      class: z.string(),
      /** Variant for a class whose rows are all of another class's families. */
      otherFamily: z.string().optional(),
      /** Lexicon with the lists `names` and `purposes` of projects that need no such row. */
      unless: z.string().optional(),
    }),
    z.strictObject({
      kind: z.literal('coverage'),
      on: z.literal('project'),
      /** Family of the profile, by id; silent where its whole class is missing, which is one cause. */
      family: z.string(),
      otherFamily: z.undefined().optional(),
      unless: z.string().optional(),
    }),
  ]),
  check: (context, options) => {
    const { projects } = context.reading.statement;
    const column = 'family' in options ? 'indicatorFamily' : 'indicatorClass';
    const judged = projects.flatMap((project, index) =>
      hasColumn(project, context, index, column) ? [{ project, index }] : [],
    );
    if (judged.length === 0) return 'not-applicable';
    return judged.flatMap(({ project, index }): Hit[] => {
      context.tick();
      const hits =
        'family' in options
          ? lacksFamily(context, project, index, options.family)
          : lacksClass(context, project, index, options.class, options.otherFamily);
      if (hits.length === 0 || options.unless === undefined) return hits;
      return isExcused(project, context, options.unless) ? [] : hits;
    });
  },
});

// A form without the column cannot lack a family; a table without any row lacks all.
function hasColumn(
  { indicators }: Project,
  { reading }: CheckContext,
  index: number,
  column: 'indicatorFamily' | 'indicatorClass',
): boolean {
  const printed = reading.layout.projects[index]?.labels.has(`indicators.${column}`) ?? false;
  return printed || indicators.some((row) => row[column] !== undefined);
}

function lacksClass(context: CheckContext, project: Project, index: number, id: string, otherFamily?: string): Hit[] {
  const entry = context.profile.classes.find((candidate) => candidate.id === id);
  if (!entry) return [];
  const ofClass = (row: Indicator) => classOf(row, context.profile)?.id === id;
  const ofFamily = (row: Indicator) => classOfFamily(row, context.profile)?.id;
  if (project.indicators.some((row) => ofFamily(row) === id)) return [];
  const own = project.indicators.filter(ofClass);
  const foreign = own.filter((row) => ofFamily(row) !== undefined);
  // Rows of the class whose family is on no list: it is there, under a name of its own.
  if (own.length > foreign.length || (own.length > 0 && otherFamily === undefined)) return [];
  const missing = printedName(entry);
  const printed = squeeze(foreign[0]?.indicatorFamily?.value ?? '');
  const hit = { ...context.at.absentRow(index, missing), values: { missing, printed } };
  return own.length > 0 && otherFamily !== undefined ? [{ ...hit, variant: otherFamily }] : [hit];
}

function lacksFamily(context: CheckContext, project: Project, index: number, id: string): Hit[] {
  const entry = context.profile.classes.find(({ families }) => families.some((family) => family.id === id));
  const family = entry?.families.find((candidate) => candidate.id === id);
  if (!entry || !family) return [];
  const present = project.indicators.map((row) => familyOf(row, context.profile)?.id);
  if (present.includes(id) || !entry.families.some((candidate) => present.includes(candidate.id))) return [];
  // Later forms print the family as a class of its own.
  const names = family.names.map(familyKey);
  const asClass = project.indicators.some((row) => names.includes(familyKey(row.indicatorClass?.value)));
  if (asClass) return [];
  const missing = printedName(family);
  return [{ ...context.at.absentRow(index, missing), values: { missing, printed: '' } }];
}

function isExcused({ projectName, useOfFunds }: Project, context: CheckContext, lexicon: string): boolean {
  const holds = (text: string | null | undefined, list: string) => {
    const bare = squeeze(text ?? '');
    return wordsOf(context, lexicon, list).some((word) => bare.includes(word));
  };
  return holds(projectName?.value, 'names') || holds(useOfFunds?.value, 'purposes');
}
