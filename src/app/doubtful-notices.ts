/** Owns the notices of what was recognised without certainty, place by place. Refuses to say what it should be. */
import type { ExtractedDocument } from '#src/model/document.ts';
import { type Notice, notice } from '#src/model/result.ts';
import { isDoubtful } from '#src/text/doubtful.ts';

/** Places told of one document; a scan with more is bad as a whole. */
const mostPlaces = 200;

export function doubtfulNotices({ blocks }: ExtractedDocument): readonly Notice[] {
  return blocks
    .filter(isDoubtful)
    .slice(0, mostPlaces)
    .map(({ origins }) => notice('reading-doubtful', {}, origins[0] ?? null));
}
