/** Owns what a check kind is: a name, an options schema and a check made from options. Refuses to know any single kind. */
import type { z } from 'zod';
import type { Check, CheckAnswer, CheckContext } from '#src/model/rule.ts';

export type OptionIssue = { readonly path: readonly (string | number)[]; readonly message: string };

export type CheckKind = {
  readonly name: string;
  /** Names that the texts of a rule of this kind may use. */
  readonly values: readonly string[];
  /** Options as written in the rule, its `on` with them → a check, or what is wrong with them. */
  readonly compile: (
    options: unknown,
  ) => CompiledCheck | { readonly ok: false; readonly issues: readonly OptionIssue[] };
};

export type CompiledCheck = {
  readonly ok: true;
  readonly check: Check;
  /** Variants that the rule must word. */
  readonly variants: readonly string[];
  /** Lexicons that the check reads. */
  readonly lexicons: readonly string[];
};

/** A kind from its parts; the options reach the check parsed and typed. */
export function defineKind<Schema extends z.ZodType>(parts: {
  name: string;
  values: readonly string[];
  variants?: (options: z.output<Schema>) => readonly string[];
  lexicons?: (options: z.output<Schema>) => readonly string[];
  options: Schema;
  check: (context: CheckContext, options: z.output<Schema>) => CheckAnswer;
}): CheckKind {
  const { name, values, variants, lexicons, options: schema, check } = parts;
  return {
    name,
    values,
    compile: (options) => {
      const parsed = schema.safeParse(options);
      if (parsed.success) {
        return {
          ok: true,
          check: (context) => check(context, parsed.data),
          variants: variants?.(parsed.data) ?? [],
          lexicons: lexicons?.(parsed.data) ?? [],
        };
      }
      const issues = parsed.error.issues.map((issue) => ({ path: issue.path.map(segment), message: issue.message }));
      return { ok: false, issues };
    },
  };
}

function segment(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}
