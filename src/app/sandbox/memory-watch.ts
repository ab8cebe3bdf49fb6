/** Owns the look at how much memory a child holds. Refuses to guess where the system does not tell. */
import { readFileSync } from 'node:fs';

const everyMilliseconds = 50;

/** Calls `onFull` once the child holds more than the limit, in mebibytes. On systems without /proc the heap limit of the child stands alone. */
export function watchMemory(pid: number, mebibytes: number, onFull: () => void): () => void {
  if (process.platform !== 'linux') return () => undefined;
  const timer = setInterval(() => {
    const held = residentKibibytes(pid);
    if (held !== null && held > mebibytes * 1024) onFull();
  }, everyMilliseconds);
  return () => clearInterval(timer);
}

function residentKibibytes(pid: number): number | null {
  try {
    const found = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Number(found[1]) : null;
  } catch {
    return null;
  }
}
