/** Owns the proof that hostile OFD packages are refused or read right, quickly, and never reach outside. Refuses to trust any part. */
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { readOfd } from '#src/extract/ofd/read-ofd.ts';
import { readDocument } from '#src/extract/registry.ts';
import { buildOfd, layer, ofdParts, root, say } from '../support/ofd-package.ts';
import { pdfAssets } from '../support/pdf-assets.ts';
import { zipOfd } from '../support/write/ofd.ts';

const page = layer(say('正文', 20, 50));
const full = {
  pages: [`<ofd:Template TemplateID="5"/>${page}`],
  common: '<ofd:PublicRes>Res.xml</ofd:PublicRes><ofd:TemplatePage ID="5" BaseLoc="Tpl.xml"/>',
  document: '<ofd:Annotations>Annots.xml</ofd:Annotations><ofd:Attachments>Att.xml</ofd:Attachments>',
  body: '<ofd:Signatures>Signs.xml</ofd:Signatures>',
  entries: {
    'Doc_0/Res.xml': root('Res', ''),
    'Doc_0/Tpl.xml': root('Page', ''),
    'Doc_0/Annots.xml': root('Annotations', '<ofd:Page PageID="1"><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page>'),
    'Doc_0/A.xml': root('PageAnnot', ''),
    'Doc_0/Att.xml': root('Attachments', ''),
    'Signs.xml': root('Signatures', ''),
  },
};

function outcomeOf(bytes: Uint8Array): string {
  const started = performance.now();
  const result = readOfd(bytes);
  expect(performance.now() - started).toBeLessThan(5000);
  return result.ok ? 'ok' : result.failure.code;
}

describe('an entity in any part', () => {
  test.for(Object.keys(ofdParts(full)))('in %s is refused, and nobody is asked for it', async (name) => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const parts: Record<string, string | Uint8Array> = ofdParts(full);
    const attack = `<!DOCTYPE a [<!ENTITY b SYSTEM "http://127.0.0.1:${port}/b"><!ENTITY c SYSTEM "file:///etc/passwd">]>`;
    parts[name] = `${attack}<a>&b;&c;</a>`;
    expect(outcomeOf(zipOfd(parts))).toBe('forbidden-entity');
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toBe(0);
  });

  test('the same package without it is read', () => {
    expect(outcomeOf(buildOfd(full))).toBe('ok');
  });
});

describe('a lying package', () => {
  /** Both headers of the first entry of this name say another inflated size. */
  function withSize(bytes: Uint8Array, name: string, size: number): Uint8Array {
    const lied = bytes.slice();
    const view = new DataView(lied.buffer);
    const wanted = new TextEncoder().encode(name);
    for (let at = 0; at + 46 < lied.length; at++) {
      const signature = view.getUint32(at, true);
      const header = signature === 0x04034b50 ? { name: 30, size: 22 } : { name: 46, size: 24 };
      if (signature !== 0x04034b50 && signature !== 0x02014b50) continue;
      if (wanted.every((byte, n) => lied[at + header.name + n] === byte)) view.setUint32(at + header.size, size, true);
    }
    return lied;
  }

  test.for([
    ['smaller than it is', 10, 'malformed'],
    ['larger than it is', 100_000, 'malformed'],
    ['larger than any package', 0xfffffff0, 'bomb'],
  ] as const)('whose page is %s is refused', ([, size, expected]) => {
    expect(outcomeOf(withSize(buildOfd(full), 'Doc_0/Pages/0.xml', size))).toBe(expected);
  });

  test.for([
    [
      'a page that is missing',
      { pages: [page], document: '<ofd:Pages><ofd:Page ID="9" BaseLoc="no.xml"/></ofd:Pages>' },
      'malformed',
    ],
    [
      'a page outside',
      { pages: [], document: '<ofd:Pages><ofd:Page ID="9" BaseLoc="http://127.0.0.1/p.xml"/></ofd:Pages>' },
      'malformed',
    ],
    [
      'a page above the root',
      { pages: [], document: '<ofd:Pages><ofd:Page ID="9" BaseLoc="../../../etc/passwd"/></ofd:Pages>' },
      'malformed',
    ],
    ['locked parts', { pages: [page], entries: { 'Encryptions.xml': root('Encryptions', '') } }, 'encrypted'],
    ['too many pages', { pages: [], document: '<ofd:Page ID="1" BaseLoc="p.xml"/>'.repeat(2001) }, 'too-many-pages'],
    ['a page that is no XML', { pages: ['<ofd:Content>'] }, 'malformed'],
    ['a page nested without end', { pages: ['<ofd:PageBlock>'.repeat(5000)] }, 'too-deep'],
    ['no document', { pages: [], entries: { 'OFD.xml': root('OFD', '') } }, 'empty'],
  ] as const)('with %s is refused', ([, parts, expected]) => {
    expect(outcomeOf(buildOfd(parts))).toBe(expected);
  });

  test('whose units draw each other again and again stops', () => {
    const unit = (id: number) =>
      `<ofd:CompositeGraphicUnit ID="${id}"><ofd:Content>${`<ofd:CompositeObject ResourceID="${id + 1}" Boundary="0 0 9 9"/>`.repeat(20)}</ofd:Content></ofd:CompositeGraphicUnit>`;
    const resources = root('Res', `${[1, 2, 3, 4, 5, 6, 7, 8].map(unit).join('')}`);
    const use = '<ofd:CompositeObject ResourceID="1" Boundary="0 0 9 9"/>';
    const parts = {
      pages: [layer(use)],
      common: '<ofd:PublicRes>R.xml</ofd:PublicRes>',
      entries: { 'Doc_0/R.xml': resources },
    };
    expect(outcomeOf(buildOfd(parts))).toBe('too-large');
  });
});

describe('names and numbers that mean something to the language', () => {
  test.for(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('%s is only a name', (name) => {
    const bytes = buildOfd({
      pages: [`<ofd:Template TemplateID="${name}"/>${layer(say('正文', 20, 50, `DrawParam="${name}" ${name}="1"`))}`],
      common: `<ofd:TemplatePage ID="${name}" BaseLoc="${name}/T.xml"/><ofd:${name}>x</ofd:${name}>`,
      entries: { [`Doc_0/${name}/T.xml`]: root('Page', layer(say('模板', 20, 80))) },
    });
    const result = readOfd(bytes);
    expect(result.ok && result.value.blocks.map(({ text }) => text)).toEqual(['正文', '模板']);
    expect({}.toString()).toBe('[object Object]');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test.for([
    'Boundary="NaN Infinity -1e999 1e999" Size="5"',
    'Boundary="0 0 1 1" Size="1e308" CTM="1e308 0 0 1e308 1e308 1e308"',
    'Boundary="" Size="" CTM="1"',
    'Size="-5" HScale="0" CharDirection="91" Alpha="-3"',
  ])('%s is read without an error', (attributes) => {
    const text = `<ofd:TextObject ${attributes}><ofd:TextCode X="a" Y="" DeltaX="g g g -1 2">正文</ofd:TextCode></ofd:TextObject>`;
    const path = `<ofd:PathObject ${attributes} LineWidth="x"><ofd:AbbreviatedData>M 0 L 1 1 1e999 C C Q 1 A 1 1 0 Z 5</ofd:AbbreviatedData></ofd:PathObject>`;
    expect(outcomeOf(buildOfd({ pages: [layer(text + path)] }))).toBe('ok');
  });

  test('a sheet without a sensible size is A4', () => {
    const area = '<ofd:Area><ofd:PhysicalBox>0 0 -5 1e9</ofd:PhysicalBox></ofd:Area>';
    expect(outcomeOf(buildOfd({ pages: [area + page] }))).toBe('ok');
  });
});

test('the package is known by its content, whatever it is called', async () => {
  const { kind, mediaType, result } = await readDocument(buildOfd({ pages: [page] }), { pdf: pdfAssets });
  expect({ kind, mediaType, ok: result.ok }).toEqual({ kind: 'ofd', mediaType: 'application/ofd', ok: true });
});
