/** Owns the search for a pattern in the printed text. Refuses patterns that may run away: only linear ones are let in. */
import { z } from 'zod';
import type { Hit } from '#src/model/rule.ts';
import { isLinear } from '../linear-pattern.ts';
import { defineKind } from './kind.ts';

const source = z.string().superRefine((text, refinement) => {
  const reason = isLinear(text);
  if (reason !== null) refinement.addIssue({ code: 'custom', message: reason });
});

export const pattern = defineKind({
  name: 'pattern',
  values: ['found'],
  variants: ({ variants }) => variants?.map(({ variant }) => variant) ?? [],
  options: z.strictObject({
    kind: z.literal('pattern'),
    on: z.literal('document'),
    pattern: source,
    /** Field ids that are searched; all printed text where left out. `indicators.target` names a column. */
    fields: z.array(z.string()).optional(),
    /** Fields in which the find has another variant. */
    variants: z.array(z.strictObject({ fields: z.array(z.string()), variant: z.string() })).optional(),
  }),
  check: ({ reading, at, tick }, options) => {
    const one = new RegExp(options.pattern, 'u');
    const all = new RegExp(options.pattern, 'gu');
    return reading.layout.passages.flatMap((passage): Hit[] => {
      tick();
      if ((options.fields && !options.fields.includes(passage.field)) || !one.test(passage.text)) return [];
      const variant = options.variants?.find(({ fields }) => fields.includes(passage.field))?.variant;
      return Array.from(passage.text.matchAll(all), (match) => {
        tick();
        return {
          ...at.stretch(passage, match.index, match.index + match[0].length),
          ...(variant === undefined ? {} : { variant }),
          values: { found: match[0] },
        };
      });
    });
  },
});
