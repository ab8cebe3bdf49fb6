/** Owns `yushen scan`: options to one night, or to nights by the clock. Refuses to decide what is read. */
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { defaultWorkers } from '#src/app/check-files.ts';
import { exitCodes } from '#src/app/exit-code.ts';
import { digestFormats } from '#src/app/reporting.ts';
import { type DigestRequest, type NightRequest, runNight, storeFaultOf } from '#src/app/scan/run-night.ts';
import { openScanLog } from '#src/app/scan/scan-log.ts';
import { readSettings, type ScanSettings } from '#src/app/scan/settings.ts';
import { readTimetable } from '#src/app/scan/timetable.ts';
import { packOrFaults } from './pack-option.ts';
import { stateFolderOf, withStore } from './store-option.ts';
import { folderOf, languageOf, type Terminal } from './terminal.ts';

type Options = Readonly<Record<string, unknown>>;

export async function runScan(terminal: Terminal, [folder = '']: readonly string[], options: Options): Promise<number> {
  const digests = readDigests(options.format);
  const workers = options.workers === undefined ? defaultWorkers : Number(options.workers);
  if (!digests) return refuse(terminal, `--format: ${digestFormats.join(', ')}`);
  if (!Number.isInteger(workers) || workers < 1 || workers > 8) return refuse(terminal, '--workers: 1–8');
  const times = await readTimetable(options.every);
  if (options.every !== undefined && !times) return refuse(terminal, '--every: 0 2 * * *');
  const settings = await settingsOrFaults(terminal, options.settings);
  const loaded = settings && (await packOrFaults(terminal, folderOf(options)));
  if (!settings || !loaded) return exitCodes.usage;
  const signal = terminal.interrupted();
  const log = openScanLog(stateFolderOf(options));
  return withStore(terminal, options, exitCodes.died, async (store) => {
    const night: NightRequest = {
      folder,
      store,
      pack: loaded.pack,
      message: loaded.message,
      settings,
      language: languageOf(options),
      workers,
      now: () => new Date(),
      signal,
      onEvent: (event) => {
        if (event.kind === 'settled' && terminal.live) terminal.err(`\r\u001b[K[${event.done}/${event.total}]`);
        if (event.kind === 'settled' && terminal.live && event.done === event.total) terminal.err('\r\u001b[K');
      },
      digests,
      width: terminal.width,
      colour: terminal.colour,
      print: terminal.out,
      log,
    };
    if (!times) return spendNight(terminal, night);
    let last: number = exitCodes.clean;
    for (let next = times(); next && !signal.aborted; next = times()) {
      await wait(next.getTime() - Date.now(), null, { signal }).catch(() => null);
      if (!signal.aborted) last = await spendNight(terminal, night);
    }
    return last;
  });
}

async function spendNight(terminal: Terminal, night: NightRequest): Promise<number> {
  try {
    const outcome = await runNight(night);
    if (outcome.kind === 'held') {
      const { host, pid, startedAt } = outcome.holder;
      terminal.err(
        night.language === 'zh-CN'
          ? `另一次扫描正在进行：${host}，进程${pid}，${startedAt}开始。这次没有扫描。\n`
          : `Another scan is running: ${host}, process ${pid}, since ${startedAt}. Nothing was scanned.\n`,
      );
    } else if (outcome.unwritten) terminal.err(`${outcome.unwritten.path}: ${outcome.unwritten.reason}\n`);
    return outcome.exitCode;
  } catch (error) {
    const fault = storeFaultOf(error);
    if (fault === null) throw error;
    night.log.failed(fault);
    const zh = night.language === 'zh-CN';
    const full = zh
      ? '磁盘已满，扫描已停止；已读完的都已存好，清理磁盘后再运行即可。'
      : 'The disk is full; the scan stopped. What was read is stored; run again when there is space.';
    const other = zh
      ? '记录写不进去，扫描已停止；已存好的不受影响。'
      : 'The records cannot be written; the scan stopped. What is stored is safe.';
    terminal.err(`${fault === 'disk-full' ? full : `${other} (${fault})`}\n`);
    return exitCodes.died;
  }
}

function refuse(terminal: Terminal, sentence: string): number {
  terminal.err(`${sentence}\n`);
  return exitCodes.usage;
}

function readDigests(given: unknown): DigestRequest[] | null {
  const list = Array.isArray(given) && given.length > 0 ? given : ['console'];
  const requests = list.map((text: unknown): DigestRequest | null => {
    const [name = '', ...rest] = String(text).split(':');
    const format = digestFormats.find((known) => known === name);
    const path = rest.length > 0 ? rest.join(':') : null;
    return format && path !== '' ? { format, path } : null;
  });
  const known = requests.filter((request) => request !== null);
  return known.length === requests.length ? known : null;
}

async function settingsOrFaults(terminal: Terminal, file: unknown): Promise<ScanSettings | null> {
  if (typeof file !== 'string') {
    const none = readSettings('{}');
    return none.ok ? none.settings : null;
  }
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    terminal.err(`${file}: 读不到 · cannot be read\n`);
    return null;
  }
  const read = readSettings(text);
  if (read.ok) return read.settings;
  for (const { position, message } of read.faults)
    terminal.err(`${file}:${position.line}:${position.column}: ${message}\n`);
  return null;
}
