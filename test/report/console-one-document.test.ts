/** Owns the look of a console report on one document, block by block. Refuses runs over several. */
import { expect, test } from 'vitest';
import { notice } from '#src/model/result.ts';
import { makeReporter } from '#src/report/registry.ts';
import {
  blankBasis,
  checked,
  direction,
  finding,
  place,
  reversed,
  row,
  runOf,
  seedRun,
  skipped,
  textOf,
  twelveOutcomes,
  unread,
} from './sample-run.ts';

const name = '政协部门2020年部门预算绩效文本.docx';

test('one document: five parts for each finding, what is doubtful under its own heading', async () => {
  const document = checked(name, { department: '政协', findings: [reversed, blankBasis, direction] });
  expect(await textOf('console', runOf([document], { exitCode: 1 }))).toBe(`政协部门2020年部门预算绩效文本.docx
政协  2020年度  5个项目  17行指标  已读全
须改1条3处  研判1条17处  请核对1条2处

 1 须改  完成率写成“≤”，共3处  target/comparator-reversed
         位置  项目2第2行 完成率 指标值  “≤90%”
               项目5第1行 机关活动完成率 指标值  “≤80%”
               项目5第2行 机关基本公务对外事务完成率 指标值  “≤80%”
         应为  “≥”加百分比。
         依据  数值关系：完成率越高越好。
               财预〔2015〕88号审核表“绩效合理性”〔待核原文〕
         修改  将“≤”改为“≥”，数值按全年目标填写，如“≥95%”。

 2 研判  指标值确定依据全部空白，共17处  target/basis-missing
         位置  项目1第1–3行、项目2第1–4行、项目3第1–3行、项目4第1–3行、项目5
               第1–4行  空白
         应为  每行写明历史数、行业标准或计划文件。
         依据  表样：本表设有“指标值确定依据”栏。
               财预〔2015〕88号关于绩效标准的要求〔待核原文〕
         修改  逐行补填依据，如“2019年实际完成数”或考核办法的名称、文号。

请核对（没有把握，不计入须改，不影响退出码）

核1  “≤”的方向请核对，共2处  target/comparator-reversed
         位置  项目2第1行 两辆车 指标值  “≤90%”
               项目5第3行 长期使用性 指标值  “≤80%”
         应为  越高越好用“≥”，越低越好用“≤”。
         依据  推断：只依据“数量指标”“可持续影响指标”。
         核对  对照指标含义确认方向；确需更改的，再写入退回意见。

12条规则全部检查。有须改事项，退出码1。
规则说明：npx yushen explain target/comparator-reversed
`);
});

test('the seed: counts, numbers in the order of the run, the rule with most places to fix is worth explaining', async () => {
  const lines = (await textOf('console', seedRun)).split('\n');
  expect(lines[2]).toBe('须改4条8处  研判4条23处  提示1条1处  请核对1条2处');
  expect(lines.filter((line) => /^ ?\d+ /.test(line)).map((line) => line.slice(0, 7))).toEqual([
    ' 1 须改  ',
    ' 2 须改  ',
    ' 3 须改  ',
    ' 4 须改  ',
    ' 5 研判  ',
    ' 6 研判  ',
    ' 7 研判  ',
    ' 8 研判  ',
    ' 9 提示  ',
  ]);
  expect(lines.at(-2)).toBe('规则说明：npx yushen explain target/comparator-reversed');
});

const someDuty = { number: 1, name: '民主监督' };
const someProject = { number: 3, code: '', name: '委员工作室经费' };

test.for([
  [
    'a contents entry by its printed number',
    place({ section: 'contents', item: '4、政协会议绩效目标表', quote: '错误！未定义书签。' }),
    '目录第4项“政协会议绩效目标表”  “错误！未定义书签。”',
  ],
  [
    'a contents entry without a number by its title',
    place({ section: 'contents', item: '总体绩效目标', quote: '12' }),
    '目录“总体绩效目标”  “12”',
  ],
  [
    'a duty by number and name',
    place({ section: 'duty', duty: someDuty, label: '绩效标准', quote: '80%为良' }),
    '职责1“民主监督” 绩效标准  “80%为良”',
  ],
  [
    'a part of the text by its heading',
    place({ section: 'part-1', label: '总体目标', quote: '2019年工作' }),
    '第一部分 总体目标  “2019年工作”',
  ],
  [
    'a label that repeats its heading once',
    place({ section: 'safeguards', label: '工作保障措施' }),
    '工作保障措施  空白',
  ],
  ['the cover', place({ section: 'cover', label: '审核', quote: '某某局' }), '封面 审核  “某某局”'],
  [
    'a field of a project by number and name',
    place({ project: someProject, label: '资金支出计划', quote: '92.00' }),
    '项目3“委员工作室经费” 资金支出计划  “92.00”',
  ],
  ['an empty cell', row(2, 3, '完成率', ''), '项目2第3行 完成率 指标值  空白'],
  [
    'an absent family of indicators',
    place({ project: someProject, field: 'indicators[成本指标]', label: '成本指标' }),
    '项目3“委员工作室经费” 成本指标  缺',
  ],
  [
    'a quote that was cut',
    row(2, 3, '完成率', '甲'.repeat(5), { cut: true }),
    '项目2第3行 完成率 指标值  “甲甲甲甲甲”……',
  ],
  [
    'a page of the original',
    row(2, 3, '完成率', '≤90%', { origins: [{ kind: 'page', page: 8, box: [0, 0, 1, 1] }] }),
    '项目2第3行 完成率 指标值  “≤90%”  原件第8页',
  ],
] as const)('a place is named in the words of the document: %s', async ([, given, expected]) => {
  const document = checked('a.docx', { findings: [finding({ ruleId: 'a/b', title: '题', places: [given] })] });
  expect(await textOf('console', runOf([document]))).toContain(`\n         位置  ${expected}\n`);
});

test('a mark of one or two characters in running text is shown with its neighbours', async () => {
  const text = '本年度职责共分以下四项，：分述';
  const mark = place({
    section: 'part-1',
    label: '职责分类目标',
    quote: '，：',
    anchor: { block: 'b2', span: [11, 13] },
  });
  const document = checked('a.docx', { findings: [finding({ ruleId: 'a/b', title: '题', places: [mark] })] });
  const blocks = [{ id: 'b2', kind: 'paragraph' as const, text, origins: [] }];
  const reporter = makeReporter('console', { language: 'zh-CN', width: 100, colour: false });
  const sources = {
    document: async () => ({ blocks, tables: [], carries: [] }),
    original: async () => null,
    rule: () => null,
  };
  const texts: string[] = [];
  for await (const file of reporter(runOf([document]), sources)) texts.push(new TextDecoder().decode(file.bytes));
  expect(texts.join('')).toContain('第一部分 职责分类目标  “，：”，见……“职责共分以下四项，：分述”\n');
});

test('beyond six places the rest is counted', async () => {
  const places = Array.from({ length: 9 }, (_, at) => row(1, at + 1, `指标${at + 1}`, '≤1%'));
  const text = await textOf('console', runOf([checked('a.docx', { findings: [{ ...reversed, places }] })]));
  expect(text).toContain(
    '               项目1第6行 指标6 指标值  “≤1%”\n               其余3处见JSON报告\n         应为',
  );
});

const blankRow = (project: number, number: number) =>
  row(1, number, '指标', '', { project: { number: project, code: '', name: '某' }, absent: 'indicators.targetBasis' });

test('beyond six runs of blank rows the rest is counted, unless it is every row of the document', async () => {
  const places = Array.from({ length: 8 }, (_, at) => [blankRow(at + 1, 1), blankRow(at + 1, 2)]).flat();
  const findings = [{ ...blankBasis, places }];
  expect(await textOf('console', runOf([checked('a.docx', { findings, indicatorCount: 20 })]))).toContain(
    '项目6第1–2行  空白；其余4处见JSON报告\n',
  );
  expect(await textOf('console', runOf([checked('a.docx', { findings, indicatorCount: 16 })]))).toContain(
    '位置  项目1–8，16行全部  空白\n',
  );
});

test('notices stand under the counts, those of one cause in one text', async () => {
  const notices = [
    notice('page-without-text', { page: '9' }),
    notice('page-without-text', { page: '7' }),
    notice('tracked-changes', { deletions: '2', insertions: '1' }),
    notice('rule-not-evaluated', { rule: 'a/b', needs: 'spans' }),
    notice('rule-not-evaluated', { rule: 'a/c', needs: 'spans' }),
  ];
  const document = checked('a.pdf', { status: 'partial', notices, findings: [reversed] });
  expect(await textOf('console', runOf([document], { exitCode: 3 }))).toContain(`读了一部分
须改1条3处
说明：第7、9页是扫描图，未读。这两页没有结论。请报送带文字的文本。
说明：文本有未接受的修订，按删除后的文字检查。请部门定稿后报送。
说明：2条规则没有检查：原件没有合并单元格信息。其余规则不受影响。

 1 须改`);
});

test('nothing found is never called an approval', async () => {
  expect(await textOf('console', runOf([checked('政协-修改稿.docx', { department: '政协' })]))).toBe(`政协-修改稿.docx
政协  2020年度  5个项目  17行指标  已读全

没有意见。12条规则全部检查。
这不等于审核通过：目标是否合理、资金是否匹配，仍由审核人判断。
`);
});

test('nothing found says which rules gave no answer', async () => {
  const outcomes = {
    ...twelveOutcomes,
    'grading/overlap': 'not-evaluated',
    'budget/source-mismatch': 'not-evaluated',
  } as const;
  expect(await textOf('console', runOf([checked('a.docx', { outcomes })]))).toContain(
    '\n没有意见，但2条规则没有检查：budget/source-mismatch、grading/overlap。\n',
  );
});

test('where no rule was checked nothing is said to be found or not found', async () => {
  const text = await textOf('console', runOf([checked('a.docx', { outcomes: {} })]));
  expect(text).toContain('\n规则没有检查，没有结论。\n');
  expect(text).not.toContain('没有意见');
});

test('a text that could not be read has no conclusion', async () => {
  expect(await textOf('console', runOf([unread('a.docx', 'encrypted')], { exitCode: 3 }))).toBe(`a.docx
未能读取  文件有打开密码，没有检查。请部门去掉密码后重新报送。

没有检查，没有结论。文本没有读全，退出码3。
`);
});

test('a folder with one text is reported as one text, and what was skipped is named', async () => {
  const text = await textOf('console', runOf([checked('a.docx', { findings: [reversed] }), skipped('通知.mp4')]));
  expect(text).toContain('         应为  “≥”加百分比。\n');
  expect(text.endsWith('跳过1个文件（通知.mp4）。\n')).toBe(true);
});

test.for([
  [[], '没有可检查的文本；没有找到文件。\n'],
  [[skipped('a.mp4'), skipped('b.exe'), skipped('c.zip')], '没有可检查的文本；3个文件都不是文本格式。\n'],
] as const)('an empty folder is said in one line', async ([documents, expected]) => {
  expect(await textOf('console', runOf([...documents]))).toBe(expected);
});

test('English keeps the layout, and quotes, names and column heads stay Chinese', async () => {
  const english = finding({
    ...reversed,
    title: 'Completion rate capped with “≤”',
    expected: '“≥” and a percentage.',
    basis: [{ text: 'Arithmetic: higher is better for a completion rate.', verified: true }],
    advice: 'Change “≤” to “≥”; set the value to the full-year aim, e.g. “≥95%”.',
  });
  const run = runOf([checked('a.docx', { department: '政协', findings: [english] })], { language: 'en', exitCode: 1 });
  expect(await textOf('console', run)).toBe(`a.docx
政协  2020  5 projects  17 indicator rows  read in full
Fix 1 (3 places)

 1 Fix   Completion rate capped with “≤”, 3 places
         target/comparator-reversed
         Where   Project 2 row 2, 完成率, 指标值: “≤90%”
                 Project 5 row 1, 机关活动完成率, 指标值: “≤80%”
                 Project 5 row 2, 机关基本公务对外事务完成率, 指标值: “≤80%”
         Expect  “≥” and a percentage.
         Why     Arithmetic: higher is better for a completion rate.
         Do      Change “≤” to “≥”; set the value to the full-year aim,
                 e.g. “≥95%”.

All 12 rules checked. There are findings to fix. Exit code 1.
About a rule: npx yushen explain target/comparator-reversed
`);
});

test('colour adds escapes and nothing else, and only the severity word is coloured', async () => {
  const coloured = await textOf('console', seedRun, { colour: true });
  const esc = '\u001b';
  expect(coloured.replaceAll(new RegExp(`${esc}\\[[\\d;]*m`, 'g'), '')).toBe(await textOf('console', seedRun));
  expect(coloured).toContain(` ${esc}[31m须改${esc}[0m  ${esc}[1m完成率写成“≤”，共3处${esc}[0m`);
  expect(coloured).toContain(`${esc}[2m位置  ${esc}[0m项目2第2行`);
  const words = [...coloured.matchAll(new RegExp(`${esc}\\[3[1-6]m(.*?)${esc}`, 'g'))].map((match) => match[1]);
  expect(new Set(words)).toEqual(new Set(['须改', '研判', '提示', '请核对']));
});

test('a preview finding and a waived one say so and are no cause of an exit code', async () => {
  const waived = { reason: '本年度表样未设该栏', by: '预算股', until: '2020-12-31' };
  const findings = [
    { ...reversed, ruleStatus: 'preview' as const },
    { ...reversed, waived },
  ];
  const text = await textOf('console', runOf([checked('a.docx', { findings })]));
  expect(text).toContain('target/comparator-reversed  试行，不影响退出码\n');
  expect(text).toContain('         免改  本年度表样未设该栏（预算股，至2020-12-31）\n');
  expect(text).toContain('没有须改事项，退出码0。\n');
});
