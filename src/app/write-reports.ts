/** Owns where reports go: the terminal, or files written whole. Refuses half-written files. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { RulesPack } from '#src/model/rule.ts';
import type { Run } from '#src/model/run.ts';
import { makeReporter, type ReportFormat } from '#src/report/registry.ts';
import type { ReporterOptions, Sources } from '#src/report/reporter.ts';
import { describeRule } from './describe-rule.ts';
import { type Written, writeWhole } from './write-whole.ts';

/** `path` null prints the report. */
export type ReportRequest = { readonly format: ReportFormat; readonly path: string | null };

/** Every asked-for report of one run, in the order asked. */
export async function writeReports(
  run: Run,
  document: (id: number) => ExtractedDocument | null,
  pack: RulesPack,
  requests: readonly ReportRequest[],
  options: ReporterOptions,
  print: (text: string) => void,
): Promise<Written> {
  const sources: Sources = {
    document: async (id) => document(id),
    original: async () => null,
    rule: (id) => {
      const rule = pack.rules.find((candidate) => candidate.id === id);
      return rule ? describeRule(rule) : null;
    },
  };
  for (const { format, path } of requests) {
    for await (const file of makeReporter(format, { ...options, colour: options.colour && path === null })(
      run,
      sources,
    )) {
      if (path === null) print(new TextDecoder().decode(file.bytes));
      else {
        const written = await writeWhole(path, file.bytes);
        if (!written.ok) return written;
      }
    }
  }
  return { ok: true };
}
