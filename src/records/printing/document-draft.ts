/** Owns a document under construction: lines and tables in order. Refuses merges that a form does not have. */
import type { Block, Cell, ExtractedDocument } from '#src/model/document.ts';

export type DraftCell = { readonly text: string; readonly columnSpan?: number; readonly rowSpan?: number };

/** A row lists its own cells from the left; positions under a span from above are skipped. */
export type DraftRow = readonly DraftCell[];

export type DocumentDraft = {
  readonly addLine: (text: string) => void;
  readonly addEntry: (text: string, pointsNowhere: boolean) => void;
  readonly addTable: (rows: readonly DraftRow[]) => void;
  readonly finish: () => ExtractedDocument;
};

/** A draft whose texts pass through `edit` before they are set. */
export function startDocument(edit: (text: string) => string): DocumentDraft {
  const document: ExtractedDocument = { blocks: [], tables: [], carries: ['spans', 'fields', 'pages', 'hidden-text'] };
  const push = (kind: Block['kind'], text: string, marks: Pick<Block, 'brokenReference'> = {}): string => {
    const id = `b${document.blocks.length + 1}`;
    document.blocks.push({ id, kind, text, ...marks, origins: [{ kind: 'paragraph', index: document.blocks.length }] });
    return id;
  };
  return {
    addLine: (text) => {
      const edited = edit(text);
      if (edited !== '') push('paragraph', edited);
    },
    addEntry: (text, pointsNowhere) => {
      push('contents-entry', edit(text), pointsNowhere ? { brokenReference: true } : {});
    },
    addTable: (rows) => {
      const cells = placeCells(rows, (text) => push('cell', edit(text)));
      const columns = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan));
      document.tables.push({ id: `t${document.tables.length + 1}`, rows: rows.length, columns, cells });
    },
    finish: () => document,
  };
}

function placeCells(rows: readonly DraftRow[], push: (text: string) => string): Cell[] {
  const taken = new Set<string>();
  return rows.flatMap((row, rowAt) => {
    let column = 0;
    return row.map(({ text, columnSpan = 1, rowSpan = 1 }): Cell => {
      while (taken.has(`${rowAt}/${column}`)) column += 1;
      const start = column;
      for (let r = rowAt; r < rowAt + rowSpan; r += 1)
        for (let c = start; c < start + columnSpan; c += 1) taken.add(`${r}/${c}`);
      column += columnSpan;
      return {
        block: push(text),
        row: rowAt,
        column: start,
        rowSpan,
        columnSpan,
        state: text.trim() === '' ? 'empty' : 'text',
      };
    });
  });
}
