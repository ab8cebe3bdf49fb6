/** Owns what becomes of the files that were seen: kinds in their order, which add up to all of them. Refuses departments, which are no files. */
import type { ScanCounts } from '#src/model/scan.ts';
import type { DigestWords } from './chinese-words.ts';

const kinds = ['unchanged', 'complete', 'partial', 'failed', 'reused', 'notStable', 'ignored'] as const;
type Kind = (typeof kinds)[number];

/** Only kinds that occur. */
export function partsOf(counts: ScanCounts): { readonly kind: Kind; readonly count: number }[] {
  return kinds.map((kind) => ({ kind, count: counts[kind] })).filter(({ count }) => count > 0);
}

/** 看过163：没变142 读全8. */
export function sayReckoning(counts: ScanCounts, words: DigestWords): string {
  const separator = words.gap === '' ? ' ' : ', ';
  const parts = partsOf(counts).map(({ kind, count }) => words.counted(count, words.counts[kind]));
  return words.reckoning(counts.seen, parts.join(separator));
}
