/** Owns a program that opens a store with a longer schema, so that it can be killed at any step of it. Refuses to do anything afterwards. */
import type { Migration } from '#src/store/migrations.ts';
import { migrations } from '#src/store/migrations.ts';
import { openSqliteStore } from '#src/store/open-sqlite.ts';

const [folder = '', killAt = '-1'] = process.argv.slice(2);

/** Every step writes twice; the program ends itself, without a last word, between two writes. */
let writes = 0;
const mayEnd = () => {
  if (writes === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  writes += 1;
};

const steps = Array.from(
  { length: 25 },
  (_, index): Migration =>
    async ({ schema }) => {
      mayEnd();
      await schema.createTable(`more_${index}`).addColumn('id', 'bigint').execute();
      mayEnd();
      await schema.alterTable('schema_version').addColumn(`more_${index}`, 'text').execute();
    },
);

const opening = await openSqliteStore(folder, '2026-01-06T18:00:00.000Z', { steps: [...migrations, ...steps] });
process.exitCode = opening.ok ? 0 : 1;
if (opening.ok) await opening.store.close();
