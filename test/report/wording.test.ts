/** Owns the texts of failures and notices. Refuses where they are shown. */
import { expect, test } from 'vitest';
import { failed, failureCodes, notice, noticeCodes } from '#src/model/result.ts';
import { failureCause, failureText } from '#src/report/wording/failures.ts';
import { noticeText, noticeTexts } from '#src/report/wording/notices.ts';

test.for([
  ['encrypted', '', '文件有打开密码，没有检查。请部门去掉密码后重新报送。'],
  ['malformed', '', '文件不完整，可能没有传完，没有检查。请部门重新导出后报送。'],
  ['unsupported', '', '不是能读的格式，没有检查。请部门另存为DOCX或PDF报送。'],
  ['empty', '', '文件里没有内容，没有检查。请部门核对后重新报送。'],
  ['timeout', '60 s', '60秒内没有读完，已停止，没有检查。请单独再试；仍不行的，请部门重新导出。'],
  ['timeout', '', '限定时间内没有读完，已停止，没有检查。请单独再试；仍不行的，请部门重新导出。'],
  ['bomb', 'inflated over 200 MiB', '解开后超过200兆，已停止，没有检查。请部门重新导出后报送。'],
] as const)(
  'a failure says what happened, that nothing was checked, who does what: %s %s',
  ([code, detail, expected]) => {
    expect(failureText(failed(code, detail).failure, 'zh-CN')).toBe(expected);
  },
);

const neverSaid = /成功|失败|错误|违规|疑似|您|！|!|undefined|\{/;

test.for(failureCodes)('the failure %s speaks both languages and never of the writer', (code) => {
  const { failure } = failed(code);
  expect(failureText(failure, 'zh-CN')).toMatch(/^\p{Script=Han}.*，没有检查。请.*。$/u);
  expect(failureText(failure, 'zh-CN')).not.toMatch(neverSaid);
  expect(failureText(failure, 'en')).toMatch(/^[A-Z][^{]*; not checked\. [A-Z].*\.$/);
  expect(failureCause(failure, 'zh-CN')).not.toMatch(/[。]$/);
});

test.for(noticeCodes)('the notice %s speaks both languages without any value', (code) => {
  expect(noticeText(notice(code), 'zh-CN')).toMatch(/^[\p{Script=Han}\d].*。$/u);
  expect(noticeText(notice(code), 'zh-CN')).not.toMatch(neverSaid);
  expect(noticeText(notice(code), 'en')).toMatch(/^[A-Z0-9][^{]*\.$/);
  expect(noticeText(notice(code), 'en')).not.toMatch(neverSaid);
});

test.for([
  [[7], '第7页是扫描图，未读。这一页没有结论。请报送带文字的文本。'],
  [[7, 9], '第7、9页是扫描图，未读。这两页没有结论。请报送带文字的文本。'],
  [[3, 1, 2, 9], '第1–3、9页是扫描图，未读。这些页没有结论。请报送带文字的文本。'],
] as const)('unread pages are named in rising order, runs joined: %j', ([pages, expected]) => {
  const notices = pages.map((page) => notice('page-without-text', {}, { kind: 'page', page, box: [0, 0, 1, 1] }));
  expect(noticeTexts(notices, 'zh-CN')).toEqual([expected]);
});

test('a thousand unread pages stay one short text', () => {
  const notices = Array.from({ length: 1000 }, (_, at) => notice('page-without-text', { page: `${2 * at + 1}` }));
  expect(noticeTexts(notices, 'zh-CN')).toEqual([
    '第1、3、5、7、9、11、13、15、17、19、21、23等1000页是扫描图，未读。这些页没有结论。请报送带文字的文本。',
  ]);
});

test('rules that lack different evidence are told apart, and a place can be looked up', () => {
  const notices = [
    notice('rule-not-evaluated', { rule: 'a/b', needs: 'spans' }),
    notice('rule-not-evaluated', { rule: 'a/c', needs: 'fields' }),
    notice('hidden-text', {}, { kind: 'line', line: 12, column: 1 }),
  ];
  expect(noticeTexts(notices, 'zh-CN')).toEqual([
    '1条规则没有检查：原件没有合并单元格信息。其余规则不受影响。',
    '1条规则没有检查：原件没有目录域信息。其余规则不受影响。',
    '文本有隐藏文字，没有作为正文检查。请部门删除或取消隐藏后报送。（第12行）',
  ]);
});
