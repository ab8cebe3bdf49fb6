/** Owns what `status` prints: the last runs, and what their records say is still open. Refuses to look at the share. */
import type { Language } from '#src/model/run.ts';
import type { ScanRecord } from '#src/model/scan.ts';
import { failureText } from '#src/report/wording/failures.ts';
import { showControls } from '#src/report/wording/visible.ts';
import type { Store } from '#src/store/store.ts';

const shownRuns = 7;

const outcomes: Readonly<Record<Language, Readonly<Record<ScanRecord['run']['outcome'], string>>>> = {
  'zh-CN': {
    finished: '扫完',
    unreachable: '共享文件夹连不上',
    'many-files-gone': '大量文件不见，没有当作删除',
    stopped: '中途停止',
    'disk-full': '磁盘已满',
  },
  en: {
    finished: 'finished',
    unreachable: 'share out of reach',
    'many-files-gone': 'many files gone, not taken as deleted',
    stopped: 'stopped',
    'disk-full': 'disk full',
  },
};

export async function statusText(store: Store, language: Language): Promise<string> {
  const zh = language === 'zh-CN';
  const runs = await store.runs(null, shownRuns);
  if (runs.length === 0) return zh ? '还没有扫描过。\n' : 'No scan so far.\n';
  const lines = [zh ? '最近的扫描' : 'Last scans'];
  for (const { startedAt, record } of runs)
    lines.push(`  ${beijing(startedAt)}  ${record ? sayRun(record, language) : zh ? '没有结束' : 'not ended'}`);
  const latest = runs.find(({ record }) => record !== null)?.record;
  for (const failure of latest?.failures ?? []) {
    const again =
      failure.nextTry === null
        ? ''
        : zh
          ? `  ${beijing(failure.nextTry)}后再读`
          : `  next try after ${beijing(failure.nextTry)}`;
    lines.push(`  ${showControls(failure.path)}  ${failure.code}  ${failureText(failure, language)}${again}`);
  }
  const waiting = latest?.counts.notStable ?? 0;
  if (waiting > 0) lines.push(zh ? `等待静置后再读：${waiting}份` : `Waiting until they rest: ${waiting}`);
  const missing = latest?.missing.map(({ department }) => department) ?? [];
  if (missing.length > 0) lines.push(zh ? `还没交：${missing.join('、')}` : `Not handed in: ${missing.join(', ')}`);
  return `${lines.join('\n')}\n`;
}

function sayRun({ run, counts }: ScanRecord, language: Language): string {
  const { seen, unchanged, complete, partial, failed } = counts;
  const said = outcomes[language][run.outcome];
  if (language === 'zh-CN')
    return `${said}  看过${seen} 没变${unchanged} 读全${complete} 一部分${partial} 未能读取${failed}`;
  return `${said}  seen ${seen}, unchanged ${unchanged}, read ${complete}, partly ${partial}, not read ${failed}`;
}

/** YYYY-MM-DD HH:MM, Beijing time. */
function beijing(at: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return format.format(new Date(at));
}
