/** Owns what every part of one text's page is drawn with. Refuses to draw. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { CheckedDocument, Language } from '#src/model/run.ts';
import type { PageWords } from './chinese-words.ts';
import type { MarkPlan, NamedFinding } from './marks.ts';

export type DrawContext = {
  readonly language: Language;
  readonly words: PageWords;
  /** Position in `run.documents`. */
  readonly id: number;
  readonly checked: CheckedDocument;
  /** Null where the text was not kept. */
  readonly text: ExtractedDocument | null;
  /** The findings that are drawn, in their order: the certain ones, then those to check. */
  readonly findings: readonly NamedFinding[];
  readonly plan: MarkPlan;
  /** The id under which a rule is explained; null where the pack has no such rule. */
  readonly ruleAddress: (ruleId: string) => string | null;
};
