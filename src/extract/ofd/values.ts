/** Owns the small value notations of OFD: lists of numbers, boxes, matrices, locations. Refuses elements and their meaning. */
import { identity, type Matrix } from '#src/extract/pdf/matrix.ts';

/** Left, top, width, height, in millimetres or in the units of the object around it. */
export type Area = readonly [x: number, y: number, width: number, height: number];

/** Numbers divided by white space or commas; what is no finite number counts as 0. */
export function parseNumbers(text: string | undefined): number[] {
  const pieces = (text ?? '').trim();
  if (pieces === '') return [];
  return pieces.split(/[\s,]+/u).map((piece) => {
    const value = Number(piece);
    return Number.isFinite(value) ? value : 0;
  });
}

export function parseNumber(text: string | undefined): number | null {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

export function parseArea(text: string | undefined): Area | null {
  const [x, y, width, height] = parseNumbers(text);
  return x === undefined || y === undefined || width === undefined || height === undefined
    ? null
    : [x, y, width, height];
}

export function parseMatrix(text: string | undefined): Matrix {
  const [a, b, c, d, e, f] = parseNumbers(text);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return identity;
  return [a, b, c, d, e ?? 0, f ?? 0];
}

/** A truth value as XML Schema writes it. */
export function parseFlag(text: string | undefined, usual: boolean): boolean {
  const value = text?.trim().toLowerCase();
  if (value === 'true' || value === '1') return true;
  return value === 'false' || value === '0' ? false : usual;
}

export function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1);
}

/** True where a location leads out of the package; it is never followed. */
export function isExternal(location: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/iu.test(location);
}

/**
 * A location is written relative to the folder of its part, or from the root of the package with a slash in front. Steps upwards
 * end at the root: the result is a name to look up, never a path.
 */
export function resolveLocation(folder: string, location: string): string {
  const written = location.trim().replaceAll('\\', '/');
  const kept: string[] = [];
  for (const step of (written.startsWith('/') ? written : folder + written).split('/')) {
    if (step === '..') kept.pop();
    else if (step !== '' && step !== '.') kept.push(step);
  }
  return kept.join('/');
}
