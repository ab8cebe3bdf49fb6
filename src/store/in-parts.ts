/** Owns the cutting of long lists, since databases take only so many parameters in one statement. Refuses nothing. */

/** Rows of the widest table stay far below SQLite's 32,766 parameters. */
const most = 500;

export function inParts<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, at) => list.slice(at * most, (at + 1) * most));
}
