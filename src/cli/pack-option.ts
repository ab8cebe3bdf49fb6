/** Owns the answer to a rules pack that does not load. Refuses to go on with a part of it. */
import { type LoadedPack, loadPack } from '#src/app/load-pack.ts';
import type { Terminal } from './terminal.ts';

/** The pack, or null after every fault was said as file:line:column. */
export async function packOrFaults(
  terminal: Terminal,
  folder: string | null,
): Promise<Extract<LoadedPack, { ok: true }> | null> {
  const loaded = await loadPack(folder);
  if (loaded.ok) return loaded;
  for (const { file, position, message } of loaded.faults)
    terminal.err(`${file}:${position.line}:${position.column}: ${message}\n`);
  terminal.err('规则包有问题，没有检查任何文件。 The rules pack is faulty; nothing was checked.\n');
  return null;
}
