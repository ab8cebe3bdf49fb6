/** Owns rules/README.md: every rule of the built-in pack and every check kind. Refuses words of its own about a rule: they stand in the rule's file. */
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { describeRule } from '#src/app/describe-rule.ts';
import { loadPack } from '#src/app/load-pack.ts';
import { programPath } from '#src/app/program-files.ts';
import { readYaml } from '#src/app/yaml-file.ts';
import { checkKinds } from '#src/engine/kinds/index.ts';
import type { Finding, Severity } from '#src/model/finding.ts';
import type { Rule } from '#src/model/rule.ts';
import { readKindSource } from './kind-options.ts';
import { tableOf } from './table.ts';

const dimensionNames: Readonly<Record<Finding['dimension'], string>> = {
  completeness: '完整性 completeness',
  relevance: '相关性 relevance',
  appropriateness: '适当性 appropriateness',
  feasibility: '可行性 feasibility',
  form: '文档规范性 form',
};
const severityNames: Readonly<Record<Severity, string>> = {
  error: '须改 error',
  warning: '研判 warning',
  info: '提示 info',
};

/** The page as Markdown; throws where the pack does not load. */
export async function rulesPage(): Promise<string> {
  const loaded = await loadPack(null);
  if (!loaded.ok) throw new Error(loaded.faults.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  const { rules } = loaded.pack;
  const kinds = await kindsOfRules();
  const families = [...new Set(rules.map(({ id }) => familyOf(id)))];
  const parts = families.map((family) => {
    const rows = rules.filter(({ id }) => familyOf(id) === family).map((rule) => ruleRow(rule, kinds));
    return `### ${family}\n\n${tableOf(['Rule', '名称', 'Severity', 'Dimension', 'Status', 'Check'], rows)}`;
  });
  const sections = [
    '# Rules',
    '<!-- Written by `npm run docs`; edit the rules, not this page. -->',
    `${rules.length} rules, one file each: \`<family>/<name>.yaml\`, or \`.ts\` where no check kind can say it. The text of a rule, its basis and its examples: \`npx yushen explain <rule>\`. A new rule: \`npm run new:rule -- <family>/<name>\`.`,
    ...parts,
    '## Check kinds',
    'What `check:` of a YAML rule may hold. `on` stands beside `check` in the rule; all other keys stand inside it. An unknown key is an error.',
    ...checkKinds.map(({ name, values }) => kindSection(name, values)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function familyOf(id: string): string {
  return id.split('/')[0] ?? id;
}

function ruleRow(rule: Rule, kinds: ReadonlyMap<string, string>): string[] {
  const { title } = describeRule(rule);
  const variants = Object.values(rule.variants ?? {});
  const weights = [...new Set([rule.severity, ...variants.flatMap(({ severity }) => severity ?? [])])];
  const unsure = variants.some(({ certainty }) => certainty === 'check') ? ['请核对 check'] : [];
  return [
    `\`${rule.id}\``,
    title['zh-CN'],
    [...weights.map((severity) => severityNames[severity]), ...unsure].join('; '),
    dimensionNames[rule.dimension],
    rule.status,
    kinds.get(rule.id) ?? 'code',
  ];
}

const kindOfRule = z.object({ id: z.string(), check: z.object({ kind: z.string() }) });

/** Rule id → check kind, of the rules that are YAML. */
async function kindsOfRules(): Promise<ReadonlyMap<string, string>> {
  const entries = (await readdir(programPath('rules'), { recursive: true })).filter((entry) => /\.ya?ml$/u.test(entry));
  const kinds = new Map<string, string>();
  for (const entry of entries) {
    const yaml = readYaml(await readFile(programPath(`rules/${entry}`), 'utf8'));
    const rule = yaml.ok ? kindOfRule.safeParse(yaml.value) : null;
    if (rule?.success) kinds.set(rule.data.id, rule.data.check.kind);
  }
  return kinds;
}

function kindSection(name: string, values: readonly string[]): string {
  const { about, options } = readKindSource(name);
  const words = values.map((value) => `\`{${value}}\``).join(', ');
  const said = about.replace(/^Owns (.)/u, (_, first: string) => first.toUpperCase());
  return `### ${name}\n\n${said} Texts may use ${words}.\n\n\`\`\`ts\n${options}\n\`\`\``;
}
