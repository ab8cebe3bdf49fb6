/** Owns which reader takes which kind of file. Refuses to guess where no reader fits. */
import type { ExtractedDocument } from '#src/model/document.ts';
import { failed, type Result } from '#src/model/result.ts';
import { isCompoundFile } from './compound-file.ts';
import { detectKind, type FileKind } from './detect-kind.ts';
import { readDocx } from './docx/read-docx.ts';
import type { PdfAssets } from './pdf/read-pdf.ts';
import { readText } from './text/read-text.ts';
import { readWord97 } from './word97/read-word97.ts';

export type ReaderAssets = { readonly pdf: PdfAssets };

const mediaTypes: Readonly<Record<FileKind, string | null>> = {
  text: 'text/plain',
  pdf: 'application/pdf',
  package: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  word97: 'application/msword',
  ofd: 'application/ofd',
  'other-document': null,
  picture: null,
  other: null,
};

export type ReadFile = {
  readonly kind: FileKind;
  readonly mediaType: string | null;
  readonly result: Result<ExtractedDocument>;
};

/** Bytes of any file → what its reader took out of it; a kind without reader is `unsupported`. */
export async function readDocument(bytes: Uint8Array, assets: ReaderAssets): Promise<ReadFile> {
  const kind = bytes.length === 0 ? 'text' : detectKind(bytes);
  const result = await readKind(kind, bytes, assets);
  return { kind, mediaType: result.ok ? mediaTypeOf(kind, bytes) : null, result };
}

function mediaTypeOf(kind: FileKind, bytes: Uint8Array): string | null {
  return kind === 'workbook' && isCompoundFile(bytes) ? 'application/vnd.ms-excel' : mediaTypes[kind];
}

async function readKind(kind: FileKind, bytes: Uint8Array, assets: ReaderAssets): Promise<Result<ExtractedDocument>> {
  if (kind === 'text') return readText(bytes);
  if (kind === 'package') return readDocx(bytes);
  if (kind === 'word97') return readWord97(bytes);
  if (kind === 'workbook') {
    const { readSheet } = await import('./sheet/read-sheet.ts');
    return await readSheet(bytes);
  }
  if (kind === 'ofd') {
    const { readOfd } = await import('./ofd/read-ofd.ts');
    return readOfd(bytes);
  }
  if (kind !== 'pdf') return failed('unsupported', kind);
  // The parser is large: it is loaded when the first PDF comes.
  const { readPdf } = await import('./pdf/read-pdf.ts');
  return readPdf(bytes, assets.pdf);
}
