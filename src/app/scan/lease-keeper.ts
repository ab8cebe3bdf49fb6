/** Owns the one lease of a scan: taken, kept alive, given back; a dead owner's is taken over. Refuses to wait for it. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { LeaseOwner, Store } from '#src/store/store.ts';

const heartbeatSeconds = 10;
/** Six heartbeats missed: the owner is dead or cut off. */
const staleSeconds = 60;

export type Lease =
  | { readonly ok: true; readonly release: () => Promise<void> }
  | { readonly ok: false; readonly holder: LeaseOwner; readonly heartbeatAt: string };

/** `onLost` is called where another owner took it meanwhile: then nothing more may be stored. */
export async function takeLease(store: Store, now: () => Date, onLost: () => void): Promise<Lease> {
  const at = () => now().toISOString();
  const owner: LeaseOwner = { host: hostname(), pid: process.pid, startedAt: at(), token: randomUUID() };
  let answer = await store.takeLease(owner, at(), staleSeconds, null);
  if (!answer.ok && isDead(answer.holder))
    answer = await store.takeLease(owner, at(), staleSeconds, answer.holder.token);
  if (!answer.ok) return answer;
  const beat = setInterval(async () => {
    const kept = await store.renewLease(owner, at()).catch(() => true);
    if (!kept) onLost();
  }, heartbeatSeconds * 1000);
  return {
    ok: true,
    release: async () => {
      clearInterval(beat);
      await store.releaseLease(owner);
    },
  };
}

/** Only of this machine can it be known. */
function isDead({ host, pid }: LeaseOwner): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
