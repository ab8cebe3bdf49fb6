/** Owns the short hash that names a place. Refuses secrets: it is an identity, not a protection. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The first 16 bytes of SHA-256 over the parts, as hex; parts cannot run into each other. */
export function digest(parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(parts.map((part) => `${part.length}:${part}`).join('|')))).slice(0, 32);
}
