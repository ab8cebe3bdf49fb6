/** Owns the tests of running text in Word files: characters, headings, fields, tracked changes, hidden text, text boxes. */
import { describe, expect, test } from 'vitest';
import { field, paragraph, run, table } from '../support/docx-package.ts';
import { outlineOf, readParts, textsOf } from '../support/docx-reading.ts';

const styles = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="标题样式"/><w:basedOn w:val="H"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Loop1"><w:basedOn w:val="Loop2"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Loop2"><w:basedOn w:val="Loop1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Off"><w:name w:val="secret"/><w:rPr><w:vanish/></w:rPr></w:style>',
  '<w:style w:type="character" w:styleId="OffRun"><w:name w:val="secret run"/><w:rPr><w:vanish/></w:rPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="__proto__"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
].join('');
const styled = (id: string, text = '文本'): string => paragraph(text, `<w:pStyle w:val="${id}"/>`);
const inRun = (content: string): string => `<w:p><w:r><w:t>甲</w:t>${content}<w:t>乙</w:t></w:r></w:p>`;

describe('characters', () => {
  test.for([
    ['a tab', '<w:tab/>', '甲\t乙'],
    ['a positional tab', '<w:ptab/>', '甲\t乙'],
    ['a line break', '<w:br/>', '甲\n乙'],
    ['a carriage return', '<w:cr/>', '甲\n乙'],
    ['a page break inside text', '<w:br w:type="page"/>', '甲\n乙'],
    ['a hyphen that does not break', '<w:noBreakHyphen/>', '甲-乙'],
    ['an optional hyphen', '<w:softHyphen/>', '甲乙'],
    ['a sign of the Symbol font', '<w:sym w:font="Symbol" w:char="F0B3"/>', '甲≥乙'],
    ['a ticked box', '<w:sym w:font="Wingdings" w:char="F0FE"/>', '甲☑乙'],
    ['a sign of an ordinary font', '<w:sym w:font="宋体" w:char="2264"/>', '甲≤乙'],
    ['characters in a section of raw text', '<w:t><![CDATA[<90%]]></w:t>', '甲<90%乙'],
    ['white space at the ends that nobody asked to keep', '<w:t>  中\n间 </w:t>', '甲中 间乙'],
  ] as const)('%s', ([, content, expected]) => {
    expect(textsOf(inRun(content))).toEqual([expected]);
  });

  test('a sign without a known character is marked, with a notice', () => {
    const { document, notices } = readParts({ body: inRun('<w:sym w:font="Webdings" w:char="F061"/>') });
    expect(document.blocks[0]?.text).toBe('甲\ufffd乙');
    expect(notices).toEqual([{ code: 'unmapped-characters', values: { count: '1' }, place: null }]);
  });

  test('a page break before text is no line of the paragraph, and a tab stop is no tab', () => {
    const body =
      '<w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="8800"/></w:tabs></w:pPr><w:r><w:br w:type="page"/><w:t>第二部分</w:t></w:r></w:p>';
    expect(textsOf(body)).toEqual(['第二部分']);
  });

  test('text below elements nobody knows, content controls, links and insertions is read', () => {
    const wrapped = ['w:smartTag', 'w:hyperlink', 'w:ins', 'w:moveTo', 'w:unheardOf'].map(
      (name) => `<${name}>${run(name.slice(2))}</${name}>`,
    );
    const control = `<w:sdt><w:sdtPr><w:placeholder>${run('提示')}</w:placeholder></w:sdtPr><w:sdtContent>${run('控件')}</w:sdtContent></w:sdt>`;
    expect(textsOf(`<w:p>${wrapped.join('')}${control}</w:p>`)).toEqual(['smartTaghyperlinkinsmoveTounheardOf控件']);
  });

  test('the characters under a reading hint are read, the hint is not', () => {
    const ruby = `<w:ruby><w:rt>${run('zhèng')}</w:rt><w:rubyBase>${run('诤')}</w:rubyBase></w:ruby>`;
    expect(textsOf(`<w:p><w:r>${ruby}</w:r></w:p>`)).toEqual(['诤']);
  });

  test('a file with other prefixes for the usual namespaces reads the same', () => {
    const document =
      '<?xml version="1.0"?><x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:w="urn:other"><x:body><x:p><x:pPr><x:outlineLvl x:val="0"/></x:pPr><x:r><x:t>正文</x:t></x:r></x:p><w:p>外</w:p></x:body></x:document>';
    expect(outlineOf(readParts({ body: document }).document.blocks)).toEqual(['heading | 正文']);
  });
});

describe('kinds of paragraphs', () => {
  test.for([
    ['a built-in heading', styled('H'), 'heading'],
    ['a style based on a heading', styled('Own'), 'heading'],
    ['styles based on each other', styled('Loop1'), 'heading'],
    ['a style that nobody defined', styled('Missing'), 'paragraph'],
    ['a style named as a built-in property', styled('__proto__'), 'heading'],
    ['an outline level of its own', paragraph('文本', '<w:outlineLvl w:val="2"/>'), 'heading'],
    [
      'body text in the style of a heading',
      paragraph('文本', '<w:pStyle w:val="H"/><w:outlineLvl w:val="9"/>'),
      'paragraph',
    ],
    ['a contents style', styled('T'), 'contents-entry'],
    ['a page number after a tab', paragraph('工作保障措施\t7'), 'contents-entry'],
    ['an error after a tab', paragraph('工作保障措施\t错误！未定义书签。'), 'contents-entry'],
    ['an English error after a tab', paragraph('Safeguards\tError! Bookmark not defined.'), 'contents-entry'],
    ['an amount after a tab', paragraph('预算数\t50000.00'), 'paragraph'],
    ['a number without a title', paragraph('\t7'), 'paragraph'],
    [
      'a page field at the end',
      `<w:p>${run('总体绩效目标 ')}${field('PAGEREF _Toc1 \\h', '1')}</w:p>`,
      'contents-entry',
    ],
    [
      'a page field in a sentence',
      `<w:p>${run('见第')}${field('PAGEREF _Toc1 \\h', '1')}${run('页。')}</w:p>`,
      'paragraph',
    ],
  ] as const)('%s', ([, body, expected]) => {
    const { document } = readParts({ body: `${body}<w:bookmarkStart w:name="_Toc1"/>`, styles });
    expect(document.blocks.map((block) => block.kind)).toEqual([expected]);
  });

  test('blank paragraphs are dropped, and still count in the number of the next', () => {
    const { document } = readParts({ body: `<w:p/>${paragraph(' ')}${table(1, [[['', '甲']]])}${paragraph('文本')}` });
    expect(document.blocks.map((block) => block.origins[0])).toEqual([
      { kind: 'cell', table: 0, row: 0, column: 0 },
      { kind: 'paragraph', index: 2 },
    ]);
  });

  test('headers and notes are furniture at the end', () => {
    const footnotes = `<w:footnote w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="1">${paragraph('注')}</w:footnote>`;
    const { document } = readParts({ body: paragraph('正文'), header: table(1, [[['', '页眉']]]), footnotes });
    expect(outlineOf(document.blocks)).toEqual(['paragraph | 正文', 'furniture | 页眉', 'furniture | 注']);
    expect(document.tables).toEqual([]);
  });
});

describe('fields', () => {
  test.for([
    ['the result is kept, the instruction is not', `<w:p>${field('REF a', '结果')}</w:p>`, ['结果']],
    ['a field without result shows nothing', `<w:p>${run('前')}${field('PAGE', null)}${run('后')}</w:p>`, ['前后']],
    ['a field in the result of another', `<w:p>${field('TOC \\o', run('甲') + field('PAGE', '3'))}</w:p>`, ['甲3']],
    ['a simple field', `<w:p><w:fldSimple w:instr=" PAGE ">${run('9')}</w:fldSimple></w:p>`, ['9']],
    [
      'a field in the instruction of another is part of the instruction',
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${field('REF a', '条件')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('是')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      ['是'],
    ],
    [
      'a field over several paragraphs',
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('甲')}</w:p>${paragraph('乙')}<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r>${run('丙')}</w:p>`,
      ['甲', '乙', '丙'],
    ],
    [
      'a field that is never closed hides no text',
      `<w:p>${run('甲')}<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run('乙')}</w:p>${paragraph('丙')}`,
      ['甲乙', '丙'],
    ],
    [
      'an end without a beginning is nothing',
      `<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r>${run('甲')}</w:p>`,
      ['甲'],
    ],
  ] as const)('%s', ([, body, expected]) => {
    expect(textsOf(body)).toEqual(expected);
  });

  test.for([
    ['missing', '', true],
    ['in the body', '<w:p><w:bookmarkStart w:id="1" w:name="_TOC1"/></w:p>', false],
    ['in a cell', table(1, [[['', '<w:p><w:bookmarkStart w:id="1" w:name="_Toc1"/></w:p>']]]), false],
  ] as const)('a page field whose bookmark is %s', ([, body, expected]) => {
    for (const reference of [
      field('PAGEREF "_Toc1" \\h', '1'),
      `<w:fldSimple w:instr="pageref _Toc1">${run('1')}</w:fldSimple>`,
    ]) {
      const { document } = readParts({ body: `<w:p>${run('见')}${reference}${run('页')}</w:p>${body}` });
      expect(document.blocks[0]?.brokenReference ?? false).toBe(expected);
    }
  });

  test('a bookmark in a header or a comment is one of the document', () => {
    const body = `<w:p>${run('甲')}${field('PAGEREF a', '1')}</w:p>`;
    const mark = '<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p>';
    expect(readParts({ body, header: mark }).document.blocks[0]?.brokenReference).toBeUndefined();
    expect(
      readParts({ body, comments: `<w:comment>${mark}</w:comment>` }).document.blocks[0]?.brokenReference,
    ).toBeUndefined();
  });

  test.for(['__proto__', 'constructor', 'toString'])('a bookmark named %s exists only where it is set', (name) => {
    const body = `<w:p>${run('甲')}${field(`PAGEREF ${name}`, '1')}</w:p>`;
    expect(readParts({ body }).document.blocks[0]?.brokenReference).toBe(true);
    const set = `${body}<w:p><w:bookmarkStart w:id="1" w:name="${name}"/></w:p>`;
    expect(readParts({ body: set }).document.blocks[0]?.brokenReference).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('tracked changes', () => {
  test('deleted text is not in the value, and both kinds are counted', () => {
    const body = `<w:p>${run('预算')}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>${run('新')}</w:ins><w:moveFrom>${run('移')}</w:moveFrom>${run('数')}</w:p>`;
    const { document, notices } = readParts({ body });
    expect(document.blocks.map((block) => block.text)).toEqual(['预算新数']);
    expect(notices).toEqual([{ code: 'tracked-changes', values: { deletions: '2', insertions: '1' }, place: null }]);
  });

  test('a deleted paragraph mark joins two paragraphs, a deleted row leaves the table', () => {
    const joined = `${paragraph(run('前'), '<w:rPr><w:del/></w:rPr>')}${paragraph('后', '<w:outlineLvl w:val="0"/>')}`;
    const rows = `<w:tbl><w:tr><w:tc>${paragraph('留')}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>${paragraph('删')}</w:tc></w:tr></w:tbl>`;
    const { document } = readParts({ body: joined + rows });
    expect(outlineOf(document.blocks)).toEqual(['heading | 前后', 'cell | 留']);
    expect(document.tables[0]?.rows).toBe(1);
  });

  test('a deleted mark at the end of a cell loses no text', () => {
    const inCell = table(1, [[['', paragraph(run('末'), '<w:rPr><w:del/></w:rPr>')]]]);
    expect(textsOf(inCell)).toEqual(['末']);
  });

  test('properties before a change do not count', () => {
    const properties = '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>';
    expect(outlineOf(readParts({ body: paragraph('文本', properties) }).document.blocks)).toEqual(['paragraph | 文本']);
  });
});

describe('hidden text', () => {
  test.for([
    ['by the run', `<w:p>${run('显')}${run('隐', '<w:vanish/>')}</w:p>`, ['paragraph | 显', 'paragraph | hidden | 隐']],
    [
      'by the style of the run',
      `<w:p>${run('显')}${run('隐', '<w:rStyle w:val="OffRun"/>')}</w:p>`,
      ['paragraph | 显', 'paragraph | hidden | 隐'],
    ],
    ['by the style of the paragraph', styled('Off', '隐'), ['paragraph | hidden | 隐']],
    [
      'by both styles, which cancel out',
      paragraph(run('显', '<w:rStyle w:val="OffRun"/>'), '<w:pStyle w:val="Off"/>'),
      ['paragraph | 显'],
    ],
    [
      'by the style and shown by the run',
      paragraph(run('显', '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Off"/>'),
      ['paragraph | 显'],
    ],
    ['in the web view only, which prints', paragraph(run('显', '<w:webHidden/>')), ['paragraph | 显']],
    ['of the paragraph mark only', paragraph(run('显'), '<w:rPr><w:vanish/></w:rPr>'), ['paragraph | 显']],
  ] as const)('%s', ([, body, expected]) => {
    const { document, notices } = readParts({ body, styles });
    expect(outlineOf(document.blocks)).toEqual(expected);
    expect(notices.some((notice) => notice.code === 'hidden-text')).toBe(
      expected.some((line) => line.includes('hidden')),
    );
  });

  test('of a cell stands after the cells of its table', () => {
    const body = table(2, [
      [
        ['', `<w:p>${run('甲')}${run('隐', '<w:vanish/>')}</w:p>`],
        ['', '乙'],
      ],
    ]);
    expect(outlineOf(readParts({ body }).document.blocks)).toEqual([
      'cell | 甲',
      'cell | 乙',
      'paragraph | hidden | 隐',
    ]);
  });
});

describe('text boxes', () => {
  const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
  const modern = (text: string): string =>
    `<mc:Choice Requires="wps"><w:drawing><wps:txbx>${box(text)}</wps:txbx></w:drawing></mc:Choice>`;
  const old = (text: string): string =>
    `<mc:Fallback><w:pict><v:textbox>${box(text)}</v:textbox></w:pict></mc:Fallback>`;

  test.for([
    ['of two alternatives one is read', modern('框') + old('框'), ['正文', '框']],
    ['a fallback alone is read', old('旧'), ['正文', '旧']],
    [
      'a choice that Word does not understand is not what it shows',
      modern('新').replace('"wps"', '"xyz"') + old('旧'),
      ['正文', '旧'],
    ],
  ] as const)('%s, after its paragraph', ([, alternatives, expected]) => {
    const body = `<w:p><w:r><mc:AlternateContent>${alternatives}</mc:AlternateContent></w:r>${run('正文')}</w:p>`;
    expect(textsOf(body)).toEqual(expected);
  });

  test('in a cell belongs to the cell', () => {
    expect(textsOf(table(1, [[['', `<w:p>${run('甲')}<w:r><w:pict>${box('框')}</w:pict></w:r></w:p>`]]]))).toEqual([
      '甲\n框',
    ]);
  });
});

describe('what points outside or runs', () => {
  const outside = (type: string): string =>
    `<Relationship Id="x-${type}" Type="http://x/relationships/${type}" Target="http://192.0.2.1/${type}" TargetMode="External"/>`;

  test('is listed and never followed, links for the reader left out', () => {
    const body = `<w:altChunk r:id="x"/><w:p>${field('INCLUDEPICTURE "http://192.0.2.1/a.png"', '图')}${field('DDEAUTO excel', '1')}</w:p>`;
    const relationships = ['hyperlink', 'image', 'image', 'attachedTemplate']
      .map((type, at) => outside(type).replace('x-', `x${at}-`))
      .join('');
    const { notices } = readParts({ body, relationships });
    expect(notices.map(({ code, values }) => `${code} ${values.kind} ${values.count}`)).toEqual([
      'external-reference image 2',
      'external-reference attachedTemplate 1',
      'external-reference INCLUDEPICTURE 1',
      'external-reference DDEAUTO 1',
      'external-reference altChunk 1',
    ]);
  });

  test('is counted by kind, whether it is related or only lies there', () => {
    const entries = {
      'word/vbaProject.bin': 'x',
      'word/embeddings/oleObject1.bin': 'x',
      'word/embeddings/a.xlsx': 'x',
      'word/activeX/activeX1.xml': '<x/>',
    };
    const { notices } = readParts({ body: paragraph('文本'), entries });
    expect(notices.map(({ code, values }) => `${code} ${values.kind} ${values.count}`)).toEqual([
      'active-content macros 1',
      'active-content ole 1',
      'active-content embedded-package 1',
      'active-content activex 1',
    ]);
  });

  test('comments are counted and are not text', () => {
    const { document, notices } = readParts({
      body: paragraph('文本'),
      comments: `<w:comment w:id="1">${paragraph('批注')}</w:comment>`,
    });
    expect(document.blocks.map((block) => block.text)).toEqual(['文本']);
    expect(notices).toEqual([{ code: 'comments', values: { count: '1' }, place: null }]);
  });
});
