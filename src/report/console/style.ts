/** Owns styled pieces of text and how a style is painted. Refuses to decide whether colour is wanted. */

const codes = { bold: 1, dim: 2, red: 31, yellow: 33, cyan: 36, magenta: 35 } as const;
export type Style = keyof typeof codes;

export type Piece = { readonly text: string; readonly styles: readonly Style[] };
/** One row of the terminal. */
export type Line = readonly Piece[];

export function plain(text: string): Piece {
  return { text, styles: [] };
}

export function styled(text: string, ...styles: Style[]): Piece {
  return { text, styles };
}

/** Lines to text, each with its line feed; without colour no escape is written. */
export function paint(lines: readonly Line[], colour: boolean): string {
  return lines
    .map(
      (line) =>
        `${line
          .map((piece) => paintPiece(piece, colour))
          .join('')
          .trimEnd()}\n`,
    )
    .join('');
}

function paintPiece(piece: Piece, colour: boolean): string {
  if (!colour || piece.styles.length === 0) return piece.text;
  return `\u001b[${piece.styles.map((style) => codes[style]).join(';')}m${piece.text}\u001b[0m`;
}
