/** Owns the shape of a rule file and of a lexicon. Refuses the options of single check kinds, which the kinds own. */
import { z } from 'zod';
import { evidenceSchema } from './document.ts';
import { dimensions, ruleStatuses, severitySchema } from './finding.ts';

/** One text in both languages; `{name}` stands for a value of the place, `{name*}` for the distinct values of all places of the finding. */
export const bilingualSchema = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingualSchema>;

export const basisSchema = z.strictObject({
  /** `logic`, `form` and `text` are bases of their own: arithmetic, the form itself, the text against itself. */
  kind: z.enum(['logic', 'form', 'text', 'document']),
  text: bilingualSchema,
  verified: z.boolean(),
  /** Fiscal years, both ends included; left out where it always holds. */
  inForce: z.strictObject({ from: z.int().optional(), to: z.int().optional() }).optional(),
});
export type Basis = z.infer<typeof basisSchema>;

const wordingShape = {
  title: bilingualSchema,
  message: bilingualSchema,
  expected: bilingualSchema,
  advice: bilingualSchema,
};

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

export const ruleHeadShape = {
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/),
  ...wordingShape,
  severity: severitySchema,
  dimension: z.enum(dimensions),
  status: z.enum(ruleStatuses),
  basis: z.array(basisSchema).min(1),
  group: z.enum(['document', 'project', 'place']),
  variants: z.record(z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), variantSchema).optional(),
  yieldsTo: z.array(z.string()).optional(),
  needs: z.array(evidenceSchema).optional(),
};
