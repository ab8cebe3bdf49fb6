/** Owns the look of a console report on several documents. Refuses the five parts of a finding. */
import { expect, test } from 'vitest';
import { checked, folderRun, reversed, runOf, textOf, unread } from './sample-run.ts';

test('a folder: a block each, the table, what could not be read last', async () => {
  expect(await textOf('console', folderRun)).toBe(`收件夹  6份文本；1个文件不是文本，已跳过

政协.docx  政协  已读全
 1 须改  目录页码失效，2处
 2 须改  完成率写成“≤”，3处
 3 须改  比率指标没有数值，1处
 4 须改  支出计划到末期不足100%，2处
   另有研判4条、提示1条、请核对1条

民政局.pdf  民政局  读了一部分：第7、9页是扫描图，未读
 1 须改  支出计划到末期不足100%，3处
   另有研判3条；2条规则没有检查完

统计局.docx  统计局  已读全
   没有须改；研判1条

供销社.txt  供销社  已读全
   没有意见；不等于审核通过

文件              读取          须改       研判       提示       请核对
交通运输局.pdf    未能读取      没有检查
水务局.docx       未能读取      没有检查
民政局.pdf        读了一部分    1条3处     3条12处    -          -
政协.docx         已读全        4条8处     4条23处    1条1处     1条2处
统计局.docx       已读全        -          1条3处     -          -
供销社.txt        已读全        -          -          -          -

未能读取2份
  交通运输局.pdf  有打开密码。请部门去掉密码后重新报送。
  水务局.docx     文件不完整，可能没有传完。请部门重新导出后报送。

共6份：已读全3，读了一部分1，未能读取2；跳过1个文件（通知.mp4）。
有须改2份。有文本没有读全，退出码3。
逐条说明：npx yushen check 收件夹/政协.docx
`);
});

test('past forty documents the blocks are dropped and the table stays', async () => {
  const documents = Array.from({ length: 41 }, (_, at) => checked(`单位${at + 10}.docx`, { findings: [reversed] }));
  const text = await textOf('console', runOf(documents, { exitCode: 1 }));
  expect(text).not.toContain('完成率写成');
  expect(text.match(/^单位\d+\.docx {4}已读全/gm)).toHaveLength(41);
  const forty = await textOf('console', runOf(documents.slice(1), { exitCode: 1 }));
  expect(forty.match(/^ 1 须改 {2}完成率写成“≤”，3处$/gm)).toHaveLength(40);
});

test('nothing is aligned after a name whose width terminals disagree on', async () => {
  const run = runOf([checked('“两会”.docx'), checked('甲.docx')]);
  expect(await textOf('console', run)).toContain(`文件       读取      须改      研判      提示      请核对
“两会”.docx
           已读全    -         -         -         -
甲.docx    已读全    -         -         -         -
`);
});

test('texts with one path under two arguments are told apart', async () => {
  const second = checked('甲.docx');
  const documents = [checked('甲.docx'), { ...second, source: { ...second.source, argument: 1 } }];
  const text = await textOf('console', runOf(documents, { arguments: ['一上/', '二上'] }));
  expect(text).toContain('\n一上/甲.docx    已读全');
  expect(text).toContain('\n二上/甲.docx    已读全');
});

test('a command is offered only where the path needs no quoting', async () => {
  const documents = [checked('甲 乙.docx', { findings: [reversed] }), checked('丙.docx')];
  expect(await textOf('console', runOf(documents))).not.toContain('npx yushen check');
});

test('a text in which no rule was checked is not known, never without findings', async () => {
  const text = await textOf('console', runOf([checked('甲.docx', { outcomes: {} }), unread('乙.docx', 'empty')]));
  expect(text).toContain('\n甲.docx  甲  已读全\n   规则没有检查，没有结论\n');
  expect(text).toMatch(/^甲\.docx {4}已读全 {6}没有检查$/m);
  expect(text).not.toContain('没有意见');
});
