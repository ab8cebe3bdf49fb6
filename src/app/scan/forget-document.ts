/** Owns the deleting of a text from the records, by its path or by the hash of its bytes. Refuses to touch the file itself. */
import type { Store } from '#src/store/store.ts';

/** How many contents were deleted; 0 where the name is not known. */
export async function forgetDocument(store: Store, name: string, now: Date): Promise<number> {
  const at = now.toISOString();
  const hashes = /^[0-9a-f]{64}$/u.test(name) ? [name] : await store.contentsOf(name);
  const held = await Promise.all(hashes.map((sha256) => holdsText(store, sha256)));
  // Copies of the records hold the text too. They go first, and all of them, for a wrong clock may have dated one ahead: a call that is cut off can be made again.
  if (held.includes(true)) await store.backUp(at, 0);
  let forgotten = 0;
  for (const sha256 of hashes) if (await store.forget(sha256, at)) forgotten += 1;
  if (forgotten > 0) await store.backUp(at, 1);
  return forgotten;
}

async function holdsText(store: Store, sha256: string): Promise<boolean> {
  return (await store.extractionOf(sha256)) !== null || (await store.checkOf(sha256, null)) !== null;
}
