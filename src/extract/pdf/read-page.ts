/** Owns the reading of one page: its operator list walked once, its memory given back. Refuses everything after marks. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfFont } from './graphics-state.ts';
import { toMatrix } from './matrix.ts';
import type { OpenPdf } from './open-pdf.ts';
import { createMarkReader, type Operators, type PageMarks } from './page-marks.ts';

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

export type PageReader = (page: number) => Promise<PageMarks>;

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
