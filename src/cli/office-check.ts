/** Owns what a clerk gets from the starter: what was dropped on it, or the folder beside it, checked into one page that opens. Refuses to say less than `yushen check`. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes } from '#src/app/exit-code.ts';
import { runCheck } from './check-command.ts';
import { systemTerminal } from './system-terminal.ts';

export const inbox = '收件夹';
export const reportName = '预审报告.html';

/** Program and words that show a page on this system; null where there is no screen. */
export function opener(
  page: string,
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly [string, readonly string[]] | null {
  if (platform === 'win32') return [`${environment.SystemRoot ?? 'C:\\Windows'}\\explorer.exe`, [page]];
  const hasScreen = environment.DISPLAY !== undefined || environment.WAYLAND_DISPLAY !== undefined;
  return hasScreen ? ['xdg-open', [page]] : null;
}

function open(page: string): void {
  const call = opener(page, process.platform, process.env);
  if (!call) return;
  const [program, words] = call;
  const shown = spawn(program, [...words], { detached: true, stdio: 'ignore' });
  // No browser: the page is where the last line says.
  shown.once('error', () => undefined);
  shown.unref();
}

/** Exit code of the check; `home` is the folder of the starter. */
export async function checkForOffice(home: string, paths: readonly string[]): Promise<number> {
  const terminal = systemTerminal();
  const given = paths.length > 0 ? paths : [join(home, inbox)];
  const page = join(home, reportName);
  const code = await runCheck(terminal, given, { format: ['console', `html:${page}`], failOn: 'error', lang: 'zh-CN' });
  if (code !== exitCodes.died && code !== exitCodes.usage && existsSync(page)) {
    terminal.out(`\n报告：${page}\n`);
    open(page);
  }
  return code;
}
