/** Owns a program that records files one after the other until it is killed, and says each that is stored. Refuses to end by itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedDocumentSchema } from '#src/model/run.ts';
import { openSqliteStore } from '#src/store/open-sqlite.ts';

const [folder = '', first = '0'] = process.argv.slice(2);
const now = '2026-01-05T18:00:00.000Z';
const checked = checkedDocumentSchema.parse(JSON.parse(readFileSync(join(folder, 'submission.json'), 'utf8')));
const opening = await openSqliteStore(folder, now);
if (!opening.ok) throw new Error(opening.refusal.code);
const { store } = opening;
const root = '收件夹';
const run = await store.beginRun(root, now);
for (let index = Number(first); ; index += 1) {
  const path = `${index}.docx`;
  const sha256 = String(index).padStart(64, '0');
  const { fiscalYear, unitCode, projectCodes } = checked;
  await store.recordFile({
    run,
    root,
    file: {
      path,
      sha256,
      size: index,
      mtime: index,
      inode: '1',
      state: 'done',
      attempts: 0,
      nextTry: null,
      failure: null,
      department: null,
    },
    content: { packKey: 'built-in@1', checked, extraction: new Uint8Array(20_000).fill(index) },
    draft: { of: null, path, sha256, department: null, fiscalYear, unitCode, projectCodes },
    change: null,
    at: now,
  });
  process.stdout.write(`${index}\n`);
}
