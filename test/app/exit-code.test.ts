/** The exit code of a check: what counts, what never does, what wins. */
import { expect, test } from 'vitest';
import { notRead } from '#src/app/check-document.ts';
import { checkExitCode, type FailLevel } from '#src/app/exit-code.ts';
import type { Finding } from '#src/model/finding.ts';
import { failed } from '#src/model/result.ts';
import type { CheckedDocument, DocumentStatus } from '#src/model/run.ts';

function documentOf(status: DocumentStatus, ...findings: readonly Partial<Finding>[]): CheckedDocument {
  const source = { argument: 0, path: 'a.txt', mediaType: null, bytes: 1, sha256: null };
  const whole = findings.map(
    (finding): Finding => ({
      ruleId: 'a/one',
      ruleStatus: 'stable',
      severity: 'error',
      certainty: 'certain',
      dimension: 'form',
      groupKey: 'k',
      title: '',
      message: '',
      expected: '',
      basis: [],
      advice: '',
      waived: null,
      places: [],
      ...finding,
    }),
  );
  return { ...notRead(source, failed('empty').failure, false), status, findings: whole };
}

const complete = (...findings: Partial<Finding>[]) => [documentOf('complete', ...findings)];
const waived = { reason: '已核', by: '某股', until: '2026-12-31' };

const cases: readonly (readonly [
  what: string,
  documents: readonly CheckedDocument[],
  level: FailLevel,
  code: number,
])[] = [
  ['no document', [], 'info', 0],
  ['nothing found', complete(), 'info', 0],
  ['an error, level error', complete({ severity: 'error' }), 'error', 1],
  ['a warning, level error', complete({ severity: 'warning' }), 'error', 0],
  ['a warning, level warning', complete({ severity: 'warning' }), 'warning', 1],
  ['an info, level warning', complete({ severity: 'info' }), 'warning', 0],
  ['an info, level info', complete({ severity: 'info' }), 'info', 1],
  ['an error, level never', complete({ severity: 'error' }), 'never', 0],
  ['请核对 never counts', complete({ certainty: 'check' }), 'info', 0],
  ['a preview never counts', complete({ ruleStatus: 'preview' }), 'info', 0],
  ['what is waived never counts', complete({ waived }), 'info', 0],
  ['one that counts among those', complete({ certainty: 'check' }, { waived }, {}), 'error', 1],
  ['a rule on its way out counts', complete({ ruleStatus: 'deprecated' }), 'error', 1],
  ['something failed', [documentOf('failed')], 'never', 3],
  ['something was read in part', [documentOf('partial')], 'never', 3],
  ['something was skipped', [documentOf('skipped')], 'info', 0],
  ['not read wins over findings', [...complete({}), documentOf('failed')], 'error', 3],
];

test.for(cases)('%s', ([, documents, level, code]) => expect(checkExitCode(documents, level)).toBe(code));
