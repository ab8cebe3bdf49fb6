/** Owns the path notation of OFD (AbbreviatedData) as the draw buffer that paths are read from. Refuses to paint. */

const token = /[a-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/giu;

/** Operands by letter (GB/T 33190, 9.1): M and S move, L line, Q and B curves, A arc, C close. */
const operandCounts: ReadonlyMap<string, number> = new Map([
  ['M', 2],
  ['S', 2],
  ['L', 2],
  ['Q', 4],
  ['B', 6],
  ['A', 7],
  ['C', 0],
]);

/** Buffer codes: 0 move x y, 1 line x y, 2 curve of six, 3 curve of four, 4 close. */
function addStep(buffer: number[], letter: string, operands: readonly number[]): void {
  if (letter === 'M' || letter === 'S') buffer.push(0, ...operands);
  else if (letter === 'L') buffer.push(1, ...operands);
  else if (letter === 'B') buffer.push(2, ...operands);
  else if (letter === 'Q') buffer.push(3, ...operands);
  // Of an arc only where it ends matters here: it is no ruling line.
  else if (letter === 'A') buffer.push(3, ...operands.slice(5), ...operands.slice(5));
}

/** A step with operands missing ends the path: what stands before it is drawn. Operands that go on after a step repeat it. */
export function parseOutline(text: string): readonly number[] {
  const buffer: number[] = [];
  let letter = '';
  let operands: number[] = [];
  for (const [piece] of text.matchAll(token)) {
    const count = operandCounts.get(letter) ?? 0;
    const next = piece.toUpperCase();
    if (!operandCounts.has(next)) {
      if (Number.isNaN(Number(piece)) || count === 0) continue;
      operands.push(Number(piece));
      if (operands.length < count) continue;
      addStep(buffer, letter, operands);
      operands = [];
      continue;
    }
    if (operands.length > 0) break;
    letter = next;
    if (letter === 'C' && buffer.length > 0) buffer.push(4);
  }
  return buffer;
}
