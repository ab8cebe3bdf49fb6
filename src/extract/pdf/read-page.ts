/** Owns the reading of one page: its operator list walked once, its memory given back. Refuses everything after marks. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfFont } from './graphics-state.ts';
import type { Operators } from './mark-walk.ts';
import { toMatrix } from './matrix.ts';
import type { OpenPdf } from './open-pdf.ts';
import { createMarkReader, type PageMarks } from './page-marks.ts';

function toFont(value: unknown): PdfFont {
  const scale =
    typeof value === 'object' && value !== null && 'fontMatrix' in value && Array.isArray(value.fontMatrix)
      ? value.fontMatrix[0]
      : 0.001;
  const vertical = typeof value === 'object' && value !== null && 'vertical' in value && value.vertical === true;
  return { scale: typeof scale === 'number' && scale !== 0 ? scale : 0.001, vertical };
}

function fontsOf(page: PDFPageProxy): (id: string) => PdfFont {
  const known = new Map<string, PdfFont>();
  return (id) => {
    const found = known.get(id) ?? toFont(page.commonObjs.has(id) ? page.commonObjs.get(id) : null);
    known.set(id, found);
    return found;
  };
}

async function groupVisibility(pdf: PDFDocumentProxy): Promise<(group: unknown) => boolean> {
  const config = await pdf.getOptionalContentConfig();
  return (group) => config.isVisible(group) !== false;
}

type PageReader = (page: number) => Promise<PageMarks>;

/** Whether the file says that it is tagged; the parser answers with a map or a plain object. */
export async function isTagged({ pdf }: OpenPdf): Promise<boolean> {
  const marked: unknown = await pdf.getMarkInfo();
  if (marked instanceof Map) return marked.get('Marked') === true;
  return typeof marked === 'object' && marked !== null && 'Marked' in marked && marked.Marked === true;
}

/** The structure tree of a page, null where it has none. As long to read as the text itself: ask only where it helps. */
export async function readStructure({ pdf }: OpenPdf, number: number): Promise<unknown> {
  const page = await pdf.getPage(number);
  return page.getStructTree();
}

/** Reads pages of an open PDF, one at a time, numbered from 1. Throws what the parser throws on a broken page. */
export async function createPageReader({ parser, pdf }: OpenPdf): Promise<PageReader> {
  const readMarks = createMarkReader(parser.OPS);
  const shows = await groupVisibility(pdf);
  return async (number) => {
    const page = await pdf.getPage(number);
    const view = page.getViewport({ scale: 1 });
    const operators: Operators = await page.getOperatorList();
    const frame = { matrix: toMatrix(view.transform), width: view.width, height: view.height };
    const marks = readMarks({ operators, frame, font: fontsOf(page), shows });
    page.cleanup();
    return marks;
  };
}

/** Pages opened before they are needed: their streams inflate while the page before is laid out. */
const pagesAhead = 2;

/** The pages in order, from 1. */
export async function* readAhead(
  readPage: PageReader,
  count: number,
): AsyncGenerator<{ readonly number: number; readonly marks: PageMarks }> {
  const started: Promise<PageMarks>[] = [];
  for (let number = 1; number <= count; number++) {
    while (started.length <= pagesAhead && number + started.length <= count) {
      const page = readPage(number + started.length);
      // A page that fails is reported when its turn comes, or never where an earlier one ended the reading.
      page.catch(() => undefined);
      started.push(page);
    }
    const next = started.shift();
    if (next) yield { number, marks: await next };
  }
}
