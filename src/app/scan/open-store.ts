/** Owns the choice of the database, and the reason where it cannot be opened in words for people. Refuses to mend a store. */
import type { Language } from '#src/model/run.ts';
import { openPostgresStore } from '#src/store/open-postgres.ts';
import { openSqliteStore } from '#src/store/open-sqlite.ts';
import type { RefusalCode, StoreRefusal } from '#src/store/opening.ts';
import type { Store } from '#src/store/store.ts';

export type StorePlace = {
  /** Folder of the records, on a local disk. */
  readonly state: string;
  /** postgres://… where the records are kept on a server, else null. */
  readonly url: string | null;
};

/** The store as the doors may use it: they import app alone. */
export type OpenStore = Store;

export type StoreAnswer =
  | { readonly ok: true; readonly store: Store }
  | { readonly ok: false; readonly reason: string; readonly code: RefusalCode };

const reasons: Readonly<Record<Language, Readonly<Record<RefusalCode, string>>>> = {
  'zh-CN': {
    'network-folder': '存放记录的文件夹在网络共享上，数据库在那里会损坏；请用 --state 指定本机文件夹。',
    'lost-entries': '记录比以前少，可能被换成了旧文件；没有打开，也没有改动。',
    'newer-schema': '记录由更新的版本写成，请升级程序后再用。',
    foreign: '数据库里有别的程序的表，没有打开。',
    'driver-missing': '没有安装pg，不能连接PostgreSQL；请先运行 npm i pg。',
    'disk-full': '磁盘已满，没有打开记录；请清理磁盘后再运行。',
    damaged: '记录文件已损坏，没有打开，也没有改动。',
    locked: '记录正被另一个程序占用，请稍后再运行。',
    permission: '没有读写记录文件夹的权限。',
    unreachable: '数据库服务器连不上。',
  },
  en: {
    'network-folder':
      'The folder of the records lies on a share, where a database breaks; choose a local one with --state.',
    'lost-entries': 'The records are shorter than they were; not opened, nothing changed.',
    'newer-schema': 'A newer version wrote the records; upgrade first.',
    foreign: 'The database holds tables of another program; not opened.',
    'driver-missing': 'pg is not installed; run npm i pg first.',
    'disk-full': 'The disk is full; the records were not opened.',
    damaged: 'The records are damaged; not opened, nothing changed.',
    locked: 'Another program holds the records; try again later.',
    permission: 'No permission to read and write the folder of the records.',
    unreachable: 'The database server cannot be reached.',
  },
};

export async function openStore({ state, url }: StorePlace, now: Date, language: Language): Promise<StoreAnswer> {
  const at = now.toISOString();
  const opening = url === null ? await openSqliteStore(state, at) : await openPostgresStore(url, at);
  if (opening.ok) return opening;
  return { ok: false, code: opening.refusal.code, reason: sayRefusal(opening.refusal, language) };
}

function sayRefusal({ code, backup }: StoreRefusal, language: Language): string {
  const reason = reasons[language][code];
  if (backup === null) return reason;
  return language === 'zh-CN' ? `${reason}最近的备份：${backup}` : `${reason} Latest copy: ${backup}`;
}
