/** Owns the shape of a layout profile: how a form is recognised, which labels it prints, which lists and thresholds hold for it. Refuses code. */
import { z } from 'zod';
import { severitySchema } from './finding.ts';

const words = z.array(z.string().min(1)).min(1);

/** The fields of a project that a label cell names. */
export const labelledFields = [
  'projectCode',
  'projectName',
  'budgetAmount',
  'fiscalFunds',
  'otherFunds',
  'useOfFunds',
  'budgetAndUse',
  'disbursementSchedule',
  'objectives',
] as const;
export type LabelledField = (typeof labelledFields)[number];

/** The columns of the indicator grid. */
export const indicatorColumns = [
  'indicatorClass',
  'indicatorFamily',
  'indicatorName',
  'definition',
  'target',
  'targetBasis',
] as const;
export type IndicatorColumn = (typeof indicatorColumns)[number];

/** The labelled paragraphs of a duty block, in the order of the form. */
export const dutyFields = ['dutyStatement', 'dutyObjective', 'objective', 'indicators', 'gradingText'] as const;
export type DutyField = (typeof dutyFields)[number];

export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  title: z.string(),
  maintainer: z.string(),
  /** The form is recognised by at least this many of these words, white space ignored. */
  recognise: z.strictObject({ words, atLeast: z.int().positive(), exclude: z.array(z.string()) }),
  cover: z.strictObject({
    titleEndings: words,
    /** Dropped from the end of the department's name. */
    departmentSuffix: z.string(),
    preparedBy: words,
    reviewedBy: words,
  }),
  contents: z.strictObject({ titles: words }),
  parts: z.strictObject({
    one: z.strictObject({ number: z.string(), titles: words }),
    two: z.strictObject({ number: z.string(), titles: words }),
  }),
  sections: z.strictObject({
    overall: z.strictObject({ titles: words, overallObjective: words, dutyObjectives: words }),
    itemised: z.strictObject({
      titles: words,
      labels: z.strictObject({
        dutyStatement: words,
        dutyObjective: words,
        objective: words,
        indicators: words,
        gradingText: words,
      }),
    }),
    safeguards: z.strictObject({ titles: words }),
  }),
  project: z.strictObject({
    titleEndings: words,
    currencyLabels: words,
    /** How many digits of the unit's code name the department. */
    departmentDigits: z.int().positive(),
    codePattern: z.string(),
    labels: z.record(z.enum(labelledFields), z.array(z.string())),
    columns: z.record(z.enum(indicatorColumns), words),
    /** Months by the words a period may be printed with; "N月底" is always understood. */
    periods: z.array(z.strictObject({ month: z.int().min(1).max(12), labels: z.array(z.string()) })),
    /** True where the year's end counts as 100 % though the form has no column for it. */
    yearEndImplied: z.boolean(),
  }),
  /** Classes and their families, each with the names that mean the same. */
  classes: z.array(
    z.strictObject({
      id: z.string(),
      names: words,
      families: z.array(z.strictObject({ id: z.string(), names: words })).min(1),
    }),
  ),
  /** Replaces the default severity of a rule for this form. */
  severities: z.record(z.string(), severitySchema),
});
export type Profile = z.infer<typeof profileSchema>;
