/** Owns how one finding stands on the console with its five parts. Refuses order and numbering across findings. */
import type { Finding } from '#src/model/finding.ts';
import type { Language } from '#src/model/run.ts';
import { type Weight, weightOf } from '../tally.ts';
import { padEnd } from '../wording/width.ts';
import { sayPlaces, weightWords } from '../wording/words.ts';
import { flow, widthOfLine } from './flow.ts';
import { describePlaces, type PlaceContext } from './place-lines.ts';
import { type Line, plain, type Style, styled } from './style.ts';

export type BlockContext = PlaceContext & { readonly width: number };

const labels = {
  'zh-CN': { where: '位置', expected: '应为', why: '依据', fix: '修改', check: '核对', waived: '免改' },
  en: { where: 'Where', expected: 'Expect', why: 'Why', fix: 'Do', check: 'Check', waived: 'Waived' },
} as const;
const labelWidth = { 'zh-CN': 6, en: 8 } as const;

export const weightStyles: Readonly<Record<Weight, Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
  check: 'magenta',
};

/** The lines of one finding; `number` is its position among the certain ones, or among those to check. */
export function findingBlock(finding: Finding, number: number, context: BlockContext): Line[] {
  const { language, width } = context;
  const words = labels[language];
  const check = weightOf(finding) === 'check';
  const part = (label: string, texts: readonly string[], dim = false) => labelled(label, texts, dim, language, width);
  return [
    ...titleLines(finding, number, language, width),
    ...part(words.where, describePlaces(finding.places, context)),
    ...part(words.expected, [finding.expected]),
    ...part(
      words.why,
      finding.basis.map((line) => basisText(line, language)),
      true,
    ),
    ...part(check ? words.check : words.fix, [finding.advice]),
    ...(finding.waived ? part(words.waived, [waiverText(finding.waived, language)]) : []),
  ];
}

function titleLines(finding: Finding, number: number, language: Language, width: number): Line[] {
  const lead = titleLead(finding, number, language);
  const title = styled(`${finding.title}${sayPlaces(finding.places.length, language)}`, 'bold');
  const rows = flow([title], width, lead, bodyIndent);
  const ids = flow([styled(`${finding.ruleId}${previewMark(finding, language)}`, 'dim')], width, [
    plain(' '.repeat(bodyIndent)),
  ]);
  const [last, id] = [rows.at(-1), ids[0]];
  if (!last || !id || ids.length > 1) return [...rows, ...ids];
  const tail = id.slice(1);
  if (widthOfLine(last) + 2 + widthOfLine(tail) > width) return [...rows, ...ids];
  return [...rows.slice(0, -1), [...last, plain('  '), ...tail]];
}

const bodyIndent = 9;

function titleLead(finding: Finding, number: number, language: Language): Line {
  const weight = weightOf(finding);
  const zh = language === 'zh-CN';
  if (weight === 'check') return [styled(padEnd(`${zh ? '核' : 'C'}${number}`, 3), 'bold'), plain('  ')];
  const word = weightWords[language][weight];
  return [
    styled(String(number).padStart(2), 'bold'),
    plain(' '),
    styled(word, weightStyles[weight]),
    plain(padEnd(word, 4).slice(word.length)),
    plain('  '),
  ];
}

function previewMark(finding: Finding, language: Language): string {
  if (finding.ruleStatus !== 'preview') return '';
  return language === 'zh-CN' ? '  试行，不影响退出码' : '  preview, exit code unaffected';
}

/** Paragraphs under one label; the label stands before the first. */
function labelled(label: string, texts: readonly string[], dim: boolean, language: Language, width: number): Line[] {
  const hang = bodyIndent + labelWidth[language];
  return texts.flatMap((text, index) => {
    const lead = [plain(' '.repeat(bodyIndent)), styled(padEnd(index === 0 ? label : '', labelWidth[language]), 'dim')];
    return flow([dim ? styled(text, 'dim') : plain(text)], width, lead, hang);
  });
}

/** A basis as printed: one that nobody has compared with its source says so. */
export function basisText(line: Finding['basis'][number], language: Language): string {
  if (line.verified) return line.text;
  return language === 'zh-CN' ? `${line.text}〔待核原文〕` : `${line.text} [source text not yet verified]`;
}

function waiverText(
  waived: { readonly reason: string; readonly by: string; readonly until: string },
  language: Language,
): string {
  if (language === 'en') return `${waived.reason} (${waived.by}, until ${waived.until})`;
  return `${waived.reason}（${waived.by}，至${waived.until}）`;
}
