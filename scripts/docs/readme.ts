/** Owns the parts of the README that the program itself fills, each between its two marks. Refuses to touch any other line. */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { programPath } from '#src/app/program-files.ts';
import { commands } from '#src/cli/commands.ts';
import { fillPart } from './marked-part.ts';
import { tableOf } from './table.ts';

const sample = { input: 'fixtures/shanhaiguan-2020/input', rule: 'target/comparator-reversed' } as const;

/** The README with its commands and its sample as the program has them; throws where a mark is missing. */
export async function filledReadme(): Promise<string> {
  const text = await readFile(programPath('README.md'), 'utf8');
  return fillPart(fillPart(text, 'sample', sampleFinding()), 'commands', commandTables());
}

/** What the README's first command prints of one finding. */
function sampleFinding(): string {
  const { stdout } = spawnSync(process.execPath, ['src/cli/yushen.js', 'check', sample.input], {
    cwd: programPath('.'),
    encoding: 'utf8',
  });
  const block = stdout.split('\n\n').find((part) => part.split('\n')[0]?.endsWith(sample.rule));
  if (block === undefined) throw new Error(`${sample.rule} is not found in ${sample.input}`);
  return `\`\`\`text\n${block}\n\`\`\``;
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
