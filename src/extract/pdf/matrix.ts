/** Owns the six-number transforms of PDF. Refuses anything that knows what is transformed. */

/** a b c d e f, as PDF writes them: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The transform that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

export function applyX(m: Matrix, x: number, y: number): number {
  return m[0] * x + m[2] * y + m[4];
}

export function applyY(m: Matrix, x: number, y: number): number {
  return m[1] * x + m[3] * y + m[5];
}

/** The upright box around a transformed rectangle. */
export function transformBox(
  m: Matrix,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): readonly [number, number, number, number] {
  const xs = [applyX(m, x0, y0), applyX(m, x1, y0), applyX(m, x1, y1), applyX(m, x0, y1)];
  const ys = [applyY(m, x0, y0), applyY(m, x1, y0), applyY(m, x1, y1), applyY(m, x0, y1)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** A matrix out of what the parser hands over, or the identity where it is none. */
export function toMatrix(value: unknown): Matrix {
  if (!Array.isArray(value) && !(value instanceof Float32Array)) return identity;
  const [a, b, c, d, e, f]: ArrayLike<unknown> & Iterable<unknown> = value;
  const numbers = [a, b, c, d, e, f].map((n) => (typeof n === 'number' && Number.isFinite(n) ? n : Number.NaN));
  const [m0 = 0, m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0] = numbers;
  return numbers.some(Number.isNaN) ? identity : [m0, m1, m2, m3, m4, m5];
}
