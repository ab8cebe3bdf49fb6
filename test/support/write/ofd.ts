/** Owns OFD packages for tests: sheets as pages with templates and layers, in the standard's shape or in those that producers give it. Refuses to set text. */
import { strToU8, zipSync } from 'fflate';
import type { GeneratedStatement } from '../generate/statement.ts';
import {
  blocksOfForm,
  type PrintedBlock,
  printBlocks,
  type Rule,
  type SetLine,
  type Sheet,
  sheetSize,
} from './printed-page.ts';

export type OfdShape = {
  /** Prefix of the elements; '' binds the namespace without one. */
  readonly prefix?: string;
  readonly namespace?: string;
  /** Folder of the document. */
  readonly folder?: string;
  /** Locations from the root of the package. */
  readonly absolute?: boolean;
  /** Where the size of the sheets is told. */
  readonly area?: 'page' | 'document' | 'nowhere';
  /** Ruling lines as strokes or as filled strips. */
  readonly rules?: 'stroked' | 'filled';
};

type Writer = {
  /** One element: name, attributes, content. */
  readonly element: (name: string, attributes: Readonly<Record<string, string>>, content?: string) => string;
  readonly root: (name: string, content: string, attributes?: string) => string;
};

function escapeXml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}

function createWriter({ prefix = 'ofd', namespace = 'http://www.ofdspec.org/2016' }: OfdShape): Writer {
  const named = (name: string) => (prefix === '' ? name : `${prefix}:${name}`);
  return {
    element: (name, attributes, content) => {
      const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
      return `<${named(name)}${written.join('')}${content === undefined ? '/>' : `>${content}</${named(name)}>`}`;
    },
    root: (name, content, attributes = '') =>
      `<?xml version="1.0" encoding="UTF-8"?><${named(name)} xmlns${prefix === '' ? '' : `:${prefix}`}="${namespace}"${attributes}>${content}</${named(name)}>`,
  };
}

function millimetres(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/** Equal deltas in a row as the standard's `g n v`. */
function deltas(advances: readonly number[]): string {
  const runs: { value: string; count: number }[] = [];
  for (const value of advances.map(millimetres)) {
    const last = runs.at(-1);
    if (last?.value === value) last.count += 1;
    else runs.push({ value, count: 1 });
  }
  return runs.map(({ value, count }) => (count > 1 ? `g ${count} ${value}` : value)).join(' ');
}

function textObject({ element }: Writer, id: number, line: SetLine): string {
  const length = line.advances.reduce((sum, value) => sum + value, line.size);
  const boundary = [line.x, line.y, length, line.size * 1.2].map(millimetres).join(' ');
  const code = element(
    'TextCode',
    {
      X: '0',
      Y: millimetres(line.size * 0.88),
      ...(line.advances.length > 0 ? { DeltaX: deltas(line.advances) } : {}),
    },
    escapeXml(line.text),
  );
  return element('TextObject', { ID: String(id), Boundary: boundary, Font: '1', Size: millimetres(line.size) }, code);
}

const ruleWidth = 0.25;

function pathObject({ element }: Writer, id: number, { x0, y0, x1, y1 }: Rule, filled: boolean): string {
  const half = ruleWidth / 2;
  const boundary = [x0 - half, y0 - half, x1 - x0 + ruleWidth, y1 - y0 + ruleWidth].map(millimetres).join(' ');
  const [right, bottom] = [
    millimetres(x1 - x0 + (filled ? ruleWidth : half)),
    millimetres(y1 - y0 + (filled ? ruleWidth : half)),
  ];
  if (filled) {
    const outline = element('AbbreviatedData', {}, `M 0 0 L ${right} 0 L ${right} ${bottom} L 0 ${bottom} C`);
    const attributes = { ID: String(id), Boundary: boundary, Stroke: 'false', Fill: 'true' };
    return element('PathObject', attributes, element('FillColor', { Value: '0 0 0' }) + outline);
  }
  const outline = element('AbbreviatedData', {}, `M ${half} ${half} L ${right} ${bottom}`);
  return element('PathObject', { ID: String(id), Boundary: boundary, LineWidth: String(ruleWidth) }, outline);
}

function pagePart(writer: Writer, { lines, rules }: Sheet, shape: OfdShape): string {
  const { element, root } = writer;
  let id = 1000;
  const objects = [
    ...rules.map((rule) => pathObject(writer, id++, rule, shape.rules === 'filled')),
    ...lines.map((line) => textObject(writer, id++, line)),
  ];
  const area = element('Area', {}, element('PhysicalBox', {}, `0 0 ${sheetSize.width} ${sheetSize.height}`));
  const template = element('Template', { TemplateID: '2', ZOrder: 'Background' });
  const content = element('Content', {}, element('Layer', { ID: '999', Type: 'Body' }, objects.join('')));
  return root('Page', `${(shape.area ?? 'page') === 'page' ? area : ''}${template}${content}`);
}

/** The entries of a package by name: sheets as its pages, the lines of `head` on the template under each. */
function ofdEntries(sheets: readonly Sheet[], head: Sheet, shape: OfdShape = {}): Record<string, string> {
  const writer = createWriter(shape);
  const { element, root } = writer;
  const { folder = 'Doc_0', absolute = false, area = 'page' } = shape;
  const location = (part: string) => (absolute ? `/${folder}/${part}` : part);
  const pages = sheets.map((_, index) =>
    element('Page', { ID: String(10 + index), BaseLoc: location(`Pages/Page_${index}/Content.xml`) }),
  );
  const size = element('PageArea', {}, element('PhysicalBox', {}, `0 0 ${sheetSize.width} ${sheetSize.height}`));
  const common = [
    element('MaxUnitID', {}, '100000'),
    area === 'document' ? size : '',
    element('PublicRes', {}, location('PublicRes.xml')),
    element('TemplatePage', { ID: '2', BaseLoc: location('Tpls/Tpl_0/Content.xml') }),
  ];
  const body = element('DocInfo', {}, element('DocID', {}, '0123456789abcdef0123456789abcdef'));
  const docRoot = element('DocRoot', {}, `${absolute ? '/' : ''}${folder}/Document.xml`);
  const layer = head.lines.map((line, index) => textObject(writer, 100 + index, line)).join('');
  return {
    'OFD.xml': root('OFD', element('DocBody', {}, body + docRoot), ' DocType="OFD" Version="1.1"'),
    [`${folder}/Document.xml`]: root(
      'Document',
      element('CommonData', {}, common.join('')) + element('Pages', {}, pages.join('')),
    ),
    [`${folder}/PublicRes.xml`]: root(
      'Res',
      element('Fonts', {}, element('Font', { ID: '1', FontName: 'SimSun', FamilyName: 'SimSun' })),
      ' BaseLoc="Res"',
    ),
    [`${folder}/Tpls/Tpl_0/Content.xml`]: root('Page', element('Content', {}, element('Layer', { ID: '3' }, layer))),
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`${folder}/Pages/Page_${index}/Content.xml`, pagePart(writer, sheet, shape)]),
    ),
  };
}

export function zipOfd(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.entries(entries).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 2) });
}

/** The running head that every page has from its template. */
const runningHead = '年度预算绩效文本';

export function printOfd(blocks: readonly PrintedBlock[], shape: OfdShape = {}): Uint8Array {
  const size = 3;
  const advances = Array.from(runningHead, () => size).slice(1);
  const head: Sheet = { lines: [{ text: runningHead, x: 90, y: 14, size, advances }], rules: [] };
  return zipOfd(ofdEntries(printBlocks(blocks), head, shape));
}

/** The form as an OFD file. Equal forms give equal bytes. */
export function writeOfd(form: GeneratedStatement, shape: OfdShape = {}): Uint8Array {
  return printOfd(blocksOfForm(form), shape);
}
