/** Owns `yushen explain`, `rules list` and `rules test`. Refuses to word a rule: its file does. */
import { describeRule } from '#src/app/describe-rule.ts';
import { exitCodes } from '#src/app/exit-code.ts';
import { explainRule, listRules } from '#src/app/reporting.ts';
import { runExamples } from '#src/app/rule-examples.ts';
import { packOrFaults } from './pack-option.ts';
import { folderOf, languageOf, type Terminal } from './terminal.ts';

type Options = Readonly<Record<string, unknown>>;

export async function runExplain(terminal: Terminal, [id = '']: readonly string[], options: Options): Promise<number> {
  const loaded = await packOrFaults(terminal, folderOf(options));
  if (!loaded) return exitCodes.usage;
  const { pack } = loaded;
  const rule = pack.rules.find((candidate) => candidate.id === id);
  if (!rule) {
    terminal.err(`没有规则“${id}”；npx yushen rules list 列出全部规则。 No such rule.\n`);
    return exitCodes.usage;
  }
  terminal.out(explainRule(describeRule(rule), languageOf(options), terminal.width));
  return exitCodes.clean;
}

export async function runRulesList(terminal: Terminal, _paths: readonly string[], options: Options): Promise<number> {
  const loaded = await packOrFaults(terminal, folderOf(options));
  if (!loaded) return exitCodes.usage;
  const { pack } = loaded;
  terminal.out(listRules(pack.rules.map(describeRule), languageOf(options), terminal.width));
  return exitCodes.clean;
}

export async function runRulesTest(terminal: Terminal, _paths: readonly string[], options: Options): Promise<number> {
  const loaded = await packOrFaults(terminal, folderOf(options));
  if (!loaded) return exitCodes.usage;
  const { pack } = loaded;
  const outcomes = await runExamples(pack);
  const failures = outcomes.filter(({ passed }) => !passed);
  for (const { rule, kind, index, difference } of failures) {
    terminal.out(`${rule} ${kind}[${index}]\n${difference.map((line) => `    ${line}\n`).join('')}`);
  }
  const total = outcomes.length;
  const zh = languageOf(options) === 'zh-CN';
  const rules = pack.rules.length;
  terminal.out(
    zh
      ? `${rules}条规则，${total}个例子：${total - failures.length}个相符，${failures.length}个不符。\n`
      : `${rules} rules, ${total} examples: ${total - failures.length} as expected, ${failures.length} not.\n`,
  );
  return failures.length > 0 ? exitCodes.findings : exitCodes.clean;
}
