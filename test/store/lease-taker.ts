/** Owns a program that takes or releases the lease on each line it is given, and answers with a line. Refuses to wait for it. */
import { createInterface } from 'node:readline';
import { openSqliteStore } from '#src/store/open-sqlite.ts';

const [folder = '', token = ''] = process.argv.slice(2);
const now = '2026-01-05T18:00:00.000Z';
const opening = await openSqliteStore(folder, now);
if (!opening.ok) throw new Error(opening.refusal.code);
const { store } = opening;
const owner = { host: 'office', pid: process.pid, startedAt: now, token };
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'take') process.stdout.write((await store.takeLease(owner, now, 60, null)).ok ? 'taken\n' : 'held\n');
  else {
    await store.releaseLease(owner);
    process.stdout.write('released\n');
  }
}
await store.close();
