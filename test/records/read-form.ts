/** Owns the reading of small forms in the tests of the records: lines of text or drafted grids to a plain statement. Refuses files. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readText } from '#src/extract/text/read-text.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { type Profile, profileSchema } from '#src/model/profile.ts';
import type { StatementReading } from '#src/model/statement.ts';
import { startDocument } from '#src/records/printing/document-draft.ts';
import { readStatement } from '#src/records/read-statement.ts';
import { type Plain, stripAnchors } from '../support/generate/plain.ts';

export const profile: Profile = profileSchema.parse(
  parse(readFileSync(new URL('../../rules/profiles/hebei-2020.yaml', import.meta.url), 'utf8')),
);

type PlainStatement = Plain<StatementReading['statement']>;

function isPlain(tree: unknown): tree is PlainStatement {
  return typeof tree === 'object' && tree !== null && 'projects' in tree;
}

export type FormReading = {
  readonly statement: PlainStatement;
  readonly reading: StatementReading;
  readonly notices: readonly string[];
};

export function readDocument(document: ExtractedDocument): FormReading {
  const result = readStatement(document, profile);
  if (!result.ok) throw new Error(result.failure.code);
  const statement = stripAnchors(result.value.statement);
  if (!isPlain(statement)) throw new Error('a statement has projects');
  return { statement, reading: result.value, notices: result.notices.map(({ code }) => code) };
}

/** Lines of a text file; a tab parts the cells of a row. */
export function documentOf(lines: readonly string[]): ExtractedDocument {
  const read = readText(new TextEncoder().encode(`${lines.join('\n')}\n`));
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

export function readLines(...lines: readonly string[]): FormReading {
  return readDocument(documentOf(lines));
}

type DraftedCell = string | readonly [text: string, columnSpan: number, rowSpan?: number];

/** A grid with merges, as Word and PDF show it, under the heading of Part 2 and some lines. */
export function readGrid(
  before: readonly string[],
  ...grids: readonly (readonly (readonly DraftedCell[])[])[]
): FormReading {
  const draft = startDocument((text) => text);
  draft.addLine('第二部分 预算项目绩效目标');
  for (const line of before) draft.addLine(line);
  for (const rows of grids)
    draft.addTable(
      rows.map((cells) =>
        cells.map((cell) => {
          if (typeof cell === 'string') return { text: cell };
          const [text, columnSpan, rowSpan = 1] = cell;
          return { text, columnSpan, rowSpan };
        }),
      ),
    );
  return readDocument(draft.finish());
}
