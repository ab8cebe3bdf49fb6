/** Owns the laying out of a recognised page, and how sure each part of it is. Refuses pixels. */
import { type Box, containsPoint, type Turn } from '#src/extract/grid/geometry.ts';
import { layOutPage, type PageLayout } from '#src/extract/grid/page-layout.ts';
import type { PageTable } from '#src/extract/grid/tables.ts';
import { type PagePicture, type PictureMarks, readPagePicture } from './read-page-picture.ts';
import type { Recogniser } from './recogniser.ts';

const undo: Readonly<Record<Turn, Turn>> = { 0: 0, 1: 3, 2: 2, 3: 1 };

/** The least sure character in a box; undefined where none was recognised. */
function surenessIn({ glyphs }: PictureMarks): (box: Box) => number | undefined {
  return (box) => {
    let least: number | undefined;
    for (const { confidence, x0, y0, x1, y1 } of glyphs)
      if (confidence !== undefined && containsPoint(box, (x0 + x1) / 2, (y0 + y1) / 2))
        least = Math.min(least ?? 1, confidence);
    return least;
  };
}

/** A page picture → its layout, turned so that it reads; `above` is the table that ended the page before. */
export async function layOutPicture(
  page: PagePicture,
  recogniser: Recogniser,
  above: PageTable | null,
): Promise<PageLayout> {
  const { turn, ...marks } = await readPagePicture(page, recogniser);
  return { ...layOutPage(marks, { above }), turn: undo[turn], sureness: surenessIn(marks) };
}
