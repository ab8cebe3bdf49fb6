/** Owns the proof that tables printed by a real producer come back as they were: spans, breaks over pages, heads, turns. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExtractedDocument } from '#src/model/document.ts';
import { launchChromium, type PrintOptions, printPdf } from '../support/chromium.ts';
import { blockOf, mustReadPdf, pagesOfText, runningTexts, sketchTable } from '../support/pdf-reading.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

const ruled = 'table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:4px}';

async function print(body: string, css = ruled, options: PrintOptions = {}): Promise<Uint8Array> {
  return printPdf(browser, body, css, options);
}

function row(...cells: string[]): string {
  return `<tr>${cells.map((cell) => (cell.startsWith('<') ? cell : `<td>${cell}</td>`)).join('')}</tr>`;
}

function rows(count: number, cells: (n: number) => string[]): string {
  return Array.from({ length: count }, (_, n) => row(...cells(n + 1))).join('');
}

/** Fills the page down to so many millimetres from its upper margin. */
function filler(millimetres: number): string {
  return `<div style="height:${millimetres}mm">前文</div>`;
}

function onlyTable(document: ExtractedDocument): string[] {
  expect(document.tables).toHaveLength(1);
  return document.tables.flatMap((table) => sketchTable(document, table));
}

const sentence = '统筹安排各项资金，按照年度工作计划组织实施，并对实施过程进行跟踪检查和评价，及时纠正偏差；';

test.for([false, true])(
  'a head repeated on every page counts once, and each row keeps its page (tagged: %s)',
  async (tagged) => {
    const head = '<thead><tr><th>序号</th><th>名称</th><th>说明</th></tr></thead>';
    const body = rows(60, (n) => [String(n), `项目${n}`, `说明${n}`]);
    const { document } = await mustReadPdf(await print(`<table>${head}${body}</table>`, ruled, { tagged }));
    expect(document.tables.map((table) => [table.columns, table.rows])).toEqual([[3, 61]]);
    expect(onlyTable(document).filter((cell) => cell.includes('序号'))).toEqual(['0 0 1×1 序号']);
    const pages = Array.from({ length: 60 }, (_, n) => pagesOfText(document, `说明${n + 1}`));
    expect(pages.every((page) => page.length === 1)).toBe(true);
    expect(pages.flat()).toEqual([...pages.flat()].sort((a, b) => a - b));
    expect(new Set(pages.flat())).toEqual(new Set([1, 2, 3]));
  },
);

test('a table without a head goes on over the page, no row more and none less', async () => {
  const body = rows(50, (n) => [String(n), `项目${n}`, `说明${n}`]);
  const { document, notices } = await mustReadPdf(await print(`<table>${body}</table>`));
  expect(document.tables.map((table) => [table.columns, table.rows])).toEqual([[3, 50]]);
  expect(onlyTable(document).slice(-3)).toEqual(['49 0 1×1 50', '49 1 1×1 项目50', '49 2 1×1 说明50']);
  expect(notices).toEqual([]);
});

test('a row cut by the page is one row with two places, its text whole', async () => {
  const text = sentence.repeat(9);
  const body = row('标签一', '前一行') + row('标签二', text) + row('标签三', '后一行');
  const { document, notices } = await mustReadPdf(await print(`${filler(200)}<table>${body}</table>`));
  expect(onlyTable(document)).toEqual([
    '0 0 1×1 标签一',
    '0 1 1×1 前一行',
    '1 0 1×1 标签二',
    `1 1 1×1 ${text}`,
    '2 0 1×1 标签三',
    '2 1 1×1 后一行',
  ]);
  expect(pagesOfText(document, text)).toEqual([1, 2]);
  expect(pagesOfText(document, '后一行')).toEqual([2]);
  expect(notices.map((notice) => [notice.code, notice.values.page])).toEqual([['rows-rejoined', '2']]);
});

test.for([false, true])(
  'a cell merged over the break is one span, and the rows below it stay rows (tagged: %s)',
  async (tagged) => {
    const first = row('<td rowspan="8">产出指标</td>', '指标1', '说明1');
    const body = first + Array.from({ length: 7 }, (_, n) => row(`指标${n + 2}`, `说明${n + 2}`)).join('');
    const next = row('<td>效果指标</td>', '指标9', '说明9');
    const bytes = await print(`${filler(215)}<table>${body}${next}</table>`, ruled, { tagged });
    const { document, notices } = await mustReadPdf(bytes);
    const cells = onlyTable(document);
    expect(document.tables[0]?.rows).toBe(9);
    expect(cells[0]).toBe('0 0 8×1 产出指标');
    expect(cells.filter((cell) => cell.includes(' 0 '))).toEqual(['0 0 8×1 产出指标', '8 0 1×1 效果指标']);
    expect(pagesOfText(document, '产出指标')).toEqual([1, 2]);
    expect(notices).toEqual([]);
  },
);

test('blank cells and blank columns stay, also where the page breaks', async () => {
  const body = rows(45, (n) => [String(n), '', n % 7 === 0 ? '' : `值${n}`, '']);
  const { document } = await mustReadPdf(await print(`<table>${body}</table>`, `${ruled}td{width:25%;height:18px}`));
  const [table] = document.tables;
  expect([table?.rows, table?.columns, table?.cells.length]).toEqual([45, 4, 180]);
  const blank = table?.cells.filter((cell) => cell.state === 'empty');
  expect(blank?.map((cell) => [cell.row, cell.column])).toEqual(
    Array.from({ length: 45 }, (_, r) => ((r + 1) % 7 === 0 ? [1, 2, 3] : [1, 3]).map((c) => [r, c])).flat(),
  );
});

function form(code: string): string {
  return row('项目编码', code, '项目名称', `项目${code}`) + rows(3, (n) => [`指标${n}`, `${code}-${n}`, '', '']);
}

test('the same form filled in again on the next page is another table', async () => {
  const bytes = await print(
    `${filler(195)}<table>${form('甲')}</table><table style="break-before:page">${form('乙')}</table>`,
    `${ruled}td{width:25%;height:30px}`,
  );
  const { document } = await mustReadPdf(bytes);
  expect(document.tables.map((table) => table.rows)).toEqual([4, 4]);
});

test('a table that ended with room below it does not go on over the page', async () => {
  const bytes = await print(
    `<table>${rows(5, (n) => [`甲${n}`, `乙${n}`])}</table><table style="break-before:page">${rows(5, (n) => [`丙${n}`, `丁${n}`])}</table>`,
    `${ruled}td{width:50%}`,
  );
  const { document } = await mustReadPdf(bytes);
  expect(document.tables.map((table) => table.rows)).toEqual([5, 5]);
});

test('two tables on one page stay two, with the text between them', async () => {
  const one = `<table>${row('甲', '乙')}${row('1', '2')}</table>`;
  const two = `<table>${row('丙', '<td colspan="2">丁</td>')}${row('3', '4', '5')}</table>`;
  const { document } = await mustReadPdf(await print(`<p>第一张表</p>${one}<p>第二张表</p>${two}<p>结尾</p>`));
  expect(document.tables.map((table) => sketchTable(document, table))).toEqual([
    ['0 0 1×1 甲', '0 1 1×1 乙', '1 0 1×1 1', '1 1 1×1 2'],
    ['0 0 1×1 丙', '0 1 1×2 丁', '1 0 1×1 3', '1 1 1×1 4', '1 2 1×1 5'],
  ]);
  expect(runningTexts(document)).toEqual(['第一张表', '第二张表', '结尾']);
  expect(document.blocks.map((block) => block.text)).toEqual([
    '第一张表',
    '甲',
    '乙',
    '1',
    '2',
    '第二张表',
    '丙',
    '丁',
    '3',
    '4',
    '5',
    '结尾',
  ]);
});

/** The same length, so that every offset in the file stays right. */
function turnPages(bytes: Uint8Array, degrees: number): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const turned = text.replace(/\/StructParents 0/g, `/Rotate ${degrees}`.padEnd(16));
  expect(turned).not.toBe(text);
  return new Uint8Array(Buffer.from(turned, 'latin1'));
}

const turnedTable = `<p>标题</p><table>${row('<td rowspan="2">合并</td>', '甲')}${row('乙乙乙')}</table>`;

test.for([90, 180, 270])('a page shown turned by %i° is read as it reads, boxes as it is shown', async (degrees) => {
  const upright = await mustReadPdf(await print(turnedTable));
  const turned = await mustReadPdf(turnPages(await print(turnedTable), degrees));
  expect(turned.document.blocks.map((block) => block.text)).toEqual(upright.document.blocks.map((block) => block.text));
  expect(turned.document.tables).toEqual(upright.document.tables);
  const [width, height] = degrees === 180 ? [595, 842] : [842, 595];
  const [x0, y0, x1, y1] = turned.document.blocks
    .flatMap((block) => block.origins)
    .flatMap((origin) => (origin.kind === 'page' ? [origin.box] : []))[0] ?? [0, 0, 0, 0];
  expect(x0 < x1 && y0 < y1 && x1 <= width + 1 && y1 <= height + 1).toBe(true);
  expect(degrees === 180 ? x0 > width / 2 && y0 > height / 2 : x1 - x0 < y1 - y0).toBe(true);
});

test('wrapped cells: Chinese joined without a space, Latin words with one, long numbers without, real breaks kept', async () => {
  const cells = [
    '社情民意信息反映数量占采集数量的比例',
    'Budget performance of the whole department',
    '1234567890123456789012345',
    '<td>一、甲<br>二、乙</td>',
  ];
  const { document } = await mustReadPdf(
    await print(`<table style="width:130mm;table-layout:fixed;overflow-wrap:anywhere">${row(...cells)}</table>`),
  );
  expect(onlyTable(document).map((cell) => cell.slice(8))).toEqual([...cells.slice(0, 3), '一、甲\n二、乙']);
});

test('a framed paragraph is no table, and nothing outside a table is lost', async () => {
  const body = `<div style="border:1px solid #000;padding:8px;margin-bottom:20px">框里的一段话</div><table>${row('甲', '乙')}</table><p>表后</p>`;
  const { document } = await mustReadPdf(await print(body));
  expect(document.tables).toHaveLength(1);
  expect(runningTexts(document)).toEqual(['框里的一段话', '表后']);
});

test.for(['solid', 'dashed', 'dotted', 'double'])('%s borders make the same grid', async (style) => {
  const css = `table{border-collapse:collapse;width:100%}td{border:3px ${style} #000;padding:6px}`;
  const body = row('<td rowspan="2">甲</td>', '乙', '丙') + row('<td colspan="2">丁</td>');
  const { document } = await mustReadPdf(await print(`<table>${body}</table>`, css));
  expect(onlyTable(document)).toEqual(['0 0 2×1 甲', '0 1 1×1 乙', '0 2 1×1 丙', '1 1 1×2 丁']);
});

test('separated borders make the same grid', async () => {
  const css = 'table{border-collapse:separate;border-spacing:0;width:100%}td{border:1px solid #000;padding:6px}';
  const body = row('甲', '乙') + row('<td colspan="2">丁</td>');
  const { document } = await mustReadPdf(await print(`<table>${body}</table>`, css));
  expect(onlyTable(document)).toEqual(['0 0 1×1 甲', '0 1 1×1 乙', '1 0 1×2 丁']);
});

test('running heads and page numbers are furniture; paragraphs over a page are one', async () => {
  const footer = '<div style="font-size:9pt;width:100%;text-align:center">- <span class="pageNumber"></span> -</div>';
  const text = `${sentence.repeat(40)}完。`;
  const bytes = await print(`<p style="text-indent:2em;margin:0">${text}</p><p>下一段</p>`, '', { footer });
  const { document } = await mustReadPdf(bytes);
  expect(runningTexts(document)).toEqual([text, '下一段']);
  expect(pagesOfText(document, text)).toEqual([1, 2]);
  const furniture = document.blocks.filter((block) => block.kind === 'furniture');
  expect(furniture.map((block) => block.text)).toEqual(['- 1 -', '- 2 -']);
});

test('every cell keeps a box on its page that holds its text', async () => {
  const { document } = await mustReadPdf(await print(`<table>${row('甲', '乙')}</table>`));
  const [first, second] = document.tables[0]?.cells.map((cell) => blockOf(document, cell.block).origins[0]) ?? [];
  if (first?.kind !== 'page' || second?.kind !== 'page') throw new Error('no boxes');
  expect(first.box[2]).toBeCloseTo(second.box[0], 0);
  expect(first.box[1]).toBeCloseTo(56.7, -1);
});

test('a tagged table without borders is read from the structure tree, spans and blanks too', async () => {
  const body =
    row('<th>指标</th>', '<th colspan="2">目标值</th>') +
    row('<td rowspan="2">数量指标</td>', '培训人次', '500') +
    row('会议场次', '') +
    row('质量指标', '', '良好');
  const html = `<p>标题</p><table style="width:100%">${body}</table><p>后文</p>`;
  const { document } = await mustReadPdf(await print(html, '', { tagged: true }));
  expect(onlyTable(document)).toEqual([
    '0 0 1×1 指标',
    '0 1 1×2 目标值',
    '1 0 2×1 数量指标',
    '1 1 1×1 培训人次',
    '1 2 1×1 500',
    '2 1 1×1 会议场次',
    '2 2 1×1',
    '3 0 1×1 质量指标',
    '3 1 1×1',
    '3 2 1×1 良好',
  ]);
  expect(runningTexts(document)).toEqual(['标题', '后文']);
});

test('a form without a repeated head keeps its title and currency line on every page', async () => {
  const page = (n: number) =>
    `<div style="break-after:page"><p style="margin:0">单位：元</p><table>${row('项目', `第${n}项`)}</table></div>`;
  const { document } = await mustReadPdf(await print([1, 2, 3, 4].map(page).join('')));
  expect(runningTexts(document)).toEqual(['单位：元', '单位：元', '单位：元', '单位：元']);
  expect(document.tables).toHaveLength(4);
});
