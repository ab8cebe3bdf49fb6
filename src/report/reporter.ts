/** Owns the type of a reporter and what it may ask for. Refuses files, clocks and exit codes: a reporter is a function of its arguments. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Language, Run } from '#src/model/run.ts';
import type { ExplainedRule } from './explain.ts';

/** What a reporter may look up beyond the run. `id` is the position of the document in `run.documents`; null where it was not read or is no longer kept. */
export type Sources = {
  readonly document: (id: number) => Promise<ExtractedDocument | null>;
  readonly original: (id: number) => Promise<Uint8Array | null>;
  /** What a rule of the pack is about; null where the pack has no such rule. */
  readonly rule: (id: string) => ExplainedRule | null;
};

/** One file of a report; `path` is relative to where the caller puts the report. */
export type ReportFile = { readonly path: string; readonly bytes: Uint8Array };

export type Reporter = (run: Run, sources: Sources) => AsyncIterable<ReportFile>;

/** `width` counts terminal cells and is brought into 60 to 100; `colour` allows SGR escapes. Only the console reporter looks at both. */
export type ReporterOptions = { readonly language: Language; readonly width: number; readonly colour: boolean };
