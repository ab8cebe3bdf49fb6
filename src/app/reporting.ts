/** What the doors may use of the report room: they import app and model only. */

export { digestFormats } from '#src/report/digest/digest.ts';
export { explainRule, listRules } from '#src/report/explain.ts';
export { logLine, progressEnd, progressLine, stoppedLine } from '#src/report/progress.ts';
export { isReportFormat, reportFormats } from '#src/report/registry.ts';
export { failureText } from '#src/report/wording/failures.ts';
export { noticeTexts } from '#src/report/wording/notices.ts';
