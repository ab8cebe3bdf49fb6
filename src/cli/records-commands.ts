/** Owns the commands that look after the records: `status`, `decide`, `audit verify`, `forget`. Refuses to touch a share. */
import { readFile } from 'node:fs/promises';
import { exitCodes } from '#src/app/exit-code.ts';
import { readDecisions } from '#src/app/scan/decide-file.ts';
import { forgetDocument } from '#src/app/scan/forget-document.ts';
import { statusText } from '#src/app/scan/status-text.ts';
import { withStore } from './store-option.ts';
import { languageOf, type Terminal } from './terminal.ts';

type Options = Readonly<Record<string, unknown>>;

export function runStatus(terminal: Terminal, _paths: readonly string[], options: Options): Promise<number> {
  return withStore(terminal, options, exitCodes.died, async (store) => {
    terminal.out(await statusText(store, languageOf(options)));
    return exitCodes.clean;
  });
}

export async function runDecide(terminal: Terminal, [file = '']: readonly string[], options: Options): Promise<number> {
  const zh = languageOf(options) === 'zh-CN';
  const content = await readFile(file, 'utf8').catch(() => null);
  if (content === null) {
    terminal.err(zh ? `${file}：读不到。\n` : `${file}: cannot be read.\n`);
    return exitCodes.usage;
  }
  const read = readDecisions(content);
  if (!read.ok) {
    for (const { position, message } of read.faults)
      terminal.err(`${file}:${position.line}:${position.column}: ${message}\n`);
    terminal.err(zh ? '有写错的行，一条也没有收下。\n' : 'Faulty lines; none was taken over.\n');
    return exitCodes.usage;
  }
  const { decisions } = read;
  return withStore(terminal, options, exitCodes.died, async (store) => {
    await store.recordDecisions(decisions, new Date().toISOString());
    terminal.out(zh ? `收下${decisions.length}条决定。\n` : `${decisions.length} decisions taken over.\n`);
    return exitCodes.clean;
  });
}

export function runAuditVerify(terminal: Terminal, _paths: readonly string[], options: Options): Promise<number> {
  const zh = languageOf(options) === 'zh-CN';
  return withStore(terminal, options, exitCodes.died, async (store) => {
    const { entries, brokenAt } = await store.verifyJournal();
    if (brokenAt === null) {
      terminal.out(zh ? `流水${entries}条，前后相接，没有改动。\n` : `${entries} entries, unbroken.\n`);
      return exitCodes.clean;
    }
    terminal.out(
      zh
        ? `流水第${brokenAt}条与前一条接不上：被改动过。\n`
        : `Entry ${brokenAt} does not follow the one before: altered.\n`,
    );
    return exitCodes.findings;
  });
}

export function runForget(terminal: Terminal, [name = '']: readonly string[], options: Options): Promise<number> {
  const zh = languageOf(options) === 'zh-CN';
  return withStore(terminal, options, exitCodes.died, async (store) => {
    const forgotten = await forgetDocument(store, name, new Date());
    if (forgotten === 0) {
      terminal.err(zh ? `记录里没有“${name}”。\n` : `The records do not know “${name}”.\n`);
      return exitCodes.usage;
    }
    terminal.out(
      zh ? `已删除${forgotten}稿，流水里留有凭据。\n` : `${forgotten} drafts deleted; the journal keeps the proof.\n`,
    );
    return exitCodes.clean;
  });
}
