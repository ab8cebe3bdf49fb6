/** Owns the writing of a Markdown table. Refuses line breaks inside a cell. */

export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function escapeCell(text: string): string {
  return text.replace(/\s*\n\s*/gu, ' ').replaceAll('|', '\\|');
}
