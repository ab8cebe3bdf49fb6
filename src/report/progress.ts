/** Owns what stderr says while a run goes on: the rewritten line of a terminal and the lines of a log. Refuses clocks, streams and cell text. */
import type { Failure } from '#src/model/result.ts';
import type { DocumentStatus, Language } from '#src/model/run.ts';
import { sayStatuses } from './wording/closing.ts';
import { failureCause } from './wording/failures.ts';
import { showControls } from './wording/visible.ts';
import { cutMiddle, widthOf } from './wording/width.ts';
import { plural, statusWords } from './wording/words.ts';

/** `seconds` is how long the file in hand has been read, `limit` when it will be stopped. */
export type Progress = {
  readonly done: number;
  readonly total: number;
  readonly file: string;
  readonly seconds: number;
  readonly limit: number;
  readonly failed: number;
};

export type StatusCounts = Partial<Record<DocumentStatus, number>>;

/** The line of a terminal, at most `width` − 1 cells: a full line would wrap. The name of the file gives way, in its middle. */
export function progressLine(progress: Progress, language: Language, width: number): string {
  const { done, total, seconds, limit, failed } = progress;
  const zh = language === 'zh-CN';
  const before = `${counter(done, total)} ${zh ? '正在读' : 'reading'} `;
  const time = zh ? `（已${seconds}秒，满${limit}秒停止）` : ` (${seconds} s, stops at ${limit} s)`;
  const fault = failed === 0 ? '' : `  ${sayStatuses({ failed }, language)}`;
  const after = `${time}${fault}`;
  const file = cutMiddle(showControls(progress.file), width - 1 - widthOf(before) - widthOf(after));
  return cutMiddle(`${before}${file}${after}`, width - 1);
}

/** The last line of a terminal: [150/150] 已读全139  读了一部分6  未能读取5. */
export function progressEnd(counts: StatusCounts, language: Language, width: number): string {
  const total = sumOf(counts);
  return cutMiddle(`${counter(total, total)} ${sayStatuses(counts, language, '  ')}`, width - 1);
}

function counter(done: number, total: number): string {
  return `[${String(done).padStart(String(total).length)}/${total}]`;
}

function sumOf(counts: StatusCounts): number {
  return (counts.complete ?? 0) + (counts.partial ?? 0) + (counts.failed ?? 0);
}

/** One event of a run as one line of a log. */
export type LogEvent =
  | { readonly kind: 'start'; readonly name: string; readonly total: number }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly file: string; readonly failure: Failure }
  | { readonly kind: 'slow'; readonly file: string; readonly seconds: number }
  | { readonly kind: 'end'; readonly counts: StatusCounts };

/** The event as one line without its line feed; control characters of names are shown, so that no name can forge a line. */
export function logLine(event: LogEvent, language: Language): string {
  return showControls(logFields(event, language).join('  '));
}

function logFields(event: LogEvent, language: Language): string[] {
  const zh = language === 'zh-CN';
  switch (event.kind) {
    case 'start':
      return [zh ? '开始' : 'start', event.name, sayTexts(event.total, language)];
    case 'progress':
      return [zh ? '进度' : 'progress', `${event.done}/${event.total}`];
    case 'failed':
      return [statusWords[language].failed, event.file, event.failure.code, failureCause(event.failure, language)];
    case 'slow':
      return [zh ? '较慢' : 'slow', event.file, zh ? `已${event.seconds}秒` : `${event.seconds} s`];
    case 'end':
      return [zh ? '结束' : 'end', sayTexts(sumOf(event.counts), language), sayStatuses(event.counts, language, '  ')];
  }
}

function sayTexts(number: number, language: Language): string {
  return language === 'zh-CN' ? `${number}份` : plural(number, 'text');
}

/** Said when a person stops the run. */
export function stoppedLine(done: number, language: Language): string {
  if (language === 'en') return `Stopped. The ${done} finished texts stand in no report; run again.`;
  return `已停止。已完成的${done}份没有写入报告；重新运行即可。`;
}
