/** Owns building Word packages for tests, honest and hostile ones. Refuses to be more than the few parts a test shows. */
import { strToU8, zipSync } from 'fflate';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const wordTypes = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
export const spaces = [
  `xmlns:w="${w}"`,
  `xmlns:r="${office}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ');

/** Content of parts: the inside of the root element, by part; a part whose content opens with `<?xml` or `<!` is taken whole. */
export type DocxParts = {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly header?: string;
  readonly footnotes?: string;
  readonly comments?: string;
  /** Further `Relationship` elements of the document. */
  readonly relationships?: string;
  /** Further entries, by name. */
  readonly entries?: Readonly<Record<string, string>>;
};

const roots = {
  styles: 'styles',
  numbering: 'numbering',
  header: 'hdr',
  footnotes: 'footnotes',
  comments: 'comments',
} as const;
type SideName = keyof typeof roots;
const sideNames: readonly SideName[] = ['styles', 'numbering', 'header', 'footnotes', 'comments'];

function relationship(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
}

function root(name: string, content: string): string {
  return /^<[?!]/.test(content) ? content : `<w:${name} ${spaces}>${content}</w:${name}>`;
}

/** The entries of a Word package, by name. */
export function docxEntries(parts: DocxParts): Record<string, string> {
  const sides = sideNames.filter((name) => parts[name] !== undefined);
  const related = sides.map((name) => relationship(`rId-${name}`, name, `${name}.xml`)).join('');
  const types = ['document', ...sides].map(
    (name) =>
      `<Override PartName="/word/${name}.xml" ContentType="${wordTypes}.${name}${name === 'document' ? '.main' : ''}+xml"/>`,
  );
  const entries: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaging}/content-types">${types.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaging}/relationships">${relationship('rId1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${packaging}/relationships">${related}${parts.relationships ?? ''}</Relationships>`,
    'word/document.xml': root('document', /^<[?!]/.test(parts.body) ? parts.body : `<w:body>${parts.body}</w:body>`),
  };
  for (const name of sides) entries[`word/${name}.xml`] = root(roots[name], parts[name] ?? '');
  return { ...entries, ...parts.entries };
}

export function zipEntries(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const [name, content] of Object.entries(entries))
    files[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(files);
}

export function buildDocx(parts: DocxParts): Uint8Array {
  return zipEntries(docxEntries(parts));
}

export function run(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function paragraph(content: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`;
}

/** A table; each row is a list of cells, each cell its properties and its content (plain text, or XML). */
export function table(columns: number, rows: readonly (readonly (readonly [string, string])[])[]): string {
  const grid = `<w:tblGrid>${'<w:gridCol w:w="1000"/>'.repeat(columns)}</w:tblGrid>`;
  const body = rows.map(
    (cells) => `<w:tr>${cells.map(([properties, content]) => cell(properties, content)).join('')}</w:tr>`,
  );
  return `<w:tbl>${grid}${body.join('')}</w:tbl>`;
}

function cell(properties: string, content: string): string {
  const inside = content === '' ? '<w:p/>' : content.startsWith('<') ? content : paragraph(content);
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
}

/** A complex field; `result` null for one that was never updated. */
export function field(instruction: string, result: string | null): string {
  const character = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = `<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>`;
  const shown = result === null ? '' : character('separate') + (result.startsWith('<') ? result : run(result));
  return character('begin') + code + shown + character('end');
}
