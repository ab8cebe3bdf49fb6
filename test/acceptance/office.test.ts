/** The real submission as Word 97 and as Excel, new and old: the record, the places and the fingerprints of the DOCX. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readDocx } from '#src/extract/docx/read-docx.ts';
import type { RulesPack } from '#src/model/rule.ts';
import { builtInPack, type CheckedBytes, checkBytes, fingerprintsOf, fixtureBytes } from '../support/check.ts';
import { stripAnchors, withoutWhiteSpace } from '../support/generate/plain.ts';
import { type Arrangement, layOutSheets, writeNewWorkbook, writeOldWorkbook } from '../support/write/workbook.ts';

const docx = fixtureBytes('shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx');

function sheets(arrangement: Arrangement): ReturnType<typeof layOutSheets> {
  const read = readDocx(docx);
  if (!read.ok) throw new Error(read.failure.code);
  return layOutSheets(read.value, arrangement);
}

const forms = [
  ['Word 97', async () => fixtureBytes('shanhaiguan-2020-formats/input/seed.doc')],
  ['an Excel sheet with all projects', () => writeNewWorkbook(sheets('stacked'))],
  ['Excel, a sheet a project', () => writeNewWorkbook(sheets('apart'))],
  ['an Excel 97 sheet with all projects', async () => writeOldWorkbook(sheets('stacked'))],
  ['Excel 97, a sheet a project', async () => writeOldWorkbook(sheets('apart'))],
] as const;

describe('the real submission as', () => {
  let pack: RulesPack;
  let base: CheckedBytes;
  beforeAll(async () => {
    pack = await builtInPack();
    base = await checkBytes(docx, pack);
  });

  test.for(forms)('%s is read as its statement says, with the fingerprints of the DOCX', async ([, make]) => {
    const expected: unknown = JSON.parse(
      new TextDecoder().decode(fixtureBytes('shanhaiguan-2020-text/expected/statement.json')),
    );
    const { reading, findings, outcomes, document } = await checkBytes(await make(), pack);
    expect(withoutWhiteSpace(stripAnchors(reading.statement))).toEqual(withoutWhiteSpace(expected));
    expect(fingerprintsOf(findings)).toHaveLength(57);
    expect(fingerprintsOf(findings)).toEqual(fingerprintsOf(base.findings));
    expect(outcomes).toEqual(base.outcomes);
    expect(document.tables.map(({ rows }) => rows)).toEqual(base.document.tables.map(({ rows }) => rows));
  });

  test('Excel names the sheet and cell of every place', async () => {
    const { findings } = await checkBytes(await writeNewWorkbook(sheets('apart')), pack);
    const reversed = findings.find(({ ruleId }) => ruleId === 'target/comparator-reversed');
    expect(reversed?.places[0]?.origins).toEqual([
      { kind: 'sheet', sheet: '表2', cell: expect.stringMatching(/^[A-Z]+\d+$/u) },
    ]);
  });
});
