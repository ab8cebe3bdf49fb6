/** Owns the closing sentences of a run: what was checked, what the result does not say, the exit code. Refuses to decide that code. */
import type { CheckedDocument, Language, Run } from '#src/model/run.ts';
import { countFindings, countRules, countStatuses, isUnchecked, type Weight, weightOf, weights } from '../tally.ts';
import { joinSentences, plural, sayList, statusWords, weightWords } from './words.ts';

/** `12条规则全部检查。`, or how many were not and which. */
export function rulesSentence(document: CheckedDocument, language: Language): string {
  const { all, notEvaluated } = countRules(document);
  const zh = language === 'zh-CN';
  if (isUnchecked(document)) return zh ? '规则没有检查，没有结论。' : 'No rule was checked: no conclusion.';
  if (notEvaluated.length === 0) return zh ? `${all}条规则全部检查。` : `All ${plural(all, 'rule')} checked.`;
  const ids = sayList(notEvaluated, language);
  if (zh) return `${all}条规则中有${notEvaluated.length}条没有检查：${ids}。`;
  return `${notEvaluated.length} of ${plural(all, 'rule')} not checked: ${ids}.`;
}

/** For a text without findings: never that it is right. */
export function nothingFound(document: CheckedDocument, language: Language): string {
  const { notEvaluated } = countRules(document);
  const zh = language === 'zh-CN';
  if (isUnchecked(document)) return rulesSentence(document, language);
  const part = document.status === 'partial';
  const none = zh
    ? `${part ? '已读部分' : ''}没有意见`
    : `${part ? 'Nothing found in what was read' : 'Nothing found'}`;
  if (notEvaluated.length === 0)
    return joinSentences([`${none}${zh ? '。' : '.'}`, rulesSentence(document, language)], language);
  const ids = sayList(notEvaluated, language);
  if (zh) return `${none}，但${notEvaluated.length}条规则没有检查：${ids}。`;
  return `${none}, but ${plural(notEvaluated.length, 'rule')} not checked: ${ids}.`;
}

export function notAnApproval(language: Language): string {
  return language === 'zh-CN'
    ? '这不等于审核通过：目标是否合理、资金是否匹配，仍由审核人判断。'
    : 'This is no approval: whether aims are sound and funds fit is for the reviewer to judge.';
}

/** What stands behind the exit code of the run, and the code. "" where there is nothing to explain. */
export function exitSentence(run: Run): string {
  const zh = run.language === 'zh-CN';
  const code = zh ? `退出码${run.exitCode}。` : `Exit code ${run.exitCode}.`;
  const cause = exitCause(run);
  return zh ? `${cause}${cause === '' ? '' : '，'}${code}` : joinSentences([cause, code], run.language);
}

function exitCause(run: Run): string {
  const zh = run.language === 'zh-CN';
  if (run.exitCode === 3) {
    const many = run.documents.filter(({ status }) => status !== 'skipped').length > 1;
    if (zh) return many ? '有文本没有读全' : '文本没有读全';
    return many ? 'Some texts were not read in full.' : 'The text was not read in full.';
  }
  if (run.exitCode > 1) return '';
  const worst = gravest(run);
  if (worst === 'error' || (worst && run.exitCode === 1)) {
    const word = weightWords[run.language][worst];
    return zh ? `有${word}事项` : `There are findings to ${word.toLowerCase()}.`;
  }
  return zh ? `没有${weightWords['zh-CN'].error}事项` : 'Nothing to fix.';
}

/** The gravest finding that may count for the exit code: neither doubtful, nor preview, nor waived. */
function gravest(run: Run): Weight | undefined {
  const found = run.documents.flatMap(({ findings }) => findings);
  const counting = found.filter((finding) => finding.ruleStatus !== 'preview' && finding.waived === null);
  return weights.find((weight) => weight !== 'check' && counting.some((finding) => weightOf(finding) === weight));
}

/** 共6份：已读全3，读了一部分1，未能读取2；跳过1个文件（…）. The numbers add up to the inputs. */
export function sayTotals(run: Run): string {
  const zh = run.language === 'zh-CN';
  const skipped = run.documents.filter(({ status }) => status === 'skipped');
  const read = run.documents.length - skipped.length;
  const list = sayStatuses(countStatuses(run.documents), run.language);
  const rest = skipped.length === 0 ? '' : `${zh ? '；' : '; '}${saySkipped(skipped, run.language)}`;
  return zh ? `共${read}份：${list}${rest}。` : `${plural(read, 'text')}: ${list}${rest}.`;
}

/** `已读全3，读了一部分1` without what was skipped. */
export function sayStatuses(
  counts: ReturnType<typeof countStatuses>,
  language: Language,
  gap = language === 'zh-CN' ? '，' : ', ',
): string {
  const statuses = ['complete', 'partial', 'failed'] as const;
  return statuses
    .filter((status) => counts[status] !== undefined)
    .map((status) =>
      language === 'zh-CN'
        ? `${statusWords[language][status]}${counts[status]}`
        : `${counts[status]} ${statusWords[language][status]}`,
    )
    .join(gap);
}

const namedSkipped = 3;

/** 跳过1个文件（通知.mp4）. */
export function saySkipped(skipped: readonly CheckedDocument[], language: Language): string {
  const names = sayList(
    skipped.slice(0, namedSkipped).map(({ source }) => source.path),
    language,
  );
  const more = skipped.length > namedSkipped;
  if (language === 'zh-CN') return `跳过${skipped.length}个文件（${names}${more ? '等' : ''}）`;
  return `${plural(skipped.length, 'file')} skipped (${names}${more ? ', …' : ''})`;
}

/** How many texts the departments must change; "" for none. */
export function sayTextsToFix(run: Run): string {
  const number = run.documents.filter(({ findings }) => countFindings(findings).error.findings > 0).length;
  if (number === 0) return '';
  return run.language === 'zh-CN' ? `有须改${number}份。` : `${plural(number, 'text')} to fix.`;
}
