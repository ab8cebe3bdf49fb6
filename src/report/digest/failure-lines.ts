/** Owns how a file that could not be read is said in the morning: whose it is, what is wrong, who acts. Refuses order of anything but failures. */
import type { FailureCode } from '#src/model/result.ts';
import type { Language } from '#src/model/run.ts';
import type { ScanFailure, ScanRecord } from '#src/model/scan.ts';
import { failureAction, failureCause } from '../wording/failures.ts';
import { hoursBetween, momentOf } from './beijing-time.ts';
import type { DigestWords } from './chinese-words.ts';
import { digestWords } from './words.ts';

export type ToldFailure = {
  readonly name: string;
  readonly path: string;
  /** Only a new file helps. */
  readonly permanent: boolean;
  /** Without a mark at the end. */
  readonly cause: string;
  readonly action: string;
};

/** Those that somebody must act on first, each kind in the order of the record. */
export function tellFailures({ run, failures }: ScanRecord, language: Language): ToldFailure[] {
  const names = failures.map(({ department }) => department);
  const told = failures.map((failure) => ({
    name: nameFor(failure.department, names, failure.path),
    path: failure.path,
    permanent: failure.nextTry === null,
    ...sayFailure(failure, run.startedAt, language),
  }));
  return [...told.filter(({ permanent }) => permanent), ...told.filter(({ permanent }) => !permanent)];
}

/** The department where it stands for one file alone, else the file. */
export function nameFor(department: string | null, among: readonly (string | null)[], path: string): string {
  const alone = department !== null && among.filter((other) => other === department).length === 1;
  return alone ? department : path;
}

/** `startedAt` is when the night began, from which tonight is reckoned. */
export function sayFailure(
  failure: ScanFailure,
  startedAt: string,
  language: Language,
): { readonly cause: string; readonly action: string } {
  const words = digestWords[language];
  const { code, nextTry, attempt } = failure;
  const what = code === 'malformed' ? words.incomplete : failureCause(failure, language);
  const again = attempt > 1 ? sayAgain(failure, words) : '';
  const cause = again === '' ? what : `${what}${words.comma}${again}`;
  if (nextTry === null) return { cause, action: failureAction(failure, language) };
  const when = sayWhen(nextTry, startedAt, words);
  const needed = neededFor(code, words);
  return { cause, action: needed === null ? words.retry(when) : words.retryAfter(needed, when) };
}

/** One text, as the JSON has it. */
export function failureSentence(failure: ScanFailure, startedAt: string, language: Language): string {
  const { stop, gap } = digestWords[language];
  const { cause, action } = sayFailure(failure, startedAt, language);
  return `${cause}${stop}${gap}${action}`;
}

/** The same content is tried more than once only where the cause may lie outside it. */
const triedTwice: ReadonlySet<FailureCode> = new Set(['timeout', 'out-of-memory', 'crashed']);

function sayAgain({ code, nextTry, attempt }: ScanFailure, words: DigestWords): string {
  if (nextTry !== null || triedTwice.has(code)) return words.triedAgain(attempt);
  return words.againHandedIn(attempt);
}

function sayWhen(nextTry: string, startedAt: string, words: DigestWords): string {
  return hoursBetween(startedAt, nextTry) < 24 ? words.tonight : words.nightOf(words.day(momentOf(nextTry)));
}

/** What somebody of the office must do before the next try can go better; null for nothing. */
function neededFor(code: FailureCode, words: DigestWords): string | null {
  if (code === 'permission') return words.openAccess;
  return code === 'disk-full' ? words.freeDisk : null;
}
