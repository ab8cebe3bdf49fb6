/** Owns how a rule is explained and how rules are listed on the console. Refuses rule files: what to say is given. */
import type { Finding, Severity } from '#src/model/finding.ts';
import type { Bilingual } from '#src/model/rule.ts';
import type { Language } from '#src/model/run.ts';
import { basisText } from './console/finding-block.ts';
import { flow } from './console/flow.ts';
import { type Line, paint, plain } from './console/style.ts';
import { clampWidth, padEnd, widthOf } from './wording/width.ts';
import { joinSentences, plural, weightWords } from './wording/words.ts';

/** A rule as people read it. The texts of examples are the rule's own, in the language of the form. */
export type ExplainedRule = {
  readonly id: string;
  readonly title: Bilingual;
  readonly severity: Severity;
  /** When another word applies than that of the severity, e.g. 只能从二级指标推断时为请核对. */
  readonly severityNote: Bilingual | null;
  readonly status: Finding['ruleStatus'];
  readonly what: Bilingual;
  readonly why: Bilingual;
  readonly how: Bilingual;
  readonly basis: readonly { readonly text: Bilingual; readonly verified: boolean }[];
  readonly examples: {
    readonly bad: readonly string[];
    readonly good: readonly string[];
    readonly check: readonly string[];
  };
};

const labels = {
  'zh-CN': {
    what: '查什么',
    why: '为什么',
    how: '怎么改',
    basis: '依据',
    bad: '会报',
    good: '不会报',
    check: '请核对',
  },
  en: { what: 'Looks for', why: 'Why', how: 'Do', basis: 'Basis', bad: 'Reported', good: 'Silent', check: 'Check' },
} as const;
const labelWidth = { 'zh-CN': 8, en: 11 } as const;

const statusNotes: Readonly<Record<Finding['ruleStatus'], Bilingual | null>> = {
  stable: null,
  preview: { 'zh-CN': '试行，不影响退出码', en: 'preview, exit code unaffected' },
  deprecated: { 'zh-CN': '已停用', en: 'deprecated' },
};

/** The text of one rule, with a line feed at the end; the page is as wide as the terminal, but 60 to 100 cells. */
export function explainRule(rule: ExplainedRule, language: Language, terminal: number): string {
  const width = clampWidth(terminal);
  const words = labels[language];
  const part = (label: string, texts: readonly string[]) => labelled(label, texts, language, width);
  const { bad, good, check } = rule.examples;
  const lines: Line[] = [
    ...flow([plain(`${rule.title[language]}  ${rule.id}`)], width),
    ...flow([plain(severityLine(rule, language))], width),
    [],
    ...part(words.what, [rule.what[language]]),
    ...part(words.why, [rule.why[language]]),
    ...part(words.how, [rule.how[language]]),
    ...part(
      words.basis,
      rule.basis.map((line) => basisText({ text: line.text[language], verified: line.verified }, language)),
    ),
    [],
    ...part(words.bad, packExamples(bad, width - labelWidth[language])),
    ...part(words.good, packExamples(good, width - labelWidth[language])),
    ...part(words.check, packExamples(check, width - labelWidth[language])),
  ];
  return paint(lines, false);
}

function severityLine(rule: ExplainedRule, language: Language): string {
  const notes = [rule.severityNote, statusNotes[rule.status]].flatMap((note) => (note ? [note[language]] : []));
  return [weightWords[language][rule.severity], ...notes].join(language === 'zh-CN' ? '；' : '; ');
}

function labelled(label: string, texts: readonly string[], language: Language, width: number): Line[] {
  return texts.flatMap((text, index) =>
    flow([plain(text)], width, [plain(padEnd(index === 0 ? label : '', labelWidth[language]))]),
  );
}

/** As many examples on a line as fit, so that none is broken that need not be. */
function packExamples(examples: readonly string[], width: number): string[] {
  const rows: string[] = [];
  for (const example of examples) {
    const row = rows.at(-1);
    const joined = row === undefined ? example : `${row}   ${example}`;
    if (row !== undefined && widthOf(joined) <= width) rows.splice(-1, 1, joined);
    else rows.push(example);
  }
  return rows;
}

/** One line a rule: id, word, title; then how many. */
export function listRules(
  rules: readonly Pick<ExplainedRule, 'id' | 'severity' | 'status' | 'title'>[],
  language: Language,
  terminal: number,
): string {
  const width = clampWidth(terminal);
  const words = weightWords[language];
  const idWidth = Math.max(0, ...rules.map((rule) => widthOf(rule.id)));
  const wordWidth = Math.max(0, ...rules.map((rule) => widthOf(words[rule.severity])));
  const rows = rules.flatMap((rule) => {
    const note = statusNotes[rule.status]?.[language];
    const lead = `${padEnd(rule.id, idWidth)}  ${padEnd(words[rule.severity], wordWidth)}  `;
    const title = note === undefined ? rule.title[language] : sayNote(rule.title[language], note, language);
    return flow([plain(title)], width, [plain(lead)]);
  });
  const total = language === 'zh-CN' ? `共${rules.length}条规则。` : `${plural(rules.length, 'rule')}.`;
  return paint([...rows, [], ...flow([plain(joinSentences([total, hint[language]], language))], width)], false);
}

function sayNote(title: string, note: string, language: Language): string {
  return language === 'zh-CN' ? `${title}（${note}）` : `${title} (${note})`;
}

const hint: Bilingual = { 'zh-CN': '规则说明：npx yushen explain 规则', en: 'About a rule: npx yushen explain RULE' };
