/** Owns the choice of console layout for a run and its one text. Refuses the terminal: width and colour are given. */
import type { Run } from '#src/model/run.ts';
import type { Reporter, ReporterOptions, Sources } from '../reporter.ts';
import { clampWidth } from '../wording/width.ts';
import { flow } from './flow.ts';
import { layOutDocuments } from './many-documents.ts';
import { layOutDocument } from './one-document.ts';
import { type Line, paint, plain } from './style.ts';

/** UTF-8 text of lines no wider than the page, without escapes unless colour is told. */
export function makeConsoleReporter(options: ReporterOptions): Reporter {
  const width = clampWidth(options.width);
  return async function* reportOnConsole(run, sources) {
    const lines = await layOutRun({ ...run, language: options.language }, sources, width);
    yield { path: 'report.txt', bytes: new TextEncoder().encode(paint(lines, options.colour)) };
  };
}

async function layOutRun(run: Run, sources: Sources, width: number): Promise<Line[]> {
  const texts = run.documents.flatMap((document, id) => (document.status === 'skipped' ? [] : [{ document, id }]));
  const [only] = texts;
  if (!only) return flow([plain(sayNothingToCheck(run))], width);
  if (texts.length > 1) return layOutDocuments(run, width);
  return layOutDocument(run, only.document, await sources.document(only.id), width);
}

function sayNothingToCheck(run: Run): string {
  const skipped = run.documents.length;
  if (run.language === 'en') {
    return skipped === 0 ? 'Nothing to check: no file there.' : `Nothing to check: none of ${skipped} files is a text.`;
  }
  return skipped === 0 ? '没有可检查的文本；没有找到文件。' : `没有可检查的文本；${skipped}个文件都不是文本格式。`;
}
