/** Owns the morning report on a terminal: head, whom to call, what changed, the reckoning. Refuses colour where it is not allowed and lines wider than the page. */
import type { Language } from '#src/model/run.ts';
import { isQuiet, type ScanRecord } from '#src/model/scan.ts';
import { flow } from '../console/flow.ts';
import { type Line, paint, plain, styled } from '../console/style.ts';
import { showControls } from '../wording/visible.ts';
import { clampWidth, hasFixedWidth, padEnd, widthOf } from '../wording/width.ts';
import { momentOf } from './beijing-time.ts';
import { layOutChanges } from './changes-table.ts';
import type { DigestWords } from './chinese-words.ts';
import { type ToldFailure, tellFailures } from './failure-lines.ts';
import { arrivedOf, missingOf, sayAdvice, sayHandedIn, sayHeadline, sayLastScan } from './headline.ts';
import { sayReckoning } from './reckoning.ts';
import { digestWords } from './words.ts';

/** Each line with its line feed. */
export function writeConsoleDigest(record: ScanRecord, language: Language, width: number, colour: boolean): string {
  const page = clampWidth(width);
  const { outcome } = record.run;
  if (outcome === 'unreachable' || outcome === 'many-files-gone')
    return paint(layOutUnseen(record, language, page), colour);
  return paint(isQuiet(record) ? layOutQuiet(record, language, page) : layOutNight(record, language, page), colour);
}

function layOutNight(record: ScanRecord, language: Language, width: number): Line[] {
  const words = digestWords[language];
  const added = record.packAdded;
  const top = [
    record.run.outcome === 'finished' ? '' : `${sayHeadline(record, words)}${words.stop}`,
    sayAdvice(record, words),
    added.places > 0 ? words.packAdded(added.documents, added.places) : '',
  ].filter((line) => line !== '');
  const blocks = [
    [...headLines(record, sayHandedIn(record, words, words.gap === '' ? ' ' : words.and), words, width)],
    top.flatMap((line) => flow([plain(line)], width)),
    [...failureLines(tellFailures(record, language), words, width), ...missingLines(record, words, width)],
    layOutChanges(record, words, width),
    flow([plain(sayReckoning(record.counts, words))], width),
  ];
  return join(blocks);
}

function layOutQuiet(record: ScanRecord, language: Language, width: number): Line[] {
  const words = digestWords[language];
  const unread = record.failures.length;
  const missing = missingOf(record).length;
  const parts = [unread > 0 ? words.standingUnread(unread) : '', missing > 0 ? words.standingMissing(missing) : ''];
  const said = parts.filter((part) => part !== '').join(words.and);
  return [
    ...headLines(record, words.noChange, words, width),
    ...(said === '' ? [] : flow([plain(words.standing(said, sayLastScan(record, words)))], width)),
    ...flow([plain(sayReckoning(record.counts, words))], width),
  ];
}

/** The folder was not looked through: nothing is said but that, and what an earlier night read and could not tell. */
function layOutUnseen(record: ScanRecord, language: Language, width: number): Line[] {
  const words = digestWords[language];
  const said = [`${sayHeadline(record, words)}${words.stop}`, sayAdvice(record, words)].filter((line) => line !== '');
  const earlier =
    record.changes.length === 0
      ? []
      : [...flow([plain(words.earlierHead)], width), ...layOutChanges(record, words, width)];
  const head = headLines(record, '', words, width);
  return join([[...head, ...said.flatMap((line) => flow([plain(line)], width))], earlier]);
}

/** Blocks with an empty line between; a block of no lines leaves none. */
function join(blocks: readonly (readonly Line[])[]): Line[] {
  const filled = blocks.filter((block) => block.length > 0);
  return filled.flatMap((block, index) => (index === 0 ? block : [[], ...block]));
}

function headLines({ run }: ScanRecord, said: string, words: DigestWords, width: number): Line[] {
  const [from, to] = [momentOf(run.startedAt), momentOf(run.endedAt)];
  const span = words.span(words.clock(from), words.clock(to));
  const rest = `  ${words.isoDay(from)} ${span}${said === '' ? '' : `  ${said}`}`;
  return flow([styled(words.report, 'bold'), plain(rest)], width);
}

function failureLines(failures: readonly ToldFailure[], words: DigestWords, width: number): Line[] {
  if (failures.length === 0) return [];
  const fits = (name: string) => hasFixedWidth(name) && widthOf(name) <= width / 2 - 6;
  const told = failures.map((failure) => ({ ...failure, name: showControls(failure.name) }));
  const column = Math.max(
    0,
    ...told
      .map(({ name }) => name)
      .filter(fits)
      .map(widthOf),
  );
  const lines = told.flatMap(({ name, cause, action }) => {
    const text = [plain(`${cause}${words.stop}${words.gap}${action}`)];
    if (fits(name)) return flow(text, width, [plain(`  ${padEnd(name, column)}    `)]);
    return [...flow([plain(name)], width, [plain('  ')]), ...flow(text, width, [plain('    ')])];
  });
  return [[styled(words.failuresHead(failures.length), 'bold')], ...lines];
}

function missingLines(record: ScanRecord, words: DigestWords, width: number): Line[] {
  const missing = missingOf(record);
  const arrived = arrivedOf(record);
  const head = styled(words.missingHead(missing.length, record.expected), 'bold');
  const since = sayLastScan(record, words) ?? words.yesterday;
  return [
    ...(missing.length === 0 ? [] : flow([head, plain(`  ${missing.join(words.and)}`)], width)),
    ...(arrived.length === 0 ? [] : flow([plain(words.arrived(arrived.join(words.and), since))], width, [plain('  ')])),
  ];
}
