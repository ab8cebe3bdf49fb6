/** Owns the only door to the PDF parser: loading it, its options, its errors as failures. Refuses to look at content. */
import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Recogniser } from '#src/extract/scan/recogniser.ts';
import { limits } from '#src/model/limits.ts';
import { failed, type Result, success } from '#src/model/result.ts';
import { createLocalPorts } from './local-port.ts';

/** Where the parser finds what it may need. Folder addresses end in a slash; in Node they may be paths. */
export type PdfAssets = {
  /** Packed character maps (`pdfjs-dist/cmaps/`): without them GBK text comes back empty. */
  readonly cMapUrl: string;
  /** Metrics of the 14 standard fonts (`pdfjs-dist/standard_fonts/`). */
  readonly standardFontDataUrl: string;
  /** Told how many pages the file has before they are read. */
  readonly onPages?: (count: number) => void;
  /** Without it pages that show nothing but pictures stay unread. */
  readonly scans?: ScanAssets;
};

export type ScanAssets = {
  /** Decoders of picture formats (`pdfjs-dist/wasm/`). */
  readonly wasmUrl: string;
  /** Loaded when the first page needs it. */
  readonly recogniser: () => Promise<Recogniser>;
};

type Parser = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
export type OpenPdf = {
  readonly parser: Parser;
  readonly pdf: PDFDocumentProxy;
  readonly close: () => Promise<void>;
  /** Whether the parser gave up on some page so far, although it handed one out. */
  readonly isBroken: () => boolean;
};

/** More pages than any office submits; the page tree may also lie. */
const pageLimit = 2000;

/** The parser and its worker half, joined in this thread: the caller's process is the boundary. */
async function loadParser(onBroken: () => void): Promise<{ parser: Parser; worker: PDFWorker }> {
  const [parser, { WorkerMessageHandler }] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ]);
  const [near, far] = createLocalPorts(onBroken);
  WorkerMessageHandler.initializeFromPort(far);
  return { parser, worker: parser.PDFWorker.create({ port: near, verbosity: 0 }) };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** A PDF starts with `%PDF-` within its first kilobyte; anything else only looks repaired to the parser. */
function hasHeader(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}

/**
 * Opens a PDF without rendering, scripting or fetching; its pictures are decoded only where they are asked for.
 * Failures: `empty`, `malformed`, `encrypted`, `too-many-pages`.
 */
export async function openPdf(
  bytes: Uint8Array,
  assets: PdfAssets,
  pictures: Pick<ScanAssets, 'wasmUrl'> | null = null,
): Promise<Result<OpenPdf>> {
  if (bytes.length === 0) return failed('empty');
  if (!hasHeader(bytes)) return failed('malformed', 'no PDF header');
  let broken = false;
  const { parser, worker } = await loadParser(() => {
    broken = true;
  });
  const loading = parser.getDocument({
    worker,
    // A copy, and a plain one: the parser takes the buffer away from its owner and refuses Node's own kind.
    data: new Uint8Array(bytes),
    cMapUrl: assets.cMapUrl,
    cMapPacked: true,
    standardFontDataUrl: assets.standardFontDataUrl,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: pictures !== null,
    ...(pictures ? { wasmUrl: pictures.wasmUrl } : {}),
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Text needs no picture, and a picture can be a bomb.
    maxImageSize: pictures ? limits.pictures.pixels : 0,
    verbosity: 0,
  });
  const close = async () => {
    await loading.destroy();
    worker.destroy();
  };
  try {
    const pdf = await loading.promise;
    assets.onPages?.(pdf.numPages);
    if (pdf.numPages <= pageLimit) return success({ parser, pdf, close, isBroken: () => broken });
    await close();
    return failed('too-many-pages', `${pdf.numPages} of at most ${pageLimit}`);
  } catch (error) {
    await close();
    return nameOf(error) === 'PasswordException' ? failed('encrypted') : failed('malformed', nameOf(error));
  }
}
