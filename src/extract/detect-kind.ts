/** Owns what kind of file a bunch of bytes is, by its content. Refuses the file's name, which lies as often as not. */
import { isCompoundFile } from './compound-file.ts';
import { kindOfCompoundFile, kindOfZip } from './office-kind.ts';
import { utf16WithoutMark } from './text/decode-text.ts';

export type FileKind =
  | 'text'
  | 'pdf'
  /** A ZIP: Word, or another package that its reader will name. */
  | 'package'
  /** Excel, as a package or as a compound file. */
  | 'workbook'
  /** Word 97 and WPS. */
  | 'word97'
  /** A page description after GB/T 33190. */
  | 'ofd'
  /** A document of a kind that people do hand in but that is not read. */
  | 'other-document'
  | 'picture'
  | 'other';

const signatures: readonly (readonly [FileKind, readonly number[]])[] = [
  ['package', [0x50, 0x4b, 0x03, 0x04]],
  ['package', [0x50, 0x4b, 0x05, 0x06]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['picture', [0x42, 0x4d]],
  // Archives that are not opened: RAR and 7z. People do hand texts in in them.
  ['other-document', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['other-document', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
];

const markup = /^\s*(?:\{\\rtf|<!doctype|<html|<\?xml|mime-version:)/iu;

/** How far into a file its header may stand. */
const headerReach = 1024;

/** Bytes → kind; an empty file is `text`, whose reader says that it is empty. */
export function detectKind(bytes: Uint8Array): FileKind {
  const head = bytes.subarray(0, headerReach);
  const ascii = String.fromCharCode(...head);
  if (ascii.includes('%PDF-')) return 'pdf';
  // An encrypted Word package hides in a compound file too.
  if (isCompoundFile(head)) return kindOfCompoundFile(bytes);
  const known = signatures.find(([, signature]) => signature.every((byte, at) => head[at] === byte));
  if (known) return known[0] === 'package' ? kindOfZip(bytes) : known[0];
  if (markup.test(ascii.replace(/^ï»¿/u, ''))) return 'other-document';
  return looksBinary(head) ? 'other' : 'text';
}

// Text has no control characters but line ends and tabs; in UTF-16 half of its bytes may be zero, so zeros alone prove nothing there.
function looksBinary(head: Uint8Array): boolean {
  const wide = head.length >= 2 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff));
  if (wide || utf16WithoutMark(head) !== null) return false;
  const control = head.filter(
    (byte) => byte < 32 && byte !== 0 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13,
  ).length;
  return control > head.length * 0.05;
}
