/** Owns an office for one test: a share, a folder of records, nights in this process or by the real program. Refuses to judge what comes back. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LoadedPack, loadPack } from '#src/app/load-pack.ts';
import { openStore } from '#src/app/scan/open-store.ts';
import { type ScanRequest, scanShare } from '#src/app/scan/scan-share.ts';
import { readSettings } from '#src/app/scan/settings.ts';
import type { ScanRecord } from '#src/model/scan.ts';
import type { Store } from '#src/store/store.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const atOnce = 'settle: { quietSeconds: 0, minimumAgeSeconds: 0 }\n';

export type Ran = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
};
export type Account = { readonly uid: number; readonly gid: number };
export type NightOptions = Partial<Pick<ScanRequest, 'now' | 'tell' | 'onEvent' | 'workers' | 'signal' | 'sandbox'>> & {
  readonly folder?: string;
  readonly rules?: string;
};
export type Office = {
  readonly home: string;
  readonly folder: string;
  readonly state: string;
  readonly settings: string;
  /** postgres://… where the records are kept on a server. */
  readonly url: string | null;
  readonly night: (options?: NightOptions) => Promise<ScanRecord>;
  readonly records: <T>(use: (store: Store) => Promise<T>) => Promise<T>;
};

const packs = new Map<string, Promise<LoadedPack>>();

/** Only the built-in rules stay as they are. */
async function packOf(folder: string | null) {
  const known = (folder === null && packs.get('')) || loadPack(folder);
  if (folder === null) packs.set('', known);
  const loaded = await known;
  if (!loaded.ok) throw new Error(loaded.faults.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return loaded;
}

/** `more` are further lines of the settings, in YAML. Files are read at once unless `settle` stands among them. */
export function openOffice(
  home: string,
  more = '',
  url: string | null = null,
  state: string = join(home, 'state'),
): Office {
  const folder = join(home, '收件');
  const settings = join(home, 'settings.yaml');
  mkdirSync(folder, { recursive: true });
  writeFileSync(settings, more.includes('settle:') ? more : `${atOnce}${more}`);
  const read = readSettings(more.includes('settle:') ? more : `${atOnce}${more}`);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const records: Office['records'] = async (use) => {
    const opened = await openStore({ state, url }, new Date(), 'zh-CN');
    if (!opened.ok) throw new Error(opened.reason);
    try {
      return await use(opened.store);
    } finally {
      await opened.store.close();
    }
  };
  const night: Office['night'] = async ({ rules, ...given } = {}) => {
    const { pack, message } = await packOf(rules ?? null);
    const scanned = await records((store) =>
      scanShare({
        folder,
        store,
        pack,
        message,
        settings: read.settings,
        language: 'zh-CN',
        // Starting a child costs more than most nights here have to read.
        workers: 1,
        now: () => new Date(),
        signal: new AbortController().signal,
        onEvent: () => undefined,
        ...given,
      }),
    );
    if (!scanned.ok) throw new Error(`held by ${scanned.holder.pid}`);
    return scanned.record;
  };
  return { home, folder, state, settings, url, night, records };
}

/** The arguments of a scan by the program, with one child: two cost more to start than they save here. */
export function scanCall({ folder, state, settings, url }: Office, ...more: readonly string[]): string[] {
  const place = url === null ? [] : ['--store', url];
  return [
    'scan',
    folder,
    '--state',
    state,
    '--settings',
    settings,
    '--format',
    'json',
    '--workers',
    '1',
    ...place,
    ...more,
  ];
}

export type Started = { readonly child: ChildProcess; readonly ended: Promise<Ran> };

/** The real program; `before` stands in front of it, as a tracer does. */
export function start(
  call: readonly string[],
  { account, env, before = [] }: { account?: Account; env?: NodeJS.ProcessEnv; before?: readonly string[] } = {},
): Started {
  const [program = '', ...rest] = [...before, process.execPath, 'src/cli/yushen.js', ...call];
  const child = spawn(program, rest, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    ...account,
  });
  const heard: Buffer[] = [];
  const complained: Buffer[] = [];
  child.stdout?.on('data', (piece: Buffer) => heard.push(piece));
  child.stderr?.on('data', (piece: Buffer) => complained.push(piece));
  const ended = new Promise<Ran>((resolve) => {
    child.once('close', (code, signal) =>
      resolve({ code, signal, out: Buffer.concat(heard).toString(), err: Buffer.concat(complained).toString() }),
    );
  });
  return { child, ended };
}

export function program(...given: Parameters<typeof start>): Promise<Ran> {
  return start(...given).ended;
}

/** Somebody who may not do everything: rights mean nothing to root. */
export const clerk: Account | null = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null;
