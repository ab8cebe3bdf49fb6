/** Owns the cleaning of ruling lines: doubled ones become one, broken ones whole, dots vanish. Refuses to see tables in them. */
import type { Rulings, Segment } from './geometry.ts';

/** Parallel lines closer than this (points) are one border drawn twice. */
export const doubledLine = 3;
/** Pieces of one line may stand this far apart (dotted borders, joints of cells). */
const brokenLine = 3;
/** What is shorter after joining is no border of a cell. */
const shortestLine = 5;
/** A page with more lines than this per direction is a drawing, not a form. */
const mostLines = 1000;

type Cluster = { at: number; weight: number; pieces: Segment[] };

/** Groups by position; a group never grows wider than one doubled line. */
function clusterByPosition(segments: readonly Segment[], apart: number): Cluster[] {
  const clusters: (Cluster & { first: number })[] = [];
  for (const segment of [...segments].sort((a, b) => a.at - b.at)) {
    const last = clusters.at(-1);
    const weight = Math.max(segment.to - segment.from, 0.1);
    if (last && segment.at - last.first <= apart) {
      last.at = (last.at * last.weight + segment.at * weight) / (last.weight + weight);
      last.weight += weight;
      last.pieces.push(segment);
    } else clusters.push({ at: segment.at, first: segment.at, weight, pieces: [segment] });
  }
  return clusters;
}

function joinPieces({ at, pieces }: Cluster, gap: number): Segment[] {
  const joined: { at: number; from: number; to: number }[] = [];
  for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && piece.from - last.to <= gap) last.to = Math.max(last.to, piece.to);
    else joined.push({ at, from: piece.from, to: piece.to });
  }
  return joined.filter((segment) => segment.to - segment.from >= shortestLine);
}

/** Lines of one direction, each whole and once (those up to `apart` beside each other, in pieces up to `gap` from each other), sorted by position; none where there are too many to be a form. */
export function mergeSegments(
  segments: readonly Segment[],
  { apart = doubledLine, gap = brokenLine }: { readonly apart?: number; readonly gap?: number } = {},
): Segment[] {
  const merged = clusterByPosition(segments, apart).flatMap((cluster) => joinPieces(cluster, gap));
  return merged.length > mostLines ? [] : merged;
}

export function mergeRulings(rulings: Rulings): Rulings {
  return { horizontal: mergeSegments(rulings.horizontal), vertical: mergeSegments(rulings.vertical) };
}
