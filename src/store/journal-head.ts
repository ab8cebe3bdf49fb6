/** Owns the end of the journal as a small file beside the database: it tells when the database lost what it once had. Refuses to be the journal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalHead } from './journal.ts';
import { sha256Of } from './sealed.ts';
import { writeText } from './whole-file.ts';

export const headName = 'journal.head';

/** Null where there is none, or none that can be trusted. */
export function readHead(folder: string): JournalHead | null {
  let text: string;
  try {
    text = readFileSync(join(folder, headName), 'utf8');
  } catch {
    return null;
  }
  const [seq = '', hash = '', proof] = text.trim().split(' ');
  return proof === sha256Of(`${seq} ${hash}`) ? { seq: Number(seq), hash } : null;
}

/** A head that could not be written guards less than it could, and is never wrong. */
export function keepHead(folder: string, { seq, hash }: JournalHead): void {
  try {
    writeText(join(folder, headName), `${seq} ${hash} ${sha256Of(`${seq} ${hash}`)}\n`);
  } catch {
    return;
  }
}
