/** Owns runs written by hand: the seed's findings under the first twelve rules and small documents around them. Refuses reading files. */
import type { Finding, Place } from '#src/model/finding.ts';
import { failed, notice } from '#src/model/result.ts';
import type { CheckedDocument, Run } from '#src/model/run.ts';
import type { ReportFormat } from '#src/report/registry.ts';
import { makeReporter } from '#src/report/registry.ts';
import type { ReporterOptions } from '#src/report/reporter.ts';

const projects = [
  { number: 1, code: '131-0601-JBN-GGG2', name: '参政议政' },
  { number: 2, code: '131-0701-JBN-FPLH', name: '车辆保险费' },
  { number: 3, code: '131-0601-JBN-3IEC', name: '委员工作室经费' },
  { number: 4, code: '131-0401-JBN-MDBH', name: '政协会议' },
  { number: 5, code: '131-0701-JBN-E9ZF', name: '综合事务管理费' },
];
const rowsOf = [3, 4, 3, 3, 4];

export function place(over: Partial<Place>): Place {
  return {
    section: 'project',
    duty: null,
    project: null,
    row: null,
    item: null,
    field: 'indicators.target',
    label: '指标值',
    quote: '',
    cut: false,
    absent: null,
    anchor: { block: 'b1' },
    origins: [{ kind: 'cell', table: 0, row: 1, column: 5 }],
    fingerprint: 'f'.repeat(16),
    ...over,
  };
}

/** A place in a row of a project of the seed. */
export function row(project: number, number: number, item: string, quote: string, over: Partial<Place> = {}): Place {
  return place({ project: projects[project - 1] ?? null, row: number, item, quote, ...over });
}

export function finding(over: Partial<Finding> & Pick<Finding, 'ruleId' | 'title' | 'places'>): Finding {
  return {
    ruleStatus: 'stable',
    severity: 'error',
    certainty: 'certain',
    dimension: 'appropriateness',
    groupKey: 'document',
    message: '这里有一处问题。',
    expected: '应有的写法。',
    basis: [{ text: '数值关系。', verified: true }],
    advice: '更正后重新报送。',
    waived: null,
    ...over,
  };
}

const contentsPlace = (item: string): Place =>
  place({ section: 'contents', item, field: 'contents.page', label: '目录', quote: '错误！未定义书签。' });
const schedulePlace = (project: number, field: string, quote: string): Place =>
  place({
    project: projects[project - 1] ?? null,
    field,
    label: '资金支出计划',
    quote,
    absent: quote === '' ? field : null,
  });
const dutyPlace = (number: number, name: string, quote: string): Place =>
  place({ section: 'duty', duty: { number, name }, field: 'gradingText', label: '绩效标准', quote });

export const reversed = finding({
  ruleId: 'target/comparator-reversed',
  title: '完成率写成“≤”',
  message: '写成“≤”后，完成得越少越符合目标。',
  expected: '“≥”加百分比。',
  basis: [
    { text: '数值关系：完成率越高越好。', verified: true },
    { text: '财预〔2015〕88号审核表“绩效合理性”', verified: false },
  ],
  advice: '将“≤”改为“≥”，数值按全年目标填写，如“≥95%”。',
  places: [
    row(2, 2, '完成率', '≤90%'),
    row(5, 1, '机关活动完成率', '≤80%'),
    row(5, 2, '机关基本公务对外事务完成率', '≤80%'),
  ],
});

export const blankBasis = finding({
  ruleId: 'target/basis-missing',
  severity: 'warning',
  title: '指标值确定依据全部空白',
  expected: '每行写明历史数、行业标准或计划文件。',
  basis: [
    { text: '表样：本表设有“指标值确定依据”栏。', verified: true },
    { text: '财预〔2015〕88号关于绩效标准的要求', verified: false },
  ],
  advice: '逐行补填依据，如“2019年实际完成数”或考核办法的名称、文号。',
  places: rowsOf.flatMap((rows, index) =>
    Array.from({ length: rows }, (_, at) =>
      row(index + 1, at + 1, '某项指标', '', {
        field: 'indicators.targetBasis',
        label: '指标值确定依据',
        absent: 'indicators.targetBasis',
      }),
    ),
  ),
});

export const direction = finding({
  ruleId: 'target/comparator-reversed',
  certainty: 'check',
  title: '“≤”的方向请核对',
  expected: '越高越好用“≥”，越低越好用“≤”。',
  basis: [{ text: '推断：只依据“数量指标”“可持续影响指标”。', verified: true }],
  advice: '对照指标含义确认方向；确需更改的，再写入退回意见。',
  places: [row(2, 1, '两辆车', '≤90%'), row(5, 3, '长期使用性', '≤80%')],
});

const seedFindings: readonly Finding[] = [
  finding({
    ruleId: 'document/toc-broken-reference',
    title: '目录页码失效',
    dimension: 'form',
    places: [contentsPlace('4、政协会议绩效目标表'), contentsPlace('5、综合事务管理费绩效目标表')],
  }),
  reversed,
  finding({
    ruleId: 'target/not-quantified',
    title: '比率指标没有数值',
    places: [row(2, 3, '机关车辆对外事务完成率', '正常使用')],
  }),
  finding({
    ruleId: 'schedule/final-not-100',
    title: '支出计划到末期不足100%',
    places: [
      schedulePlace(3, 'disbursementSchedule[10]', '92.00'),
      schedulePlace(5, 'disbursementSchedule[10]', '92.00'),
    ],
  }),
  finding({
    ruleId: 'grading/overlap',
    severity: 'warning',
    title: '等级分档重叠',
    places: [
      dutyPlace(1, '政治协商专项业务', '80%-90%为良；活动完成率 60%-80%为中'),
      dutyPlace(2, '民主监督', '80%-90%为良；60%-80%为中'),
      dutyPlace(3, '参政议政', '80%-90%为良；60%-80%为中'),
      dutyPlace(4, '政协事务管理', '80%-90%为良；60%-80%为中'),
    ],
  }),
  blankBasis,
  finding({
    ruleId: 'schedule/period-blank',
    severity: 'warning',
    title: '3月底支出进度空白',
    places: [schedulePlace(2, 'disbursementSchedule[3]', '')],
  }),
  finding({
    ruleId: 'target/beyond-bound',
    severity: 'warning',
    title: '完成率写成“≥100%”',
    places: [row(4, 1, '政协第九届山区委员会第四次全体会议完成率', '≥100%')],
  }),
  finding({
    ruleId: 'document/duplicate-punctuation',
    severity: 'info',
    title: '标点连用',
    dimension: 'form',
    places: [
      place({
        section: 'part-1',
        field: 'text',
        label: '职责分类目标',
        quote: '，：',
        anchor: { block: 'b9', span: [20, 22] },
      }),
    ],
  }),
  direction,
];

/** Twelve rules, all with an answer, in no particular order. */
export const twelveOutcomes: CheckedDocument['outcomes'] = {
  'target/not-quantified': 'failed',
  'document/toc-broken-reference': 'failed',
  'document/toc-project-mismatch': 'passed',
  'document/duplicate-punctuation': 'failed',
  'budget/source-mismatch': 'passed',
  'schedule/final-not-100': 'failed',
  'schedule/period-blank': 'failed',
  'schedule/values-invalid': 'not-applicable',
  'target/comparator-reversed': 'failed',
  'target/basis-missing': 'failed',
  'target/beyond-bound': 'failed',
  'grading/overlap': 'failed',
};

export function checked(path: string, over: Partial<CheckedDocument> = {}): CheckedDocument {
  return {
    source: { argument: 0, path, mediaType: 'text/plain', bytes: 1, sha256: '0'.repeat(64) },
    status: 'complete',
    failure: null,
    notices: [],
    profile: 'hebei-2020',
    department: path.replace(/\.\w+$/, ''),
    fiscalYear: 2020,
    unitCode: null,
    projectCodes: [],
    projectCount: 5,
    indicatorCount: 17,
    outcomes: twelveOutcomes,
    findings: [],
    ...over,
  };
}

export function unread(path: string, code: Parameters<typeof failed>[0]): CheckedDocument {
  const { failure } = failed(code);
  return checked(path, { status: 'failed', failure, department: null, fiscalYear: null, profile: null, outcomes: {} });
}

export function skipped(path: string): CheckedDocument {
  return checked(path, { status: 'skipped', department: null, fiscalYear: null, profile: null, outcomes: {} });
}

export function runOf(documents: CheckedDocument[], over: Partial<Run> = {}): Run {
  return {
    tool: { name: 'yushen', version: '0.1.0' },
    rulesPack: { id: 'built-in', version: '1', rules: 12 },
    language: 'zh-CN',
    arguments: ['收件夹'],
    documents,
    exitCode: 0,
    ...over,
  };
}

const seedDocument = checked('政协部门2020年部门预算绩效文本.docx', {
  department: '政协',
  findings: [...seedFindings],
});

export const seedRun = runOf([seedDocument], { arguments: ['政协部门2020年部门预算绩效文本.docx'], exitCode: 1 });

const places = (count: number): Place[] => Array.from({ length: count }, (_, at) => row(1, at + 1, '某项指标', '≤1%'));
const warning = (count: number): Finding =>
  finding({ ruleId: 'target/basis-missing', severity: 'warning', title: '依据空白', places: places(count) });

/** Six texts and one file of another kind, in the order of the walk. */
export const folderRun = runOf(
  [
    unread('交通运输局.pdf', 'encrypted'),
    checked('供销社.txt'),
    checked('政协.docx', { findings: [...seedFindings] }),
    checked('民政局.pdf', {
      status: 'partial',
      notices: [notice('page-without-text', { page: '7' }), notice('page-without-text', { page: '9' })],
      outcomes: { ...twelveOutcomes, 'schedule/period-blank': 'not-evaluated', 'grading/overlap': 'not-evaluated' },
      findings: [
        finding({ ruleId: 'schedule/final-not-100', title: '支出计划到末期不足100%', places: places(3) }),
        warning(4),
        warning(4),
        warning(4),
      ],
    }),
    unread('水务局.docx', 'malformed'),
    checked('统计局.docx', { findings: [warning(3)] }),
    skipped('通知.mp4'),
  ],
  { exitCode: 3 },
);

/** The one file that a reporter makes of a run, as text. Documents are not kept. */
export async function textOf(format: ReportFormat, run: Run, options: Partial<ReporterOptions> = {}): Promise<string> {
  const reporter = makeReporter(format, { language: run.language, width: 80, colour: false, ...options });
  const files: string[] = [];
  const none = async () => null;
  for await (const { bytes } of reporter(run, { document: none, original: none, rule: () => null })) {
    files.push(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  }
  if (files.length !== 1) throw new Error(`one file expected, got ${files.length}`);
  return files.join('');
}
