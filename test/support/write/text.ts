/** Owns the text export of a form: one line per paragraph, tab-separated grid rows. Refuses to show merges, which such an export loses. */
import { createPrng } from '../generate/prng.ts';
import type { GeneratedStatement } from '../generate/statement.ts';
import { encodeText, type TextEncoding } from './encodings.ts';
import { brokenReferenceText, layOut } from './layout.ts';
import type { LayoutParagraph } from './paragraph.ts';
import { cutSentence } from './sentence-cut.ts';
import { cellText, type LayoutTable } from './table-layout.ts';

/** One line per grid row, every row with all columns: covered positions are empty fields. */
export function tableLines(table: LayoutTable): string[] {
  const grid = Array.from({ length: table.rows }, () => Array.from({ length: table.columns }, () => ''));
  for (const cell of table.cells) {
    const row = grid[cell.row];
    if (row) row[cell.column] = cellText(cell, ' ');
  }
  return grid.map((fields) => fields.join('\t'));
}

function paragraphLine({ marker, text, reference }: LayoutParagraph): string {
  if (!reference) return marker + text;
  return `${text}\t${reference.broken ? brokenReferenceText : (reference.page ?? '')}`;
}

/** Cover lines and contents entries follow each other; a blank line parts everything else. */
function standsTight(block: LayoutParagraph, next: LayoutParagraph | LayoutTable | undefined): boolean {
  return next?.kind === 'paragraph' && block.role === next.role && /^(?:cover-line|contents-entry)$/u.test(block.role);
}

/** The text of the form, lines ended by "\n". */
export function printText(form: GeneratedStatement): string {
  const prng = createPrng(form.style.seed);
  const layout = layOut(form);
  const lines: string[] = ['', ''];
  layout.forEach((block, index) => {
    if (block.kind === 'table') {
      lines.push(...tableLines(block), '');
      return;
    }
    const line = paragraphLine(block);
    const pieces = block.role === 'text' && form.style.cutSentences ? cutSentence(line, prng) : [line];
    lines.push(pieces.join('\n\n'));
    if (!standsTight(block, layout[index + 1])) lines.push('');
  });
  return `${lines.join('\n')}\n`;
}

/** The file as a department would save it. Big5 throws where the text is simplified. */
export function writeText(form: GeneratedStatement, options: { readonly encoding?: TextEncoding } = {}): Uint8Array {
  return encodeText(printText(form), options.encoding ?? 'utf-8');
}
