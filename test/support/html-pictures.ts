/** Owns the pictures of the report that are kept: which views, how wide, with a font of the tests. Refuses wording of rules, so that a picture changes with the looks alone. */
import type { Browser } from 'playwright-core';
import type { ExtractedDocument, Table } from '#src/model/document.ts';
import type { Finding, Place } from '#src/model/finding.ts';
import { notice } from '#src/model/result.ts';
import { checked, finding, place, row, runOf, unread } from '../report/sample-run.ts';
import { fixtureBytes } from './check.ts';
import { chineseFontFace } from './chromium.ts';
import { pageOf, type Told } from './html-report.ts';
import { openReport } from './html-tab.ts';
import { mustReadPdf } from './pdf-reading.ts';

export type Picture = {
  readonly name: string;
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  readonly paper?: true;
};

export const pictures: readonly Picture[] = [
  { name: 'overview-1440', hash: '', width: 1440, height: 900 },
  { name: 'document-top-1440', hash: '#d1', width: 1440, height: 900 },
  { name: 'document-1440', hash: '#d1f2p1', width: 1440, height: 900 },
  { name: 'document-1024', hash: '#d1f2p1', width: 1024, height: 900 },
  { name: 'narrow-390', hash: '#d1f2p1', width: 390, height: 900 },
  { name: 'partial-1440', hash: '#d2', width: 1440, height: 600 },
  { name: 'unread-1440', hash: '#d3', width: 1440, height: 400 },
  { name: 'paper-overview', hash: '', width: 612, height: 860, paper: true },
  { name: 'paper-document', hash: '#d1', width: 612, height: 1200, paper: true },
];

function cellAt(table: Table | undefined, at: readonly [number, number]): string {
  const cell = table?.cells.find(({ row: line, column }) => line === at[0] && column === at[1]);
  if (!cell) throw new Error(`no cell at ${at.join(', ')}`);
  return cell.block;
}

function findingsOn(document: ExtractedDocument): Finding[] {
  const [, second] = document.tables;
  const withText = (text: string) => {
    const block = document.blocks.find((one) => one.text.includes(text));
    if (!block) throw new Error(`no block with ${text}`);
    const from = block.text.indexOf(text);
    return { block: block.id, span: [from, from + text.length] satisfies [number, number] } as const;
  };
  const target = (line: number, item: string, quote: string): Place =>
    row(2, line, item, quote, { anchor: { block: cellAt(second, [6 + line, 4]) } });
  const title = '4、政协会议绩效目标表';
  const broken = withText('错误！未定义书签。');
  const blanks = [1, 2, 3, 4].map((line) =>
    row(2, line, '', '', {
      field: 'indicators.targetBasis',
      label: '指标值确定依据',
      absent: 'indicators.targetBasis',
      anchor: { block: cellAt(second, [6 + line, 5]) },
    }),
  );
  const absent = place({
    project: { number: 2, code: '', name: '车辆保险费' },
    field: 'indicators[成本指标]',
    label: '成本指标',
    absent: 'indicators[成本指标]',
    anchor: { block: cellAt(second, [6, 1]) },
  });
  const mark = '，：';
  return [
    finding({
      ruleId: 'document/toc-broken-reference',
      title: '目录页码失效',
      places: [place({ section: 'contents', item: title, label: '页码', quote: '错误！未定义书签。', anchor: broken })],
    }),
    finding({
      ruleId: 'target/comparator-reversed',
      title: '完成率写成“≤”',
      message: '写成“≤”后，完成得越少越符合目标。',
      basis: [
        { text: '数值关系：完成率越高越好。', verified: true },
        { text: '财预〔2015〕88号审核表“绩效合理性”', verified: false },
      ],
      advice: '将“≤”改为“≥”，数值按全年目标填写，如“≥95%”。',
      places: [target(2, '完成率', '≤90%')],
    }),
    finding({ ruleId: 'target/basis-missing', severity: 'warning', title: '依据全部空白', places: blanks }),
    finding({ ruleId: 'indicator/cost-missing', severity: 'warning', title: '缺少成本指标', places: [absent] }),
    finding({
      ruleId: 'document/duplicate-punctuation',
      severity: 'info',
      title: '标点连用',
      places: [place({ section: 'part-1', label: '', quote: mark, field: 'text', anchor: withText(mark) })],
    }),
    finding({
      ruleId: 'target/comparator-reversed',
      certainty: 'check',
      title: '“≤”的方向请核对',
      places: [target(1, '两辆车', '≤90%')],
    }),
  ];
}

async function pictured(): Promise<Told> {
  const { document } = await mustReadPdf(fixtureBytes('shanhaiguan-2020-formats/input/seed.tagged.pdf'));
  const pages = ['7', '9'].map((page) => notice('page-without-text', { page }));
  const documents = [
    checked('政协.pdf', { findings: findingsOn(document) }),
    checked('民政局.pdf', { status: 'partial', notices: pages }),
    unread('绩效文本（盖章）.pdf', 'encrypted'),
    checked('供销社.docx'),
  ];
  return { run: runOf(documents, { exitCode: 3 }), documents: [document, document, null, null] };
}

/** Every picture as PNG bytes, drawn with one font, so that the fonts of the machine do not show. */
export async function drawPictures(browser: Browser): Promise<ReadonlyMap<string, Uint8Array>> {
  const page = await pageOf(await pictured(), null);
  const font = `${await chineseFontFace()}\n*{font-family:'Noto Sans SC'!important}`;
  const drawn = new Map<string, Uint8Array>();
  for (const { name, hash, width, height, paper } of pictures) {
    const opened = await openReport(browser, page, hash, { bypassCSP: true, viewport: { width, height } });
    await opened.tab.addStyleTag({ content: font });
    if (paper) await opened.tab.emulateMedia({ media: 'print' });
    await opened.tab.evaluate('document.fonts.ready');
    // The place is reached again: with the other font it stands elsewhere.
    await opened.tab.evaluate((to) => {
      location.hash = '';
      location.hash = to;
    }, hash);
    await opened.tab.waitForTimeout(200);
    drawn.set(name, await opened.tab.screenshot({ animations: 'disabled', caret: 'hide' }));
    await opened.close();
  }
  return drawn;
}
