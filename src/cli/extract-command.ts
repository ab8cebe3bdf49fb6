/** Owns `yushen extract`. Refuses formats other than JSON. */
import { isPartial } from '#src/app/check-document.ts';
import { exitCodes } from '#src/app/exit-code.ts';
import { extractFile } from '#src/app/extract-file.ts';
import { failureText, noticeTexts } from '#src/app/reporting.ts';
import { packOrFaults } from './pack-option.ts';
import { languageOf, type Terminal } from './terminal.ts';

export async function runExtract(
  terminal: Terminal,
  paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  if (options.format !== 'json') {
    terminal.err('--format: json\n');
    return exitCodes.usage;
  }
  const loaded = await packOrFaults(terminal, null);
  if (!loaded) return exitCodes.usage;
  const extraction = await extractFile(paths[0] ?? '', loaded, terminal.interrupted());
  if (!extraction.ok) {
    terminal.err(`${failureText(extraction.failure, languageOf(options))}\n`);
    return exitCodes.unread;
  }
  for (const text of noticeTexts(extraction.notices, languageOf(options))) terminal.err(`${text}\n`);
  terminal.out(`${JSON.stringify(extraction.value, null, 2)}\n`);
  return isPartial(extraction.notices) ? exitCodes.unread : exitCodes.clean;
}
