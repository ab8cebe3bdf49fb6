/** Owns the proof that a browser reads and checks a file as Node does, byte for byte, from a bundle without anything of Node. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readYaml } from '#src/app/yaml-file.ts';
import type { PackFile } from '#src/engine/compile-pack.ts';
import { readDocument } from '#src/extract/registry.ts';
import { builtInPack, checkBytes, fixtureBytes } from '../support/check.ts';
import { launchChromium } from '../support/chromium.ts';
import { pdfAssets } from '../support/pdf-assets.ts';
import { sheet, writePdf } from '../support/pdf-writer.ts';
import { listFiles } from '../support/source/list-files.ts';
import { type Bundle, bundlePage } from './bundle.ts';
import type {} from './page.ts';
import { type Served, serve } from './serve.ts';

const entry = fileURLToPath(new URL('page.ts', import.meta.url));

const [word = ''] = readdirSync(new URL('../../fixtures/shanhaiguan-2020/input/', import.meta.url));
const submissions = [
  ['seed.txt', fixtureBytes('shanhaiguan-2020-formats/input/seed.txt')],
  ['seed.docx', fixtureBytes(`shanhaiguan-2020/input/${word}`)],
  ['seed.tagged.pdf', fixtureBytes('shanhaiguan-2020-formats/input/seed.tagged.pdf')],
  ['seed.untagged.pdf', fixtureBytes('shanhaiguan-2020-formats/input/seed.untagged.pdf')],
] as const;

/** One line in a font that only names a character map, and one in a standard font that is not embedded. */
const unembedded = writePdf({
  pages: ['BT /F1 12 Tf 40 500 Td <D6B8B1EAD6B5> Tj /F2 12 Tf 0 -40 Td (1234567.89) Tj ET\n'],
  page: `${sheet} /Resources << /Font << /F1 100 0 R /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>`,
  objects: {
    100: '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [101 0 R] >>',
    101: '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 102 0 R >>',
    102: '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
  },
});

/** Rules, profiles and lexicons written in YAML, as plain values. */
function plainFiles(): PackFile[] {
  return listFiles('rules')
    .filter((file) => file.endsWith('.yaml') && file !== 'rules/clean-statement.yaml')
    .map((file): PackFile => {
      const yaml = readYaml(readFileSync(file, 'utf8'));
      if (!yaml.ok) throw new Error(`${file}: ${yaml.message}`);
      const [, folder] = file.split('/');
      const kind = folder === 'profiles' ? 'profile' : folder === 'lexicons' ? 'lexicon' : 'rule';
      return { file, kind, value: yaml.value };
    });
}

describe('a browser', () => {
  let browser: Browser;
  let served: Served;
  let bundle: Bundle;
  let tab: Tab;
  const complaints: string[] = [];

  beforeAll(async () => {
    bundle = await bundlePage(entry);
    const code = [...bundle.files].map(([name, text]) => [`/${name}`, text] as const);
    const files = [...submissions, ['unembedded.pdf', unembedded] as const];
    served = await serve(
      new Map<string, string | Uint8Array>([
        ['/index.html', '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>'],
        ...code,
        ...files.map(([name, bytes]) => [`/files/${name}`, bytes] as const),
      ]),
    );
    browser = await launchChromium();
    tab = await browser.newPage();
    tab.on('pageerror', (error) => complaints.push(error.message));
    await tab.goto(`${served.origin}/index.html`);
    await tab.waitForFunction('globalThis.page !== undefined');
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  test.for(submissions)('gives statement, findings and outcomes of %s as Node does', async ([name, bytes]) => {
    const shown = await tab.evaluate(([address, plain]) => globalThis.page?.check(address, plain), [
      `/files/${name}`,
      plainFiles(),
    ] as const);
    const { reading, findings, outcomes } = await checkBytes(bytes, await builtInPack());
    expect(findings.length).toBeGreaterThan(10);
    expect(shown).toBe(JSON.stringify({ statement: reading.statement, findings, outcomes }));
  });

  test('finds character maps and standard fonts at the addresses it is given', async () => {
    const shown = await tab.evaluate(() => globalThis.page?.read('/files/unembedded.pdf'));
    const { result } = await readDocument(unembedded, { pdf: pdfAssets });
    expect(shown).toBe(JSON.stringify(result));
    expect(shown).toContain('指标值');
    expect(shown).toContain('1234567.89');
  });

  test('meets no error on the way', () => {
    expect(complaints).toEqual([]);
  });

  test('is given every inner room from source, and nothing of Node', () => {
    expect(bundle.builtIns).toEqual([]);
    const rooms = ['src/model', 'src/text', 'src/records', 'src/engine', 'src/extract', 'rules'];
    const absent = rooms.filter((room) => !bundle.sources.some((source) => source.startsWith(`${room}/`)));
    expect(absent).toEqual([]);
    expect(bundle.sources.filter((source) => /^src\/(?:app|cli|store|web|extract\/node)\//u.test(source))).toEqual([]);
  });
});

describe('the bundle', () => {
  test.for(['node:fs', 'crypto'])('is seen to ask for %s where it does', async (builtIn) => {
    const { builtIns } = await bundlePage(entry, `import '${builtIn}';`);
    expect(builtIns).toEqual([`${builtIn} in test/browser/page.ts`]);
  });
});
