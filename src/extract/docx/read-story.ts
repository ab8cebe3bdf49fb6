/** Owns the way through one part with text: opens and closes, and the state between them. Refuses to decide what single elements mean. */
import type { Package } from '#src/extract/package.ts';
import { type Result, success } from '#src/model/result.ts';
import { elements } from './elements.ts';
import { createFieldStack, type FieldStack } from './fields.ts';
import type { Labeller } from './list-labels.ts';
import { leaveOutLooks } from './looks.ts';
import {
  type CellDraft,
  type Container,
  createContainer,
  flushCarried,
  type Item,
  type Paragraph,
  type RowDraft,
  type TableDraft,
  type Tally,
} from './story.ts';
import type { Styles } from './styles.ts';
import { readPart, xmlLimits } from './xml.ts';

export type StoryContext = { readonly styles: Styles; readonly label: Labeller; readonly tally: Tally };

/** Which properties are being read: of the paragraph, its mark, the run, the row or the cell. */
type PropertyScope = 'paragraph' | 'mark' | 'run' | 'row' | 'cell' | null;

type RunState = { style: string | null; vanish: boolean | null; hidden: boolean };

/** Where the reading stands. Handlers change it and give back what undoes the change. */
export type Reading = {
  readonly context: StoryContext;
  container: Container;
  paragraph: Paragraph | null;
  run: RunState | null;
  scope: PropertyScope;
  table: TableDraft | null;
  row: RowDraft | null;
  cell: CellDraft | null;
  tableDepth: number;
  /** The paragraph that a text box hangs on. */
  host: Paragraph | null;
  fields: FieldStack;
  /** Text of the element that is open, where that is one with text. */
  captured: string | null;
  /** A page break stands before the next text. */
  breakPending: boolean;
};

export type Close = (reading: Reading) => void;

/** @returns what to do at the closing tag, or 'skip' for the whole element. */
export type Handler = (reading: Reading, attributes: Readonly<Record<string, string>>) => Close | 'skip' | undefined;

/** Reads one part into paragraphs and tables in reading order. `root` is told the name of the first tag. */
export function readStory(
  parts: Package,
  name: string,
  context: StoryContext,
  root?: (name: string) => void,
): Result<readonly Item[]> {
  const reading = createReading(context);
  const closes: (Close | undefined)[] = new Array(xmlLimits.depth + 1).fill(undefined);
  const read = readPart(parts, name, {
    trim: leaveOutLooks(),
    open: (tag, attributes, depth) => {
      if (depth === 1) root?.(tag);
      const close = elements.get(tag)?.(reading, attributes);
      if (close === 'skip') return 'skip';
      // The place of a closing action is the depth of its tag: a stack would need an object for each.
      if (close !== undefined) closes[depth] = close;
      return undefined;
    },
    close: (depth) => {
      const close = closes[depth];
      if (close === undefined) return;
      closes[depth] = undefined;
      close(reading);
    },
    text: (piece) => {
      if (reading.captured !== null) reading.captured += piece;
    },
  });
  if (!read.ok) return read;
  flushCarried(reading.container);
  return success(reading.container.items);
}

function createReading(context: StoryContext): Reading {
  return {
    context,
    container: createContainer(),
    paragraph: null,
    run: null,
    scope: null,
    table: null,
    row: null,
    cell: null,
    tableDepth: 0,
    host: null,
    fields: createFieldStack(),
    captured: null,
    breakPending: false,
  };
}
