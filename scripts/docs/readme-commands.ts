/** Owns the part of the README that lists the commands, between its two marks. Refuses to touch any other line. */
import { readFile } from 'node:fs/promises';
import { programPath } from '#src/app/program-files.ts';
import { commands } from '#src/cli/commands.ts';
import { tableOf } from './table.ts';

const marks = { open: '<!-- commands: written by npm run docs -->', close: '<!-- /commands -->' } as const;

/** The README with its table of commands as the program has them; throws where the marks are missing. */
export async function readmeWithCommands(): Promise<string> {
  const text = await readFile(programPath('README.md'), 'utf8');
  const start = text.indexOf(marks.open);
  const end = text.indexOf(marks.close);
  if (start < 0 || end < start) throw new Error(`README.md lacks ${marks.open} … ${marks.close}`);
  return `${text.slice(0, start + marks.open.length)}\n\n${commandTables()}\n\n${text.slice(end)}`;
}

function commandTables(): string {
  const rows = commands.map(({ usage, name, what }) => [
    `\`yushen ${usage.startsWith(name) ? usage : `${name} ${usage}`}\``,
    what['zh-CN'],
    what.en,
  ]);
  const options = new Map<string, readonly [where: string[], zh: string, en: string]>();
  for (const { name, options: own } of commands) {
    for (const { flags, what } of own) {
      const key = `${flags} ${what.en}`;
      const known = options.get(key);
      if (known) known[0].push(name);
      else options.set(key, [[name], what['zh-CN'], what.en]);
    }
  }
  const optionRows = [...options].map(([key, [where, zh, en]]) => {
    const flags = key.slice(0, key.length - en.length - 1);
    return [`\`${flags}\``, where.length === commands.length ? '*' : where.join(', '), zh, en];
  });
  return [tableOf(['Command', '作用', 'Does'], rows), tableOf(['Option', 'Of', '作用', 'Does'], optionRows)].join(
    '\n\n',
  );
}
