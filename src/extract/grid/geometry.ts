/** Owns the shapes that lie on a page before they mean anything: boxes, glyphs, rulings. Refuses pages, formats and text flow. */

/** Points from the top left of the page: left, top, right, bottom. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** A straight ruling line. `at` is its y (horizontal) or x (vertical), `from` and `to` its ends on the other axis. */
export type Segment = { readonly at: number; readonly from: number; readonly to: number };

export type Rulings = { readonly horizontal: readonly Segment[]; readonly vertical: readonly Segment[] };

/** Quarter turns clockwise from upright reading direction. */
export type Turn = 0 | 1 | 2 | 3;

/** One drawn glyph: what it stands for and the em box it takes. */
export type Glyph = {
  readonly text: string;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** Font size in points after all transforms. */
  readonly size: number;
  readonly turn: Turn;
  /** The file carries the glyph but a reader of the page does not see it. */
  readonly hidden: boolean;
  /** Marked-content number for the structure tree, −1 where there is none. */
  readonly mark: number;
  /** 0 to 1 where the glyph was recognised in a picture. */
  readonly confidence?: number;
};

/** A straight piece of text: the glyphs of one line in reading order, spaces already restored. */
export type TextLine = {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly hidden: boolean;
  readonly glyphs: readonly Glyph[];
};

export function unite(boxes: Iterable<Box>): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return [x0, y0, x1, y1];
}

export function glyphBox(glyph: Glyph): Box {
  return [glyph.x0, glyph.y0, glyph.x1, glyph.y1];
}

export function containsPoint(box: Box, x: number, y: number): boolean {
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

export function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** The box seen after the sheet (width × height, upright) is turned by quarter turns clockwise. */
export function turnBox(box: Box, turn: Turn, width: number, height: number): Box {
  const [x0, y0, x1, y1] = box;
  switch (turn) {
    case 0:
      return box;
    case 1:
      return [height - y1, x0, height - y0, x1];
    case 2:
      return [width - x1, height - y1, width - x0, height - y0];
    case 3:
      return [y0, width - x1, y1, width - x0];
  }
}
