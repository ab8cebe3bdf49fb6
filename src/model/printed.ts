/** Owns a statement as a department prints it, for rule examples: every value a text, null for a blank, left out for "as in the clean one". */
import { z } from 'zod';

const cell = z.union([z.string(), z.number()]).nullable();

export const printedIndicatorSchema = z.strictObject({
  indicatorClass: cell.optional(),
  indicatorFamily: cell.optional(),
  indicatorName: cell.optional(),
  definition: cell.optional(),
  target: cell.optional(),
  targetBasis: cell.optional(),
});
export type PrintedIndicator = z.infer<typeof printedIndicatorSchema>;

export const printedProjectSchema = z.strictObject({
  title: cell.optional(),
  unitCode: cell.optional(),
  unitName: cell.optional(),
  currencyUnit: cell.optional(),
  projectCode: cell.optional(),
  projectName: cell.optional(),
  budgetAmount: cell.optional(),
  fiscalFunds: cell.optional(),
  otherFunds: cell.optional(),
  useOfFunds: cell.optional(),
  /** Month → printed percentage. */
  disbursementSchedule: z.record(z.string().regex(/^(?:[1-9]|1[0-2])$/), cell).optional(),
  objectives: cell.optional(),
  indicators: z.array(printedIndicatorSchema).optional(),
});
export type PrintedProject = z.infer<typeof printedProjectSchema>;

export const printedDutySchema = z.strictObject({
  name: cell.optional(),
  dutyStatement: cell.optional(),
  dutyObjective: cell.optional(),
  objective: cell.optional(),
  indicators: cell.optional(),
  gradingText: cell.optional(),
});
export type PrintedDuty = z.infer<typeof printedDutySchema>;

/** `omit` names what is not printed at all, label and all; `replace` changes printed words after everything else. */
export const printedStatementSchema = z.strictObject({
  title: cell.optional(),
  preparedBy: cell.optional(),
  reviewedBy: cell.optional(),
  /** `pointsNowhere`: the page is a field whose target the file does not have. */
  contents: z
    .array(z.strictObject({ title: z.string(), page: cell, pointsNowhere: z.literal(true).optional() }))
    .optional(),
  overallObjective: cell.optional(),
  dutiesOpening: cell.optional(),
  dutyObjectives: z.array(z.strictObject({ name: z.string(), text: cell })).optional(),
  itemisedOpening: cell.optional(),
  duties: z.array(printedDutySchema).optional(),
  safeguardMeasures: cell.optional(),
  /** Lines of Part 2 before the first project. */
  projectsOpening: cell.optional(),
  projects: z.array(printedProjectSchema).optional(),
  omit: z.array(z.string()).optional(),
  replace: z.record(z.string(), z.string()).optional(),
});
export type PrintedStatement = z.infer<typeof printedStatementSchema>;
