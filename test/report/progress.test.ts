/** Owns the lines on stderr. Refuses streams and clocks. */
import { expect, test } from 'vitest';
import { logLine, progressEnd, progressLine, stoppedLine } from '#src/report/progress.ts';
import { widthOf } from '#src/report/wording/width.ts';

const progress = { done: 88, total: 150, file: '教育局2020.pdf', seconds: 18, limit: 60, failed: 3 };
const counts = { complete: 139, partial: 6, failed: 5 };

test('a terminal shows one line with the file in hand', () => {
  expect(progressLine(progress, 'zh-CN', 80)).toBe('[ 88/150] 正在读 教育局2020.pdf（已18秒，满60秒停止）  未能读取3');
  expect(progressEnd(counts, 'zh-CN', 80)).toBe('[150/150] 已读全139  读了一部分6  未能读取5');
  expect(progressLine({ ...progress, failed: 0 }, 'en', 80)).toBe(
    '[ 88/150] reading 教育局2020.pdf (18 s, stops at 60 s)',
  );
});

test('a long name is cut in its middle, so that its ending stays and the line does not wrap', () => {
  const file = '某某市某某区某某部门2020年部门预算绩效文本（第二次报送盖章）.pdf';
  const line = progressLine({ ...progress, file }, 'zh-CN', 80);
  expect(line).toBe('[ 88/150] 正在读 某某市某某区...送盖章）.pdf（已18秒，满60秒停止）  未能读取3');
  expect(widthOf(line)).toBeLessThanOrEqual(79);
});

test.for([
  [{ kind: 'start', name: '2020年一上收件', total: 150 }, '开始  2020年一上收件  150份'],
  [{ kind: 'progress', done: 15, total: 150 }, '进度  15/150'],
  [
    { kind: 'failed', file: '交通运输局/绩效文本（盖章）.pdf', failure: { code: 'encrypted', detail: 'x' } },
    '未能读取  交通运输局/绩效文本（盖章）.pdf  encrypted  有打开密码',
  ],
  [{ kind: 'slow', file: '教育局/教育局2020.pdf', seconds: 30 }, '较慢  教育局/教育局2020.pdf  已30秒'],
  [{ kind: 'end', counts }, '结束  150份  已读全139  读了一部分6  未能读取5'],
] as const)('a log has one line an event: %j', ([event, expected]) => {
  expect(logLine(event, 'zh-CN')).toBe(expected);
});

test('a name cannot forge a line of the log', () => {
  expect(logLine({ kind: 'slow', file: 'a\n结束\u001b[2K\u202ex', seconds: 30 }, 'zh-CN')).toBe(
    '较慢  a␊结束␛[2K[U+202E]x  已30秒',
  );
});

test('a stopped run says that nothing was written', () => {
  expect(stoppedLine(87, 'zh-CN')).toBe('已停止。已完成的87份没有写入报告；重新运行即可。');
});
