/** Owns the HTML report of a run: one file with the overview, every text and the rules. Refuses requests, clocks and paths of this machine. */
import type { CheckedDocument, Run } from '#src/model/run.ts';
import type { Reporter, ReporterOptions, Sources } from '../reporter.ts';
import { weightOf } from '../tally.ts';
import type { PageWords } from './chinese-words.ts';
import type { DrawContext } from './context.ts';
import { documentId } from './ids.ts';
import { type NamedFinding, planMarks } from './marks.ts';
import { type Markup, textOf } from './markup.ts';
import { drawOverview } from './overview.ts';
import { bytesOf, closePage, type Frame, openPage } from './page.ts';
import { type RankedText, type Ranking, rankRun } from './ranking.ts';
import { type AddressedRule, drawRules } from './rules-part.ts';
import { type Depth, depths, drawTextPage, nameOf } from './text-page.ts';
import { pageWords } from './words.ts';

/** UTF-8 bytes of all texts together; what goes beyond is cut, and says so. */
export const mostBytes = 18_000_000;
/** Findings of one text that are drawn, the worst first. */
export const mostFindings = 200;

/** Yields `report.html`. Equal runs give equal bytes. */
export function makeHtmlReporter(options: ReporterOptions): Reporter {
  return async function* reportInHtml(given, sources) {
    const run = { ...given, language: options.language };
    const words = pageWords[run.language];
    const ranking = rankRun(run, sources);
    const rules = addressRules(ranking, sources);
    const addresses = new Map(rules.map(({ address, rule }) => [rule.id, address]));
    const ruleAddress = (id: string) => addresses.get(id) ?? null;
    const batch = batchName(run, words);
    const drawn = await drawTexts(run, ranking, sources, { words, batch, ruleAddress });
    const frame = frameOf(run, ranking, batch, words);
    const overview = drawOverview({ run, ranking, words, batch, ruleAddress, cut: drawn.cut });
    const rest = drawRules(rules, batch, words, run.language);
    yield { path: 'report.html', bytes: bytesOf([openPage(frame), overview, ...drawn.texts, rest, closePage(frame)]) };
  };
}

function addressRules(ranking: Ranking, sources: Sources): AddressedRule[] {
  const known = ranking.rules.flatMap((id) => sources.rule(id) ?? []);
  return known.map((rule, index) => ({ address: `r${index + 1}`, rule }));
}

/** What the run was started on, without the way there. */
function batchName(run: Run, words: PageWords): string {
  const [first = '.'] = run.arguments;
  const name = first.replaceAll('\\', '/').replace(/\/+$/u, '').split('/').at(-1) ?? '';
  const known = name === '' || name === '.' || name === '..' ? words.documents : name;
  if (run.arguments.length < 2) return known;
  return run.language === 'zh-CN'
    ? `${known}等${run.arguments.length}处`
    : `${known} and ${run.arguments.length - 1} more`;
}

function frameOf(run: Run, ranking: Ranking, batch: string, words: PageWords): Frame {
  const heads = ranking.texts.map(({ id, document }) => ({ id: documentId(id), right: runningName(document, words) }));
  const all = { id: 'overview', right: words.wholeBatch(ranking.texts.length) };
  return { language: run.language, words, batch, single: ranking.texts.length === 1, heads: [all, ...heads] };
}

function runningName(document: CheckedDocument, words: PageWords): string {
  const year = document.fiscalYear === null ? '' : `　${words.yearTitle(document.fiscalYear)}`;
  return `${nameOf(document)}${year}`;
}

type Shared = {
  readonly words: PageWords;
  readonly batch: string;
  readonly ruleAddress: (ruleId: string) => string | null;
};

/** Every text in the order of the overview, as deep as the room left allows. */
async function drawTexts(
  run: Run,
  ranking: Ranking,
  sources: Sources,
  shared: Shared,
): Promise<{ readonly texts: readonly Markup[]; readonly cut: number }> {
  const texts: Markup[] = [];
  let room = mostBytes;
  let cut = 0;
  for (const [index, ranked] of ranking.texts.entries()) {
    const frame = {
      batch: shared.batch,
      number: index + 1,
      all: ranking.texts.length,
      previous: ranking.texts[index - 1]?.id ?? null,
      next: ranking.texts[index + 1]?.id ?? null,
    };
    const context = await contextOf(run, ranked, sources, shared);
    const reserved = (ranking.texts.length - index) * countsOnly;
    const fitting = chooseDepth((depth) => drawTextPage(context, frame, depth), room - reserved);
    if (fitting.depth !== 'whole' || context.findings.length < ranked.document.findings.length) cut += 1;
    room -= fitting.size;
    texts.push(fitting.markup);
  }
  return { texts, cut };
}

/** Bytes that a text takes with its counts alone, as a reserve for those still to come. */
const countsOnly = 3000;

function chooseDepth(draw: (depth: Depth) => Markup, room: number): { markup: Markup; depth: Depth; size: number } {
  for (const depth of depths) {
    if (room <= 0 && depth !== 'counts') continue;
    const markup = draw(depth);
    const size = byteLength(textOf(markup));
    if (size <= room || depth === 'counts') return { markup, depth, size };
  }
  throw new Error('no depth fits');
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

async function contextOf(
  run: Run,
  { id, document }: RankedText,
  sources: Sources,
  shared: Shared,
): Promise<DrawContext> {
  const text = document.status === 'failed' ? null : await sources.document(id);
  const findings = nameFindings(id, document).slice(0, mostFindings);
  const plan = text ? planMarks(text, findings) : { at: () => undefined, target: () => null };
  return {
    language: run.language,
    words: shared.words,
    id,
    checked: document,
    text,
    findings,
    plan,
    ruleAddress: shared.ruleAddress,
  };

  /** Certain ones count from 1, those to check from 1 again, as everywhere. */
  function nameFindings(at: number, checked: CheckedDocument): NamedFinding[] {
    const numbers = { certain: 0, check: 0 };
    return checked.findings.map((finding) => {
      const weight = weightOf(finding);
      const check = weight === 'check';
      const number = check ? ++numbers.check : ++numbers.certain;
      const label = check ? `${run.language === 'zh-CN' ? '核' : 'C'}${number}` : String(number);
      return { finding, weight, label, name: { document: at, check, number } };
    });
  }
}
