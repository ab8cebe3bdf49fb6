/** Owns whose file it is: the folder it lies in, else the name in its path, else what the text says. Refuses to guess between two. */
import type { ScanSettings } from './settings.ts';

type Expected = ScanSettings['departments'];

/** The department that the path tells, or null. Paths have “/” between folders. */
export function departmentOfPath(path: string, expected: Expected): string | null {
  const plain = path.normalize('NFC');
  const byFolder = expected.filter(({ folder }) => folder !== undefined && isBelow(plain, folder.normalize('NFC')));
  if (byFolder.length === 1) return byFolder[0]?.name ?? null;
  const segments = plain.split('/');
  const byName = expected.filter(({ name }) => segments.slice(0, -1).includes(name.normalize('NFC')));
  return byName.length === 1 ? (byName[0]?.name ?? null) : null;
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
