/** Owns the list of report formats. Refuses any knowledge of how a format looks. */
import { makeConsoleReporter } from './console/console-reporter.ts';
import { makeHtmlReporter } from './html/html-reporter.ts';
import { makeJsonReporter } from './json/json-reporter.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';

export const reportFormats = ['console', 'json', 'html'] as const;
export type ReportFormat = (typeof reportFormats)[number];

const makers: Readonly<Record<ReportFormat, (options: ReporterOptions) => Reporter>> = {
  console: makeConsoleReporter,
  json: makeJsonReporter,
  html: makeHtmlReporter,
};

export function isReportFormat(name: string): name is ReportFormat {
  return reportFormats.some((format) => format === name);
}

/** The reporter of one format. Every format of this list yields exactly one file. */
export function makeReporter(format: ReportFormat, options: ReporterOptions): Reporter {
  return makers[format](options);
}
