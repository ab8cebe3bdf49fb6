/** Owns the projection of a run to the JSON report and its bytes. Refuses clocks, absolute paths and random ids: equal runs give equal bytes. */
import type { Finding, Place } from '#src/model/finding.ts';
import type { CheckedDocument, Language, Run } from '#src/model/run.ts';
import type { Reporter, ReporterOptions } from '../reporter.ts';
import { countFindings, countStatuses } from '../tally.ts';
import { failureText } from '../wording/failures.ts';
import { noticeText } from '../wording/notices.ts';
import type { RunReport } from './run-report.ts';

/** UTF-8 JSON, two spaces deep, with a line feed at the end. */
export function makeJsonReporter({ language }: Pick<ReporterOptions, 'language'>): Reporter {
  return async function* reportAsJson(run) {
    const text = `${JSON.stringify(projectRun(run, language), null, 2)}\n`;
    yield { path: 'report.json', bytes: new TextEncoder().encode(text) };
  };
}

/** Keys are written in the order of the contract, whatever the order in the run. */
function projectRun(run: Run, language: Language): RunReport {
  const counts = countFindings(run.documents.flatMap(({ findings }) => findings));
  return {
    schemaVersion: 1,
    tool: { name: run.tool.name, version: run.tool.version },
    rulesPack: { id: run.rulesPack.id, version: run.rulesPack.version },
    summary: {
      documents: run.documents.length,
      byStatus: countStatuses(run.documents),
      findings: {
        error: counts.error.findings,
        warning: counts.warning.findings,
        info: counts.info.findings,
        check: counts.check.findings,
      },
    },
    documents: run.documents.map((document) => projectDocument(document, language)),
  };
}

function projectDocument(document: CheckedDocument, language: Language): RunReport['documents'][number] {
  const { source, failure } = document;
  return {
    source: {
      argument: source.argument,
      path: source.path,
      mediaType: source.mediaType,
      bytes: source.bytes,
      sha256: source.sha256,
    },
    status: document.status,
    failure: failure && { code: failure.code, message: failureText(failure, language) },
    notices: document.notices.map((notice) => ({
      code: notice.code,
      message: noticeText(notice, language),
      place: notice.place,
    })),
    profile: document.profile,
    department: document.department,
    fiscalYear: document.fiscalYear,
    projectCount: document.projectCount,
    outcomes: Object.fromEntries(Object.entries(document.outcomes).sort(([one], [other]) => (one < other ? -1 : 1))),
    findings: document.findings.map(projectFinding),
  };
}

function projectFinding(finding: Finding): RunReport['documents'][number]['findings'][number] {
  return {
    ruleId: finding.ruleId,
    ruleStatus: finding.ruleStatus,
    severity: finding.severity,
    certainty: finding.certainty,
    dimension: finding.dimension,
    groupKey: finding.groupKey,
    title: finding.title,
    message: finding.message,
    expected: finding.expected,
    basis: finding.basis.map(({ text, verified }) => ({ text, verified })),
    advice: finding.advice,
    waived: finding.waived,
    places: finding.places.map(projectPlace),
  };
}

function projectPlace(place: Place): RunReport['documents'][number]['findings'][number]['places'][number] {
  return {
    section: place.section,
    duty: place.duty,
    project: place.project,
    row: place.row,
    field: place.field,
    label: place.label,
    quote: place.quote,
    absent: place.absent,
    origins: place.origins,
    fingerprint: place.fingerprint,
  };
}
