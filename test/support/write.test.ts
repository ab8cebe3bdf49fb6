/** Owns the proof that the writers print the same document in every format. Refuses to test the product's own readers. */
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { createPrng } from './generate/prng.ts';
import type { GeneratedStatement } from './generate/statement.ts';
import { generateStatement } from './generate/statement.ts';
import { writeDocx } from './write/docx.ts';
import { canEncode, encodeText, type TextEncoding } from './write/encodings.ts';
import { writeHtml } from './write/html.ts';
import { layOut } from './write/layout.ts';
import { cutSentence } from './write/sentence-cut.ts';
import { cellText, type LayoutTable } from './write/table-layout.ts';
import { printText, writeText } from './write/text.ts';

const forms = Array.from({ length: 200 }, (_, seed) => generateStatement(seed, { clean: seed % 2 === 0 }));

function tablesOf(form: GeneratedStatement): LayoutTable[] {
  return layOut(form).filter((block) => block.kind === 'table');
}

function inOneLine(text: string | null | undefined): string {
  return (text ?? '').replaceAll('\n', ' ');
}

/** Cells of every HTML table in reading order, tags taken off, line breaks and paragraphs as one space. */
function cellsOfHtml(html: string): string[] {
  return [...html.matchAll(/<t[dh]\b[^>]*>(.*?)<\/t[dh]>/gsu)].map(([, inner = '']) =>
    inner
      .replace(/<br\s*\/?>|<\/p>\s*<p>|<\/li>\s*<li>/gu, ' ')
      .replace(/<[^>]*>/gu, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .trim(),
  );
}

describe('the text twin', () => {
  test('200 forms: the indicator rows of the text are the rows of the statement', () => {
    for (const form of forms) {
      const rows = printText(form)
        .split('\n')
        .filter((line) => line.includes('\t') && line.split('\t').length === 7)
        .map((line) => line.split('\t'));
      let at = 0;
      for (const project of form.statement.projects) {
        expect(rows[at]?.[1]).toBe(project.projectCode ?? '');
        expect(rows[at]?.[4]).toBe(project.projectName);
        expect(rows[at + 1]?.[2]).toBe(project.budgetAmount?.raw ?? '');
        expect(rows[at + 1]?.[6]).toBe(project.otherFunds?.raw ?? '');
        const head = rows.findIndex((fields, index) => index > at && fields[0] === '一级指标');
        let [inheritedClass, inheritedFamily] = ['', ''];
        project.indicators.forEach((indicator, index) => {
          const fields = rows[head + 1 + index] ?? [];
          inheritedClass = fields[0] || inheritedClass;
          inheritedFamily = fields[1] || inheritedFamily;
          expect([inheritedClass, inheritedFamily, ...fields.slice(2, 6)]).toEqual([
            indicator.indicatorClass,
            indicator.indicatorFamily,
            inOneLine(indicator.indicatorName),
            inOneLine(indicator.definition),
            indicator.target?.raw ?? '',
            inOneLine(indicator.targetBasis),
          ]);
        });
        at = head + 1 + project.indicators.length;
      }
      expect(at).toBe(rows.length);
    }
  });

  test('every paragraph of Part 1 stands in the text, cut sentences joined', () => {
    for (const form of forms) {
      const text = printText(form).replaceAll('\n', '');
      const { overallObjective, safeguardMeasures } = form.statement.sections;
      for (const line of `${overallObjective}\n${safeguardMeasures}`.split('\n')) expect(text).toContain(line);
      for (const duty of form.statement.duties) expect(text).toContain(duty.dutyObjective);
    }
  });

  test('some sentences are cut, and no second half looks like a new item', () => {
    const sentence = `${'围绕年度任务完善工作台账，落实责任分工，每季度通报一次进展；'.repeat(3)}一是抓进度，二是抓质量。`;
    const pieces = Array.from({ length: 400 }, (_, seed) => cutSentence(sentence, createPrng(seed)));
    const cut = pieces.filter(({ length }) => length === 2);
    expect(cut.length).toBeGreaterThan(40);
    for (const [left = '', right = ''] of cut) {
      expect(left + right).toBe(sentence);
      expect(left.length).toBeGreaterThanOrEqual(20);
      expect(right).not.toMatch(/^(?:[一二]是|[，；。])/u);
      expect(left).not.toMatch(/[。；：]$/u);
    }
  });

  test.for(['utf-8', 'utf-16le', 'gb18030'] as const)('%s bytes decode to the same text', (encoding: TextEncoding) => {
    for (const form of forms.slice(0, 40)) {
      const decoded = new TextDecoder(encoding, { fatal: true }).decode(writeText(form, { encoding }));
      expect(decoded).toBe(printText(form));
    }
  });

  test('Big5 takes traditional text and refuses simplified', () => {
    const traditional = '預算績效目標：完成率 100%';
    expect(new TextDecoder('big5', { fatal: true }).decode(encodeText(traditional, 'big5'))).toBe(traditional);
    expect(canEncode('绩效', 'big5')).toBe(false);
    expect(() => encodeText('绩效', 'big5')).toThrow('big5 has no');
  });

  test('GB18030 has four bytes for what two cannot say', () => {
    const text = '面积㎡²，Ⅲ类–①';
    expect(new TextDecoder('gb18030', { fatal: true }).decode(encodeText(text, 'gb18030'))).toBe(text);
  });
});

describe('the layout', () => {
  test('every position of every grid is covered exactly once', () => {
    for (const form of forms) {
      for (const table of tablesOf(form)) {
        const covered = Array.from({ length: table.rows * table.columns }, () => 0);
        for (const cell of table.cells) {
          for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
            for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
              covered[row * table.columns + column] = (covered[row * table.columns + column] ?? 0) + 1;
            }
          }
        }
        expect(new Set(covered)).toEqual(new Set([1]));
      }
    }
  });

  test('a contents entry has a bookmark in the body unless it is broken', () => {
    for (const form of forms) {
      const lines = layOut(form).filter((block) => block.kind === 'paragraph');
      const placed = new Set(lines.flatMap(({ bookmarks }) => bookmarks));
      for (const { reference } of lines) {
        if (reference) expect(placed.has(reference.bookmark)).toBe(!reference.broken);
      }
    }
  });
});

describe('the Word twin', () => {
  test('mammoth opens it and shows the cells of the layout', async () => {
    for (const form of forms.slice(0, 30)) {
      const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(writeDocx(form)) });
      const counted = form.style.docx.automatic.includes('objectives');
      const expected = tablesOf(form).flatMap((table) =>
        table.cells.map((cell) =>
          cell.lines
            .map(({ marker, text }) => (counted ? '' : marker) + text)
            .join(' ')
            .trim(),
        ),
      );
      expect(cellsOfHtml(value)).toEqual(expected);
    }
  });

  test('fields of broken entries keep or drop the error text, never their target', async () => {
    const broken = forms.find(({ statement }) => statement.contents.some((entry) => entry.broken));
    if (!broken) throw new Error('no form with a broken entry');
    const shown = await mammoth.extractRawText({ buffer: Buffer.from(writeDocx(broken)) });
    const silent = await mammoth.extractRawText({ buffer: Buffer.from(writeDocx(broken, { errorText: false })) });
    expect(shown.value).toContain('错误！未定义书签。');
    expect(silent.value).not.toContain('未定义书签');
  });

  test('equal forms give equal bytes', () => {
    for (const form of forms.slice(0, 10)) expect(writeDocx(form)).toEqual(writeDocx(form));
  });
});

describe('the page for printing', () => {
  test.for(['none', 'rows', 'merged'] as const)('shows the cells of the layout with breaks: %s', (breaks) => {
    for (const form of forms.slice(0, 60)) {
      const expected = tablesOf(form).flatMap((table) => table.cells.map((cell) => cellText(cell, ' ').trim()));
      expect(cellsOfHtml(writeHtml(form, { breaks }))).toEqual(expected);
    }
  });

  test('tears rows and merged cells where asked, and repeats heads as real table heads', () => {
    const long = forms.filter(({ statement }) => statement.projects.some(({ indicators }) => indicators.length > 12));
    for (const form of long.slice(0, 10)) {
      expect(writeHtml(form, { breaks: 'none' })).not.toContain('style="break-before:page"');
      expect(writeHtml(form, { breaks: 'rows' })).toContain('<tr style="break-before:page">');
      expect(writeHtml(form, { breaks: 'inside-row' })).toContain('<div style="break-before:page">');
      expect(writeHtml(form, { edges: 'closed' })).toContain('box-decoration-break: clone');
      expect(writeHtml(form, { edges: 'open' })).not.toContain('box-decoration-break');
      const heads = writeHtml(form, { repeatHead: true }).match(/<thead>/gu) ?? [];
      expect(heads).toHaveLength(form.statement.projects.length);
    }
  });
});
