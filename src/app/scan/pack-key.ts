/** Owns the name of a rules pack as the store knows it: another content, another name. Refuses to say which of two is newer. */
import { createHash } from 'node:crypto';
import type { PackMessage } from '../sandbox/answer.ts';
import { toolVersion } from '../tool-version.ts';

/** Rules in code are the program's own, so its version stands for them. */
export async function packKeyOf({ id, version, files }: PackMessage): Promise<string> {
  const values = files.map(({ file, kind, value }) => [file.split(/[\\/]/u).slice(-2).join('/'), kind, value]);
  const hash = createHash('sha256')
    .update(JSON.stringify([await toolVersion(), values]))
    .digest('hex');
  return `${id}@${version}+${hash.slice(0, 16)}`;
}
