/** Owns the formats of the morning report. Refuses files, clocks and the store: a report is a function of one night's record. */
import type { ScanRecord } from '#src/model/scan.ts';
import type { ReporterOptions } from '../reporter.ts';
import { writeConsoleDigest } from './console-digest.ts';
import { projectNight } from './digest-report.ts';
import { writeHtmlDigest } from './html-digest.ts';

export const digestFormats = ['console', 'json', 'html'] as const;
export type DigestFormat = (typeof digestFormats)[number];

/** The whole text; lines end in a line feed. `width` counts terminal cells and is brought into 60 to 100; only the console looks at it and at `colour`. */
export function makeDigest(
  format: DigestFormat,
  record: ScanRecord,
  { language, width, colour }: ReporterOptions,
): string {
  if (format === 'json') return `${JSON.stringify(projectNight(record, language), null, 2)}\n`;
  if (format === 'html') return writeHtmlDigest(record, language);
  return writeConsoleDigest(record, language, width, colour);
}
