/** Owns `yushen schedule print`. Refuses to change the system. */
import { resolve } from 'node:path';
import { exitCodes } from '#src/app/exit-code.ts';
import { scheduleText } from '#src/app/scan/schedule-text.ts';
import { defaultStateFolder } from '#src/app/scan/state-folder.ts';
import { languageOf, type Terminal } from './terminal.ts';

export async function runSchedulePrint(
  terminal: Terminal,
  [folder = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const time = String(options.at);
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(time)) {
    terminal.err('--at: 00:00–23:59\n');
    return exitCodes.usage;
  }
  const state = typeof options.state === 'string' ? resolve(options.state) : defaultStateFolder();
  const call = [process.execPath, resolve(process.argv[1] ?? 'yushen')];
  terminal.out(scheduleText({ call, folder: resolve(folder), state, time }, languageOf(options)));
  return exitCodes.clean;
}
