/** Owns the shape of rules, lexicons and examples, and what a check may see and answer. Refuses the options of single check kinds, which the kinds own. */
import { z } from 'zod';
import type { ExtractedDocument } from './document.ts';
import { evidenceSchema } from './document.ts';
import { dimensions, ruleStatuses, severitySchema } from './finding.ts';
import { printedStatementSchema } from './printed.ts';
import type { Profile } from './profile.ts';
import type { Anchor, Heading, Owner, Passage, StatementReading } from './statement.ts';

/** One text in both languages; `{name}` stands for a value of the place, `{name*}` for the distinct values of all places of the finding. */
export const bilingualSchema = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingualSchema>;

export const basisSchema = z.strictObject({
  /** What any colleague accepts: 数值关系, 表样, 文内对照, or a document by number and topic. */
  document: bilingualSchema,
  clause: bilingualSchema.optional(),
  /** True only where a person has compared it with the original; arithmetic and the form itself need none. */
  verified: z.boolean(),
  /** Fiscal years, both ends included; left out where it always holds. */
  inForce: z.strictObject({ from: z.int().optional(), to: z.int().optional() }).optional(),
});
export type Basis = z.infer<typeof basisSchema>;

export const variantSchema = z.strictObject({
  severity: severitySchema.optional(),
  certainty: z.literal('check').optional(),
  title: bilingualSchema.optional(),
  message: bilingualSchema.optional(),
  expected: bilingualSchema.optional(),
  advice: bilingualSchema.optional(),
  /** Replaces the rule's basis where the case rests on something else. */
  basis: z.array(basisSchema).min(1).optional(),
});
export type Variant = z.infer<typeof variantSchema>;

/** What an example expects at one place; what is left out is not compared. */
export const expectedPlaceSchema = z.strictObject({
  field: z.string(),
  quote: z.string(),
  variant: z.string().optional(),
  project: z.int().optional(),
  duty: z.int().optional(),
  row: z.int().optional(),
});
export type ExpectedPlace = z.infer<typeof expectedPlaceSchema>;

const badExampleSchema = z.strictObject({
  note: z.string().optional(),
  statement: printedStatementSchema,
  expect: z.array(expectedPlaceSchema).min(1),
});
const goodExampleSchema = z.strictObject({
  note: z.string().optional(),
  /** Why this one looks wrong and is not. */
  nearMiss: z.string().optional(),
  statement: printedStatementSchema,
});

const examplesSchema = z
  .strictObject({ bad: z.array(badExampleSchema).min(3), good: z.array(goodExampleSchema).min(3) })
  .refine(({ good }) => good.some(({ nearMiss }) => nearMiss !== undefined), {
    path: ['good'],
    message: 'one good example must be a near miss (nearMiss: why it is right)',
  });

/** Keys that every rule has, YAML or TypeScript. */
export const ruleShape = {
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/),
  /** By the case found; may hold placeholders. */
  title: bilingualSchema,
  /** What the rule is called in lists, where its title holds placeholders. */
  name: bilingualSchema.optional(),
  /** What the rule looks for and what it leaves alone, for `explain`. */
  about: bilingualSchema.optional(),
  severity: severitySchema,
  variants: z.record(z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), variantSchema).optional(),
  dimension: z.enum(dimensions),
  status: z.enum(ruleStatuses),
  basis: z.array(basisSchema).min(1),
  /** What one finding covers. */
  group: z.enum(['document', 'project', 'place']),
  yieldsTo: z.array(z.string()).optional(),
  needs: z.array(evidenceSchema).optional(),
  message: bilingualSchema,
  expected: bilingualSchema,
  advice: bilingualSchema,
  examples: examplesSchema,
};
const ruleSchema = z.strictObject(ruleShape);

/** Dated word lists with a maintainer. */
export const lexiconSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  title: z.string(),
  maintainer: z.string().min(1),
  updated: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  lists: z.record(z.string(), z.array(z.string().min(1))),
});
export type Lexicon = z.infer<typeof lexiconSchema>;

/** What a check found at one spot, before it is grouped and worded. */
export type Hit = {
  readonly owner: Owner;
  readonly field: string;
  /** Index of the indicator row, else null. */
  readonly indicator: number | null;
  readonly anchor: Anchor;
  /** The whole value of the field; "" for what is absent. */
  readonly content: string;
  readonly absent: string | null;
  readonly label: string;
  /** Title of the contents entry, where the spot is one. */
  readonly entry: string | null;
  readonly variant?: string;
  readonly values?: Readonly<Record<string, string>>;
};

export type IndicatorFieldName =
  | 'indicatorClass'
  | 'indicatorFamily'
  | 'indicatorName'
  | 'definition'
  | 'target'
  | 'targetBasis';

/** Builds hits at the parts of the statement; each is anchored at its value, its empty cell, its label or its heading. */
export type Spots = {
  indicator(project: number, indicator: number, field: IndicatorFieldName): Hit;
  project(project: number, field: string): Hit;
  period(project: number, period: number): Hit;
  objective(project: number, objective: number): Hit;
  /** A row of the grid that is not there, at the head of its column. */
  absentRow(project: number, name: string): Hit;
  duty(duty: number, field: string): Hit;
  dutyIndicator(duty: number, indicator: number): Hit;
  band(duty: number, first: number, last: number): Hit;
  entry(entry: number, part: 'title' | 'page'): Hit;
  cover(field: 'department' | 'fiscalYear' | 'preparedBy' | 'reviewedBy'): Hit;
  heading(heading: Heading): Hit;
  /** A part of running text: the stretch in UTF-16 units is quoted, its sentence is the content. */
  stretch(passage: Passage, start: number, end: number): Hit;
  /** A part of the form that is not there, at the heading nearest to where it belongs. */
  missingSection(field: string): Hit;
};

export type CheckContext = {
  readonly reading: StatementReading;
  readonly document: ExtractedDocument;
  readonly profile: Profile;
  readonly lexicons: ReadonlyMap<string, Lexicon>;
  readonly at: Spots;
  /** To be called between candidates: it does not return once the time of the rule is up. */
  readonly tick: () => void;
};

/** `not-applicable` where the document has nothing the rule speaks of. */
export type CheckAnswer = readonly Hit[] | 'not-applicable';
export type Check = (context: CheckContext) => CheckAnswer;

/** A rule ready to run. `values` are the names that its texts may use. */
export type Rule = z.infer<typeof ruleSchema> & { readonly values: readonly string[]; readonly check: Check };

/** A rule written in TypeScript; the loader checks it like a YAML rule. */
export type CodedRule = z.input<typeof ruleSchema> & { readonly values: readonly string[]; readonly check: Check };

export type RulesPack = {
  readonly id: string;
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly profiles: readonly Profile[];
  readonly lexicons: ReadonlyMap<string, Lexicon>;
};
