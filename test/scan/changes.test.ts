/** What the morning report says of new drafts, against submissions whose faults are known beforehand. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DraftChange, ScanRecord } from '#src/model/scan.ts';
import { fixtureBytes } from '../support/check.ts';
import { withProject } from '../support/generate/defects/edit.ts';
import type { GeneratedStatement } from '../support/generate/statement.ts';
import { replaceFile, spoilUnseen, writeForm } from '../support/share.ts';
import { blankBasis, type Cell, cleanForm, withScannedPage } from './forms.ts';
import { makeHome } from './home.ts';
import { openOffice, program } from './office.ts';

type Sums = Pick<DraftChange, 'fixed' | 'still' | 'new' | 'waived' | 'unjudged'>;
const none: Sums = { fixed: 0, still: 0, new: 0, waived: 0, unjudged: 0 };

function sumsOf(record: ScanRecord, document: string): Sums | null {
  const change = record.changes.find((each) => each.document === document);
  if (!change) return null;
  const { fixed, still, new: added, waived, unjudged } = change;
  return { fixed, still, new: added, waived, unjudged };
}

const earlier: readonly Cell[] = [
  [1, 1],
  [1, 2],
  [2, 3],
  [2, 4],
];
const form = cleanForm(7);

function turned(given: GeneratedStatement): GeneratedStatement {
  return [0, 1, 2].reduce(
    (changed, index) =>
      withProject(changed, index, (project) => ({ ...project, indicators: [...project.indicators].reverse() })),
    given,
  );
}

function renamed(given: GeneratedStatement): GeneratedStatement {
  return withProject(given, 1, (project) => ({
    ...project,
    indicators: project.indicators.map((row, index) =>
      index === 2 ? { ...row, indicatorName: `${row.indicatorName}（年度）` } : row,
    ),
  }));
}

type Redraft = {
  readonly what: string;
  readonly seed: number;
  readonly change: (form: GeneratedStatement) => GeneratedStatement;
  readonly sums: Sums;
};

const redrafts: readonly Redraft[] = [
  {
    what: 'some places fixed, some left, some new ones in a project that had none',
    seed: 7,
    change: (clean) => blankBasis(clean, [...earlier.slice(0, 2), [3, 1], [3, 2], [3, 5]]),
    sums: { ...none, fixed: 2, still: 2, new: 3 },
  },
  { what: 'everything fixed', seed: 8, change: (clean) => clean, sums: { ...none, fixed: 4 } },
  {
    what: 'rows in another order',
    seed: 9,
    change: (clean) => turned(blankBasis(clean, earlier)),
    sums: { ...none, still: 4 },
  },
  {
    what: 'a row with a blank under another name',
    seed: 10,
    change: (clean) => renamed(blankBasis(clean, earlier)),
    sums: { ...none, still: 4 },
  },
];

describe('new drafts against the ones before', () => {
  const office = openOffice(makeHome());
  let record: ScanRecord;
  beforeAll(async () => {
    for (const { what, seed } of redrafts)
      writeForm(office.folder, `${what}.docx`, blankBasis(cleanForm(seed), earlier));
    await office.night();
    for (const { what, seed, change } of redrafts) writeForm(office.folder, `${what}.docx`, change(cleanForm(seed)));
    record = await office.night();
  });

  test.for(redrafts)('$what', ({ what, sums }) => {
    expect(sumsOf(record, `${what}.docx`)).toEqual(sums);
  });

  test('are new drafts, not new texts', () => {
    expect([record.newTexts, record.newDrafts]).toEqual([0, redrafts.length]);
  });
});

describe('texts that are known', () => {
  const before = blankBasis(form, earlier);

  test('have new projects named that the draft before did not have', async () => {
    const office = openOffice(makeHome());
    const two = { ...before, statement: { ...before.statement, projects: before.statement.projects.slice(0, 2) } };
    writeForm(office.folder, '甲.docx', two);
    await office.night();
    writeForm(office.folder, '甲.docx', blankBasis(form, [...earlier, [3, 1]]));
    const { changes } = await office.night();
    const basis = changes[0];
    expect(basis?.newProjects).toEqual(['3']);
  });

  test('are known again under another name and in another format', async () => {
    const office = openOffice(makeHome());
    writeForm(office.folder, '甲.docx', before);
    await office.night();
    rmSync(join(office.folder, '甲.docx'));
    writeForm(office.folder, '改过/乙.txt', blankBasis(form, earlier.slice(0, 1)));
    const record = await office.night();
    expect([record.newTexts, record.newDrafts]).toEqual([0, 1]);
    expect(sumsOf(record, '改过/乙.txt')).toEqual({ ...none, fixed: 3, still: 1 });
  });

  test('are no new draft where the same bytes lie under another name', async () => {
    const office = openOffice(makeHome());
    const file = writeForm(office.folder, '甲.docx', before);
    await office.night();
    replaceFile(join(office.folder, '又一份.docx'), readFileSync(file));
    const record = await office.night();
    expect([record.changes, record.counts.reused]).toEqual([[], 1]);
  });

  test('are two where one department hands in two', async () => {
    const office = openOffice(makeHome());
    const other = cleanForm(8);
    const { department, fiscalYear } = form.statement;
    writeForm(office.folder, '甲.docx', before);
    writeForm(office.folder, '乙.docx', { ...other, statement: { ...other.statement, department, fiscalYear } });
    const record = await office.night();
    expect([record.newTexts, record.newDrafts]).toEqual([2, 0]);
  });
});

describe('places that the office let stand', () => {
  test('are counted as waived as long as the decision holds, and then as still there', async () => {
    const office = openOffice(makeHome());
    const file = writeForm(office.folder, '甲.docx', blankBasis(form, earlier));
    await office.night();
    const { department, fiscalYear } = form.statement;
    const { sha256, places } = await office.records(async (store) => {
      const [draft] = await store.latestDrafts(office.folder);
      const checked = await store.checkOf(draft?.sha256 ?? '', null);
      return { sha256: draft?.sha256, places: checked?.findings.flatMap((finding) => finding.places) ?? [] };
    });
    expect([sha256?.length, places.length]).toEqual([64, 4]);
    const decisions = places
      .filter(({ project }) => project?.number === 1)
      .map(({ fingerprint }) => ({
        department,
        fiscalYear,
        fingerprint,
        decision: 'waived',
        reason: '另有文件说明',
        by: '审核岗',
        until: '2099-12-31',
      }));
    const list = join(office.home, 'decisions.yaml');
    writeFileSync(list, JSON.stringify(decisions));
    const decided = await program(['decide', list, '--state', office.state]);
    expect([decided.code, decided.out]).toEqual([0, '收下2条决定。\n']);
    writeForm(office.folder, '甲.docx', blankBasis(form, [...earlier.slice(0, 3), [3, 2]]));
    expect(sumsOf(await office.night(), '甲.docx')).toEqual({ ...none, fixed: 1, still: 1, new: 1, waived: 2 });
    replaceFile(file, readFileSync(writeForm(office.folder, '甲.docx', blankBasis(form, earlier))));
    const later = await office.night({ now: () => new Date('2100-01-01T02:00:00+08:00') });
    expect(sumsOf(later, '甲.docx')).toEqual({ ...none, fixed: 1, still: 3, new: 1 });
  });

  test('are not taken from a list with a single faulty line, which is named', async () => {
    const office = openOffice(makeHome());
    await office.night();
    const list = join(office.home, 'decisions.yaml');
    const good = `department: 甲局\n  fiscalYear: 2024\n  fingerprint: ${'a'.repeat(32)}\n  decision: waived\n  reason: 说明\n  by: 审核岗\n  until: 2099-12-31\n`;
    const bad = good.replace('2024', '24').replace('waived', 'forgiven').replace('aaaa', 'AAAA');
    writeFileSync(list, `- ${good}- ${bad}- ${good}`);
    const refused = await program(['decide', list, '--state', office.state, '--lang', 'en']);
    expect(refused.code).toBe(2);
    const lines = refused.err.trim().split('\n');
    expect(lines.slice(0, -1).map((line) => line.slice(list.length, line.indexOf(' ')))).toEqual([
      ':9:3:',
      ':10:3:',
      ':11:3:',
      ':15:3:',
    ]);
    expect(lines.at(-1)).toBe('Faulty lines; none was taken over.');
    expect(await office.records((store) => store.decisions())).toEqual([]);
  });
});

describe('what was not read or not checked this time', () => {
  test('a page that shows a picture only leaves its places unjudged, and blames nobody for what is missing with it', async () => {
    const office = openOffice(makeHome());
    const pdf = fixtureBytes('shanhaiguan-2020-formats/input/seed.untagged.pdf');
    replaceFile(join(office.folder, '甲.pdf'), pdf);
    await office.night();
    replaceFile(join(office.folder, '甲.pdf'), withScannedPage(pdf, 10));
    const record = await office.night();
    expect(record.counts.partial).toBe(1);
    const places = await office.records(async (store) => {
      const hashes = await store.contentsOf('甲.pdf');
      const checks = await Promise.all(hashes.map((hash) => store.checkOf(hash, null)));
      return checks.map((checked) => checked?.findings.flatMap((finding) => finding.places) ?? []);
    });
    const [after = [], before = []] = places;
    const left = new Set(after.map(({ fingerprint }) => fingerprint));
    const still = before.filter(({ fingerprint }) => left.has(fingerprint)).length;
    expect(before.length - still).toBeGreaterThan(10);
    expect(sumsOf(record, '甲.pdf')).toEqual({ ...none, still, unjudged: before.length - still });
  });
});

describe('twenty of forty texts changed', () => {
  test('only those are read, and each is told with its own numbers', async () => {
    const office = openOffice(makeHome());
    const forms = Array.from({ length: 40 }, (_, at) => cleanForm(100 + at));
    const nameOf = (at: number) => `部门${at}/文本.${at % 2 === 0 ? 'txt' : 'docx'}`;
    const cellsOf = (at: number): Cell[] => [[1, 1], [2, 2], ...(at % 3 === 0 ? ([[3, 1]] as const) : [])];
    forms.forEach((form, at) => void writeForm(office.folder, nameOf(at), blankBasis(form, cellsOf(at))));
    const first = await office.night();
    expect([first.newTexts, first.newDrafts, first.counts.complete]).toEqual([40, 0, 40]);
    forms.forEach((form, at) => {
      if (at < 20)
        writeForm(
          office.folder,
          nameOf(at),
          blankBasis(form, [
            [1, 1],
            [2, 5],
            [3, 1],
          ]),
        );
      // Would be seen if it were read.
      else spoilUnseen(join(office.folder, nameOf(at)));
    });
    const second = await office.night();
    expect(second.counts).toMatchObject({ seen: 40, unchanged: 20, complete: 20, reused: 0, failed: 0 });
    expect([second.newTexts, second.newDrafts]).toEqual([0, 20]);
    expect(new Map(second.changes.map(({ document }) => [document, sumsOf(second, document)]))).toEqual(
      new Map(
        Array.from({ length: 20 }, (_, at) => [
          nameOf(at),
          at % 3 === 0 ? { ...none, still: 3 } : { ...none, fixed: 0, still: 2, new: 1 },
        ]),
      ),
    );
    expect(second.changes.every(({ revision }) => revision === 2)).toBe(true);
  });
});
