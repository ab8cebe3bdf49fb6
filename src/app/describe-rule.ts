/** Owns how a rule of the pack is shown to people: its texts without placeholders, its examples in a few words. Refuses to invent a text. */
import type { PrintedStatement } from '#src/model/printed.ts';
import type { Bilingual, Rule } from '#src/model/rule.ts';
import type { ExplainedRule } from '#src/report/explain.ts';

/** The longest example shown, in characters. */
const exampleLength = 36;

export function describeRule(rule: Rule): ExplainedRule {
  const checked = new Set(
    Object.entries(rule.variants ?? {}).flatMap(([name, { certainty }]) => (certainty === 'check' ? [name] : [])),
  );
  const bad = rule.examples.bad.filter(
    ({ expect }) => !expect.every(({ variant }) => variant !== undefined && checked.has(variant)),
  );
  const doubtful = rule.examples.bad.filter((example) => !bad.includes(example));
  return {
    id: rule.id,
    title: rule.name ?? open(rule.title),
    severity: rule.severity,
    severityNote: checked.size > 0 ? { 'zh-CN': '没有把握时为请核对', en: 'please check where unsure' } : null,
    status: rule.status,
    what: rule.about ?? open(rule.message),
    // A message that is all values says nothing without them.
    why: /\p{Script=Han}{4}/u.test(open(rule.message)['zh-CN']) ? open(rule.message) : (rule.about ?? open(rule.title)),
    how: open(rule.advice),
    basis: rule.basis.map(({ document, clause, verified }) => ({
      text: joinBasis(open(document), clause && open(clause)),
      verified,
    })),
    examples: { bad: shown(bad), good: shown(rule.examples.good), check: shown(doubtful) },
  };
}

function open(text: Bilingual): Bilingual {
  const strip = (words: string) => words.replace(/\{[a-zA-Z]+\*?\}/gu, '……');
  return { 'zh-CN': strip(text['zh-CN']), en: strip(text.en) };
}

function joinBasis(document: Bilingual, clause: Bilingual | undefined): Bilingual {
  if (!clause) return document;
  return { 'zh-CN': `${document['zh-CN']}：${clause['zh-CN']}`, en: `${document.en}: ${clause.en}` };
}

function shown(examples: readonly { readonly statement: PrintedStatement }[]): string[] {
  const words = examples.flatMap(({ statement }) => inWords(statement)).filter((text) => text.length <= exampleLength);
  return [...new Set(words)].slice(0, 6);
}

// What an example changes in the clean statement is what it is about.
function inWords(statement: PrintedStatement): string[] {
  const rows = (statement.projects ?? []).flatMap(({ indicators }) => indicators ?? []);
  const targets = rows.flatMap(({ indicatorName, target }) =>
    indicatorName && target ? [`${indicatorName}“${target}”`] : [],
  );
  if (targets.length > 0) return targets;
  const grading = (statement.duties ?? []).flatMap(({ gradingText, objective }) => [gradingText, objective]);
  const fields = (statement.projects ?? []).flatMap(({ indicators: _, disbursementSchedule, ...texts }) => [
    ...Object.values(texts),
    disbursementSchedule ? Object.values(disbursementSchedule).join('、') : null,
  ]);
  const contents = (statement.contents ?? []).map(({ title, page }) => `${title} ${page ?? ''}`.trim());
  return [...fields, ...grading, ...contents].flatMap((text) => (text ? [`“${text}”`] : []));
}
