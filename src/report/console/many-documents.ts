/** Owns the console report of a run over several documents: a block each, the table, then what could not be read. Refuses the five parts of a finding. */
import type { CheckedDocument, Language, Run } from '#src/model/run.ts';
import { countFindings, countRules, isUnchecked, type Weight, weightOf, weights } from '../tally.ts';
import { exitSentence, rulesSentence, sayTextsToFix, sayTotals } from '../wording/closing.ts';
import { failureRemedy } from '../wording/failures.ts';
import { unreadPages } from '../wording/notices.ts';
import { showControls } from '../wording/visible.ts';
import { hasFixedWidth, padEnd, widthOf } from '../wording/width.ts';
import { joinSentences, plural, sayList, sayRuns, statusWords, weightWords } from '../wording/words.ts';
import { byPlaces, layOutTable, type NamedDocument } from './documents-table.ts';
import { weightStyles } from './finding-block.ts';
import { flow } from './flow.ts';
import { type Line, plain, styled } from './style.ts';

const mostBlocks = 40;

export function layOutDocuments(run: Run, width: number): Line[] {
  const { language } = run;
  const documents = run.documents.filter(({ status }) => status !== 'skipped');
  const failures = documents.filter(({ status }) => status === 'failed');
  const read = documents.filter(({ status }) => status !== 'failed').sort(byPlaces);
  const blocks = documents.length > mostBlocks ? [] : read;
  return [
    ...flow(headPieces(run, documents.length), width),
    [],
    ...blocks.flatMap((document): Line[] => [...documentLines(document, nameOf(run, document), language, width), []]),
    ...layOutTable(
      documents.map((document) => ({ name: nameOf(run, document), document })),
      language,
      width,
    ),
    [],
    ...failureLines(
      failures.map((document) => ({ name: nameOf(run, document), document })),
      language,
      width,
    ),
    ...closingLines(run, read[0], width),
  ];
}

/** The path of a document; with its argument before it where another argument has the same path. */
function nameOf(run: Run, { source }: CheckedDocument): string {
  const alike = run.documents.filter((document) => document.source.path === source.path);
  return showControls(alike.length > 1 ? typedPath(run, source) : source.path);
}

/** What the user would type for the document: the argument itself where it is the file. */
function typedPath(run: Run, { argument, path }: CheckedDocument['source']): string {
  const typed = (run.arguments[argument] ?? '').replaceAll('\\', '/').replace(/\/+$/, '');
  return typed === path || typed.endsWith(`/${path}`) ? typed : `${typed}/${path}`;
}

function headPieces(run: Run, texts: number): Line {
  const zh = run.language === 'zh-CN';
  const named = 3;
  const names = sayList(run.arguments.slice(0, named), run.language);
  const more = run.arguments.length > named ? (zh ? `等${run.arguments.length}处` : ' and more') : '';
  const skipped = run.documents.length - texts;
  const count = zh ? `${texts}份文本` : plural(texts, 'text');
  const rest =
    skipped === 0
      ? ''
      : zh
        ? `；${skipped}个文件不是文本，已跳过`
        : `; ${plural(skipped, 'file')} of other kinds skipped`;
  return [styled(`${names}${more}`, 'bold'), plain(`  ${count}${rest}`)];
}

function documentLines(document: CheckedDocument, name: string, language: Language, width: number): Line[] {
  const head = [document.department ?? '', sayReading(document, language)].filter((part) => part !== '');
  const errors = document.findings.flatMap((finding, index) =>
    weightOf(finding) === 'error' ? errorLines(finding.title, finding.places.length, index + 1, language, width) : [],
  );
  const rest = sayRest(document, language);
  return [
    ...flow([styled(name, 'bold'), plain(`  ${head.join('  ')}`)], width),
    ...errors,
    ...(rest === '' ? [] : flow([plain(rest)], width, [plain('   ')])),
  ];
}

function sayReading(document: CheckedDocument, language: Language): string {
  const word = statusWords[language][document.status];
  const pages = unreadPages(document.notices);
  if (document.status !== 'partial' || pages.length === 0) return word;
  const runs = sayRuns(pages, language);
  return language === 'zh-CN' ? `${word}：第${runs}页是扫描图，未读` : `${word}: scanned and unread: page ${runs}`;
}

/** Certain findings stand before those to check, so the position in the list is the number. */
function errorLines(title: string, places: number, number: number, language: Language, width: number): Line[] {
  const word = weightWords[language].error;
  const lead = [styled(String(number).padStart(2), 'bold'), plain(' '), styled(word, weightStyles.error), plain('  ')];
  const count = language === 'zh-CN' ? `，${places}处` : `, ${plural(places, 'place')}`;
  return flow([plain(`${title}${count}`)], width, lead);
}

/** What a block says beside its errors; 没有意见 stands only where rules were checked, and never as an approval. */
function sayRest(document: CheckedDocument, language: Language): string {
  const zh = language === 'zh-CN';
  if (isUnchecked(document)) return rulesSentence(document, language).replace(/[。.]$/, '');
  const counts = countFindings(document.findings);
  const others = weights.filter((weight) => weight !== 'error' && counts[weight].findings > 0);
  const list = sayList(
    others.map((weight) => sayOther(weight, counts[weight].findings, language)),
    language,
  );
  const parts = [mainPart(document, counts.error.findings, list, language), unevaluated(document, language)];
  return parts.filter((part) => part !== '').join(zh ? '；' : '; ');
}

function sayOther(weight: Weight, findings: number, language: Language): string {
  const word = weightWords[language][weight];
  return language === 'zh-CN' ? `${word}${findings}条` : `${word} ${findings}`;
}

function mainPart(document: CheckedDocument, errors: number, others: string, language: Language): string {
  const zh = language === 'zh-CN';
  if (errors > 0) return others === '' ? '' : zh ? `另有${others}` : `also ${others}`;
  if (others !== '') return zh ? `没有须改；${others}` : `nothing to fix; ${others}`;
  if (document.status === 'partial')
    return zh ? '已读部分没有意见；不等于审核通过' : 'nothing found in what was read; no approval';
  return zh ? '没有意见；不等于审核通过' : 'nothing found; no approval';
}

function unevaluated(document: CheckedDocument, language: Language): string {
  const number = countRules(document).notEvaluated.length;
  if (number === 0) return '';
  return language === 'zh-CN' ? `${number}条规则没有检查完` : `${plural(number, 'rule')} not checked in full`;
}

function failureLines(failures: readonly NamedDocument[], language: Language, width: number): Line[] {
  if (failures.length === 0) return [];
  const zh = language === 'zh-CN';
  const names = failures.map(({ name }) => name).filter((name) => fitsColumn(name, width));
  const column = Math.max(0, ...names.map(widthOf));
  const heading = zh
    ? `${statusWords[language].failed}${failures.length}份`
    : `Not read: ${plural(failures.length, 'text')}`;
  const lines = failures.flatMap(({ name, document }) => {
    const text = [plain(failureRemedy(document.failure ?? { code: 'internal', detail: '' }, language))];
    if (fitsColumn(name, width)) return flow(text, width, [plain(`  ${padEnd(name, column)}  `)]);
    return [...flow([plain(name)], width, [plain('  ')]), ...flow(text, width, [plain('    ')])];
  });
  return [[styled(heading, 'bold')], ...lines, []];
}

/** Half of the page stays for what happened. */
function fitsColumn(name: string, width: number): boolean {
  return hasFixedWidth(name) && widthOf(name) <= width / 2 - 4;
}

function closingLines(run: Run, first: CheckedDocument | undefined, width: number): Line[] {
  const sentences = [sayTotals(run), joinSentences([sayTextsToFix(run), exitSentence(run)], run.language)];
  const lines = sentences.flatMap((sentence) => flow([plain(sentence)], width));
  const command = first ? checkCommand(run, first) : null;
  if (command === null) return lines;
  const hint = `${run.language === 'zh-CN' ? '逐条说明：' : 'Each finding: '}${command}`;
  return widthOf(hint) > width ? lines : [...lines, [plain(hint)]];
}

/** The command for one document of the run; null where its name would need quoting by the rules of a shell we do not know. */
function checkCommand(run: Run, document: CheckedDocument): string | null {
  const name = typedPath(run, document.source);
  if (!/^[\p{L}\p{N}/._-]+$/u.test(name) || name.startsWith('-')) return null;
  return `npx yushen check ${name}`;
}
