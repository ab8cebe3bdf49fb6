/** Owns which regular expressions a pack may hold: those whose time grows with the text, not with its square or worse. Refuses all it is not sure of. */

/** Null for a pattern that is let in, else the reason in plain words. */
export function isLinear(source: string): string | null {
  try {
    new RegExp(source, 'u');
  } catch (error) {
    return error instanceof Error ? error.message : 'not a regular expression';
  }
  if (/\\[1-9]|\\k</u.test(source)) return 'back references are not linear';
  const bare = source.replace(/\\./gu, 'x').replace(/\[(?:[^\]\\]|\\.)*\]/gu, 'x');
  // A repeated group that itself repeats, and two open repeats side by side, can be matched in many ways.
  if (/\([^()]*[*+][^()]*\)(?:[*+]|\{\d+,)/u.test(bare) || /\([^()]*\{\d+,\d*\}[^()]*\)[*+]/u.test(bare))
    return 'a repeat inside a repeat is not linear';
  if (/(?:\.|x)[*+]\??(?:\.|x)[*+]/u.test(bare)) return 'two open repeats side by side are not linear';
  return null;
}
