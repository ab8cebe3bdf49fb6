/** Owns how the entries of a ZIP of uploads are named in results: below the ZIP's own path, never out of it. Refuses the disk: nothing is unpacked. */
import { isLeaving } from './collect-files.ts';

export type NamedEntry<Entry> = {
  readonly entry: Entry;
  /** The ZIP's path, then the entry's folders and name. */
  readonly path: string;
  /** Nobody hands it in: a leaving of a system or a packer, or a link. */
  readonly skip: boolean;
};

/** Entries with their paths; null where two of them would have the same: then nobody could say which was meant. */
export function nameEntries<Entry extends { readonly name: string; readonly link: boolean }>(
  bundle: string,
  entries: readonly Entry[],
): NamedEntry<Entry>[] | null {
  const named = entries.map((entry) => {
    // What would lead out of the ZIP is no folder of it.
    const parts = entry.name.split(/[/\\]/u).filter((part) => !['', '.', '..'].includes(part));
    return { entry, path: [bundle, ...parts].join('/'), skip: entry.link || parts.some(isLeaving) };
  });
  const isOwn = new Set(named.map(({ path }) => path)).size === named.length;
  return isOwn && named.every(({ path }) => path !== bundle) ? named : null;
}
