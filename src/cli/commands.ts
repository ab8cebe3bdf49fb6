/** Owns the table of commands: the one source of --help and of the README. Refuses to run anything. */
import type { Bilingual } from '#src/model/rule.ts';

export type OptionEntry = {
  readonly flags: string;
  readonly what: Bilingual;
  readonly repeatable?: true;
  readonly fallback?: string;
};
export type CommandEntry = {
  readonly name:
    | 'check'
    | 'extract'
    | 'explain'
    | 'rules list'
    | 'rules test'
    | 'scan'
    | 'status'
    | 'decide'
    | 'schedule print'
    | 'audit verify'
    | 'forget'
    | 'self-test';
  readonly usage: string;
  readonly what: Bilingual;
  readonly options: readonly OptionEntry[];
};

const language: OptionEntry = {
  flags: '--lang <language>',
  fallback: 'zh-CN',
  what: { 'zh-CN': '界面语言：zh-CN 或 en', en: 'language: zh-CN or en' },
};
const rules: OptionEntry = {
  flags: '--rules <folder>',
  what: { 'zh-CN': '改用这个文件夹里的规则（只认YAML）', en: 'use the rules of this folder (YAML only)' },
};

const workers: OptionEntry = {
  flags: '--workers <number>',
  what: {
    'zh-CN': '同时读取的文件数，1至8；默认2（单核为1）',
    en: 'files read at the same time, 1 to 8; 2 by default (1 on one core)',
  },
};
const state: OptionEntry = {
  flags: '--state <folder>',
  what: {
    'zh-CN': '存放记录的文件夹，须在本机磁盘；默认为用户数据文件夹',
    en: 'folder of the records, on a local disk; the data folder of the user by default',
  },
};
const store: OptionEntry = {
  flags: '--store <url>',
  what: {
    'zh-CN': '记录改存PostgreSQL（postgres://…），另需安装pg',
    en: 'keep the records in PostgreSQL (postgres://…); needs pg installed',
  },
};

export const commands: readonly CommandEntry[] = [
  {
    name: 'check',
    usage: 'check <path...>',
    what: { 'zh-CN': '检查文件和文件夹（含下级文件夹）', en: 'check files and folders, recursively' },
    options: [
      {
        flags: '--format <format[:file]>',
        repeatable: true,
        what: {
          'zh-CN': '报告格式：console、json、html；可多次给出，“:文件”写入文件',
          en: 'report format: console, json, html; may be repeated, “:file” writes a file',
        },
      },
      {
        flags: '--fail-on <severity>',
        fallback: 'error',
        what: {
          'zh-CN': '达到此级别时退出码为1：error、warning、info、never',
          en: 'exit code 1 from this severity on: error, warning, info, never',
        },
      },
      language,
      rules,
      workers,
      {
        flags: '--second-reader',
        what: {
          'zh-CN': '用另一种读法再读DOCX，读出的文字不同之处列为说明',
          en: 'read DOCX again with another reader; where texts differ is told as a notice',
        },
      },
      {
        flags: '--ocr <choice>',
        what: {
          'zh-CN': '扫描页怎样识别：pp-ocr（默认）、tesseract、off（不识别，按未读列出）',
          en: 'how scanned pages are recognised: pp-ocr (default), tesseract, off (told as unread)',
        },
      },
      {
        flags: '--timing',
        what: { 'zh-CN': '在标准错误上列出各步骤、各规则用时', en: 'say on stderr how long stages and rules took' },
      },
    ],
  },
  {
    name: 'extract',
    usage: 'extract <file>',
    what: { 'zh-CN': '打印读到的内容和每个值的位置', en: 'print what was read, every value with its place' },
    options: [
      { flags: '--format <format>', fallback: 'json', what: { 'zh-CN': '只有json', en: 'json only' } },
      language,
    ],
  },
  {
    name: 'explain',
    usage: 'explain <rule>',
    what: { 'zh-CN': '说明一条规则：查什么、依据、例子', en: 'explain a rule: what, basis, examples' },
    options: [language, rules],
  },
  {
    name: 'rules list',
    usage: 'rules list',
    what: { 'zh-CN': '列出全部规则', en: 'list all rules' },
    options: [language, rules],
  },
  {
    name: 'rules test',
    usage: 'rules test',
    what: { 'zh-CN': '运行每条规则自带的例子', en: 'run the examples of every rule' },
    options: [language, rules],
  },
  {
    name: 'scan',
    usage: 'scan <folder>',
    what: { 'zh-CN': '夜间扫描共享文件夹：只读新的和改过的', en: 'scan a shared folder: reads what is new or changed' },
    options: [
      { flags: '--once', what: { 'zh-CN': '扫描一次就结束（默认）', en: 'scan once and end (the default)' } },
      {
        flags: '--every <cron>',
        what: {
          'zh-CN': '一直运行，按时间表扫描（北京时间），如“0 2 * * *”',
          en: 'stay and scan by this schedule (Beijing time), e.g. “0 2 * * *”',
        },
      },
      {
        flags: '--format <format[:file]>',
        repeatable: true,
        what: {
          'zh-CN': '晨报格式：console、json、html；可多次给出，“:文件”写入文件',
          en: 'morning report: console, json, html; may be repeated, “:file” writes a file',
        },
      },
      {
        flags: '--settings <file>',
        what: {
          'zh-CN': '设置（YAML）：应交部门、静置时间、邮件和群消息',
          en: 'settings (YAML): departments expected, settling time, mail and groups',
        },
      },
      state,
      store,
      workers,
      language,
      rules,
    ],
  },
  {
    name: 'status',
    usage: 'status',
    what: { 'zh-CN': '最近几次扫描、等待再读和未能读取的文件', en: 'last scans, files waiting and files not read' },
    options: [state, store, language],
  },
  {
    name: 'decide',
    usage: 'decide <file>',
    what: { 'zh-CN': '收下审核人的决定（YAML）：哪些处不改', en: 'take over decisions (YAML): which places may stand' },
    options: [state, store, language],
  },
  {
    name: 'schedule print',
    usage: 'schedule print <folder>',
    what: {
      'zh-CN': '打印系统定时任务的写法：systemd、cron、Windows',
      en: 'print what the scheduler of the system needs: systemd, cron, Windows',
    },
    options: [
      {
        flags: '--at <time>',
        fallback: '02:00',
        what: { 'zh-CN': '几点（北京时间），时:分', en: 'hour:minute, Beijing time' },
      },
      state,
      language,
    ],
  },
  {
    name: 'audit verify',
    usage: 'audit verify',
    what: {
      'zh-CN': '核验扫描和决定的流水记录没有被改动',
      en: 'verify that the journal of scans and decisions is unaltered',
    },
    options: [state, store, language],
  },
  {
    name: 'forget',
    usage: 'forget <document>',
    what: {
      'zh-CN': '从记录里删除一份文本，只留一行凭据',
      en: 'delete a text from the records, leaving one line of proof',
    },
    options: [state, store, language],
  },
  {
    name: 'self-test',
    usage: 'self-test',
    what: {
      'zh-CN': '用自带的样本检查程序自身是否正常',
      en: 'check by built-in samples that the program itself works',
    },
    options: [language],
  },
];
