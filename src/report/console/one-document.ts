/** Owns the console report of a run over one document: every finding with its five parts. Refuses runs over several. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Finding } from '#src/model/finding.ts';
import type { CheckedDocument, Language, Run } from '#src/model/run.ts';
import { countFindings, isUnchecked, weightOf, weights } from '../tally.ts';
import { exitSentence, notAnApproval, nothingFound, rulesSentence, saySkipped } from '../wording/closing.ts';
import { failureText } from '../wording/failures.ts';
import { noticeTexts } from '../wording/notices.ts';
import { joinSentences, plural, sayCount, statusWords, weightWords } from '../wording/words.ts';
import { type BlockContext, findingBlock } from './finding-block.ts';
import { flow } from './flow.ts';
import { type Line, type Piece, plain, styled } from './style.ts';

export function layOutDocument(
  run: Run,
  document: CheckedDocument,
  text: ExtractedDocument | null,
  width: number,
): Line[] {
  const language = run.language;
  const context = { language, width, document: text, indicatorRows: document.indicatorCount };
  return [
    ...flow([styled(document.source.path, 'bold')], width),
    ...(document.status === 'failed' ? failureLines(document, language, width) : headLines(document, language, width)),
    ...noticeTexts(document.notices, language).flatMap((notice) => noticeLines(notice, language, width)),
    ...(document.status === 'failed' ? [] : [[], ...findingLines(document.findings, context)]),
    ...closingLines(run, document, width),
  ];
}

function failureLines(document: CheckedDocument, language: Language, width: number): Line[] {
  const failure = document.failure ?? { code: 'internal', detail: '' };
  const lead = [styled(statusWords[language].failed, 'bold'), plain('  ')];
  return [...flow([plain(failureText(failure, language))], width, lead), []];
}

function headLines(document: CheckedDocument, language: Language, width: number): Line[] {
  const head = flow([plain(describeDocument(document, language).join('  '))], width);
  if (document.findings.length === 0) return head;
  const counts = countFindings(document.findings);
  const pieces = weights
    .filter((weight) => counts[weight].findings > 0)
    .flatMap((weight, index): Piece[] => [
      plain(`${index === 0 ? '' : '  '}${weightWords[language][weight]}${language === 'zh-CN' ? '' : ' '}`),
      ...boldNumbers(sayCount(counts[weight], language)),
    ]);
  return [...head, ...flow(pieces, width)];
}

function describeDocument(document: CheckedDocument, language: Language): string[] {
  const zh = language === 'zh-CN';
  const { department, fiscalYear, projectCount, indicatorCount } = document;
  return [
    department ?? '',
    fiscalYear === null ? '' : zh ? `${fiscalYear}年度` : `${fiscalYear}`,
    zh ? `${projectCount}个项目` : plural(projectCount, 'project'),
    zh ? `${indicatorCount}行指标` : plural(indicatorCount, 'indicator row'),
    statusWords[language][document.status],
  ].filter((part) => part !== '');
}

function boldNumbers(text: string): Piece[] {
  const parts = text.split(/(\d+)/).filter((part) => part !== '');
  return parts.map((part) => (/^\d/.test(part) ? styled(part, 'bold') : plain(part)));
}

function noticeLines(text: string, language: Language, width: number): Line[] {
  return flow([plain(text)], width, [plain(language === 'zh-CN' ? '说明：' : 'Note: ')]);
}

/** Numbers follow the list: the certain findings from 1, those to check from 1 again. */
function findingLines(findings: readonly Finding[], context: BlockContext): Line[] {
  const certain = findings.filter((finding) => weightOf(finding) !== 'check');
  const doubtful = findings.filter((finding) => weightOf(finding) === 'check');
  const blocks = (list: readonly Finding[]) =>
    list.flatMap((finding, index): Line[] => [...findingBlock(finding, index + 1, context), []]);
  if (doubtful.length === 0) return blocks(certain);
  return [...blocks(certain), ...flow(checkHeading(context.language), context.width), [], ...blocks(doubtful)];
}

function checkHeading(language: Language): Line {
  const word = styled(weightWords[language].check, 'magenta');
  if (language === 'en') return [word, plain(' (not certain; not counted as Fix, exit code unaffected)')];
  return [word, plain('（没有把握，不计入须改，不影响退出码）')];
}

function closingLines(run: Run, document: CheckedDocument, width: number): Line[] {
  return closingSentences(run, document).flatMap((sentence) => flow([plain(sentence)], width));
}

function closingSentences(run: Run, document: CheckedDocument): string[] {
  const { language } = run;
  const zh = language === 'zh-CN';
  const skipped = run.documents.filter(({ status }) => status === 'skipped');
  const rest = skipped.length === 0 ? [] : [`${saySkipped(skipped, language)}${zh ? '。' : '.'}`];
  if (document.status === 'failed') {
    const none = zh ? '没有检查，没有结论。' : 'Not checked: no conclusion.';
    return [joinSentences([none, exitSentence(run)], language), ...rest];
  }
  if (document.findings.length === 0) {
    const exit = run.exitCode === 0 ? '' : exitSentence(run);
    const caution = isUnchecked(document) ? [] : [notAnApproval(language)];
    return [joinSentences([nothingFound(document, language), exit], language), ...caution, ...rest];
  }
  const rules = joinSentences([rulesSentence(document, language), exitSentence(run)], language);
  return [rules, explainHint(document.findings, language), ...rest];
}

/** The rule that is worth reading about first: the gravest, with the most places. */
function explainHint(findings: readonly Finding[], language: Language): string {
  const worst = weights.find((weight) => findings.some((finding) => weightOf(finding) === weight));
  const graves = findings.filter((finding) => weightOf(finding) === worst);
  const most = Math.max(...graves.map((finding) => finding.places.length));
  const id = graves.find((finding) => finding.places.length === most)?.ruleId ?? '';
  return `${language === 'zh-CN' ? '规则说明：' : 'About a rule: '}npx yushen explain ${id}`;
}
