/** Owns the one measure of likeness between two short texts. Refuses words: it compares characters. */
// Deep import: the package's root reads .env, prints, and takes half a second.
import distances from 'natural/lib/natural/distance/index.js';
import { normalise } from './normalise.ts';

/** 1 for equal texts, 0 for texts with nothing in common; white space and width do not count. */
export function similarity(left: string, right: string): number {
  const a = normalise(left);
  const b = normalise(right);
  return likenessAt(distances.LevenshteinDistance(a, b), Math.max(a.length, b.length));
}

function likenessAt(edits: number, longest: number): number {
  return longest === 0 ? 1 : 1 - edits / longest;
}

/**
 * Whether `similarity` would reach `least` for two texts that are normalised already: the same answer, most often from
 * their lengths and ends alone, for rules that compare every row with every other.
 */
export function isSimilar(a: string, b: string, least: number): boolean {
  const longest = Math.max(a.length, b.length);
  const reaches = (edits: number) => likenessAt(edits, longest) >= least;
  const lengths = Math.abs(a.length - b.length);
  if (!reaches(lengths)) return false;
  const [start, end] = commonEnds(a, b);
  const shorter = Math.min(a.length, b.length) - start - end;
  if (shorter === 0) return true;
  // Neither is part of the other: one edit mends a single character on both sides, and no more.
  if (!reaches(2)) return shorter === 1 && lengths === 0 && reaches(1);
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (!reaches(Math.max(surplus(restA, restB), surplus(restB, restA)))) return false;
  return reaches(distances.LevenshteinDistance(restA, restB));
}

/** How many units both texts share at their beginning, and behind that at their end: no edit falls there. */
function commonEnds(a: string, b: string): readonly [number, number] {
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [start, end];
}

/** Characters of `a` that `b` has not: each costs an edit. */
function surplus(a: string, b: string): number {
  let rest = b;
  let missing = 0;
  for (const unit of a.split('')) {
    const at = rest.indexOf(unit);
    if (at < 0) missing += 1;
    else rest = rest.slice(0, at) + rest.slice(at + 1);
  }
  return missing;
}
