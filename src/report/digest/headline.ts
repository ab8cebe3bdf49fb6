/** Owns the one sentence of the morning: what came in, what could not be read, who is missing, or why there is nothing to say. Refuses names. */
import { isQuiet, type ScanRecord } from '#src/model/scan.ts';
import { daysBetween, momentOf } from './beijing-time.ts';
import type { DigestWords } from './chinese-words.ts';

/** A clause drops when there is nothing of its kind. Without a mark at the end. */
export function sayHeadline(record: ScanRecord, words: DigestWords): string {
  const night = sayNight(record, words);
  const { outcome } = record.run;
  if (outcome === 'unreachable') return words.unreachable(night, sayLastFinished(record, words));
  if (outcome === 'many-files-gone') return words.manyGone(night);
  if (isQuiet(record)) return words.quiet(night);
  const clauses = sayClauses(record, words);
  if (outcome === 'finished') return clauses === '' ? words.nothingHandedIn(night) : words.said(night, clauses);
  const stop = outcome === 'stopped' ? words.stopped(night) : words.diskFull(night);
  return clauses === '' ? stop : `${stop}${words.semicolon}${clauses}`;
}

/** What the sentence needs after it where a night did not go to its end; "" else. */
export function sayAdvice(record: ScanRecord, words: DigestWords): string {
  const { outcome } = record.run;
  if (outcome === 'many-files-gone') return words.manyGoneAdvice(sayLastFinished(record, words));
  if (outcome === 'stopped') return words.stoppedAdvice;
  if (outcome === 'disk-full') return `${words.diskFullAdvice}${words.gap}${words.stoppedAdvice}`;
  return '';
}

/** 新交3份、重交6份; "" for none of both. */
export function sayHandedIn({ newTexts, newDrafts }: ScanRecord, words: DigestWords, gap = words.and): string {
  const parts = [newTexts > 0 ? words.newTexts(newTexts) : '', newDrafts > 0 ? words.newDrafts(newDrafts) : ''];
  return parts.filter((part) => part !== '').join(gap);
}

function sayClauses(record: ScanRecord, words: DigestWords): string {
  const missing = missingOf(record).length;
  const unread = record.failures.length;
  const trouble = [unread > 0 ? words.unread(unread) : '', missing > 0 ? words.notHandedIn(missing) : ''];
  const said = trouble.filter((part) => part !== '').join(words.comma);
  return [sayHandedIn(record, words), said].filter((part) => part !== '').join(words.semicolon);
}

/** A night that was not spent to its end does not know who is missing: the text may lie among what it did not reach. */
export function missingOf({ run, missing }: ScanRecord): readonly string[] {
  return run.outcome === 'finished' ? missing.map(({ department }) => department) : [];
}

/** Who left the list of the missing; unknown in the same nights. */
export function arrivedOf({ run, arrived }: ScanRecord): readonly string[] {
  return run.outcome === 'finished' ? arrived : [];
}

function sayNight({ run }: ScanRecord, words: DigestWords): string {
  const { hour } = momentOf(run.startedAt);
  return hour >= 18 || hour < 9 ? words.lastNight : words.thisScan;
}

function sayLastFinished({ run }: ScanRecord, words: DigestWords): string | null {
  return run.lastFinishedAt === null ? null : words.day(momentOf(run.lastFinishedAt));
}

/** The scan that this one is compared with, by its day; null where there was none. */
export function sayLastScan({ run }: ScanRecord, words: DigestWords): string | null {
  if (run.lastFinishedAt === null) return null;
  const days = daysBetween(run.lastFinishedAt, run.startedAt);
  return days === 1 ? words.yesterday : words.lastScan(words.day(momentOf(run.lastFinishedAt)));
}
