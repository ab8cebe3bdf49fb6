/** Owns which dark runs are ruling lines: long ones that meet others, and short ones that reach from line to line. Refuses pixels. */
import type { Rulings, Segment } from '#src/extract/grid/geometry.ts';
import { mergeSegments } from '#src/extract/grid/rulings.ts';
import type { Run, Runs } from './ruling-runs.ts';

/** All in points. Runs this far beside each other are one line; strokes of characters lie closer to other lines than borders do. */
const oneLine = 1;
/** Pieces of a line that noise has broken. */
const brokenByNoise = 0.7;
/** Pieces of long lines may stand this far apart: a seal or a fold hides what lies between. */
const brokenBySeal = 12;
/** No stroke of a character is as long as this; shorter lines must reach from line to line. */
const long = 36;
/** Shorter than this is no border of a cell: cells are wider than high. */
const [shortestAcross, shortestDown] = [18, 12];
/** Lines that miss each other by this much were meant to meet. */
const jointReach = 3.5;
/** A short line must end this close to the lines across: characters keep more distance from their borders. */
const shortReach = 2.5;

function isLong({ from, to }: Segment): boolean {
  return to - from >= long;
}

/** Positions of the lines across that a line meets or nearly meets. */
function meetings(line: Segment, across: readonly Segment[]): number[] {
  return across
    .filter(
      (other) =>
        other.at >= line.from - jointReach &&
        other.at <= line.to + jointReach &&
        line.at >= other.from - jointReach &&
        line.at <= other.to + jointReach,
    )
    .map(({ at }) => at);
}

/** Ends that miss the last line across are drawn to it; tails beyond it, which are text that touches, are cut. */
function fitEnds(line: Segment, across: readonly Segment[], cutsTails: boolean): Segment[] {
  const met = meetings(line, across);
  if (met.length === 0) return [];
  // A row that runs on over the page is open below; nothing is open like that to the side.
  if (met.length === 1) return cutsTails ? [] : [line];
  const [first, last] = [Math.min(...met), Math.max(...met)];
  if (last - first <= jointReach) return isLong(line) ? [line] : [];
  if (cutsTails) return [{ at: line.at, from: first, to: last }];
  return [{ at: line.at, from: Math.min(line.from, first), to: Math.max(line.to, last) }];
}

/** A short line is a border where it begins and ends on lines across. */
function reachesAcross(line: Segment, across: readonly Segment[]): boolean {
  const met = meetings(line, across);
  const ends = (end: number) => met.some((at) => Math.abs(at - end) <= shortReach);
  return ends(line.from) && ends(line.to);
}

function toPoints(runs: readonly Run[], scale: number): Segment[] {
  return runs.map(({ at, from, to }) => ({ at: (at + 0.5) * scale, from: from * scale, to: (to + 1) * scale }));
}

/** Pieces of one direction: the long ones whole, the short ones as they are. */
function piecesOf(runs: readonly Run[], scale: number, shortest: number): { long: Segment[]; short: Segment[] } {
  const pieces = mergeSegments(toPoints(runs, scale), { apart: oneLine, gap: brokenByNoise });
  const solid = pieces.filter(({ from, to }) => to - from >= shortest);
  // A border that a seal broke: its pieces lie on one line with a long one.
  const holds = (whole: Segment, part: Segment) =>
    Math.abs(whole.at - part.at) <= oneLine && part.from >= whole.from && part.to <= whole.to;
  const joined = mergeSegments(solid, { apart: oneLine, gap: brokenBySeal }).filter((whole) =>
    solid.some((part) => isLong(part) && holds(whole, part)),
  );
  return { long: joined, short: solid.filter((piece) => !joined.some((whole) => holds(whole, piece))) };
}

/** Runs → the ruling lines of the page, in points; `scale` is points a pixel. */
export function joinRuns(runs: Runs, scale: number): Rulings {
  const across = piecesOf(runs.horizontal, scale, shortestAcross);
  const down = piecesOf(runs.vertical, scale, shortestDown);
  let horizontal = across.long;
  let vertical = down.long.filter((line) => meetings(line, horizontal).length > 0);
  horizontal = horizontal.flatMap((line) => fitEnds(line, vertical, true));
  vertical = [...vertical, ...down.short.filter((line) => reachesAcross(line, horizontal))];
  horizontal = [...horizontal, ...across.short.filter((line) => reachesAcross(line, vertical))];
  return {
    horizontal: horizontal.flatMap((line) => fitEnds(line, vertical, true)),
    vertical: vertical.flatMap((line) => fitEnds(line, horizontal, false)),
  };
}
