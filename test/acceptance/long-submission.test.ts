/** Owns the proof that length does no harm: a hundred projects on more than 120 pages are read table by table, and a clean one stays silent. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtractedDocument, Table } from '#src/model/document.ts';
import type { RulesPack } from '#src/model/rule.ts';
import { builtInPack, checkBytes, placeLines } from '../support/check.ts';
import { launchChromium } from '../support/chromium.ts';
import { stripAnchors, withoutWhiteSpace } from '../support/generate/plain.ts';
import type { GeneratedStatement } from '../support/generate/statement.ts';
import { generateLongForm, printForm } from '../support/long-submission.ts';
import { writeDocx } from '../support/write/docx.ts';
import { layOut } from '../support/write/layout.ts';
import { cellText } from '../support/write/table-layout.ts';

const projects = 100;
const seeds = [1, 3, 5, 8];

/** A table in one line: every cell with its place, spans and text, white space aside. */
function sketch(
  cells: readonly (Omit<Table['cells'][number], 'block' | 'state'> & { readonly text: string })[],
): string {
  return [...cells]
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(({ row, column, rowSpan, columnSpan, text }) => `${row},${column} ${rowSpan}×${columnSpan} ${text}`)
    .map((cell) => cell.replace(/\s+/gu, ''))
    .join('|');
}

function printedTables(form: GeneratedStatement): string[] {
  return layOut(form).flatMap((block) =>
    block.kind === 'table' ? [sketch(block.cells.map((cell) => ({ ...cell, text: cellText(cell, '') })))] : [],
  );
}

function readTables({ blocks, tables }: ExtractedDocument): string[] {
  const texts = new Map(blocks.map(({ id, text }) => [id, text]));
  return tables.map(({ cells }) => sketch(cells.map((cell) => ({ ...cell, text: texts.get(cell.block) ?? '' }))));
}

/** Numbers of the projects whose table was not read as it was printed. */
function tablesAmiss(form: GeneratedStatement, document: ExtractedDocument): number[] {
  const read = new Set(readTables(document));
  return printedTables(form).flatMap((table, index) => (read.has(table) ? [] : [index + 1]));
}

function pagesOf(document: ExtractedDocument): { readonly pages: number; readonly tornTables: number } {
  const pagesOfBlock = new Map(
    document.blocks.map(({ id, origins }) => [id, origins.map((origin) => (origin.kind === 'page' ? origin.page : 0))]),
  );
  const torn = document.tables.filter(
    ({ cells }) => new Set(cells.flatMap(({ block }) => pagesOfBlock.get(block) ?? [])).size > 1,
  );
  return { pages: Math.max(...[...pagesOfBlock.values()].flat()), tornTables: torn.length };
}

let pack: RulesPack;
let browser: Browser;
beforeAll(async () => {
  pack = await builtInPack();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

describe.for(seeds)('a submission of a hundred projects (seed %i)', (seed) => {
  const form = generateLongForm(seed, projects);

  test('is read from Word with every table exact, as the statement that was generated, without a finding', async () => {
    const { document, reading, findings } = await checkBytes(writeDocx(form), pack);
    expect(document.tables).toHaveLength(projects);
    expect(tablesAmiss(form, document)).toEqual([]);
    expect(withoutWhiteSpace(stripAnchors(reading.statement))).toEqual(withoutWhiteSpace(form.statement));
    expect(placeLines(findings)).toEqual([]);
  });

  test('is read from a print of more than 120 pages with at least 99 tables exact, without a finding', async () => {
    const { document, reading, findings } = await checkBytes(await printForm(browser, form), pack);
    const { pages, tornTables } = pagesOf(document);
    expect(pages).toBeGreaterThanOrEqual(120);
    expect(tornTables).toBeGreaterThanOrEqual(15);
    expect(document.tables).toHaveLength(projects);
    expect(tablesAmiss(form, document).length).toBeLessThanOrEqual(1);
    expect(reading.statement.projects).toHaveLength(projects);
    expect(placeLines(findings)).toEqual([]);
  });
});
