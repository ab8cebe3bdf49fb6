/** Owns where a document holds personal numbers: a notice for each kind and place. Refuses the numbers themselves. */
import type { Cell, ExtractedDocument } from '#src/model/document.ts';
import { type Notice, notice } from '#src/model/result.ts';
import { personalNumbersIn } from '#src/text/personal-numbers.ts';

/** Places told of one document: a list of a thousand people needs no thousand notices. */
const mostPlaces = 200;

const number = /[0-9０-９]{4}/u;

/** What stands in front of each cell with a number: the cell to its left and the head of its column, unless they are numbers too. */
function cellLabels({ blocks, tables }: ExtractedDocument): ReadonlyMap<string, readonly string[]> {
  const texts = new Map(blocks.map(({ id, text }) => [id, text]));
  const labels = new Map<string, readonly string[]>();
  for (const { cells } of tables) {
    const heads: string[] = [];
    let left: Cell | null = null;
    for (const cell of cells) {
      const text = texts.get(cell.block) ?? '';
      if (cell.row === 0) heads.length = Math.max(heads.length, cell.column + cell.columnSpan);
      if (cell.row === 0) heads.fill(text, cell.column, cell.column + cell.columnSpan);
      const beside = left?.row === cell.row ? (texts.get(left.block) ?? '') : '';
      const head = cell.row === 0 ? '' : (heads[cell.column] ?? '');
      if (number.test(text))
        labels.set(
          cell.block,
          [beside, head].filter((label) => label !== '' && !number.test(label)),
        );
      left = cell;
    }
  }
  return labels;
}

/** Notices `personal-data` with the kind and the first place of each block that holds such a number. */
export function personalNotices(document: ExtractedDocument): readonly Notice[] {
  const labels = cellLabels(document);
  const notices: Notice[] = [];
  for (const { id, text, origins } of document.blocks) {
    for (const kind of personalNumbersIn(text, labels.get(id)))
      notices.push(notice('personal-data', { kind }, origins[0] ?? null));
    if (notices.length >= mostPlaces) break;
  }
  return notices;
}
