/** Owns what kind of document an office container holds: a ZIP package or a compound file. Refuses to open its parts. */
import { openCompoundFile } from './compound-file.ts';
import { readDirectory } from './zip-directory.ts';

/** A broken or encrypted container is a `package`, whose reader says what is wrong with it. */
export type OfficeKind = 'package' | 'workbook' | 'word97' | 'ofd' | 'other-document';

/** More entries than this are refused by the readers too. */
const entryLimit = 10_000;

/** What a ZIP holds; a ZIP of nothing known is a `package`. */
export function kindOfZip(bytes: Uint8Array): OfficeKind {
  const directory = readDirectory(bytes, entryLimit);
  if (!directory.ok) return 'package';
  const names = [...directory.value.keys()].map((name) => name.toLowerCase());
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^word\/document\d*\.xml$/u)) return 'package';
  if (has(/^xl\/workbook\d*\.(?:xml|bin)$/u)) return 'workbook';
  if (names.includes('ofd.xml')) return 'ofd';
  // OpenDocument says in its first entry what it is.
  return names.includes('mimetype') && names.includes('content.xml') ? 'other-document' : 'package';
}

/** What a compound file holds, by the streams at its top. */
export function kindOfCompoundFile(bytes: Uint8Array): OfficeKind {
  const opened = openCompoundFile(bytes);
  if (!opened.ok) return 'package';
  const names = new Set(opened.value.names.map((name) => name.toLowerCase()));
  if (names.has('encryptedpackage')) return 'package';
  if (names.has('worddocument')) return 'word97';
  return names.has('workbook') || names.has('book') ? 'workbook' : 'other-document';
}
