/** Owns the proof of what an OFD page shows: where its objects land, what is seen of them, and what is told of the rest. Refuses whole submissions. */
import { describe, expect, test } from 'vitest';
import { readOfd } from '#src/extract/ofd/read-ofd.ts';
import { documentSchema } from '#src/model/document.ts';
import { buildOfd, layer, type OfdParts, root, say } from '../support/ofd-package.ts';

function read(parts: OfdParts) {
  const result = readOfd(buildOfd(parts));
  if (!result.ok) throw new Error(`${result.failure.code} ${result.failure.detail}`);
  expect(documentSchema.safeParse(result.value).success).toBe(true);
  return { blocks: result.value.blocks, tables: result.value.tables, notices: result.notices };
}

const texts = (parts: OfdParts) => read(parts).blocks.map(({ text }) => text);
const code = (deltas: string, text: string) =>
  layer(
    `<ofd:TextObject Boundary="20 50 100 6" Size="5"><ofd:TextCode X="0" Y="4.4" ${deltas}>${text}</ofd:TextCode></ofd:TextObject>`,
  );

describe('the characters of a text object', () => {
  test.for([
    ['deltas one by one', 'DeltaX="5 5 5"', '绩效目标', '绩效目标'],
    ['deltas as runs', 'DeltaX="g 2 5 5"', '绩效目标', '绩效目标'],
    ['a run that asks for billions', 'DeltaX="g 4000000000 5"', '绩效目标', '绩效目标'],
    ['deltas that end early', 'DeltaX="5"', '绩效目标', '绩效目标'],
    ['no deltas', '', '绩效 95%', '绩效 95%'],
    ['equal digits without deltas', '', '1100', '1100'],
    ['a gap without a space character', 'DeltaX="5 15 5"', '绩效目标', '绩效 目标'],
    ['a character of two halves, counted once', 'DeltaX="5 5"', '绩𠮷目', '绩𠮷目'],
    ['a character of two halves, counted twice', 'DeltaX="5 5 0"', '绩𠮷目', '绩𠮷目'],
    ['line ends from the printing of the XML', 'DeltaX="5 5 5"', '\n      绩效目标\n    ', '绩效目标'],
    ['deltas that are no numbers', 'DeltaX="x y"', '绩效', '绩效'],
  ] as const)('stand in a row with %s', ([, deltas, written, shown]) => {
    expect(texts({ pages: [code(deltas, written)] })).toEqual([shown]);
  });

  test('lie in points from the top left of the sheet, whatever its corner and transform', () => {
    const at = (page: string) => read({ pages: [page] }).blocks[0]?.origins[0];
    const box = [20, 50, 30, 55].map((mm) => Math.round((mm * 7200) / 25.4) / 100);
    const plain = at(layer(say('绩效', 20, 50)));
    expect(plain).toEqual({ kind: 'page', page: 1, box });
    const shifted = `<ofd:Area><ofd:PhysicalBox>10 10 210 297</ofd:PhysicalBox></ofd:Area>${layer(say('绩效', 30, 60))}`;
    expect(at(shifted)).toEqual(plain);
    const scaled = `<ofd:TextObject Boundary="20 50 9 9" CTM="0.5 0 0 0.5 0 0" Size="10"><ofd:TextCode X="0" Y="8.8" DeltaX="10">绩效</ofd:TextCode></ofd:TextObject>`;
    expect(at(layer(scaled))).toEqual(plain);
  });

  test('that run down a turned sheet are read in their own direction', () => {
    const turned = (text: string, x: number) =>
      `<ofd:TextObject Boundary="${x} 50 6 100" CTM="0 1 -1 0 5 0" Size="5"><ofd:TextCode X="0" Y="4.4" DeltaX="g 3 5">${text}</ofd:TextCode></ofd:TextObject>`;
    expect(texts({ pages: [layer(turned('第一行字', 100) + turned('第二行字', 60))] })).toEqual([
      '第一行字',
      '第二行字',
    ]);
  });
});

describe('what a reader of the page does not see', () => {
  const white = '<ofd:FillColor Value="255 255 255"/>';
  const cover =
    '<ofd:PathObject Boundary="10 40 100 30" Stroke="false" Fill="true"><ofd:FillColor Value="255 0 0"/><ofd:AbbreviatedData>M 0 0 L 100 0 L 100 30 L 0 30 C</ofd:AbbreviatedData></ofd:PathObject>';
  const params =
    '<ofd:DrawParams><ofd:DrawParam ID="7" Relative="8"/><ofd:DrawParam ID="8" Relative="7"><ofd:FillColor Value="255 255 255"/></ofd:DrawParam></ofd:DrawParams>';
  const resources = {
    common: '<ofd:PublicRes>Res.xml</ofd:PublicRes>',
    entries: { 'Doc_0/Res.xml': root('Res', params) },
  };

  test.for([
    ['white text', layer(say('暗字', 20, 50, '', white)), {}],
    ['white text after its drawing parameters', layer(say('暗字', 20, 50, 'DrawParam="7"')), resources],
    ['white text after its layer', layer(say('暗字', 20, 50), 'DrawParam="7"'), resources],
    ['text of no ink', layer(say('暗字', 20, 50, '', '<ofd:FillColor Value="0 0 0" Alpha="0"/>')), {}],
    ['text that is neither filled nor stroked', layer(say('暗字', 20, 50, 'Fill="false"')), {}],
    ['text switched off', layer(say('暗字', 20, 50, 'Visible="false"')), {}],
    ['text off the sheet', layer(say('暗字', 250, 50)), {}],
    ['text under a filled area', layer(say('暗字', 20, 50) + cover), {}],
  ] as const)('is marked: %s', ([, page, more]) => {
    const { blocks, notices } = read({ pages: [page], ...more });
    expect(blocks).toMatchObject([{ text: '暗字', hidden: true }]);
    expect(notices.map(({ code: name }) => name)).toEqual(['hidden-text']);
  });

  test('white text on a coloured area is seen', () => {
    const { blocks } = read({ pages: [layer(cover + say('明字', 20, 50, '', white))] });
    expect(blocks.map(({ hidden }) => hidden)).toEqual([undefined]);
  });
});

describe('parts that a page draws from elsewhere', () => {
  test('templates lie behind or before it, composite units where they are used, a ring of units ends', () => {
    const unit = (id: number, inner: string) =>
      `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="${id}" Width="100" Height="20"><ofd:Content>${inner}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`;
    const use = (id: number, y: number) => `<ofd:CompositeObject ResourceID="${id}" Boundary="20 ${y} 100 20"/>`;
    const { blocks } = read({
      pages: [`<ofd:Template TemplateID="5"/>${layer(say('正文', 20, 100) + use(6, 130) + use(7, 160))}`],
      common: '<ofd:TemplatePage ID="5" BaseLoc="Tpl.xml"/><ofd:DocumentRes>Res.xml</ofd:DocumentRes>',
      entries: {
        'Doc_0/Tpl.xml': root('Page', layer(say('模板', 20, 60))),
        'Doc_0/Res.xml': root('Res', unit(6, say('组合', 0, 0)) + unit(7, use(7, 1))),
      },
    });
    expect(blocks.map(({ text }) => text)).toEqual(['模板', '正文', '组合']);
  });

  test('several documents of one package follow each other', () => {
    const second = root('Document', '<ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages>');
    const { blocks } = read({
      pages: [layer(say('第一份', 20, 50))],
      body: '</ofd:DocBody><ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot>',
      entries: { 'Doc_1/Document.xml': second, 'Doc_1/P.xml': root('Page', layer(say('第二份', 20, 50))) },
    });
    expect(blocks.map(({ text, origins: [origin] }) => [text, origin?.kind === 'page' ? origin.page : 0])).toEqual([
      ['第一份', 1],
      ['第二份', 2],
    ]);
  });
});

describe('what hangs on the pages is told and not opened', () => {
  const annotated = (annotations: string): OfdParts => ({
    pages: [layer(say('正文', 20, 50))],
    document: '<ofd:Annotations>Annots.xml</ofd:Annotations>',
    entries: {
      'Doc_0/Annots.xml': root('Annotations', '<ofd:Page PageID="1"><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page>'),
      'Doc_0/A.xml': root('PageAnnot', annotations),
    },
  });
  const appearance = (text: string) => `<ofd:Appearance Boundary="10 100 90 20">${say(text, 0, 0)}</ofd:Appearance>`;

  test('a remark is a notice, a watermark furniture, a link neither', () => {
    const { blocks, notices } = read(
      annotated(
        `<ofd:Annot Type="Highlight">${appearance('批注')}</ofd:Annot><ofd:Annot Type="Watermark">${appearance('水印')}</ofd:Annot><ofd:Annot Type="Link">${appearance('链接')}</ofd:Annot>`,
      ),
    );
    expect(blocks.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['paragraph 正文', 'furniture 水印']);
    expect(notices).toEqual([{ code: 'comments', values: { count: '1' }, place: null }]);
  });

  test('seals, attachments, actions and files outside', () => {
    const { notices } = read({
      pages: [layer(say('正文', 20, 50))],
      body: '<ofd:Signatures>Signs.xml</ofd:Signatures>',
      common: '<ofd:DocumentRes>https://example.org/Res.xml</ofd:DocumentRes>',
      document:
        '<ofd:Attachments>Att.xml</ofd:Attachments><ofd:Actions><ofd:Action Event="DO"><ofd:Movie ResourceID="3"/></ofd:Action></ofd:Actions>',
      entries: {
        'Signs.xml': root('Signatures', '<ofd:Signature ID="1" Type="Seal" BaseLoc="S.xml"/>'),
        'Doc_0/Att.xml': root(
          'Attachments',
          '<ofd:Attachment ID="1"><ofd:FileLoc>a.exe</ofd:FileLoc></ofd:Attachment>',
        ),
      },
    });
    expect(notices).toEqual([
      { code: 'external-reference', values: { kind: 'file', count: '1' }, place: null },
      { code: 'active-content', values: { kind: 'embedded-file', count: '1' }, place: null },
      { code: 'active-content', values: { kind: 'action', count: '1' }, place: null },
      { code: 'signatures', values: { count: '1' }, place: null },
    ]);
  });

  test('a page of nothing but a picture has no text, and says so with its place', () => {
    const picture = '<ofd:ImageObject ResourceID="4" CTM="200 0 0 280 0 0" Boundary="5 5 200 280"/>';
    const { notices } = read({ pages: [layer(say('正文', 20, 50)), layer(picture)] });
    expect(notices).toMatchObject([
      { code: 'page-without-text', values: { page: '2' }, place: { kind: 'page', page: 2 } },
    ]);
  });
});
