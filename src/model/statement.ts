/** Owns the record read from a budget performance text, every value with its anchor. Refuses judgement: what is swapped or blank is kept as printed. */
import { z } from 'zod';

const spanSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);

/** A further piece of a value that runs over several blocks; `joint` is what stands between the pieces in the value. */
const continuationSchema = z.strictObject({
  block: z.string(),
  span: spanSchema,
  joint: z.enum(['', '\n']),
});

/** Where a value stands: a block and a span of UTF-16 units in its text, half-open; without a span the whole block. */
export const anchorSchema = z.strictObject({
  block: z.string(),
  span: spanSchema.optional(),
  continues: z.array(continuationSchema).optional(),
});
export type Anchor = z.infer<typeof anchorSchema>;

function anchored<T extends z.ZodType>(value: T) {
  return z.strictObject({ value: value.nullable(), anchor: anchorSchema });
}

/** A value and where it stands; null is a place that was left blank. */
export type Anchored<T> = { value: T | null; anchor: Anchor };

const text = anchored(z.string());
const number = anchored(z.number());
const flag = anchored(z.boolean());

/** `fen` is null where the printed amount cannot be read as a number. */
export const moneySchema = z.strictObject({ fen: z.int().nullable(), raw: z.string() });
export type Money = z.infer<typeof moneySchema>;

/** A comparator as printed (a sign or words such as 不少于), the first number, the unit directly after it; the rest stays in `raw`. */
export const targetSchema = z.strictObject({
  raw: z.string(),
  comparator: z.string().nullable(),
  value: z.number().nullable(),
  unit: z.string().nullable(),
});
export type Target = z.infer<typeof targetSchema>;

export const grades = ['excellent', 'good', 'fair', 'poor'] as const;
export type Grade = (typeof grades)[number];

/** One grade of 绩效标准; an open end is null. */
export const gradingBandSchema = z.strictObject({
  grade: anchored(z.enum(grades)),
  low: number,
  lowInclusive: flag,
  high: number,
  highInclusive: flag,
  subject: text,
});
export type GradingBand = z.infer<typeof gradingBandSchema>;

export const contentsEntrySchema = z.strictObject({ title: text, page: number, broken: flag });
export type ContentsEntry = z.infer<typeof contentsEntrySchema>;

export const dutySchema = z.strictObject({
  number,
  name: text,
  dutyStatement: text.optional(),
  dutyObjective: text.optional(),
  objective: text.optional(),
  indicators: z.array(text).optional(),
  gradingText: text.optional(),
  gradingBands: z.array(gradingBandSchema).optional(),
});
export type Duty = z.infer<typeof dutySchema>;

export const scheduledPeriodSchema = z.strictObject({ byEndOfMonth: number, cumulativePercent: number });
export type ScheduledPeriod = z.infer<typeof scheduledPeriodSchema>;

export const indicatorSchema = z.strictObject({
  indicatorClass: text.optional(),
  indicatorFamily: text.optional(),
  indicatorName: text.optional(),
  definition: text.optional(),
  target: anchored(targetSchema).optional(),
  targetBasis: text.optional(),
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const projectSchema = z.strictObject({
  number,
  title: text.optional(),
  unitCode: text.optional(),
  unitName: text.optional(),
  currencyUnit: text.optional(),
  projectCode: text.optional(),
  projectName: text.optional(),
  budgetAmount: anchored(moneySchema).optional(),
  fiscalFunds: anchored(moneySchema).optional(),
  otherFunds: anchored(moneySchema).optional(),
  useOfFunds: text.optional(),
  disbursementSchedule: z.array(scheduledPeriodSchema).optional(),
  objectives: z.array(text).optional(),
  indicators: z.array(indicatorSchema),
});
export type Project = z.infer<typeof projectSchema>;

export const statementSchema = z.strictObject({
  department: text.optional(),
  fiscalYear: number.optional(),
  preparedBy: text.optional(),
  reviewedBy: text.optional(),
  contents: z.array(contentsEntrySchema),
  sections: z.strictObject({
    overallObjective: text.optional(),
    dutyObjectives: z.array(z.strictObject({ name: text, text })).optional(),
    safeguardMeasures: text.optional(),
  }),
  duties: z.array(dutySchema),
  projects: z.array(projectSchema),
});
export type PerformanceStatement = z.infer<typeof statementSchema>;

/** Parts of the form that a place can stand in; see the JSON contract. */
export const sectionNames = ['cover', 'contents', 'part-1', 'duty', 'safeguards', 'project'] as const;
export type SectionName = (typeof sectionNames)[number];

/** Which part of the form a text belongs to; `duty` and `project` are indexes into the statement. */
export type Owner =
  | { readonly section: 'cover' | 'contents' | 'part-1' | 'safeguards' }
  | { readonly section: 'duty'; readonly duty: number }
  | { readonly section: 'project'; readonly project: number };

/** A heading or label as printed. `field` names what it heads, where the profile knows it. */
export type Heading = {
  readonly text: string;
  readonly anchor: Anchor;
  readonly owner: Owner;
  /** 1 part, 2 section, 3 label or numbered block, 4 label inside a block. */
  readonly level: number;
  readonly field: string | null;
  /** No text, table or lower heading stands between this heading and the next of the same or a higher level. */
  readonly empty: boolean;
};

/** A stretch of printed text with the field that took it; `text` where no field did. */
export type Passage = {
  readonly owner: Owner;
  readonly field: string;
  /** Index of the indicator whose row it stands in, else null. */
  readonly indicator: number | null;
  readonly text: string;
  readonly anchor: Anchor;
};

/** A printed label or column head of a project table. */
export type PrintedLabel = { readonly text: string; readonly anchor: Anchor };

export type ProjectLayout = {
  /** The title line, or the first cell of the table where there is none. */
  readonly heading: Anchor;
  /** Printed labels by field id, e.g. `budgetAmount`, `disbursementSchedule`, `indicators.targetBasis`. */
  readonly labels: ReadonlyMap<string, PrintedLabel>;
};

export type DutyLayout = {
  readonly heading: Anchor;
  /** Printed labels by field id inside the duty. */
  readonly labels: ReadonlyMap<string, PrintedLabel>;
};

/** What stands around the values: rules on headings, running text and missing parts read it; the statement itself does not repeat it. */
export type StatementLayout = {
  readonly headings: readonly Heading[];
  readonly passages: readonly Passage[];
  readonly projects: readonly ProjectLayout[];
  readonly duties: readonly DutyLayout[];
  /** The heading 目录, if any. */
  readonly contentsHeading: Anchor | null;
  /** Lines of the cover, the title first where it was found. */
  readonly cover: readonly Anchor[];
};

export type StatementReading = {
  readonly profile: string;
  readonly statement: PerformanceStatement;
  readonly layout: StatementLayout;
};
