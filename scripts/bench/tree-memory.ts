/** Owns the look at the memory of a program and all it started. Refuses systems without /proc, where it sees nothing. */
import { readdirSync, readFileSync } from 'node:fs';

const everyMilliseconds = 50;

type Held = { readonly parent: number; readonly mebibytes: number };

function readHeld(pid: string): Held | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? 0);
    return { parent: field('PPid'), mebibytes: field('VmRSS') / 1024 };
  } catch {
    return null;
  }
}

/** Resident memory of the process and everything below it, in mebibytes. */
export function treeMemory(root: number): number {
  const all = new Map<number, Held>();
  for (const name of readdirSync('/proc')) {
    const held = /^\d+$/u.test(name) ? readHeld(name) : null;
    if (held) all.set(Number(name), held);
  }
  const belongs = (pid: number): boolean => {
    for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (at === root) return true;
    return false;
  };
  return [...all].reduce((sum, [pid, { mebibytes }]) => sum + (belongs(pid) ? mebibytes : 0), 0);
}

/** Looks again and again; the function it gives stops it and tells the most that was held at one time, in mebibytes. */
export function watchTree(root: number): () => number {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, treeMemory(root));
  }, everyMilliseconds);
  return () => {
    clearInterval(timer);
    return most;
  };
}
