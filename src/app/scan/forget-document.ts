/** Owns the deleting of a text from the records, by its path or by the hash of its bytes. Refuses to touch the file itself. */
import type { Store } from '#src/store/store.ts';

/** How many contents were deleted; 0 where the name is not known. */
export async function forgetDocument(store: Store, name: string, now: Date): Promise<number> {
  const hashes = /^[0-9a-f]{64}$/u.test(name) ? [name] : await store.contentsOf(name);
  let forgotten = 0;
  for (const sha256 of hashes) if (await store.forget(sha256, now.toISOString())) forgotten += 1;
  return forgotten;
}
