/** Owns small OFD packages written by hand for tests of single traits. Refuses to be whole documents. */
import { zipOfd } from './write/ofd.ts';

const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';

export type OfdParts = {
  /** Inside of the page element of each page. */
  readonly pages: readonly string[];
  /** Further elements of the document's common data and of the document. */
  readonly common?: string;
  readonly document?: string;
  /** Further elements of the document's entry in OFD.xml. */
  readonly body?: string;
  /** Further entries by name; an undefined one is left out. */
  readonly entries?: Readonly<Record<string, string | Uint8Array>>;
};

export function root(name: string, content: string): string {
  return `<ofd:${name} ${space}>${content}</ofd:${name}>`;
}

export function layer(objects: string, attributes = ''): string {
  return `<ofd:Content><ofd:Layer ID="9" ${attributes}>${objects}</ofd:Layer></ofd:Content>`;
}

/** Text at a place in millimetres, 5 mm high. */
export function say(text: string, x: number, y: number, attributes = '', inner = ''): string {
  const code = `<ofd:TextCode X="0" Y="4.4" DeltaX="g ${Math.max(1, [...text].length - 1)} 5">${text}</ofd:TextCode>`;
  return `<ofd:TextObject ID="1" Boundary="${x} ${y} 100 6" Font="3" Size="5" ${attributes}>${inner}${code}</ofd:TextObject>`;
}

export function ofdParts({ pages, common = '', document = '', body = '', entries = {} }: OfdParts) {
  const listed = pages.map((_, at) => `<ofd:Page ID="${at + 1}" BaseLoc="Pages/${at}.xml"/>`).join('');
  const area = '<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>';
  return {
    'OFD.xml': root('OFD', `<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>${body}</ofd:DocBody>`),
    'Doc_0/Document.xml': root(
      'Document',
      `<ofd:CommonData>${area}${common}</ofd:CommonData><ofd:Pages>${listed}</ofd:Pages>${document}`,
    ),
    ...Object.fromEntries(pages.map((page, at) => [`Doc_0/Pages/${at}.xml`, root('Page', page)])),
    ...entries,
  };
}

export function buildOfd(parts: OfdParts): Uint8Array {
  return zipOfd(ofdParts(parts));
}
