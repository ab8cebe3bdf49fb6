/** Owns what a PDF would run or open by itself: scripts, launched programs, embedded files, media. Refuses to run, open or name any of it. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Notice, notice } from '#src/model/result.ts';
import type { OpenPdf } from './open-pdf.ts';

const kinds = ['javascript', 'launch', 'embedded-file', 'media'] as const;
type Counts = Record<(typeof kinds)[number], number>;

function get(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** The scripts of an event table: a map or a plain object of lists. */
function countScripts(table: unknown): number {
  if (typeof table !== 'object' || table === null) return 0;
  const lists: unknown[] = table instanceof Map ? [...table.values()] : Object.values(table);
  return lists.reduce((sum: number, list) => sum + (Array.isArray(list) ? list.length : 1), 0);
}

const mediaTypes: ReadonlySet<unknown> = new Set(['RichMedia', 'Screen', 'Movie', 'Sound', '3D']);

function countAnnotation(annotation: unknown, counts: Counts): void {
  const subtype = get(annotation, 'subtype');
  if (subtype === 'FileAttachment') counts['embedded-file'] += 1;
  if (mediaTypes.has(subtype)) counts.media += 1;
  counts.javascript += countScripts(get(annotation, 'actions'));
  // A link to an address is followed by a click; what is no address names a program, a file or a script.
  const [address, target] = [get(annotation, 'url'), get(annotation, 'unsafeUrl')];
  if (address || typeof target !== 'string' || target === '' || target.startsWith('#')) return;
  if (/^\s*javascript:/iu.test(target)) counts.javascript += 1;
  else counts.launch += 1;
}

const launch = Array.from('/Launch', (letter) => letter.charCodeAt(0));

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0;
}

/** Actions `/S /Launch` in the plain objects of the file, since the parser does not tell of those that run on opening. */
function countLaunches(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x2f); at >= 0; at = bytes.indexOf(0x2f, at + 1)) {
    if (!launch.every((letter, n) => bytes[at + n] === letter)) continue;
    let before = at - 1;
    while (isBlank(bytes[before])) before -= 1;
    if (bytes[before] === 0x53 && bytes[before - 1] === 0x2f) count += 1;
  }
  return count;
}

async function countPages(pdf: PDFDocumentProxy, counts: Counts): Promise<void> {
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [annotations, scripts] = await Promise.all([page.getAnnotations(), page.getJSActions()]);
    for (const annotation of annotations) countAnnotation(annotation, counts);
    counts.javascript += countScripts(scripts);
  }
}

/** One notice `active-content` for each kind that the file holds. Parts that the parser cannot read count as absent. */
export async function findActiveContent({ pdf }: OpenPdf, bytes: Uint8Array): Promise<readonly Notice[]> {
  const counts: Counts = { javascript: 0, launch: 0, 'embedded-file': 0, media: 0 };
  try {
    const [scripts, attachments] = await Promise.all([pdf.getJSActions(), pdf.getAttachments()]);
    counts.javascript += countScripts(scripts);
    counts['embedded-file'] += attachments === null ? 0 : countScripts(attachments);
    await countPages(pdf, counts);
  } catch {
    // The text was read: what hangs on a page too broken to look at cannot be told.
  }
  counts.launch = Math.max(counts.launch, countLaunches(bytes));
  return kinds.flatMap((kind) =>
    counts[kind] > 0 ? [notice('active-content', { kind, count: String(counts[kind]) })] : [],
  );
}
