/** Owns the JSON report: its keys, its counts, its bytes, its schema. Refuses the console. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { notice } from '#src/model/result.ts';
import { reportJsonSchema, runReportSchema } from '#src/report/json/run-report.ts';
import {
  blankBasis,
  checked,
  finding,
  folderRun,
  reversed,
  row,
  runOf,
  seedRun,
  textOf,
  unread,
} from './sample-run.ts';

test('the report has exactly the keys of the contract', async () => {
  const run = runOf([
    checked('政协.docx', {
      department: '政协',
      notices: [notice('tracked-changes')],
      outcomes: { 'target/comparator-reversed': 'failed', 'a/b': 'passed' },
      findings: [{ ...reversed, places: reversed.places.slice(0, 1) }],
    }),
  ]);
  expect(JSON.parse(await textOf('json', run))).toEqual({
    schemaVersion: 1,
    tool: { name: 'yushen', version: '0.1.0' },
    rulesPack: { id: 'built-in', version: '1' },
    summary: {
      documents: 1,
      byStatus: { complete: 1 },
      findings: { error: 1, warning: 0, info: 0, check: 0 },
    },
    documents: [
      {
        source: { argument: 0, path: '政协.docx', mediaType: 'text/plain', bytes: 1, sha256: '0'.repeat(64) },
        status: 'complete',
        failure: null,
        notices: [
          {
            code: 'tracked-changes',
            message: '文本有未接受的修订，按删除后的文字检查。请部门定稿后报送。',
            place: null,
          },
        ],
        profile: 'hebei-2020',
        department: '政协',
        fiscalYear: 2020,
        projectCount: 5,
        outcomes: { 'a/b': 'passed', 'target/comparator-reversed': 'failed' },
        findings: [
          {
            ruleId: 'target/comparator-reversed',
            ruleStatus: 'stable',
            severity: 'error',
            certainty: 'certain',
            dimension: 'appropriateness',
            groupKey: 'document',
            title: '完成率写成“≤”',
            message: '写成“≤”后，完成得越少越符合目标。',
            expected: '“≥”加百分比。',
            basis: [
              { text: '数值关系：完成率越高越好。', verified: true },
              { text: '财预〔2015〕88号审核表“绩效合理性”', verified: false },
            ],
            advice: '将“≤”改为“≥”，数值按全年目标填写，如“≥95%”。',
            waived: null,
            places: [
              {
                section: 'project',
                duty: null,
                project: { number: 2, code: '131-0701-JBN-FPLH', name: '车辆保险费' },
                row: 2,
                field: 'indicators.target',
                label: '指标值',
                quote: '≤90%',
                absent: null,
                origins: [{ kind: 'cell', table: 0, row: 1, column: 5 }],
                fingerprint: 'f'.repeat(16),
              },
            ],
          },
        ],
      },
    ],
  });
});

test('counts are of findings, doubtful ones under check alone, and statuses add up to the documents', async () => {
  const { summary, documents } = runReportSchema.parse(JSON.parse(await textOf('json', folderRun)));
  expect(summary).toEqual({
    documents: 7,
    byStatus: { complete: 3, partial: 1, failed: 2, skipped: 1 },
    findings: { error: 5, warning: 8, info: 1, check: 1 },
  });
  const counted = Object.values(summary.findings).reduce((sum, count) => sum + count, 0);
  expect(counted).toBe(documents.flatMap(({ findings }) => findings).length);
});

test('a failure has its code and a text that says who does what', async () => {
  const report = runReportSchema.parse(JSON.parse(await textOf('json', runOf([unread('a.docx', 'encrypted')]))));
  expect(report.documents[0]?.failure).toEqual({
    code: 'encrypted',
    message: '文件有打开密码，没有检查。请部门去掉密码后重新报送。',
  });
});

test('equal runs give equal bytes, whatever the order in which rules answered', async () => {
  const shuffled = {
    ...seedRun,
    documents: seedRun.documents.map((document) => ({
      ...document,
      outcomes: Object.fromEntries(Object.entries(document.outcomes).reverse()),
    })),
  };
  const text = await textOf('json', seedRun);
  expect(await textOf('json', seedRun)).toBe(text);
  expect(await textOf('json', shuffled)).toBe(text);
  expect(text.startsWith('{\n  "schemaVersion": 1,\n')).toBe(true);
  expect(text.endsWith('\n}\n')).toBe(true);
});

const published = z.fromJSONSchema(JSON.parse(JSON.stringify(reportJsonSchema())));

test.for([seedRun, folderRun, runOf([])])('a report is valid by the published schema', async (run) => {
  const report = JSON.parse(await textOf('json', run));
  expect(published.safeParse(report).error).toBeUndefined();
  expect(runReportSchema.safeParse(report).error).toBeUndefined();
});

test('the published schema refuses an unknown key, a missing key and an unknown status', async () => {
  const report = JSON.parse(await textOf('json', seedRun));
  expect(published.safeParse({ ...report, extra: 1 }).success).toBe(false);
  expect(published.safeParse({ ...report, summary: undefined }).success).toBe(false);
  expect(published.safeParse({ ...report, summary: { ...report.summary, byStatus: { done: 1 } } }).success).toBe(false);
});

test('any text of a submission comes back unaltered, halves of a surrogate pair too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (quote) => {
      const text = `${quote}\ud800`;
      const run = runOf([checked('a', { findings: [finding({ ...blankBasis, places: [row(1, 1, 'x', text)] })] })]);
      const report = runReportSchema.parse(JSON.parse(await textOf('json', run)));
      expect(report.documents[0]?.findings[0]?.places[0]?.quote).toBe(text);
    }),
  );
});
