/** Owns the type of what any reader takes out of a file: blocks, tables and where each stands. Refuses all meaning. */
import { z } from 'zod';

const whole = z.int().nonnegative();

/** Where a block stands in its file. Pages count from 1, boxes are PDF points from the top left; lines and columns count from 1; tables, rows, columns and paragraphs from 0. */
export const originSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('page'),
    page: z.int().positive(),
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  }),
  z.strictObject({ kind: z.literal('line'), line: z.int().positive(), column: z.int().positive() }),
  z.strictObject({ kind: z.literal('paragraph'), index: whole }),
  z.strictObject({ kind: z.literal('cell'), table: whole, row: whole, column: whole }),
  z.strictObject({ kind: z.literal('sheet'), sheet: z.string(), cell: z.string() }),
]);
export type Origin = z.infer<typeof originSchema>;

export const blockKinds = ['heading', 'paragraph', 'contents-entry', 'cell', 'furniture'] as const;

/** One piece of text in reading order. `text` is what is shown, line breaks inside a cell as "\n"; an empty cell is a block with text "". */
export const blockSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(blockKinds),
  text: z.string(),
  /** 0 to 1, only where the text was recognised from a picture. */
  confidence: z.number().min(0).max(1).optional(),
  /** A page-number field of this block points to a bookmark that the file does not have. */
  brokenReference: z.literal(true).optional(),
  /** The file carries this text but does not show it. */
  hidden: z.literal(true).optional(),
  origins: z.array(originSchema).min(1),
});
export type Block = z.infer<typeof blockSchema>;

export const cellStates = ['text', 'empty', 'unreadable'] as const;

/** A cell of the grid. A position covered by the span of another cell is not listed. */
export const cellSchema = z.strictObject({
  block: z.string(),
  row: whole,
  column: whole,
  rowSpan: z.int().positive(),
  columnSpan: z.int().positive(),
  state: z.enum(cellStates),
});
export type Cell = z.infer<typeof cellSchema>;

export const tableSchema = z.strictObject({
  id: z.string(),
  rows: whole,
  columns: whole,
  /** In reading order: by row, then by column. */
  cells: z.array(cellSchema),
});
export type Table = z.infer<typeof tableSchema>;

/** What a format can show a rule: merged cells, field targets, page numbers, text that is there but not shown. */
export const evidenceKinds = ['spans', 'fields', 'pages', 'hidden-text'] as const;
export const evidenceSchema = z.enum(evidenceKinds);
export type Evidence = z.infer<typeof evidenceSchema>;

export const documentSchema = z.strictObject({
  /** Every block of the file once, in reading order; the cells of a table follow each other. */
  blocks: z.array(blockSchema),
  tables: z.array(tableSchema),
  carries: z.array(evidenceSchema),
});
export type ExtractedDocument = z.infer<typeof documentSchema>;
