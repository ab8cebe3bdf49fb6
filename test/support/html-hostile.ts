/** Owns texts that a page might take for more than text, and a run that shows each of them everywhere. Refuses texts that are only unusual in meaning. */
import type { Block, ExtractedDocument } from '#src/model/document.ts';
import type { Place } from '#src/model/finding.ts';
import { notice } from '#src/model/result.ts';
import type { CheckedDocument } from '#src/model/run.ts';
import { checked, finding, place, runOf, unread } from '../report/sample-run.ts';
import type { Told } from './html-report.ts';

const mark = 'window.broken=1';

/** Each would run, load or add something if it were taken for markup, style or script. */
export const scripts: readonly string[] = [
  `<script>${mark}</script>`,
  `</script><script>${mark}</script>`,
  `</style><script>${mark}</script>`,
  `</title><script>${mark}</script>`,
  `</textarea><script>${mark}</script>`,
  `--><script>${mark}</script><!--`,
  `]]><script>${mark}</script>`,
  `"><script>${mark}</script>`,
  `'><script>${mark}</script>`,
  `><script>${mark}</script>`,
  `<ScRiPt>${mark}</ScRiPt>`,
  `<script src=//broken.example/a.js></script>`,
  `<script type=module>${mark}</script>`,
  `<img src=x onerror=${mark}>`,
  `<img src="//broken.example/a.png">`,
  `"><img src=x onerror="${mark}">`,
  `<svg onload=${mark}>`,
  `<svg><script>${mark}</script></svg>`,
  `<svg><animate onbegin=${mark} attributeName=x dur=1s>`,
  `<body onload=${mark}>`,
  `<iframe src="javascript:parent.${mark}"></iframe>`,
  `<iframe srcdoc="<script>parent.${mark}</script>"></iframe>`,
  `<object data="javascript:${mark}"></object>`,
  `<embed src="//broken.example/a.swf">`,
  `<a href="javascript:${mark}">文本</a>`,
  `javascript:${mark}`,
  `data:text/html,<script>${mark}</script>`,
  `<form action="javascript:${mark}"><input type=submit autofocus>`,
  `<input autofocus onfocus=${mark}>`,
  `<button formaction="javascript:${mark}">好</button>`,
  `<details open ontoggle=${mark}>`,
  `<video><source onerror=${mark}></video>`,
  `<audio src=x onerror=${mark}>`,
  `<meta http-equiv="refresh" content="0;url=//broken.example/">`,
  `<base href="//broken.example/">`,
  `<link rel=stylesheet href="//broken.example/a.css">`,
  `<style>@import "//broken.example/a.css";</style>`,
  `<div style="background:url(//broken.example/a.png)">`,
  `<template><script>${mark}</script></template>`,
  `<math><mtext><script>${mark}</script></mtext></math>`,
  `<marquee onstart=${mark}>`,
  `" onmouseover="${mark}`,
  `' onmouseover='${mark}`,
  `" autofocus onfocus="${mark}" x="`,
  `\` onmouseover=${mark} \``,
  `";${mark};//`,
  `';${mark};//`,
  `\`;${mark};//`,
  `\${${mark}}`,
  `{{constructor.constructor('${mark}')()}}`,
  `}@import '//broken.example/a.css';{`,
  `"}*{background:url(//broken.example/a.png)}`,
  `\\"}*{background:url(//broken.example/a.png)}`,
  `*/}body{background:url(//broken.example/b.png)}/*`,
  `&lt;script&gt;${mark}&lt;/script&gt;`,
  `&#60;script&#62;${mark}&#60;/script&#62;`,
  `\\u003cscript\\u003e${mark}\\u003c/script\\u003e`,
  `%3Cscript%3E${mark}%3C/script%3E`,
  `<!--[if IE]><script>${mark}</script><![endif]-->`,
  `<?php echo 1 ?><script>${mark}</script>`,
];

/** Characters and words that other programs have stumbled over. */
export const naughty: readonly string[] = [
  'null',
  'undefined',
  'NaN',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '-1',
  '1e309',
  '0x0',
  '=1+1',
  '@SUM(A1)',
  "' OR 1=1 --",
  '%s%n%d',
  "$& $1 $` $'",
  '../../../../文件',
  'C:\\目录\\文件.docx',
  'CON',
  '#',
  '#overview',
  '?is=e',
  '&',
  '&amp;',
  '&nbsp',
  '&#0;',
  '&#x110000;',
  '<',
  '>',
  '<>',
  '< b >',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  '"',
  "'",
  '`',
  '\\',
  'a\u0000b',
  'a\u0007b',
  'a\u0008b',
  'a\u001b[31mb',
  'a\u007fb',
  'a\u0085b',
  'a\u00adb',
  'a\u200bb',
  'a\u200eb\u200f',
  'a\u202eb\u202c',
  'a\u2066b\u2069',
  'a\ufeffb',
  'a\ufffeb',
  'a\ud800b',
  'a\udc00b',
  '\u0627\u0644\u0639\u0631\u0628\u064a\u0629 12',
  '\u05e2\u05d1\u05e8\u05d9\u05ea',
  'Z\u0351\u036b\u0343a\u0329l\u0334g\u0322o',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '𠮷𡈽',
  '㍿㎡',
  'ﷺ',
  '\u3000全角　空格\u3000',
  '甲\u00a0乙',
  '长'.repeat(300),
  '没有空格'.repeat(60),
];

/** As long as the text and as many lines, without anything that could be more than text. */
export function harmless(text: string): string {
  return text.replace(/[^\n\r\v\u2028\u2029]/gu, '某');
}

/** One text for every string, with the string wherever a document, a file or a rule can bring one in. */
export function hostileTold(texts: readonly string[]): Told {
  const made = texts.map((text, index) => oneText(text, index));
  const failures = texts.map((text) => unread(text, 'encrypted'));
  const [first = ''] = texts;
  return {
    run: runOf([...made.map(([document]) => document), ...failures], { arguments: [first, first], exitCode: 3 }),
    documents: made.map(([, document]) => document),
  };
}

function oneText(text: string, index: number): readonly [CheckedDocument, ExtractedDocument] {
  const origins: Block['origins'] = [{ kind: 'sheet', sheet: text, cell: text }];
  const block = (id: string, kind: Block['kind'], words: string): Block => ({ id, kind, text: words, origins });
  const cells = ['c1', 'c2', 'c3', 'c4'];
  const document: ExtractedDocument = {
    carries: [],
    blocks: [
      block('b1', 'paragraph', text),
      block('b2', 'contents-entry', `${text}\t${text}`),
      block('b3', 'heading', text),
      block('b4', 'paragraph', `${text}。${text}`),
      { ...block('b5', 'paragraph', text), hidden: true },
      block('b6', 'heading', text),
      block('b7', 'paragraph', text),
      ...cells.map((id) => block(id, 'cell', text)),
      block('b8', 'furniture', text),
    ],
    tables: [
      {
        id: 't1',
        rows: 2,
        columns: 2,
        cells: cells.map((id, at) => ({
          block: id,
          row: Math.floor(at / 2),
          column: at % 2,
          rowSpan: 1,
          columnSpan: 1,
          state: 'text',
        })),
      },
    ],
  };
  const project = { number: 1, code: text, name: text };
  const at = (anchor: Place['anchor'], over: Partial<Place> = {}) =>
    place({ project, row: 1, item: text, label: text, quote: text.slice(0, 40), cut: true, anchor, origins, ...over });
  const words = { title: text, message: text, expected: text, advice: text, basis: [{ text, verified: false }] };
  const rest = {
    ...words,
    dimension: 'form' as const,
    groupKey: text,
    waived: { reason: text, by: text, until: text },
  };
  const findings = [
    finding({ ruleId: 'target/one', ...rest, places: [at({ block: 'c1' }), at({ block: 'c2', span: [0, 1] })] }),
    finding({
      ruleId: 'target/two',
      severity: 'warning',
      ...rest,
      places: [
        at({ block: 'b4', span: [0, text.length] }, { section: 'duty', duty: project, project: null, row: null }),
      ],
    }),
    finding({
      ruleId: 'target/three',
      severity: 'info',
      ...rest,
      places: [at({ block: 'b2' }, { section: 'contents' })],
    }),
    finding({
      ruleId: 'target/four',
      certainty: 'check',
      ...rest,
      places: [at({ block: 'c3' }, { quote: '', absent: text })],
    }),
  ];
  const source = { argument: 0, path: `${text}${index}`, mediaType: text, bytes: 1, sha256: null };
  const notices = [notice('encoding-guessed', { encoding: text }), notice('personal-data', { kind: text })];
  const checkedText = checked('一', { source, department: text, profile: text, notices, findings });
  return [checkedText, document];
}
