/** Owns the counts behind the notices of a PDF: pages without text, characters without meaning, hidden text. Refuses to change any text. */
import type { Glyph } from '#src/extract/grid/geometry.ts';
import { type Notice, notice } from '#src/model/result.ts';
import type { PageMarks } from './page-marks.ts';

/** Share of characters that stand for nothing from which the text is doubtful. */
const unmappedShare = 0.005;
/** A page with fewer readable characters than this under a picture or drawing has no usable text layer. */
const fewestCharacters = 8;
/** Curved outlines from which a page without characters is text turned into drawings. */
const drawnText = 200;

/** Private use, unassigned, control and replacement characters: glyphs that the file does not map to text. */
const unmapped = /[\p{Co}\p{Cn}\p{Cs}\ufffd]|(?![\t\n\r])\p{Cc}/u;

/** Something is painted on the page, and no text that could be read. */
export function isWithoutText({ glyphs, pictures, curves }: PageMarks): boolean {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  const odd = inked.filter(({ text }) => unmapped.test(text)).length;
  const readable = inked.filter(({ hidden }) => !hidden).length - odd;
  return readable < fewestCharacters && (pictures.length > 0 || curves >= drawnText || odd > 0);
}

type Census = {
  /** `recognised`: the page was read from its picture. */
  readonly count: (page: number, marks: PageMarks, recognised: boolean) => void;
  readonly glyphs: () => number;
  readonly notices: () => Notice[];
};

export function createCensus(): Census {
  let glyphs = 0;
  let characters = 0;
  let strange = 0;
  const hiddenPages: number[] = [];
  const pageNotices: Notice[] = [];

  function count(page: number, marks: PageMarks, recognised: boolean): void {
    glyphs += marks.glyphs.length;
    const inked: readonly Glyph[] = marks.glyphs.filter((glyph) => glyph.text.trim() !== '');
    const odd = inked.filter((glyph) => unmapped.test(glyph.text)).length;
    characters += inked.length;
    strange += odd;
    if (!recognised && inked.some((glyph) => glyph.hidden)) hiddenPages.push(page);
    if (recognised) pageNotices.push(notice('text-recognised', { page: String(page) }, pageOrigin(page, marks)));
    else if (isWithoutText(marks))
      pageNotices.push(notice('page-without-text', { page: String(page) }, pageOrigin(page, marks)));
  }

  function notices(): Notice[] {
    const found = [...pageNotices];
    if (strange > unmappedShare * characters)
      found.push(notice('unmapped-characters', { count: String(strange), total: String(characters) }));
    for (const page of hiddenPages) found.push(notice('hidden-text', { page: String(page) }));
    return found;
  }

  return { count, glyphs: () => glyphs, notices };
}

function pageOrigin(page: number, { width, height }: PageMarks): NonNullable<Notice['place']> {
  return { kind: 'page', page, box: [0, 0, width, height] };
}
