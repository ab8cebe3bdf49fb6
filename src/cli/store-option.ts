/** Owns the options that say where the records are. Refuses to go on without them. */
import { resolve } from 'node:path';
import { type OpenStore, openStore } from '#src/app/scan/open-store.ts';
import { defaultStateFolder } from '#src/app/scan/state-folder.ts';
import { languageOf, type Terminal } from './terminal.ts';

export function stateFolderOf(options: Readonly<Record<string, unknown>>): string {
  return typeof options.state === 'string' ? resolve(options.state) : defaultStateFolder();
}

/** What the call does with the store, which is closed afterwards; `refused` where it cannot be opened, after the reason was said. */
export async function withStore(
  terminal: Terminal,
  options: Readonly<Record<string, unknown>>,
  refused: number,
  use: (store: OpenStore) => Promise<number>,
): Promise<number> {
  const url = typeof options.store === 'string' ? options.store : null;
  const opened = await openStore({ state: stateFolderOf(options), url }, new Date(), languageOf(options));
  if (!opened.ok) {
    terminal.err(`${opened.reason}\n`);
    return refused;
  }
  try {
    return await use(opened.store);
  } finally {
    await opened.store.close();
  }
}
