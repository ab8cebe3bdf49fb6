/** Owns the cutting of 绩效指标 in a duty into names. Refuses to cut a sentence. */
import { type Stretch, trimStretch } from '#src/text/sentences.ts';

const nameEnd = /[率度数量额比]$/u;
const conjunctions = /以及|和|及|与/gu;

/** Stretches of the names; a text that still holds ，。or ； without its final mark is one entry. */
export function splitDutyIndicators(text: string): Stretch[] {
  const [start, end] = trimStretch(text, [0, text.length]);
  const bare = text.slice(start, end).replace(/[。；;，,、.]+$/u, '');
  const whole: Stretch = [start, start + bare.length];
  if (bare === '') return [];
  if (/[，。；,;]/u.test(bare)) return [whole];
  return cutAt(text, whole, /、/gu).flatMap((piece) => cutAtConjunctions(text, piece));
}

function cutAt(text: string, [start, end]: Stretch, mark: RegExp): Stretch[] {
  const cuts = [...text.slice(start, end).matchAll(mark)].map((match) => start + match.index);
  const edges = [start - 1, ...cuts, end];
  return edges.slice(0, -1).flatMap((edge, index): Stretch[] => {
    const piece = trimStretch(text, [edge + 1, edges[index + 1] ?? end]);
    return piece[1] > piece[0] ? [piece] : [];
  });
}

function cutAtConjunctions(text: string, [start, end]: Stretch): Stretch[] {
  const pieces: Stretch[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(conjunctions)) {
    const at = start + match.index;
    const next = at + match[0].length;
    if (!nameEnd.test(text.slice(from, at).trim()) || !nameEnd.test(text.slice(next, end).trim())) continue;
    pieces.push(trimStretch(text, [from, at]));
    from = next;
  }
  return [...pieces, trimStretch(text, [from, end])];
}
