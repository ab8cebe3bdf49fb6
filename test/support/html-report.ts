/** Owns the HTML reports that the tests look at: real submissions through the real readers and rules, and runs written by hand. Refuses files on disk. */
import { describeRule } from '#src/app/describe-rule.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { notice } from '#src/model/result.ts';
import type { RulesPack } from '#src/model/rule.ts';
import type { CheckedDocument, Language, Run } from '#src/model/run.ts';
import { makeReporter } from '#src/report/registry.ts';
import { checked, runOf, skipped, unread } from '../report/sample-run.ts';
import { type CheckedBytes, checkBytes, fixtureBytes } from './check.ts';
import { generateStatement } from './generate/statement.ts';
import { writeDocx } from './write/docx.ts';

/** A run and the documents it was made from, by position. */
export type Told = { readonly run: Run; readonly documents: readonly (ExtractedDocument | null)[] };

/** The page as text. Without a pack no rule is explained. */
export async function pageOf({ run, documents }: Told, pack: RulesPack | null, language?: Language): Promise<string> {
  const reporter = makeReporter('html', { language: language ?? run.language, width: 80, colour: false });
  const sources = {
    document: async (id: number) => documents[id] ?? null,
    original: async () => null,
    rule: (id: string) => {
      const rule = pack?.rules.find((candidate) => candidate.id === id);
      return rule ? describeRule(rule) : null;
    },
  };
  const pages: string[] = [];
  for await (const { path, bytes } of reporter(run, sources)) {
    if (path !== 'report.html') throw new Error(`unexpected file ${path}`);
    pages.push(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  }
  const [page] = pages;
  if (page === undefined || pages.length > 1) throw new Error(`one file expected, got ${pages.length}`);
  return page;
}

function checkedOf(path: string, { document: _, reading, findings, outcomes }: CheckedBytes): CheckedDocument {
  const { statement } = reading;
  return checked(path, {
    department: statement.department?.value ?? null,
    fiscalYear: statement.fiscalYear?.value ?? null,
    projectCount: statement.projects.length,
    indicatorCount: statement.projects.reduce((sum, { indicators }) => sum + indicators.length, 0),
    outcomes: Object.fromEntries(
      Object.entries(outcomes).map(([id, outcome]) => [id, outcome === 'failed' ? 'failed' : 'passed']),
    ),
    findings: [...findings],
  });
}

function packOf({ id, version, rules }: RulesPack): Run['rulesPack'] {
  return { id, version, rules: rules.length };
}

/** The real submission alone. */
export async function seedTold(
  pack: RulesPack,
  file = 'shanhaiguan-2020-formats/input/seed.tagged.pdf',
): Promise<Told> {
  const made = await checkBytes(fixtureBytes(file), pack);
  const path = file.split('/').at(-1) ?? '';
  const run = runOf([checkedOf(path, made)], { rulesPack: packOf(pack), arguments: [path], exitCode: 1 });
  return { run, documents: [made.document] };
}

/** So many generated departments, read from DOCX and checked. */
export async function departmentsTold(pack: RulesPack, count: number): Promise<Told> {
  const texts: { readonly text: CheckedDocument; readonly document: ExtractedDocument }[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const made = await checkBytes(writeDocx(generateStatement(seed, { clean: seed % 9 === 0 })), pack);
    const name = made.reading.statement.department?.value ?? 'text';
    texts.push({ text: checkedOf(`${name}${seed}.docx`, made), document: made.document });
  }
  const run = runOf(
    texts.map(({ text }) => text),
    { rulesPack: packOf(pack), arguments: ['2020年一上收件'], exitCode: 1 },
  );
  return { run, documents: texts.map(({ document }) => document) };
}

/** One text of every state: with findings, without, partly read, unread twice, form not recognised, and a file of another kind. */
export async function mixedTold(pack: RulesPack): Promise<Told> {
  const seed = await seedTold(pack);
  const some = await departmentsTold(pack, 9);
  const [first] = seed.run.documents;
  const [second, third] = some.run.documents;
  if (!first || !second || !third) throw new Error('the seed is one document');
  const partial: CheckedDocument = {
    ...second,
    status: 'partial',
    notices: [notice('page-without-text', { page: '7' }), notice('page-without-text', { page: '9' })],
    outcomes: { ...second.outcomes, 'grading/overlap': 'not-evaluated' },
  };
  const partialClear: CheckedDocument = { ...partial, source: { ...partial.source, path: '卫健局.pdf' }, findings: [] };
  const unknown = checked('计划.docx', {
    department: null,
    profile: null,
    fiscalYear: null,
    projectCount: 0,
    indicatorCount: 0,
    notices: [notice('form-not-recognised')],
    outcomes: { 'grading/overlap': 'not-evaluated' },
    status: 'partial',
  });
  const documents = [
    first,
    partial,
    partialClear,
    unknown,
    unread('绩效文本（盖章）.pdf', 'encrypted'),
    unread('水务局2020绩效文本.docx', 'malformed'),
    skipped('通知.mp4'),
    ...some.run.documents.slice(2),
  ];
  const texts = [seed.documents[0], some.documents[0], seed.documents[0], null, null, null, null];
  return {
    run: { ...some.run, documents, exitCode: 3 },
    documents: [...texts, ...some.documents.slice(2)].map((text) => text ?? null),
  };
}
