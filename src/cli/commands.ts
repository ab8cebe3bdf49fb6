/** Owns the table of commands: the one source of --help and of the README. Refuses to run anything. */
import type { Bilingual } from '#src/model/rule.ts';

export type OptionEntry = {
  readonly flags: string;
  readonly what: Bilingual;
  readonly repeatable?: true;
  readonly fallback?: string;
};
export type CommandEntry = {
  readonly name: 'check' | 'extract' | 'explain' | 'rules list' | 'rules test';
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
          'zh-CN': '报告格式：console、json；可多次给出，“:文件”写入文件',
          en: 'report format: console, json; may be repeated, “:file” writes a file',
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
      {
        flags: '--workers <number>',
        what: {
          'zh-CN': '同时读取的文件数，1至8；默认2（单核为1）',
          en: 'files read at the same time, 1 to 8; 2 by default (1 on one core)',
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
];
