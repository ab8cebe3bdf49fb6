/** Owns the one measure of likeness between two short texts. Refuses words: it compares characters. */
// Deep import: the package's root reads .env, prints, and takes half a second.
import distances from 'natural/lib/natural/distance/index.js';
import { normalise } from './normalise.ts';

/** 1 for equal texts, 0 for texts with nothing in common; white space and width do not count. */
export function similarity(left: string, right: string): number {
  const a = normalise(left);
  const b = normalise(right);
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distances.LevenshteinDistance(a, b) / longest;
}
